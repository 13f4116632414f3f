/**
 * Each folder of `golden/` is a page as a site serves it (`source.html`, in its own charset) with what is to be read
 * from it (`expected.json`). `node tests/crawl/make-golden.mjs` makes the next.
 */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { decodePage } from '../../src/crawl/fetch/charset.ts';
import { type ReadPage, readPage } from '../../src/crawl/page/read-page.ts';
import type { Template } from '../../src/crawl/site/site-file.ts';

const GOLDEN = fileURLToPath(new URL('golden/', import.meta.url));
const LEAST = 0.97;

interface Expected {
  readonly url: string;
  readonly crawled: string;
  readonly contentType: string;
  readonly lastModified?: string;
  readonly template?: Template;
  readonly article?: {
    readonly title: string;
    readonly text: readonly string[];
    readonly source?: string;
    readonly author?: string;
    readonly category?: string;
    readonly published?: string;
    readonly basis?: string;
    readonly raw?: string;
    readonly lang?: string;
    readonly turn?: object;
  };
  readonly quarantine?: string;
  readonly partials: readonly { title: string; text: string; url: string }[];
}

async function read(name: string): Promise<{ expected: Expected; page: ReadPage }> {
  const expected = JSON.parse(await readFile(join(GOLDEN, name, 'expected.json'), 'utf8')) as Expected;
  const bytes = await readFile(join(GOLDEN, name, 'source.html'));
  const page = readPage({
    decoded: decodePage(bytes, expected.contentType),
    url: new URL(expected.url),
    crawled: new Date(expected.crawled),
    lastModified: expected.lastModified,
    template: expected.template,
    expected: true,
  });
  return { expected, page };
}

/** Length of the longest common subsequence, in characters. */
function common(a: string, b: string): number {
  let row = new Uint32Array(b.length + 1);
  for (const character of a) {
    const next = new Uint32Array(b.length + 1);
    for (let at = 1; at <= b.length; at += 1)
      next[at] = b[at - 1] === character ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0);
    row = next;
  }
  return row[b.length] ?? 0;
}

const letters = (text: string) => text.replace(/\s/gu, '');

const NAMES = readdirSync(GOLDEN);

test('there are at least 24', () => {
  expect(NAMES.length).toBeGreaterThanOrEqual(24);
});

describe.each(NAMES)('%s', (name) => {
  test('title, outlet, author, section, day and its basis are exact', async () => {
    const { expected, page } = await read(name);
    const { article } = page;
    expect(page.quarantine?.reason).toBe(expected.quarantine);
    if (expected.article === undefined) {
      expect(article).toBeUndefined();
      return;
    }
    const { text: _, published, basis, raw, turn, ...rest } = expected.article;
    expect({
      title: article?.title,
      source: article?.source,
      author: article?.author,
      category: article?.category,
      lang: article?.lang,
      published: article?.published.day,
      basis: article?.published.basis,
      raw: article?.published.day === undefined ? article?.published.raw : undefined,
      turn: article?.turn,
    }).toEqual({
      source: undefined,
      author: undefined,
      category: undefined,
      lang: undefined,
      ...rest,
      published,
      basis,
      raw,
      turn,
    });
  });

  test('text: precision and recall by characters', async () => {
    const { expected, page } = await read(name);
    if (expected.article === undefined) return expect(page.article).toBeUndefined();
    const wanted = letters(expected.article.text.join(''));
    const got = letters(page.article?.text ?? '');
    const shared = common(wanted, got);
    const detail = page.article?.text;
    expect(shared / Math.max(got.length, 1), `precision of ${detail}`).toBeGreaterThanOrEqual(LEAST);
    expect(shared / wanted.length, `recall of ${detail}`).toBeGreaterThanOrEqual(LEAST);
    // Paragraphs stay paragraphs.
    expect(page.article?.text.split('\n')).toEqual(expected.article.text);
  });

  test('excerpts of other stories', async () => {
    const { expected, page } = await read(name);
    expect(page.partials.map(({ title, text, url }) => ({ title, text, url: url?.href }))).toEqual(
      expected.partials,
    );
  });
});
