/** Queries of every kind, drawn from the documents themselves; the same documents and seed give the same queries. */
import type { FedDocument } from './bench-document.ts';
import type { QueryKind } from './query-kind.ts';
import { type Random, random } from './random.ts';
import type { Asked } from './rivals/contestant.ts';
import { wordsOf } from './words.ts';

const LIMIT = 10;
/** For each query wanted: not every document names a company. */
const TRIES = 40;
/** Shares of the single words: frequent, middling and rare ones by their place among all words by frequency. */
const STRATA: readonly (readonly [from: number, to: number])[] = [
  [0, 0.02],
  [0.02, 0.2],
  [0.2, 1],
];
/** A word in fewer documents is chance, in more than this share of them a stop word. */
const RAREST = 3;
const MOST_FREQUENT = 0.1;

const HAN_WORD = /^\p{Script=Han}{2,4}$/u;
const COMPANY =
  /(?<=[，。、；：“”（）\s]|^)\p{Script=Han}{2,6}(?:集团|股份|科技|银行|汽车|电子|证券|能源|公司)(?=[，。、；：“”（）\s]|$)/gmu;
const STRETCH = /\p{Script=Han}{10,16}/u;

export type DrawnQueries = Readonly<Partial<Record<QueryKind, readonly Asked[]>>>;

/** A sample of documents with their own text, and how many documents hold each word. */
export interface Statistics {
  readonly documents: number;
  readonly frequencies: ReadonlyMap<string, number>;
  readonly sample: readonly FedDocument[];
}

/** `cut` holds our words of the documents in the order of `documents`, blanks between them. */
export async function statisticsOf(
  documents: AsyncIterable<readonly FedDocument[]>,
  cut: AsyncIterable<readonly FedDocument[]>,
  sampleSize: number,
  seed: number,
): Promise<Statistics> {
  const rng = random(seed);
  const frequencies = new Map<string, number>();
  const sample: FedDocument[] = [];
  let count = 0;
  for await (const batch of documents) {
    for (const document of batch) {
      // Reservoir sampling: every document has the same chance.
      const place = count < sampleSize ? count : rng.below(count + 1);
      if (place < sampleSize) sample[place] = document;
      count++;
    }
  }
  for await (const batch of cut) {
    for (const { title, text } of batch) {
      for (const word of new Set(`${title} ${text}`.split(' '))) {
        if (HAN_WORD.test(word)) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
      }
    }
  }
  return { documents: count, frequencies, sample };
}

/** `count` queries of each kind, fewer where the documents do not hold so many; dated only where they have dates. */
export function drawQueries(
  { documents, frequencies, sample }: Statistics,
  count: number,
  seed: number,
): DrawnQueries {
  const rng = random(seed);
  const ask = (text: string, rest: Partial<Asked> = {}): Asked => ({
    text,
    want: 'all',
    limit: LIMIT,
    ...rest,
  });
  const from = <T>(make: (document: FedDocument) => T | undefined) => manyOf(rng, sample, count, make);
  const words = drawWords(frequencies, documents, count, rng);
  const known = (word: string) =>
    HAN_WORD.test(word) && (frequencies.get(word) ?? 0) <= documents * MOST_FREQUENT;
  const knownWords = (text: string) => [...new Set(wordsOf(text))].filter(known);

  const twoWords = from(({ title, text }) => {
    const candidates = knownWords(title).length >= 2 ? knownWords(title) : knownWords(text);
    const first = rng.below(Math.max(candidates.length - 1, 1));
    const [a, b] = [candidates[first], candidates[first + 1]];
    return a && b ? ask(`${a} ${b}`) : undefined;
  });
  const company = from(({ text }) => {
    const found = text.match(COMPANY) ?? [];
    return found.length > 0 ? ask(rng.pick(found)) : undefined;
  });
  const question = from(({ text }) => {
    const [stretch] = STRETCH.exec(rng.pick(text.split('\n'))) ?? [];
    return stretch ? ask(`${stretch}有什么新进展？`) : undefined;
  });
  const phrase = from(({ text }) => {
    const [stretch = ''] = STRETCH.exec(rng.pick(text.split('\n'))) ?? [];
    const [a = '', b = ''] = wordsOf(stretch);
    return HAN_WORD.test(a) && HAN_WORD.test(b) ? ask(a + b, { want: 'phrase' }) : undefined;
  });
  const prefix = from(({ title, text }) => {
    const long = [...knownWords(title), ...knownWords(text)].find((word) => word.length >= 3);
    return long ? ask(long.slice(0, 2), { want: 'prefix' }) : undefined;
  });
  const dated = from(({ title, text, date }) => {
    const [word] = [...knownWords(title), ...knownWords(text)];
    return word && date ? ask(word, quarterOf(date)) : undefined;
  });
  const faceted = sample.some(({ category }) => category !== undefined)
    ? words.map((word) => ask(word, { facet: true }))
    : [];
  return {
    oneWord: words.map((word) => ask(word)),
    twoWords,
    company,
    question,
    phrase,
    prefix,
    dated,
    faceted,
  };
}

/** Up to `count` different queries, each made of a document drawn by chance. */
function manyOf<T>(
  rng: Random,
  sample: readonly FedDocument[],
  count: number,
  make: (document: FedDocument) => T | undefined,
): T[] {
  const made = new Map<string, T>();
  for (let tries = 0; tries < TRIES * count && made.size < count && sample.length > 0; tries++) {
    const one = make(rng.pick(sample));
    if (one !== undefined) made.set(JSON.stringify(one), one);
  }
  return [...made.values()];
}

function drawWords(
  frequencies: ReadonlyMap<string, number>,
  documents: number,
  count: number,
  rng: Random,
): string[] {
  const byFrequency = [...frequencies]
    .filter(([, n]) => n >= RAREST && n <= Math.max(documents * MOST_FREQUENT, RAREST))
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([word]) => word);
  const drawn = STRATA.flatMap(([from, to]) => {
    const stratum = byFrequency.slice(
      Math.floor(from * byFrequency.length),
      Math.ceil(to * byFrequency.length),
    );
    const wanted = Math.min(Math.ceil(count / STRATA.length), stratum.length);
    const chosen = new Set<string>();
    while (chosen.size < wanted) chosen.add(rng.pick(stratum));
    return [...chosen];
  });
  return [...new Set(drawn)].slice(0, count);
}

function quarterOf(date: string): { from: string; to: string } {
  const year = date.slice(0, 4);
  const first = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
  const two = (month: number) => String(month).padStart(2, '0');
  const lastDay = first === 1 || first === 10 ? 31 : 30;
  return { from: `${year}-${two(first)}-01`, to: `${year}-${two(first + 2)}-${lastDay}` };
}

/** One query a line, as a file of queries holds them. */
export function givenQueries(text: string): Asked[] {
  return text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ text: line, want: 'all', limit: LIMIT }));
}
