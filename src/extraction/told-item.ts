/** Round-ups: many pieces of news under one title. What one item tells is of that item alone. */
import type { Quote, ReadProject } from '../contract/reading.ts';
import type { Article } from '../contract/record.ts';
import { nameKey } from '../entities/concept.ts';
import { regionStem } from '../entities/region.ts';

/** Longest headline inside a text, and shortest piece of news behind one, in UTF-16 units. */
const HEADLINE = 40;
const NEWS = 40;
/** So many headlines make a round-up, and so large a share of its lines. */
const HEADLINES = 2;
const SHARE = 0.3;
const ROUND_UP = /(?:快讯|速览|要闻|简讯|早报|晚报|一周|集锦)/u;

interface Item {
  readonly start: number;
  /** End of its headline. */
  readonly head: number;
  readonly end: number;
}

/** The items of a round-up, each with its headline; none where the text is one piece of news. */
export function itemsOf({ title, text }: Pick<Article, 'title' | 'text'>): Item[] {
  const lines = linesOf(text);
  const isHead = lines.map(
    ({ start, end }, i) =>
      end - start >= 5 &&
      end - start <= HEADLINE &&
      !/[。!?！？；;]/u.test(text.slice(start, end)) &&
      (lines[i + 1]?.end ?? 0) - (lines[i + 1]?.start ?? 0) >= NEWS,
  );
  const heads = isHead.filter(Boolean).length;
  if (heads < HEADLINES || (heads < lines.length * SHARE && !ROUND_UP.test(title))) return [];
  const items: Item[] = [];
  for (const [i, { start, end }] of lines.entries()) {
    const last = items.at(-1);
    if (isHead[i] || last === undefined) items.push({ start, head: isHead[i] ? end : start, end });
    else items.splice(-1, 1, { ...last, end });
  }
  return items;
}

function linesOf(text: string): { start: number; end: number }[] {
  let at = 0;
  return text
    .split('\n')
    .map((line) => {
      const start = at;
      at += line.length + 1;
      return { start, end: start + line.length };
    })
    .filter(({ start, end }) => text.slice(start, end).trim() !== '');
}

/**
 * A project with what its own item tells of it: events, figures, place and owner; undefined where no item does. Articles
 * that are no round-ups are left alone.
 */
export function withinItem(
  project: ReadProject,
  { title, text }: Pick<Article, 'title' | 'text'>,
  items: readonly Item[],
): ReadProject | undefined {
  if (items.length === 0) return project;
  const item = itemOf(project, text, items);
  if (!item) return undefined;
  const words = nameKey(text.slice(item.start, item.end));
  const { company, place, ...rest } = project;
  const own = <T extends Quote>(quotes: readonly T[]) =>
    quotes.filter(({ field, start }) => field === 'text' && start >= item.start && start < item.end);
  const told = company?.names.some((name) => words.includes(name)) ?? false;
  const there = place?.findLastIndex((division) => words.includes(nameKey(regionStem(division)))) ?? -1;
  const named = company && (told || company.names.some((name) => nameKey(title).includes(name)));
  return {
    ...rest,
    ...(named ? { company } : {}),
    ...(place !== undefined && there >= 0 ? { place: place.slice(0, there + 1) } : {}),
    events: own(project.events),
    figures: own(project.figures),
  };
}

/** Where its name stands; without a name, where most of what is told of it and its company stands. */
function itemOf(
  { name, company, events, figures }: ReadProject,
  text: string,
  items: readonly Item[],
): Item | undefined {
  const quotes = [...events, ...figures].filter(({ field }) => field === 'text');
  const inItem = ({ start, end }: Item) =>
    quotes.filter((quote) => quote.start >= start && quote.start < end).length;
  const candidates = items.filter(({ start, end }) => {
    const words = text.slice(start, end);
    if (name !== undefined) return words.includes(name);
    const key = nameKey(words);
    return company?.names.some((known) => key.includes(known)) ?? false;
  });
  return candidates.toSorted((a, b) => inItem(b) - inItem(a) || a.start - b.start)[0];
}
