import { beforeAll, describe, expect, test } from 'vitest';
import type { FedDocument } from './bench-document.ts';
import { type DrawnQueries, drawQueries, givenQueries, statisticsOf } from './drawn-queries.ts';
import { generatedDocuments } from './generated-corpus.ts';
import { wordsOf } from './words.ts';

const documents: FedDocument[] = [...generatedDocuments(300)].map(({ id: _, ...document }, number) => ({
  ...document,
  number,
}));

async function draw(from: readonly FedDocument[], seed = 5): Promise<DrawnQueries> {
  const texts = async function* () {
    yield from;
  };
  const cut = async function* () {
    yield from.map((one) => ({
      ...one,
      title: wordsOf(one.title).join(' '),
      text: wordsOf(one.text).join(' '),
    }));
  };
  return drawQueries(await statisticsOf(texts(), cut(), 100, seed), 30, seed);
}

let drawn: DrawnQueries;
beforeAll(async () => {
  drawn = await draw(documents);
});

test('the same documents and seed give the same queries, another seed others', async () => {
  expect(await draw(documents)).toEqual(drawn);
  expect(await draw(documents, 6)).not.toEqual(drawn);
});

test('each query once', () => {
  for (const asked of Object.values(drawn)) {
    expect(new Set(asked.map((one) => JSON.stringify(one))).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThan(5);
  }
});

describe('what is asked for is in the documents', () => {
  const whole = documents.map(({ title, text }) => `${title}\n${text}`);
  const inSome = (...parts: string[]) => whole.some((text) => parts.every((part) => text.includes(part)));

  test.each(['oneWord', 'company', 'phrase', 'prefix', 'faceted', 'twoWords'] as const)('%s', (kind) => {
    for (const { text } of drawn[kind] ?? [])
      expect([text, inSome(...text.split(' '))]).toEqual([text, true]);
  });

  test('dated: a document of that quarter', () => {
    for (const { text, from = '', to = '' } of drawn.dated ?? []) {
      expect(from < to && from.slice(0, 4) === to.slice(0, 4)).toBe(true);
      const found = documents.some(
        ({ date = '', ...one }) => date >= from && date <= to && `${one.title}\n${one.text}`.includes(text),
      );
      expect([text, found]).toEqual([text, true]);
    }
  });
});

test('without dates and categories there is nothing of those kinds', async () => {
  const bare = documents.map(({ date: _, category: __, ...rest }) => rest);
  const { dated, faceted, oneWord } = await draw(bare);
  expect([dated, faceted]).toEqual([[], []]);
  expect(oneWord?.length).toBeGreaterThan(5);
});

test('given queries: one a line, blank lines left out', () => {
  expect(givenQueries('项目 \r\n\n 企业 园区\n').map(({ text }) => text)).toEqual(['项目', '企业 园区']);
});
