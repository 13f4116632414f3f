import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../../src/contract/error.ts';
import { type CorpusProgress, readCorpus } from '../../src/corpus/corpus.ts';
import { appError, articleLine, folderOf } from './fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const STRICT = { skipBad: false };
const LENIENT = { skipBad: true };

test('records, where they stand, and the files they came from', async () => {
  const dir = await folderOf({
    'articles.jsonl': `\ufeff${articleLine('a1')}\r\n\r\n${articleLine('a2', { own: { x: [1] } })}`,
    'companies.jsonl.gz': gzipSync('{"id":"c1","name":"希音"}\r\n'),
    'projects.jsonl': '{"id":"p1","name":"园区","company":"c1","articles":["a2"]}\n',
    'synonyms.jsonl': '{"terms":["Hulk","浩克"]}',
  });
  const corpus = await readCorpus(dir, STRICT);
  expect(corpus.articles.map(({ id }) => id)).toEqual(['a1', 'a2']);
  expect(corpus.articles[1]).toEqual({ id: 'a2', title: '标题', text: '正文', own: { x: [1] } });
  expect(corpus.companies).toEqual([{ id: 'c1', name: '希音' }]);
  expect(corpus.projects).toEqual([{ id: 'p1', name: '园区', company: 'c1', articles: ['a2'] }]);
  expect(corpus.synonyms).toEqual([{ terms: ['Hulk', '浩克'] }]);
  expect([corpus.problems, corpus.skippedLines]).toEqual([[], 0]);
  expect(corpus.files.map(({ name }) => name)).toEqual([
    'articles.jsonl',
    'companies.jsonl.gz',
    'projects.jsonl',
    'synonyms.jsonl',
  ]);
  for (const { name, bytes, sha256 } of corpus.files) {
    const data = await readFile(join(dir, name));
    expect([bytes, sha256]).toEqual([data.length, createHash('sha256').update(data).digest('hex')]);
  }
});

test('progress ends at the total', async () => {
  const dir = await folderOf({ 'articles.jsonl': articleLine('a1').repeat(1), 'companies.jsonl': '' });
  const seen: CorpusProgress[] = [];
  await readCorpus(dir, { ...STRICT, onProgress: (progress) => seen.push(progress) });
  const { bytesTotal } = seen[0] ?? {};
  expect(seen.at(-1)).toEqual({ file: 'articles.jsonl', bytesRead: bytesTotal, bytesTotal });
});

test('a line of 10 MB is one problem, the rest is read', async () => {
  const long = articleLine('big', { text: 'x'.repeat(10_000_000) });
  const dir = await folderOf({ 'articles.jsonl': articleLine('a1') + long + articleLine('a2') });
  const corpus = await readCorpus(dir, LENIENT);
  expect(corpus.articles.map(({ id }) => id)).toEqual(['a1', 'a2']);
  expect(corpus.problems).toEqual([
    { file: 'articles.jsonl', line: 2, reason: expect.stringContaining('line too long') },
  ]);
  const { message } = await appError(readCorpus(dir, STRICT), 'invalid_corpus');
  expect(message.length).toBeLessThan(500);
});

test.each([STRICT, LENIENT])('a broken gzip is an error in every mode (%j)', async (options) => {
  const data = gzipSync(Array.from({ length: 99 }, (_, i) => articleLine(`a${i}`)).join(''));
  const dir = await folderOf({ 'articles.jsonl.gz': data.subarray(0, -20) });
  const { message } = await appError(readCorpus(dir, options), 'file_unreadable');
  expect(message).toContain('articles.jsonl.gz');
});

describe('many problems', () => {
  test.each([
    [100, 101, '100 处'],
    [101, 102, '101 处'],
    [250, 102, '250 处'],
  ])('%i of them', async (count, lines, total) => {
    const dir = await folderOf({ 'articles.jsonl': '[]\n'.repeat(count) });
    const { message } = await appError(readCorpus(dir, STRICT), 'invalid_corpus');
    expect(message.split('\n')).toHaveLength(lines);
    expect(message).toContain(total);
    expect(message.includes(`${count - 100} more`)).toBe(count > 100);
    const { problems, skippedLines } = await readCorpus(dir, LENIENT);
    expect([problems.length, skippedLines]).toEqual([count, count]);
  });
});

test('a project whose article was left out goes too, and says why', async () => {
  const dir = await folderOf({
    'articles.jsonl': articleLine('a1', { url: 'bad' }),
    'projects.jsonl': '{"id":"p1","name":"x","articles":["a1"]}\n',
  });
  const { message } = await appError(readCorpus(dir, STRICT), 'invalid_corpus');
  expect(message).not.toContain('projects.jsonl');
  const corpus = await readCorpus(dir, LENIENT);
  expect(corpus.projects).toEqual([]);
  expect(corpus.problems[1]).toMatchObject({ file: 'projects.jsonl', line: 1, field: 'articles[0]' });
  expect(corpus.problems[1]?.reason).toContain('articles.jsonl:1');
});

describe('whatever the line is, it is a record or a problem', () => {
  const FILES = ['articles.jsonl', 'companies.jsonl', 'projects.jsonl', 'synonyms.jsonl'];
  const shaped = fc.record(
    {
      id: fc.oneof(fc.string(), fc.jsonValue()),
      title: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
      name: fc.oneof(fc.string(), fc.jsonValue()),
      text: fc.oneof(fc.string(), fc.jsonValue()),
      published: fc.oneof(fc.constant('2023-02-28'), fc.string()),
      terms: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
      events: fc.oneof(
        fc.array(fc.record({ stage: fc.constantFrom('签约', 'x'), date: fc.string() })),
        fc.jsonValue(),
      ),
      articles: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
  const json = fc.oneof(fc.jsonValue(), shaped).map((value) => JSON.stringify(value));
  const line = fc.oneof(
    json,
    fc.string({ unit: 'binary' }),
    fc.json().map((text) => text.slice(0, -1)),
  );

  test('and nothing but an AppError is ever thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FILES), line, async (name, raw) => {
        const text = raw.replace(/[\r\n\ufeff]/g, ' ');
        const dir = await folderOf({ 'articles-0.jsonl': '', [name]: `${text}\n` });
        const { articles, companies, projects, synonyms, problems, skippedLines } = await readCorpus(
          dir,
          LENIENT,
        );
        const records = articles.length + companies.length + projects.length + synonyms.length;
        expect(records + skippedLines).toBe(text.trim() === '' ? 0 : 1);
        expect(problems.length > 0).toBe(skippedLines > 0);
        for (const problem of problems) expect(problem.reason).not.toMatch(/undefined|\[object|\n/);
        const outcome = await readCorpus(dir, STRICT).catch((error: unknown) => error);
        expect(outcome instanceof AppError).toBe(skippedLines > 0);
      }),
      { numRuns: 400 },
    );
  });
});
