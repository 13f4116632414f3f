/** Our own word postings and nothing else, fed with the same words as the others, on one thread: what the postings cost. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { idf, impactOf, normalisedFrequency } from '../../../src/index/bm25f.ts';
import { BOOSTS } from '../../../src/index/field.ts';
import { ImpactIndex } from '../../../src/index/flex-index.ts';
import { type Postings, postingsOf } from '../../../src/index/postings.ts';
import { readWordFiles, wordFiles } from '../../../src/index/word-files.ts';
import { WordRun } from '../../../src/index/word-run.ts';
import { top } from '../../../src/ranking/top.ts';
import { feed } from '../workplace.ts';
import type { Contestant, IndexCost } from './contestant.ts';
import { queryWords } from './query-words.ts';

const NAME = 'words';
const SIZE = 'size.json';
const wordsIn = (text: string) => text.split(' ').filter((word) => word !== '');

async function index(work: string, folder: string): Promise<IndexCost> {
  let buildMs = 0;
  let documents = 0;
  let titles = 0;
  let texts = 0;
  // BM25F weighs by the mean length, so that lengths are counted first.
  for await (const batch of feed(work, 'words')) {
    const began = performance.now();
    for (const { title, text } of batch) {
      titles += wordsIn(title).length;
      texts += wordsIn(text).length;
    }
    documents += batch.length;
    buildMs += performance.now() - began;
  }
  const run = new WordRun();
  const count = (words: readonly string[], boost: number, average: number) => {
    for (const word of words) run.count(word);
    run.endView();
    run.endText(normalisedFrequency(1, boost, words.length, average));
  };
  for await (const batch of feed(work, 'words')) {
    const began = performance.now();
    for (const { number, title, text } of batch) {
      count(wordsIn(title), BOOSTS.title, Math.max(titles / documents, 1));
      count(wordsIn(text), BOOSTS.body, Math.max(texts / documents, 1));
      run.endDocument(number);
    }
    buildMs += performance.now() - began;
  }
  let began = performance.now();
  const files = wordFiles(NAME, run.pack());
  buildMs += performance.now() - began;
  began = performance.now();
  for (const { name, data } of files) await writeFile(join(folder, name), data);
  await writeFile(join(folder, SIZE), JSON.stringify(documents));
  return { buildMs, saveMs: performance.now() - began };
}

/** Documents that all lists hold, the shortest list first, with the sum of idf × impact. */
function matched(lists: readonly Postings[], size: number): { documents: number[]; scores: Float64Array } {
  const scores = new Float64Array(size);
  const [first, ...others] = [...lists].sort((a, b) => a.documents.length - b.documents.length);
  let documents = Array.from(first?.documents ?? []);
  const weigh = ({ documents: all, slots }: Postings, kept: readonly number[]) => {
    const weight = idf(size, all.length);
    let at = 0;
    return kept.filter((document) => {
      while (at < all.length && (all[at] as number) < document) at++;
      if (all[at] !== document) return false;
      scores[document] = (scores[document] as number) + weight * impactOf(slots[at] as number);
      return true;
    });
  };
  for (const list of first ? [first, ...others] : []) documents = weigh(list, documents);
  return { documents, scores };
}

export const impactWords: Contestant = {
  name: 'xiangxun-words',
  packages: [],
  feed: 'words',
  matches: 'word',
  relaxes: false,
  can: { total: true, phrase: false, prefix: false, date: false, facet: false },
  note: '只有项讯的词倒排, 单线程, 不缓存 (our postings of words alone, one thread, no cache; ids only)',
  index,
  async open(folder) {
    const read = (name: string) => readFile(join(folder, name));
    const postings = new ImpactIndex(await readWordFiles(NAME, read));
    const size = JSON.parse((await read(SIZE)).toString()) as number;
    const words = await queryWords('words');
    const listOf = (word: string) => postingsOf([postings.slots(word)], size);
    return {
      search({ text, want, limit }) {
        const lists = [...new Set(wordsIn(words(text, want)))].map(listOf);
        const { documents, scores } = want === 'any' ? anyOf(lists, size) : matched(lists, size);
        const later = (a: number, b: number) => (scores[b] as number) - (scores[a] as number) || a - b;
        return { hits: top(documents, limit, later, scores), total: documents.length };
      },
    };
  },
};

/** Documents that some list holds. */
function anyOf(lists: readonly Postings[], size: number): { documents: number[]; scores: Float64Array } {
  const scores = new Float64Array(size);
  const documents: number[] = [];
  for (const { documents: all, slots } of lists) {
    const weight = idf(size, all.length);
    for (let i = 0; i < all.length; i++) {
      const document = all[i] as number;
      if (scores[document] === 0) documents.push(document);
      scores[document] = (scores[document] as number) + weight * impactOf(slots[i] as number);
    }
  }
  return { documents, scores };
}
