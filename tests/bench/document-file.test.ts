import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDocuments, readValues, writeLines } from './document-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangxun-documents-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(text: string, limit?: number) {
  const file = join(folder, 'documents.jsonl');
  await writeFile(file, text);
  const documents = [];
  for await (const document of readDocuments(file, limit)) documents.push(document);
  return documents;
}

test('title, text, date and category; the rest is left', async () => {
  const line = { id: 'a', title: ' 标题 ', text: '文', date: '2024-02-01', category: '产业', other: 1 };
  expect(await read(JSON.stringify(line))).toEqual([
    { id: 'a', title: '标题', text: '文', date: '2024-02-01', category: '产业' },
  ]);
});

test('a text without a title lends its beginning; a date that is none is left out', async () => {
  const [one] = await read(JSON.stringify({ id: 'a', text: '字'.repeat(60), date: '2024' }));
  expect(one).toEqual({ id: 'a', title: '字'.repeat(40), text: '字'.repeat(60) });
});

test('no more than the limit', async () => {
  const text = ['a', 'b', 'c'].map((id) => JSON.stringify({ id, title: id, text: '' })).join('\n');
  expect((await read(text, 2)).map(({ id }) => id)).toEqual(['a', 'b']);
});

test.each([
  ['{"id":"a","title":"t","text":"x"}\n{', ':2'],
  ['{"id":"a","title":"t"}', 'text'],
  ['{"title":"t","text":"x"}', 'id'],
  ['null', 'id'],
])('%j is refused, naming %s', async (text, named) => {
  await expect(read(text)).rejects.toMatchObject({
    code: 'invalid_corpus',
    message: expect.stringContaining(named),
  });
});

test('lines there and back', async () => {
  const file = join(folder, 'values.jsonl');
  expect(await writeLines(file, [{ a: '\u2028' }, ['项目']])).toBe(2);
  const values = [];
  for await (const value of readValues(file)) values.push(value);
  expect(values).toEqual([{ a: '\u2028' }, ['项目']]);
});
