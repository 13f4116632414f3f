/** Articles whose texts stay in their files are the articles that are read whole. */
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import type { Article } from '../../src/contract/record.ts';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { type ArticleHead, digestOfLine, headOfLine, withFields } from '../../src/corpus/stored-article.ts';
import { articleLine, folderOf } from './fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const put = (id: string, fields: object = {}) =>
  `{"op":"put","kind":"articles","record":${articleLine(id, fields).trim()}}\n`;

const FILES = {
  'articles.jsonl': `\ufeff${articleLine('a1', { own: { digest: [1] }, digest: 'x', record: { text: 'no' } })}\r\n\n${articleLine('a2', { title: ' 空白 ', text: '第二篇\\n' })}`,
  'articles-more.jsonl.gz': gzipSync(articleLine('a3', { text: '压缩的' }) + articleLine('a4').trim()),
  'articles-odd.jsonl': `{"id":"a5","title":"坏字","text":"\\ud800头\\n"}\n${articleLine('a6', { text: '' })}`,
  'changes.jsonl': put('a2', { text: '换过的' }) + put('a7', { constructor: 1 }),
};

const storing = (folder: string, known: (digest: string) => ArticleHead | undefined = () => undefined) => ({
  skipBad: false,
  storing: { folder, known },
});

/** With its text, which is not a field of its own. */
const whole = (article: Article) => ({ ...article, text: article.text });

test('fields and texts are the same, plain, compressed, with odd characters and put in by a change', async () => {
  const dir = await folderOf(FILES);
  const [plain, stored] = [await readCorpus(dir, { skipBad: false }), await readCorpus(dir, storing(dir))];
  expect(stored.articles.map(whole)).toEqual(plain.articles);
  expect(stored.articles.map(({ id }) => id)).toEqual(['a2', 'a7', 'a3', 'a4', 'a5', 'a6', 'a1']);
  expect(Object.keys(stored.articles[0] as Article)).not.toContain('text');
  expect((await readdir(dir)).sort()).toEqual(Object.keys(FILES).sort());
  expect(new Set(stored.articles.map(digestOfLine)).size).toBe(7);
  expect(plain.articles.map(digestOfLine)).toEqual(plain.articles.map(() => undefined));
  stored.close();
});

test('with more fields it still has its text', async () => {
  const dir = await folderOf(FILES);
  const { articles, close } = await readCorpus(dir, storing(dir));
  const more = articles.map((article) => withFields(article, { regions: ['广东省'] }));
  expect(more.map(whole)).toEqual(articles.map((article) => ({ ...whole(article), regions: ['广东省'] })));
  expect(more.map(digestOfLine)).toEqual(articles.map(digestOfLine));
  expect(withFields({ id: 'a', title: 't', text: 'x' }, { tags: [] })).toEqual({
    id: 'a',
    title: 't',
    text: 'x',
    tags: [],
  });
  close();
});

test('a line that is known is not read again, only its text; what replaces it still does', async () => {
  const dir = await folderOf(FILES);
  const first = await readCorpus(dir, storing(dir));
  const heads = new Map(
    first.articles.flatMap((article) => {
      const line = headOfLine(article);
      return line ? [[line.place.digest, { ...line.head, seen: true }] as const] : [];
    }),
  );
  expect(heads.size).toBe(5);
  const second = await readCorpus(
    dir,
    storing(dir, (digest) => heads.get(digest)),
  );
  expect(second.articles.map(whole)).toEqual(
    first.articles.map((article) => ({ ...whole(article), ...(headOfLine(article) ? { seen: true } : {}) })),
  );
  first.close();
  second.close();
});

describe('a file that changes meanwhile', () => {
  test('renamed, or deleted: nothing is lost', async () => {
    const dir = await folderOf(FILES);
    const { articles, close } = await readCorpus(dir, storing(dir));
    const texts = articles.map(({ text }) => text);
    await rename(join(dir, 'articles.jsonl'), join(dir, 'old'));
    await writeFile(join(dir, 'articles.jsonl'), 'something else');
    await rm(join(dir, 'articles-odd.jsonl'));
    expect(articles.map(({ text }) => text)).toEqual(texts);
    close();
  });

  test.each([
    ['cut short', ''],
    ['written over', `\ufeff${articleLine('a1', { text: '另一篇' }).padEnd(2_000)}`],
  ])('%s: told by its name, never read wrong', async (_, text) => {
    const dir = await folderOf(FILES);
    const { articles, close } = await readCorpus(dir, storing(dir));
    await writeFile(join(dir, 'articles.jsonl'), text);
    const failure = (() => {
      try {
        return articles.at(-1)?.text;
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toMatchObject({
      code: 'file_unreadable',
      message: expect.stringContaining('articles.jsonl'),
    });
    close();
  });
});
