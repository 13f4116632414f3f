/** Totals of one-word queries against a count by hand, through the saved index of each contestant. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exclusively, ROOT } from '../../../src/setup/prepare.mjs';
import { ensureRivals } from '../../../src/setup/rivals.mjs';
import { writeLines } from '../document-file.ts';
import { drawQueries, statisticsOf } from '../drawn-queries.ts';
import { generatedDocuments } from '../generated-corpus.ts';
import { wordsOf } from '../words.ts';
import { feed, indexFolder, wordFile, writeWorkplace } from '../workplace.ts';
import { CONTESTANTS, contestantOf, missingPart } from './all.ts';

const DOCUMENTS = [...generatedDocuments(150, 7)];
const WORDS = DOCUMENTS.map(({ title, text }) => new Set(wordsOf(`${title}\n${text}`)));
let work: string;
let asked: string[];

beforeAll(async () => {
  await exclusively((onSpawn) => ensureRivals(ROOT, { native: false, onSpawn }));
  work = await mkdtemp(join(tmpdir(), 'xiangxun-totals-'));
  await writeWorkplace(work, DOCUMENTS);
  await writeLines(
    wordFile(work),
    DOCUMENTS.map(({ title, text }) => [wordsOf(title).join(' '), wordsOf(text).join(' ')]),
  );
  const statistics = await statisticsOf(feed(work, 'text'), feed(work, 'words'), 100, 1);
  const { oneWord = [] } = drawQueries(statistics, 60, 1);
  // A query that is cut to several words is no query of one word.
  asked = oneWord.map(({ text }) => text).filter((text) => wordsOf(text).length === 1 && text.length < 4);
});
afterAll(() => rm(work, { recursive: true, force: true }));

/** How many documents hold the word: as one of ours, or anywhere in the text. */
function count(word: string, matches: 'word' | 'text'): number {
  if (matches === 'word') return WORDS.filter((words) => words.has(word)).length;
  return DOCUMENTS.filter(({ title, text }) => title.includes(word) || text.includes(word)).length;
}

/** xiangxun last: the companies that it reads become words of this process' dictionary. */
const IN_TURN = [...CONTESTANTS].sort((a, b) => Number(a === 'xiangxun') - Number(b === 'xiangxun'));

test.each(IN_TURN)('%s', async (name) => {
  const contestant = await contestantOf(name);
  if (missingPart(contestant) !== undefined) {
    // What is compiled here, or has a compiler of its own.
    expect(contestant.packages.includes('better-sqlite3') || contestant.missing?.() !== undefined).toBe(true);
    return;
  }
  const folder = indexFolder(work, name);
  await mkdir(folder);
  await contestant.index(work, folder);
  const searcher = await contestant.open(folder);
  expect(asked.length).toBeGreaterThan(20);
  const { matches } = contestant;
  for (const word of asked) {
    const { hits, total } = await searcher.search({ text: word, want: 'all', limit: 10 });
    if (matches === 'word') expect([word, total]).toEqual([word, count(word, 'word')]);
    // A company is found by its other names too.
    if (matches === 'text') expect(total).toBeGreaterThanOrEqual(count(word, 'text'));
    // Words that begin with it, or hold its characters apart, are found too.
    if (matches === 'prefix' || matches === 'characters') {
      expect(total).toBeGreaterThanOrEqual(count(word, 'word'));
    }
    expect(hits.length).toBe(Math.min(total ?? 0, 10));
  }
});
