import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Change } from '../../src/corpus/changes.ts';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { fingerprintCorpus, fingerprintFiles } from '../../src/corpus/corpus-files.ts';

const article = (id: string, title = `标题${id}`) => ({ id, title, text: '' });
const lines = (records: readonly object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

async function corpusWith(files: Readonly<Record<string, readonly object[]>>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'xiangxun-changes-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  for (const [name, records] of Object.entries(files)) await writeFile(join(dir, name), lines(records));
  return dir;
}

const BASE = {
  'articles.jsonl': [article('a1'), article('a2')],
  'companies.jsonl': [{ id: 'c1', name: '希音' }],
  'projects.jsonl': [
    {
      id: 'p1',
      name: '希音智慧产业园',
      articles: ['a1', 'a2'],
      events: [{ stage: '开工', articleId: 'a1' }, { stage: '签约', articleId: 'a2' }, { stage: '投产' }],
    },
  ],
};

async function read(changes: readonly object[]) {
  const dir = await corpusWith({ ...BASE, 'changes.jsonl': changes });
  return { dir, corpus: await readCorpus(dir, { skipBad: false }) };
}

describe('changes.jsonl', () => {
  test('what is put in replaces the record of another file, and comes beside the others', async () => {
    const { corpus } = await read([
      { op: 'put', kind: 'articles', record: article('a1', '新标题') },
      { op: 'put', kind: 'articles', record: article('a9') },
      { op: 'put', kind: 'projects', record: { id: 'p9', name: '九号项目', articles: ['a9', 'a2'] } },
      { op: 'put', kind: 'companies', record: { id: 'c1', name: 'SHEIN', note: '自带字段' } },
    ]);
    expect(corpus.articles.map(({ id, title }) => [id, title]).sort()).toEqual([
      ['a1', '新标题'],
      ['a2', '标题a2'],
      ['a9', '标题a9'],
    ]);
    expect(corpus.companies).toEqual([{ id: 'c1', name: 'SHEIN', note: '自带字段' }]);
    expect(corpus.projects.map(({ id }) => id)).toEqual(['p1', 'p9']);
  });

  test('a project forgets the articles that were taken out, and nothing else', async () => {
    const { corpus } = await read([{ op: 'delete', kind: 'articles', id: 'a1' }]);
    expect(corpus.articles.map(({ id }) => id)).toEqual(['a2']);
    expect(corpus.projects[0]).toMatchObject({
      articles: ['a2'],
      events: [{ stage: '开工' }, { stage: '签约', articleId: 'a2' }, { stage: '投产' }],
    });
    expect(corpus.projects[0]?.events?.[0]).not.toHaveProperty('articleId');
  });

  test('clear takes out what was there until then', async () => {
    const { corpus } = await read([
      { op: 'put', kind: 'articles', record: article('a8') },
      { op: 'clear', kind: 'articles' },
      { op: 'put', kind: 'articles', record: article('a2', '又来了') },
    ]);
    expect(corpus.articles).toEqual([article('a2', '又来了')]);
    expect(corpus.projects[0]?.articles).toEqual(['a2']);
  });

  test('a project of an article that nobody has is refused by file and line', async () => {
    const dir = await corpusWith({
      ...BASE,
      'changes.jsonl': [
        { op: 'put', kind: 'projects', record: { id: 'p9', name: '九号', articles: ['a7'] } },
      ],
    });
    await expect(readCorpus(dir, { skipBad: false })).rejects.toThrow(/changes\.jsonl:1 articles\[0\]/);
  });

  test('the fingerprint is that of the files as they lie there', async () => {
    const { dir, corpus } = await read([{ op: 'delete', kind: 'companies', id: 'c1' }]);
    expect(fingerprintFiles(corpus.files)).toBe(await fingerprintCorpus(dir));
  });

  test('any changes leave what the same changes of a map leave', async () => {
    const id = fc.constantFrom('a1', 'a2', 'a3', 'a4');
    const change: fc.Arbitrary<Change> = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.tuple(id, fc.string({ minLength: 1, maxLength: 3 })).map(([one, title]) => ({
          op: 'put' as const,
          kind: 'articles' as const,
          record: article(one, `题${title}`),
        })),
      },
      {
        weight: 3,
        arbitrary: id.map((one) => ({ op: 'delete' as const, kind: 'articles' as const, id: one })),
      },
      { weight: 1, arbitrary: fc.constant({ op: 'clear' as const, kind: 'articles' as const }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
        const wanted = new Map(BASE['articles.jsonl'].map((one) => [one.id, one.title]));
        for (const one of changes) {
          if (one.op === 'clear') wanted.clear();
          else if (one.op === 'delete') wanted.delete(one.id);
          else if (one.kind === 'articles') wanted.set(one.record.id, one.record.title.trim());
        }
        const { corpus } = await read(changes);
        const found = new Map(corpus.articles.map((one) => [one.id, one.title]));
        expect(found).toEqual(wanted);
        expect(corpus.articles).toHaveLength(wanted.size);
      }),
      { numRuns: 60 },
    );
  });
});
