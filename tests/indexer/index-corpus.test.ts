import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { RECORD_TYPES } from '../../src/contract/record.ts';
import { indexCorpus, isUpToDate } from '../../src/indexer/index-corpus.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { ask, CORPUS, corpusRecords } from '../search/fixture.ts';

let root: string;
let corpus: string;
let out: string;

const line = (fields: object) => `${JSON.stringify(fields)}\n`;
const GOOD = line({ id: 'a1', title: '肇庆新闻', text: '正文', published: '2024-02-01' });

const put = (name: string, text: string) => writeFile(join(corpus, name), text);
const index = (skipBad = false) => indexCorpus({ corpus, out, skipBad });

/** Every file of the index folder with its bytes, by name. */
async function contents(): Promise<Map<string, string>> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(files.sort().map(async (path) => [path, await readFile(path, 'latin1')] as const)),
  );
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xiangxun-indexer-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  corpus = await mkdtemp(join(root, 'corpus-'));
  out = join(root, 'index');
  await put('articles.jsonl', GOOD);
});

/** What is wrong → the file it stands in, the file's text, and what the report must name. */
const MALFORMED: readonly [what: string, file: string, text: string, named: RegExp][] = [
  [
    'bad JSON',
    'articles-2.jsonl',
    `${line({ id: 'b', title: 't', text: '' })}{"id": "x",,}\n`,
    /articles-2\.jsonl:2.*JSON.*\d+/,
  ],
  ['a line cut off', 'articles-2.jsonl', '{"id":"x","title":"t', /articles-2\.jsonl:1.*JSON/],
  [
    'a duplicate id',
    'articles-2.jsonl',
    line({ id: 'a1', title: 't', text: '' }),
    /articles\.jsonl:1 id.*articles-2\.jsonl:1/,
  ],
  [
    'an impossible date',
    'articles-2.jsonl',
    line({ id: 'b', title: 't', text: '', published: '2023-02-29' }),
    /articles-2\.jsonl:1 published.*2023-02-29/,
  ],
  [
    'a wrong type',
    'articles-2.jsonl',
    line({ id: 'b', title: 't', text: '', regions: '肇庆' }),
    /articles-2\.jsonl:1 regions/,
  ],
  ['a field missing', 'articles-2.jsonl', line({ id: 'b', text: '' }), /articles-2\.jsonl:1 title/],
  [
    'an empty title',
    'articles-2.jsonl',
    line({ id: 'b', title: '  ', text: '' }),
    /articles-2\.jsonl:1 title/,
  ],
  [
    'an address that is none',
    'articles-2.jsonl',
    line({ id: 'b', title: 't', text: '', url: 'javascript:alert(1)' }),
    /articles-2\.jsonl:1 url/,
  ],
  [
    'an unknown stage',
    'projects.jsonl',
    line({ id: 'p', name: 'n', stage: '完成' }),
    /projects\.jsonl:1 stage.*完成/,
  ],
  [
    'a number that is text',
    'projects.jsonl',
    line({ id: 'p', name: 'n', investmentYi: '56' }),
    /projects\.jsonl:1 investmentYi/,
  ],
  [
    'a deep fault',
    'projects.jsonl',
    line({ id: 'p', name: 'n', events: [{ stage: '开工', date: '2021-13' }] }),
    /projects\.jsonl:1 events.*date.*2021-13/,
  ],
  ['a list of one synonym', 'synonyms.jsonl', line({ terms: ['一个'] }), /synonyms\.jsonl:1 terms/],
  [
    'a line of 10 MB',
    'articles-2.jsonl',
    line({ id: 'b', title: 't', text: 'x'.repeat(10 * 1024 * 1024) }),
    /articles-2\.jsonl:1.*MiB/,
  ],
];

describe('a malformed line', () => {
  test.each(MALFORMED)(
    '%s is told with file, line, field and reason, and the index stays as it was',
    async (_, file, text, named) => {
      await index();
      const before = await contents();
      await put(file, text);
      const failure = await index().then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(failure).toMatchObject({ code: 'invalid_corpus', message: expect.stringMatching(named) });
      expect((failure as Error).message.length).toBeLessThan(2_000);
      expect(await contents()).toEqual(before);
      const { engine, rejected } = await openEngine(out);
      expect(rejected).toEqual([]);
      expect(await ask(engine, '肇庆')).toMatchObject({ total: 1, generation: 'gen-000001' });
    },
  );

  test('with no index before, there is none after', async () => {
    await put('articles-2.jsonl', 'x\n');
    await expect(index()).rejects.toMatchObject({ code: 'invalid_corpus' });
    await expect(openEngine(out)).rejects.toMatchObject({ code: 'index_missing' });
  });

  test('skipped, it is reported and the rest is published', async () => {
    await put('articles-2.jsonl', `{"id":\n${line({ id: 'b', title: '第二篇', text: '' })}`);
    const report = await index(true);
    expect(report).toMatchObject({ generation: 'gen-000001', counts: { article: 2 }, skippedLines: 1 });
    expect(report.problems).toEqual([
      { file: 'articles-2.jsonl', line: 1, reason: expect.stringContaining('JSON') },
    ]);
    expect((await ask((await openEngine(out)).engine, '第二篇')).total).toBe(1);
  });
});

test('progress reaches the whole', async () => {
  const [read, built]: [number[], number[]] = [[], []];
  await indexCorpus({
    corpus,
    out,
    skipBad: false,
    onRead: ({ bytesRead, bytesTotal }) => read.push(bytesRead / bytesTotal),
    onBuild: ({ done, total }) => built.push(done / total),
  });
  expect(read.at(-1)).toBe(1);
  expect(built.at(-1)).toBe(1);
});

describe('up to date', () => {
  test('until the corpus is another', async () => {
    expect(await isUpToDate(corpus, out)).toBe(false);
    await index();
    expect(await isUpToDate(corpus, out)).toBe(true);
    await put('notes.txt', 'not of the corpus');
    expect(await isUpToDate(corpus, out)).toBe(true);
    await put('companies.jsonl', line({ id: 'c', name: '公司' }));
    expect(await isUpToDate(corpus, out)).toBe(false);
    await index();
    expect(await isUpToDate(corpus, out)).toBe(true);
    await put('articles.jsonl', GOOD.replace('正文', '改文'));
    expect(await isUpToDate(corpus, out)).toBe(false);
  });

  test('not with a damaged index', async () => {
    const { generation } = await index();
    const [name = ''] = (await readdir(join(out, generation))).filter((file) => file.startsWith('records.'));
    await writeFile(join(out, generation, name), 'x');
    expect(await isUpToDate(corpus, out)).toBe(false);
  }, 120_000);
});

test('the real corpus: everything that is read is there, and comes back from the disk the same', async () => {
  const records = await corpusRecords();
  const report = await indexCorpus({ corpus: CORPUS, out, skipBad: false });
  expect(report.counts).toEqual({
    article: records.articles.length,
    project: records.projects.length,
    company: records.companies.length,
  });
  const { engine } = await openEngine(out);
  expect((await ask(engine, '')).total).toBe(
    RECORD_TYPES.reduce((sum, type) => sum + report.counts[type], 0),
  );
  for (const { id, title } of records.articles) {
    expect(await engine.record('article', id)).toMatchObject({ id, title });
  }
}, 240_000);
