import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { type Corpus, readCorpus } from '../../src/corpus/corpus.ts';
import { digestOfLine } from '../../src/corpus/stored-article.ts';
import { KnownLines, lineMemo } from '../../src/indexer/known-lines.ts';
import { articleLine, folderOf } from './fixture.ts';

const NAME = 'articles.jsonl';
let dir = '';
let path = '';
beforeEach(async () => {
  dir = await folderOf({ [NAME]: articleLine('a1', { tags: ['储能'] }) + articleLine('a2') });
  path = join(dir, NAME);
});

/** What was looked up line by line, and what came of it. */
async function read(known?: KnownLines, skipBad = false): Promise<{ corpus: Corpus; asked: number }> {
  let asked = 0;
  const corpus = await readCorpus(dir, {
    skipBad,
    storing: {
      folder: dir,
      known: () => {
        asked++;
        return undefined;
      },
      ...(known ? { beginning: (name: string) => known.beginning(name) } : {}),
    },
  });
  return { corpus, asked };
}

async function knownOf(skipBad = false): Promise<KnownLines> {
  const { corpus } = await read(undefined, skipBad);
  const digests = corpus.articles.map((article) => digestOfLine(article) as string);
  corpus.close();
  return new KnownLines(lineMemo(corpus.articles, digests, corpus.wholeFiles));
}

/** Read on top of what is known and without it, all is the same; gives how many lines were looked up. */
async function lookedUp(known: KnownLines, skipBad = false): Promise<number> {
  const [on, anew] = [await read(known, skipBad), await read(undefined, skipBad)];
  const told = ({ corpus }: { corpus: Corpus }) => ({
    articles: corpus.articles.map((article) => ({ ...article, text: article.text })),
    digests: corpus.articles.map(digestOfLine),
    ...{ files: corpus.files, wholeFiles: corpus.wholeFiles, problems: corpus.problems },
  });
  expect(told(on)).toEqual(told(anew));
  on.corpus.close();
  anew.corpus.close();
  return on.asked;
}

test('lines of a file that stayed are not looked into, and of one that grew only the new ones', async () => {
  const known = await knownOf();
  expect(await lookedUp(known)).toBe(0);
  await appendFile(path, `${articleLine('a3')}\n${articleLine('a4')}`);
  expect(await lookedUp(known)).toBe(2);
});

test('all lines are, where one before was changed, though the file has the size that it had', async () => {
  const known = await knownOf();
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('储能', '风能'));
  expect(await lookedUp(known)).toBe(2);
});

test('all lines are, where the file is shorter', async () => {
  const known = await knownOf();
  await writeFile(path, articleLine('a1', { tags: ['储能'] }));
  expect(await lookedUp(known)).toBe(1);
});

test.each<[string, string]>([
  ['a line that is bad', '{"id":"a0"}\n'],
  ['a blank line', '\n'],
  ['a last line without an end', articleLine('a0').trimEnd()],
])('nothing is known of a file with %s', async (_, more) => {
  await appendFile(path, more);
  const known = await knownOf(true);
  expect(known.beginning(NAME)).toBeUndefined();
  expect(await lookedUp(known, true)).toBeGreaterThan(0);
});

test('an id that a known line has is refused where it comes again, by the line where it was', async () => {
  const known = await knownOf();
  await appendFile(path, articleLine('a2', { title: '又一篇' }));
  await expect(read(known)).rejects.toThrow(/articles\.jsonl:2/u);
});

test('a change goes before known lines', async () => {
  const known = await knownOf();
  await writeFile(join(dir, 'changes.jsonl'), '{"op":"delete","kind":"articles","id":"a1"}\n');
  expect(await lookedUp(known)).toBe(0);
});
