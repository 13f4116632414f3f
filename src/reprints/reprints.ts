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

/** In place of an original: the article has no reprints. */
export const ALONE = -1;

/** After so many texts other work of the process gets its turn. */
const TURN = 256;
const otherWork = () => new Promise(setImmediate);

/** Positions of articles. */
type Positions = readonly number[];

/**
 * For each article the position of the original of its group, its own where it is that, or `ALONE`. `companies`: the
 * companies that each record itself names; `prints`: the print of each text, where it is known. The order of the articles does not matter to the groups.
 */
export async function findReprints(
  articles: readonly Article[],
  companies: readonly (readonly number[])[] = [],
  prints: (position: number) => Print = (position) => printOf(articles[position]?.text ?? ''),
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
  const compareText = (positions: Positions) => {
    const { text, title } = at(positions[0] as number);
    return compared({
      text: comparedText(text),
      title: comparedText(title),
      companies: positions.flatMap((position) => companies[position] ?? []),
      days: positions.flatMap((position) => at(position).published ?? []).map(publishedDay),
    });
  };
  const groups = await groupAlike(texts, index.pairs(), compareText);
  for (const positions of short.values()) {
    if (positions.length < 2) continue;
    const single = positions.map((position) => [position]);
    groups.push(...(await groupAlike(single, pairsWithin(single.length), compareText)));
  }
  const originals = new Array<number>(articles.length).fill(ALONE);
  for (const group of groups) {
    if (group.length < 2) continue;
    const original = group[originalOf(group.map(at))] as number;
    for (const position of group) originals[position] = original;
  }
  return originals;
}

/** The articles of texts that are pairwise alike; a text that is like no other stands for itself. */
async function groupAlike(
  texts: readonly Positions[],
  candidates: Iterable<readonly [number, number]>,
  compareText: (positions: Positions) => ComparedText,
): Promise<Positions[]> {
  const known = new Map<number, ComparedText>();
  const comparedAt = (place: number): ComparedText => {
    let text = known.get(place);
    if (!text) {
      text = compareText(texts[place] as Positions);
      known.set(place, text);
    }
    return text;
  };
  const judged = new Map<number, number>();
  const samenessOf = (x: number, y: number): number => {
    const key = Math.min(x, y) * texts.length + Math.max(x, y);
    let value = judged.get(key);
    if (value === undefined) {
      value = sameness(comparedAt(x), comparedAt(y));
      judged.set(key, value);
    }
    return value;
  };
  const pairs = new Map<number, AlikePair>();
  let turn = 0;
  for (const [a, b] of candidates) {
    if (++turn % TURN === 0) await otherWork();
    const value = samenessOf(a, b);
    if (value > 0) pairs.set(a * texts.length + b, { a, b, sameness: value });
  }
  const joined = cliques([...pairs.values()], (a, b) => samenessOf(a, b) > 0);
  const inGroup = new Set(joined.flat());
  return [
    ...joined.map((places) => places.flatMap((place) => texts[place] as Positions)),
    ...texts.filter((_, place) => !inGroup.has(place)),
  ];
}

/** Every pair of neighbours not further apart than 50: short texts of one wording are seldom more. */
function* pairsWithin(count: number): Generator<readonly [number, number]> {
  for (let a = 0; a < count; a++) for (let b = a + 1; b < count && b <= a + 50; b++) yield [a, b];
}
