import { describe, expect, test } from 'vitest';
import type { Evidence, Readings } from '../../src/contract/reading.ts';
import type { Article, Project } from '../../src/contract/record.ts';
import { deriveRecords } from '../../src/extraction/derive.ts';
import { knowledgeOf, type Stated } from '../../src/extraction/told.ts';
import { EXTRACTION_VERSION } from '../../src/extraction/version.ts';
import { stated } from './fixture.ts';

const article = (id: string, text: string, fields: Partial<Article> = {}): Article => ({
  id,
  title: '快讯',
  text,
  ...fields,
});
const PARK = '希音智慧产业园项目';

/** What is derived from these articles, the articles of the fixture left out. */
async function derived(articles: readonly Article[], fields: Partial<Stated> = {}) {
  const records = await deriveRecords(stated({ ...fields, articles }));
  const ids = new Set(articles.map(({ id }) => id));
  return {
    articles: records.articles.filter(({ id }) => ids.has(id)),
    projects: records.projects,
    companies: records.companies.filter((company) => company['derived'] === true),
  };
}
const readings = (project: Project | undefined) => project?.['readings'] as Readings | undefined;
const evidenceOf = (record: { readonly [field: string]: unknown } | undefined) =>
  (record?.['evidence'] ?? []) as readonly Evidence[];

describe('a company that no file names', () => {
  const FULL = '上海璟曜光学科技有限公司';
  const text = `${FULL}（以下简称“璟曜光学”）镜头模组项目2023年5月11日在德庆县动工，总投资5亿元。`;

  test('is a record, marked, with the words it was read from', async () => {
    const { companies, projects, articles } = await derived([article('a1', text)]);
    expect(companies).toEqual([
      expect.objectContaining({ name: FULL, aliases: expect.arrayContaining(['璟曜光学']), derived: true }),
    ]);
    expect(projects).toHaveLength(1);
    expect(projects[0]).toMatchObject({
      company: companies[0]?.id,
      stage: '开工',
      investmentYi: 5,
      regions: ['广东省', '肇庆市', '德庆县'],
      derived: true,
      articles: ['a1'],
    });
    expect(articles[0]?.companies).toEqual([companies[0]?.id]);
    for (const { articleId, field, start, end, quote } of [
      ...evidenceOf(companies[0]),
      ...evidenceOf(projects[0]),
    ]) {
      expect(articleId).toBe('a1');
      expect({ title: '快讯', text }[field].slice(start, end)).toBe(quote);
    }
    expect(evidenceOf(companies[0]).length).toBeGreaterThan(0);
  });

  test('is one, whatever articles call it', async () => {
    const { companies, projects } = await derived([
      article('a1', text),
      article('a2', '璟曜光学镜头模组项目2024年6月在德庆县投产。'),
    ]);
    expect(companies.map(({ name }) => name)).toEqual([FULL]);
    expect(projects.map(({ articles }) => articles)).toEqual([['a1', 'a2']]);
  });
});

describe('articles about one project', () => {
  test('make one record, across the names of its company', async () => {
    const { projects, companies } = await derived([
      article('a1', `${PARK}2023年2月签约。`),
      article('a2', 'SHEIN智慧产业园2023年5月11日动工。'),
    ]);
    expect(companies).toEqual([]);
    expect(projects).toHaveLength(1);
    expect(projects[0]).toMatchObject({
      company: 'shein',
      stage: '开工',
      events: [
        { stage: '签约', date: '2023-02', articleId: 'a1' },
        { stage: '开工', date: '2023-05-11', articleId: 'a2' },
      ],
    });
  });

  test('that differ are shown side by side, each sum with its article', async () => {
    const { projects } = await derived([
      article('a1', `${PARK}总投资100亿元，2023年动工。`, { published: '2023-05-12' }),
      article('a2', `${PARK}总投资50亿元。`, { published: '2023-06-01' }),
    ]);
    expect(readings(projects[0])?.figures.map(({ value, unit, at }) => [value, unit, at.articleId])).toEqual([
      [100, '亿元', 'a1'],
      [50, '亿元', 'a2'],
    ]);
  });
});

describe('what makes no record', () => {
  test.each([
    ['a batch', '全市33个项目集中开工，总投资356亿元。'],
    ['counts', '全市签约项目81个、动工106个、竣工56个、投产36个，实际投资49.3亿元。'],
    ['suppliers and customers', '客户包括宁德时代、小鹏汽车等，供应商有比亚迪。'],
    ['a company that is only named', '希音和冠旭电子参加论坛。'],
    ['an agreement about nothing that is built', '希音签署战略合作协议。'],
    ['nothing', ''],
  ])('%s', async (_, text) => {
    const { projects, companies } = await derived([article('a1', text)]);
    expect(projects).toEqual([]);
    expect(companies).toEqual([]);
  });
});

describe('editors stay in charge', () => {
  const project: Project = {
    id: 'p1',
    name: '希音湾区智慧产业园',
    company: 'shein',
    stage: '投产',
    investmentYi: 56,
    events: [{ stage: '投产', date: '2024', articleId: 'a1' }],
    articles: ['a1'],
  };
  const told = article('a1', `希音湾区智慧产业园项目2023年5月11日动工，总投资50亿元。`, {
    published: '2023-05-20',
  });

  test('a stated project stays as it is, and gets what articles say of it beside it', async () => {
    const { projects } = await derived([told], { projects: [project] });
    expect(projects).toHaveLength(1);
    const [record] = projects;
    expect(record).toMatchObject(project);
    expect(record).not.toHaveProperty('derived');
    expect(readings(record)?.figures.map(({ value }) => value)).toEqual([50]);
    expect(readings(record)?.events.map(({ stage, date }) => [stage, date])).toEqual([
      ['开工', '2023-05-11'],
    ]);
  });

  test('a project of which nothing is told stays the very same', async () => {
    const { projects } = await derived([article('a1', '今天天气很好。')], { projects: [project] });
    expect(projects).toEqual([project]);
  });

  test('a stated company is never derived again, by any of its names', async () => {
    const { companies } = await derived([
      article('a1', '深圳市冠旭电子股份有限公司声学产业园项目2023年动工，总投资20亿元。'),
      article('a2', '冠旭声学产业园项目2024年投产。'),
      article('a3', `SHEIN智慧产业园2023年动工。`),
    ]);
    expect(companies).toEqual([]);
  });

  test('a stated company is known by a short name that another article told', async () => {
    const { companies, projects } = await derived([
      article('a1', '深圳市冠旭电子股份有限公司（以下简称“翎旭”）德庆耳机项目2023年5月动工，总投资2亿元。'),
      article('a2', '翎旭科技园二期音箱项目总投资3亿元，2024年6月由翎旭投资建设，在高要区动工。'),
    ]);
    expect(companies).toEqual([]);
    expect(new Set(projects.filter((p) => p['derived']).map(({ company }) => company)).size).toBeLessThan(2);
  });

  test('what an article states is kept; what it does not is read and said to be', async () => {
    const fields = { companies: ['grand'], regions: ['广东省', '广州市'], industries: ['物流'] };
    const text = `${PARK}在德庆县动工，总投资56亿元。`;
    const { articles } = await derived([article('a1', text, fields), article('a2', text)]);
    expect(articles[0]).toEqual(article('a1', text, fields));
    expect(articles[1]).toMatchObject({
      companies: ['shein'],
      regions: ['广东省', '肇庆市', '德庆县'],
      readFields: expect.arrayContaining(['companies', 'regions']),
    });
  });

  test('an article of which nothing is read stays the very same', async () => {
    const plain = article('a1', '今天天气很好。');
    expect((await derived([plain])).articles).toEqual([plain]);
  });
});

test('大旺 and 肇庆高新区 are one place', async () => {
  const { projects } = await derived([
    article('a1', `${PARK}2023年2月在大旺签约。`),
    article('a2', `${PARK}2023年5月在肇庆高新区动工。`),
  ]);
  expect(projects.map(({ regions }) => regions)).toEqual([['广东省', '肇庆市', '肇庆高新区']]);
});

test('the same corpus says the same, and its own records are not changed', async () => {
  const corpus = stated({ articles: [article('a1', `${PARK}2023年动工，总投资56亿元。`)] });
  const before = structuredClone(corpus);
  const once = await deriveRecords(corpus);
  expect(await deriveRecords(corpus)).toEqual(once);
  expect(corpus).toEqual(before);
  expect(once.synonyms).toEqual(corpus.synonyms);
});

test('ids of derived records do not hang on other articles', async () => {
  const one = article('a1', `${PARK}2023年动工，总投资56亿元。`);
  const ids = async (articles: readonly Article[]) => (await derived(articles)).projects.map(({ id }) => id);
  const [alone] = await ids([one]);
  expect(alone).toBeDefined();
  expect(await ids([article('a0', '冠旭电子声学产业园项目2024年投产。'), one])).toContain(alone);
});

test('progress reaches the whole, also of nothing', async () => {
  const seen: number[] = [];
  await deriveRecords(stated(), { onProgress: ({ done, total }) => seen.push(done / total) });
  expect(seen.at(-1)).toBe(1);
  const empty = { articles: [], projects: [], companies: [], synonyms: [] };
  expect(await deriveRecords(empty)).toEqual(empty);
});

test('a reader knows the companies and the places of its corpus', () => {
  const { dictionary, tree } = knowledgeOf(stated());
  expect(dictionary.named('shein').map(({ id }) => id)).toEqual(['shein']);
  expect(tree.at(['广东省', '肇庆市', '肇庆高新区'])?.rank).toBe('zone');
  expect(EXTRACTION_VERSION).toMatch(/^\S+$/);
});
