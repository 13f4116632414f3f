/**
 * Articles → which of them print the same report, and whose report it is. Own code: npm's minhash 0.0.9 (MIT,
 * one keeper) takes 100 s and an array object a text for the signatures alone of 116,000 texts; here all of it takes 20 s.
 */
import type { Article } from '../contract/record.ts';
import { publishedDay } from '../entities/day.ts';
import { comparedText } from './body.ts';
import { type AlikePair, cliques } from './clique.ts';
import { MinHashIndex } from './minhash.ts';
import { originalOf } from './original.ts';
import { type Print, printOf } from './print.ts';
import { type ComparedText, compared, sameness } from './same-report.ts';
import { VerdictBook, type Verdicts } from './verdicts.ts';

/** In place of an original: the article has no reprints. */
export const ALONE = -1;

/** Texts that are kept as they are compared: some kilobytes each. */
const RECENT = 2_048;

/** After so many texts other work of the process gets its turn. */
const TURN = 256;
const otherWork = () => new Promise(setImmediate);

/** Positions of articles. */
type Positions = readonly number[];

/** What one search for reprints leaves to the next. */
export interface ReprintMemory {
  /** What the search before found. */
  readonly known?: Verdicts | undefined;
  /** Takes what this one found. */
  readonly keep: (verdicts: Verdicts) => void;
  /** A digest of the article at the position: another where anything of it is another. */
  readonly articleKey: (position: number) => string;
  /** The id of the company of a number in `companies`: numbers change from one corpus to the next. */
  readonly companyId: (company: number) => string;
}

/**
 * For each article the position of the original of its group, its own where it is that, or `ALONE`. `companies`: the
 * companies that each record itself names; `prints`: the print of each text, where it is known; `memory`: without it each pair
 * is compared. The order of the articles does not matter to the groups.
 */
export async function findReprints(
  articles: readonly Article[],
  companies: readonly (readonly number[])[] = [],
  prints: (position: number) => Print = (position) => printOf(articles[position]?.text ?? ''),
  memory?: ReprintMemory,
): Promise<number[]> {
  const at = (position: number) => articles[position] as Article;
  const order = [...articles.keys()].sort((a, b) => (at(a).id < at(b).id ? -1 : 1));
  /** Articles of the same compared text, by its digest. */
  const long = new Map<string, number[]>();
  const short = new Map<string, number[]>();
  const index = new MinHashIndex(articles.length);
  for (const [turn, position] of order.entries()) {
    if (turn % TURN === 0) await otherWork();
    const { digest, bands } = prints(position);
    if (digest === undefined) continue;
    const kind = bands ? long : short;
    const same = kind.get(digest);
    if (same) same.push(position);
    else kind.set(digest, [position]);
    if (!same && bands) index.add(bands);
  }
  const texts = [...long.values()];
  const companiesOf = (positions: Positions) => positions.flatMap((position) => companies[position] ?? []);
  const daysOf = (positions: Positions) =>
    positions.flatMap((position) => at(position).published ?? []).map(publishedDay);
  const compareText = (positions: Positions) => {
    const { text, title } = at(positions[0] as number);
    return compared({
      text: comparedText(text),
      title: comparedText(title),
      companies: companiesOf(positions),
      days: daysOf(positions),
    });
  };
  const digests = [...long.keys()];
  const keyOf = (place: number) => {
    const positions = texts[place] as Positions;
    const ids = companiesOf(positions).map((company) => memory?.companyId(company));
    return JSON.stringify([digests[place], ids, daysOf(positions)]);
  };
  const book = new VerdictBook(texts.length, keyOf, memory?.known);
  const groups = await groupAlike(texts, await index.pairs(otherWork), compareText, book);
  for (const positions of short.values()) {
    if (positions.length < 2) continue;
    const single = positions.map((position) => [position]);
    const own = new VerdictBook(single.length, String);
    groups.push(...(await groupAlike(single, pairsWithin(single.length), compareText, own)));
  }
  const originals = new Array<number>(articles.length).fill(ALONE);
  for (const group of groups) {
    if (group.length < 2) continue;
    const judge = () => originalOf(group.map(at));
    const member = memory ? book.original(group.map(memory.articleKey).join(), judge) : judge();
    for (const position of group) originals[position] = group[member] as number;
  }
  memory?.keep(book.verdicts());
  return originals;
}

/**
 * The articles of texts that are pairwise alike; a text that is like no other stands for itself. `candidates`: pairs of
 * texts, the smaller place × `texts.length` + the other, rising.
 */
async function groupAlike(
  texts: readonly Positions[],
  candidates: Float64Array,
  compareText: (positions: Positions) => ComparedText,
  book: VerdictBook,
): Promise<Positions[]> {
  /** Texts that were looked at lately: neighbours in the order of the pairs share them. */
  const recent = new Map<number, ComparedText>();
  const comparedAt = (place: number): ComparedText => {
    let text = recent.get(place);
    if (text) return text;
    text = compareText(texts[place] as Positions);
    if (recent.size >= RECENT) recent.delete(recent.keys().next().value as number);
    recent.set(place, text);
    return text;
  };
  const samenessOf = (x: number, y: number): number =>
    book.sameness(x, y, () => sameness(comparedAt(x), comparedAt(y)));
  let turn = 0;
  const pairs: AlikePair[] = [];
  for (const key of candidates) {
    if (++turn % TURN === 0) await otherWork();
    const [a, b] = [Math.floor(key / texts.length), key % texts.length];
    const value = samenessOf(a, b);
    if (value > 0) pairs.push({ a, b, sameness: value });
  }
  const joined = cliques(pairs, (a, b) => samenessOf(a, b) > 0);
  const inGroup = new Set(joined.flat());
  return [
    ...joined.map((places) => places.flatMap((place) => texts[place] as Positions)),
    ...texts.filter((_, place) => !inGroup.has(place)),
  ];
}

/** Every pair of neighbours not further apart than 50: short texts of one wording are seldom more. */
function pairsWithin(count: number): Float64Array {
  const pairs: number[] = [];
  for (let a = 0; a < count; a++)
    for (let b = a + 1; b < count && b <= a + 50; b++) pairs.push(a * count + b);
  return Float64Array.from(pairs);
}
