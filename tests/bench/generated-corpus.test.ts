import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { articleSchema } from '../../src/contract/record.ts';
import { generatedDocuments } from './generated-corpus.ts';
import { wordsOf } from './words.ts';

const documents = [...generatedDocuments(400)];
const digest = (size: number, seed?: number) =>
  createHash('sha256')
    .update(JSON.stringify([...generatedDocuments(size, seed)]))
    .digest('hex');

describe('the same every time', () => {
  test('the same size and seed give the same documents, another seed others', () => {
    expect(digest(50)).toBe(digest(50, 1));
    expect(digest(50)).not.toBe(digest(50, 2));
  });

  test('more documents begin with the same ones', () => {
    expect([...generatedDocuments(20)]).toEqual(documents.slice(0, 20));
  });
});

test('every document is an article, under an id of its own', () => {
  for (const { date, category: _, ...rest } of documents) {
    const read = articleSchema.safeParse({ ...rest, ...(date ? { published: date } : {}) });
    expect(read.error?.issues ?? []).toEqual([]);
  }
  expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
});

test('as uneven as news: some words everywhere, most in one or two documents', () => {
  const frequencies = new Map<string, number>();
  for (const { title, text } of documents) {
    for (const word of new Set(wordsOf(title + text)))
      frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  }
  const counts = [...frequencies.values()];
  expect(Math.max(...counts)).toBeGreaterThan(documents.length / 2);
  expect(counts.filter((n) => n <= 2).length).toBeGreaterThan(counts.length / 3);
});

test('some dated and some not, texts short and long', () => {
  const dated = documents.filter(({ date }) => date !== undefined).length;
  expect(dated).toBeGreaterThan(documents.length / 2);
  expect(dated).toBeLessThan(documents.length);
  const lengths = documents.map(({ text }) => text.length).sort((a, b) => a - b);
  expect(lengths.at(-1)).toBeGreaterThan(3 * (lengths[lengths.length >> 1] as number));
});
