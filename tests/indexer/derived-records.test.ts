/** Articles alone make companies and projects that can be found, with the words they were read from. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { CompanyDetail, ProjectDetail } from '../../src/contract/detail.ts';
import type { Evidence } from '../../src/contract/reading.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { ask } from '../search/fixture.ts';

const FULL = '上海璟曜光学科技有限公司';
const ARTICLES = [
  {
    id: 'a1',
    title: '镜头模组项目落户德庆县',
    text: `${FULL}（以下简称“璟曜光学”）镜头模组项目2023年2月6日在德庆县签约，总投资100亿元，占地390亩。`,
    published: '2023-02-07',
    source: '西江日报',
  },
  {
    id: 'a2',
    title: '璟曜光学镜头模组项目动工',
    text: '璟曜光学镜头模组项目2023年5月11日在德庆县动工，总投资50亿元，预计2024年投产。',
    published: '2023-05-12',
  },
  {
    id: 'a3',
    title: '二季度项目签约忙',
    text: '全市33个项目集中开工，总投资356亿元。客户包括比亚迪等。',
    published: '2023-07-01',
  },
];
const STATED = {
  'companies.jsonl': [{ id: 'c1', name: '璟曜光学', fullName: FULL }],
  'projects.jsonl': [
    {
      id: 'p1',
      name: '璟曜光学镜头模组项目',
      company: 'c1',
      stage: '投产',
      investmentYi: 80,
      events: [{ stage: '投产', date: '2024-06-01', articleId: 'a2' }],
      articles: ['a1', 'a2'],
    },
  ],
};

const lines = (records: readonly object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** A corpus of the articles and what else is given, and a folder for its index. */
async function corpusOf(
  root: string,
  name: string,
  files: Readonly<Record<string, readonly object[]>> = {},
): Promise<{ corpus: string; out: string }> {
  const corpus = join(root, name);
  await mkdir(corpus);
  for (const [file, records] of Object.entries({ 'articles.jsonl': ARTICLES, ...files }))
    await writeFile(join(corpus, file), lines(records));
  return { corpus, out: join(root, `${name}-index`) };
}

async function engineOver(at: { corpus: string; out: string }): Promise<SearchEngine> {
  await indexCorpus({ ...at, skipBad: false });
  return (await openEngine(at.out)).engine;
}

/** The only record of a type that a search gives. */
async function only(engine: SearchEngine, q: string, type: 'company' | 'project'): Promise<unknown> {
  const { hits } = await ask(engine, q, { type: [type] });
  expect(hits.map((hit) => hit.type)).toEqual([type]);
  return engine.record(type, hits[0]?.id ?? '');
}

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'xiangxun-derived-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** The words of the articles that evidence stands for. */
function quoted({ articleId, field, start, end }: Evidence): string | undefined {
  return ARTICLES.find(({ id }) => id === articleId)?.[field].slice(start, end);
}

describe('a corpus of articles alone', () => {
  let engine: SearchEngine;
  let company: CompanyDetail;
  let project: ProjectDetail;
  beforeAll(async () => {
    engine = await engineOver(await corpusOf(root, 'alone'));
    company = (await only(engine, FULL, 'company')) as CompanyDetail;
    project = (await only(engine, '镜头模组', 'project')) as ProjectDetail;
  });

  test('the company is found by its short and by its full name, marked as derived', async () => {
    expect(company).toMatchObject({ name: FULL, derived: true });
    expect(((await only(engine, '璟曜光学', 'company')) as CompanyDetail).id).toBe(company.id);
  });

  test('the company has its project with its stages, and its articles', () => {
    expect(company.projects.map(({ id }) => id)).toEqual([project.id]);
    expect(company.projects[0]).toMatchObject({
      stage: '开工',
      events: [
        { stage: '签约', date: '2023-02-06', articleId: 'a1' },
        { stage: '开工', date: '2023-05-11', articleId: 'a2' },
      ],
    });
    expect(company.articles.map(({ id }) => id)).toEqual(expect.arrayContaining(['a1', 'a2']));
  });

  test('the project has its company, its place, its articles and its plan', () => {
    expect(project).toMatchObject({
      derived: true,
      company: { id: company.id, name: FULL },
      regions: ['广东省', '肇庆市', '德庆县'],
      landMu: 390,
    });
    expect(project.articles.map(({ id }) => id).sort()).toEqual(['a1', 'a2']);
    expect(project.readings?.events).toContainEqual(
      expect.objectContaining({ stage: '投产', date: '2024', planned: true }),
    );
    expect(project.events.map(({ stage }) => stage)).not.toContain('投产');
  });

  test('where articles differ, each sum is listed with its article', () =>
    expect(
      project.readings?.figures
        .filter(({ kind }) => kind === 'investment')
        .map(({ value, unit, at }) => [value, unit, at.articleId]),
    ).toEqual([
      [100, '亿元', 'a1'],
      [50, '亿元', 'a2'],
    ]));

  test('everything read carries the words it was read from', () => {
    const { events = [], figures = [] } = project.readings ?? {};
    const all = [...events, ...figures].map(({ at }) => at);
    const evidence = [...(company['evidence'] as Evidence[]), ...(project['evidence'] as Evidence[]), ...all];
    expect(evidence.length).toBeGreaterThan(4);
    for (const at of evidence) expect(quoted(at)).toBe(at.quote);
  });

  test('a batch and a customer make no record', async () => {
    const { hits } = await ask(engine, '', { type: ['company', 'project'] });
    expect(hits.map(({ id }) => id).sort()).toEqual([company.id, project.id].sort());
  });
});

describe('a corpus that states the company and the project', () => {
  test('keeps what it states, and shows what articles say beside it', async () => {
    const engine = await engineOver(await corpusOf(root, 'stated', STATED));
    const { hits } = await ask(engine, '', { type: ['company', 'project'] });
    expect(hits.map(({ type, id }) => `${type}/${id}`).sort()).toEqual(['company/c1', 'project/p1']);
    const project = (await engine.record('project', 'p1')) as ProjectDetail;
    expect(project).toMatchObject({
      name: '璟曜光学镜头模组项目',
      stage: '投产',
      investmentYi: 80,
      events: [{ stage: '投产', date: '2024-06-01', articleId: 'a2' }],
      company: { id: 'c1' },
    });
    expect(project).not.toHaveProperty('derived');
    expect(project.readings?.figures.map(({ value, at }) => `${value} ${at.articleId}`)).toEqual(
      expect.arrayContaining(['100 a1', '50 a2']),
    );
    expect(project.readings?.events.map(({ stage, date }) => [stage, date])).toEqual(
      expect.arrayContaining([
        ['签约', '2023-02-06'],
        ['开工', '2023-05-11'],
      ]),
    );
    expect(await engine.record('company', 'c1')).not.toHaveProperty('derived');
  });
});

test('the same corpus gives the same bytes, derived records included', async () => {
  const own = await mkdtemp(join(tmpdir(), 'xiangxun-derived-'));
  onTestFinished(() => rm(own, { recursive: true, force: true }));
  const at = await corpusOf(own, 'same');
  const generations = [];
  for (const out of [at.out, `${at.out}-2`]) {
    const { generation } = await indexCorpus({ ...at, out, skipBad: false });
    const dir = join(out, generation);
    const files = (await readdir(dir)).sort();
    generations.push(
      await Promise.all(
        files.map(async (name) => [name, await readFile(join(dir, name), 'latin1')] as const),
      ),
    );
  }
  expect(generations[0]?.length).toBeGreaterThan(3);
  expect(generations[1]).toEqual(generations[0]);
}, 240_000);
