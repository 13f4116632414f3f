/** While typing: the records whose name, alias or title begins with or holds what was typed so far. */
import { fold } from '../analysis/char-filter.ts';
import type { Article, Company, Project, RecordType } from '../contract/record.ts';
import type { Suggestion, SuggestResponse } from '../contract/search.ts';
import { dayText } from '../entities/day.ts';
import type { Catalogue } from '../index/catalogue.ts';
import type { Shelf } from '../index/shelf.ts';
import type { TimeSlice } from '../pace/time-slice.ts';
import { phraseOf } from '../query/phrase.ts';
import { top } from '../ranking/top.ts';
import { findPlaces, markText, mergeMarks } from '../snippet/marker.ts';
import { NameIndex } from './name-index.ts';

/** A name under which a record is suggested. */
interface Name {
  readonly folded: string;
  readonly document: number;
  /** Absent for the title itself. */
  readonly alias?: string;
}

const TYPE_ORDER: Readonly<Record<RecordType, number>> = { company: 0, project: 1, article: 2 };

/** The best name of a record for what was typed. */
interface Candidate {
  readonly name: Name;
  readonly rank: number;
}

export class Suggester {
  readonly #shelf: () => Shelf;
  readonly #catalogue: Catalogue;
  /** Those of one record side by side, its title first. */
  readonly #names: readonly Name[];
  readonly #index: NameIndex;

  private constructor(shelf: () => Shelf, catalogue: Catalogue, names: readonly Name[], index: NameIndex) {
    this.#shelf = shelf;
    this.#catalogue = catalogue;
    this.#names = names;
    this.#index = index;
  }

  /** Reads the names of all records: of a large index that takes a while. `shelf`: gives one for each request. */
  static async of(shelf: () => Shelf, slice: TimeSlice): Promise<Suggester> {
    const names: Name[] = [];
    const catalogue = shelf();
    for (let document = 0; document < catalogue.size; document++) {
      if (slice.isOver) await slice.next();
      names.push(
        { folded: catalogue.foldedTitle(document), document },
        ...catalogue.otherNames(document).map((alias) => ({ folded: fold(alias).text, document, alias })),
      );
    }
    const index = await NameIndex.of(
      names.map(({ folded }) => folded),
      slice,
    );
    return new Suggester(shelf, catalogue, names, index);
  }

  /** Equal names first, then those that begin so, then those that hold it; companies, projects, articles; the newer. */
  async suggest(q: string, limit: number, generation: string): Promise<SuggestResponse> {
    const typed = fold(q).text.trim();
    const found: Candidate[] = [];
    for (const number of this.#index.candidates(typed)) {
      const name = this.#names[number] as Name;
      const at = place(name.folded, typed);
      if (at < 0) continue;
      const rank = (at > 0 ? 2 : name.folded === typed ? 0 : 1) + (name.alias === undefined ? 0 : 0.5);
      const before = found.at(-1);
      if (before?.name.document !== name.document) found.push({ name, rank });
      else if (rank < before.rank) found[found.length - 1] = { name, rank };
    }
    const best = top(found.length, limit, (a, b) =>
      this.#compare(found[a] as Candidate, found[b] as Candidate),
    ).map((i) => (found[i] as Candidate).name);
    const shelf = this.#shelf();
    await shelf.load(
      best.map(({ document }) => document),
      ['head'],
    );
    return { q, generation, suggestions: best.map((name) => suggestion(shelf, name, typed)) };
  }

  #compare(a: Candidate, b: Candidate): number {
    const { published, ids } = this.#catalogue.columns;
    const type = ({ document }: Name) => TYPE_ORDER[this.#catalogue.typeOf(document)];
    const day = ({ document }: Name) => published.last(document) ?? Number.NEGATIVE_INFINITY;
    return (
      Math.floor(a.rank) - Math.floor(b.rank) ||
      type(a.name) - type(b.name) ||
      a.rank - b.rank ||
      (day(a.name) === day(b.name) ? 0 : day(b.name) - day(a.name)) ||
      (ids.get(a.name.document) < ids.get(b.name.document) ? -1 : 1)
    );
  }
}

function suggestion(shelf: Shelf, { document, alias }: Name, typed: string): Suggestion {
  const { ids, titles, published } = shelf.columns;
  const title = titles.get(document);
  const type = shelf.typeOf(document);
  const { regions } = shelf.head<Article | Project | Company>(document);
  const day = published.last(document);
  return {
    type,
    id: ids.get(document),
    title: markTyped(title, typed),
    ...(alias === undefined ? {} : { alias }),
    ...(day === undefined ? {} : { published: dayText(day) }),
    ...(regions === undefined ? {} : { regions }),
  };
}

/** Where the typed text stands: anywhere for Hanzi, at the beginning of a word for Latin letters; −1 nowhere. */
function place(name: string, typed: string): number {
  const latin = /^[a-z0-9]/u.test(typed);
  for (let at = name.indexOf(typed); at >= 0; at = name.indexOf(typed, at + 1)) {
    if (!latin || at === 0 || !/[a-z0-9]/u.test(name[at - 1] as string)) return at;
  }
  return -1;
}

function markTyped(title: string, typed: string) {
  const filtered = fold(title);
  const at = filtered.offsets ? -1 : place(filtered.text, typed);
  if (at >= 0) return markText(title, [[at, at + typed.length]]);
  const phrase = phraseOf(typed);
  return markText(title, phrase ? mergeMarks(findPlaces(title, [phrase])) : []);
}
