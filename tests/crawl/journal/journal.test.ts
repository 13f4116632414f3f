import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/contract/record.ts';
import { readCorpus } from '../../../src/corpus/corpus.ts';
import { withCorpus } from '../../../src/crawl/journal/article-store.ts';
import { Journal } from '../../../src/crawl/journal/journal.ts';
import { temporaryFolder } from '../origin.ts';

const at = new Date('2026-11-20T00:00:00Z');

async function reopened<T>(dir: string, work: (journal: Journal) => Promise<T>): Promise<T> {
  const journal = await Journal.open(dir);
  try {
    return await work(journal);
  } finally {
    await journal.close();
  }
}

describe('the journal', () => {
  test('a page and what was found on it are there after a restart; the run goes on', async () => {
    const dir = await temporaryFolder();
    await reopened(dir, async (journal) => {
      await journal.begin(at);
      await journal.record({ url: 'http://a.cn/', depth: 0, run: 1, outcome: 'list' }, [
        ['http://a.cn/1', 1],
      ]);
    });
    await reopened(dir, async (journal) => {
      expect(journal.unfinished).toBe(true);
      await journal.begin(at);
      expect(journal.run).toBe(1);
      expect(journal.pages.get('http://a.cn/1')).toEqual({ url: 'http://a.cn/1', depth: 1, run: 0 });
      expect(
        journal.unknown([
          ['http://a.cn/1', 1],
          ['http://a.cn/2', 1],
        ]),
      ).toEqual([['http://a.cn/2', 1]]);
      await journal.end(at);
    });
    await reopened(dir, async (journal) => {
      expect(journal.unfinished).toBe(false);
      await journal.begin(at);
      expect(journal.run).toBe(2);
      expect([...journal.pages.keys()]).toEqual(['http://a.cn/', 'http://a.cn/1']);
    });
  });

  test.each(['{"page":{"url":"http', '{"run":1,"event":"en', '\u0000\u0000'])(
    'half a line at the end is cut off: %s',
    async (half) => {
      const dir = await temporaryFolder();
      await reopened(dir, (journal) => journal.begin(at));
      await appendFile(join(dir, 'journal.jsonl'), half);
      await reopened(dir, (journal) => journal.record({ url: 'http://a.cn/', depth: 0, run: 1 }, []));
      const lines = (await readFile(join(dir, 'journal.jsonl'), 'utf8')).trimEnd().split('\n');
      expect(lines.map((line) => Object.keys(JSON.parse(line))[0])).toEqual(['run', 'page']);
    },
  );

  test('a whole line that is broken is named by file and line', async () => {
    const dir = await temporaryFolder();
    await writeFile(join(dir, 'journal.jsonl'), '{"run":1,"event":"begin","at":"x"}\n{"page":{}}\n');
    await expect(Journal.open(dir)).rejects.toMatchObject({
      code: 'crawl_state_damaged',
      message: expect.stringContaining('journal.jsonl:2'),
    });
  });
});

const article = (id: string, fields: object = {}) =>
  ({ id, title: `标题${id}`, text: '正文。', ...fields }) as Article;

describe('the store', () => {
  test('adds, corrects, leaves, removes; every id once', async () => {
    const dir = await temporaryFolder();
    const file = 'articles-web-s-2026-11.jsonl';
    const put = (record: Article) => withCorpus(dir, (store) => store.put(record, file));
    expect(await put(article('a'))).toBe('added');
    expect(await put(article('b'))).toBe('added');
    expect(await put(article('a', { crawled: 'later' }))).toBe('same');
    expect(await put(article('a', { text: '更正。' }))).toBe('changed');
    const ids = async () =>
      (await readCorpus(dir, { skipBad: false })).articles.map(({ id, text }) => `${id} ${text}`);
    expect(await ids()).toEqual(['a 更正。', 'b 正文。']);
    expect(await withCorpus(dir, (store) => store.remove('a'))).toBe(true);
    expect(await withCorpus(dir, (store) => store.remove('a'))).toBe(false);
    expect(await ids()).toEqual(['b 正文。']);
  });

  test('half a line, left by a writer that died, is cut off', async () => {
    const dir = await temporaryFolder();
    const file = 'articles-web-s-2026-11.jsonl';
    await withCorpus(dir, (store) => store.put(article('a'), file));
    await appendFile(join(dir, file), '{"id":"b","title":"标');
    await withCorpus(dir, (store) => store.put(article('c'), file));
    expect((await readCorpus(dir, { skipBad: false })).articles.map(({ id }) => id)).toEqual(['a', 'c']);
  });

  test('articles of other files are left alone', async () => {
    const dir = await temporaryFolder();
    await writeFile(join(dir, 'articles.jsonl'), `${JSON.stringify(article('a'))}\n`);
    const outcome = await withCorpus(dir, (store) =>
      store.put(article('a', { text: '另一个。' }), 'articles-web-s-2026-11.jsonl'),
    );
    expect(outcome).toBe('foreign');
  });

  test('one crawl at a time', async () => {
    const dir = await temporaryFolder();
    await withCorpus(dir, async () => {
      await expect(withCorpus(dir, async () => undefined)).rejects.toMatchObject({ code: 'crawl_locked' });
    });
  });

  test('a line of its own that is no JSON is named', async () => {
    const dir = await temporaryFolder();
    await writeFile(join(dir, 'articles-web-s-2026-11.jsonl'), 'x\n');
    await expect(withCorpus(dir, async () => undefined)).rejects.toMatchObject({
      code: 'crawl_state_damaged',
      message: expect.stringContaining('articles-web-s-2026-11.jsonl'),
    });
  });
});
