import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { fingerprintCorpus, fingerprintFiles, listCorpusFiles } from '../../src/corpus/corpus-files.ts';
import { appError, articleLine, folderOf } from './fixture.ts';

test('corpus files are told from others by name, and come sorted', async () => {
  const names = [
    'synonyms.jsonl',
    'projects-2023.jsonl',
    'companies.jsonl.gz',
    'articles.jsonl',
    'articles-b.jsonl.gz',
  ];
  const others = [
    'README.md',
    '.articles.jsonl',
    'articles.json',
    'articles.jsonl.bak',
    'my-articles.jsonl',
    'Articles.jsonl',
  ];
  const dir = await folderOf(Object.fromEntries([...names, ...others].map((name) => [name, 'x'])));
  await mkdir(join(dir, 'articles-folder.jsonl'));
  const files = await listCorpusFiles(dir);
  expect(files.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'articles articles-b.jsonl.gz',
    'articles articles.jsonl',
    'companies companies.jsonl.gz',
    'projects projects-2023.jsonl',
    'synonyms synonyms.jsonl',
  ]);
  expect(files[0]).toMatchObject({ path: join(dir, 'articles-b.jsonl.gz'), bytes: 1 });
});

test('a folder that is not there, or no folder, is named with the option to use', async () => {
  const dir = await folderOf({ file: 'x' });
  for (const path of [join(dir, 'none'), join(dir, 'file')]) {
    const { message } = await appError(listCorpusFiles(path), 'file_unreadable');
    expect(message).toContain(path);
    expect(message).toContain('--corpus');
  }
});

test.each([{}, { 'synonyms.jsonl': '' }, { 'article.jsonl': '' }])(
  'nothing to index in %j',
  async (files) => {
    const dir = await folderOf(files);
    const { message } = await appError(listCorpusFiles(dir), 'invalid_corpus');
    expect(message).toContain(dir);
    expect(message).toContain('articles*.jsonl');
  },
);

test('the fingerprint changes with any content or name, and with nothing else', async () => {
  const files = { 'articles.jsonl': articleLine('a1'), 'articles-2.jsonl.gz': gzipSync(articleLine('a2')) };
  const dir = await folderOf(files);
  const print = await fingerprintCorpus(dir);
  expect(print).toMatch(/^[0-9a-f]{64}$/);
  expect(await fingerprintCorpus(await folderOf({ ...files, 'README.md': 'x' }))).toBe(print);
  expect(fingerprintFiles((await readCorpus(dir, { skipBad: false })).files)).toBe(print);
  const others = [
    await folderOf({ ...files, 'articles.jsonl': articleLine('a3') }),
    await folderOf({ ...files, 'synonyms.jsonl': '' }),
    await folderOf({ 'articles.jsonl': files['articles.jsonl'] }),
  ];
  for (const other of others) expect(await fingerprintCorpus(other)).not.toBe(print);
  await rename(join(dir, 'articles.jsonl'), join(dir, 'articles-3.jsonl'));
  expect(await fingerprintCorpus(dir)).not.toBe(print);
});
