/** More documents than a corpus has: its own first, then others put together from its sentences. */
import type { BenchDocument } from './bench-document.ts';
import { random } from './random.ts';

/**
 * Documents from which sentences are drawn: with fewer, a sentence stands in so many remixes that short ones are reprints
 * of each other, which are compared two by two (20,000 for 1,000,000: more time than all the rest of indexing).
 */
const POOL = 200_000;
const SEED = 7;
/** Of the numbers in a drawn sentence, so many are others: figures and days of news are new every time. */
const OTHER_NUMBER = 0.5;
/** Of the drawn sentences, so many hold a name that no document had before. New words follow Heaps' law in real news. */
const NEW_NAME = 0.02;
const FIRST_HAN = 0x4e00;
/** Characters in common use stand in the first part of the block often enough for a name. */
const HAN = 5_000;

/**
 * `size` documents: those of `own` with their ids, then remixes (`r1`, …) of as many sentences as a document of
 * the corpus has, each from another document; titles come from a document too. The same input gives the same texts.
 */
export async function* remixed(
  own: AsyncIterable<BenchDocument> | Iterable<BenchDocument>,
  size: number,
): AsyncGenerator<BenchDocument> {
  const rng = random(SEED);
  const pool: BenchDocument[] = [];
  let seen = 0;
  for await (const document of own) {
    if (seen >= size) return;
    seen++;
    yield document;
    // Every document has the same chance to be in the pool (reservoir sampling, Vitter 1985, algorithm R).
    if (pool.length < POOL) pool.push(document);
    else {
      const place = rng.below(seen);
      if (place < POOL) pool[place] = document;
    }
  }
  if (pool.length === 0) return;
  const sentences = pool.map(({ text }) => text.match(/[^。！？；\n]+[。！？；\n]*/g) ?? [text]);
  const name = () =>
    Array.from({ length: 2 + rng.below(2) }, () => String.fromCharCode(FIRST_HAN + rng.below(HAN))).join('');
  const changed = (sentence: string) => {
    const numbers = sentence.replaceAll(/\d+/g, (digits) =>
      rng.next() < OTHER_NUMBER ? String(1 + rng.below(10 ** Math.min(digits.length, 6))) : digits,
    );
    return rng.next() < NEW_NAME ? `${name()}公司表示，${numbers}` : numbers;
  };
  for (let number = 1; seen < size; number++, seen++) {
    const { title, date, category } = rng.pick(pool);
    const length = rng.pick(sentences).length;
    const text = Array.from({ length }, () => changed(rng.pick(rng.pick(sentences)) ?? '')).join('');
    yield {
      id: `r${number}`,
      title: changed(title),
      text,
      ...(date === undefined ? {} : { date }),
      ...(category === undefined ? {} : { category }),
    };
  }
}
