import { describe, expect, test } from 'vitest';
import { articleOf, evidenceIn } from '../claims/sample.ts';
import { HOSTILE_NAMES, openRecord as open } from './open-record.ts';
import { linkNamed, paramsOf } from './page-html.ts';

const project = (id: string, fields: object) => ({
  type: 'project',
  id,
  name: `项目${id}`,
  events: [],
  articles: [],
  ...fields,
});

const PROJECTS = [
  project('p1', {
    stage: '开工',
    investmentYi: 56,
    regions: ['广东省', '肇庆市'],
    events: [
      { stage: '签约', date: '2021-05' },
      { stage: '开工', date: '2023-05' },
      { stage: '投产', date: '2025' },
    ],
  }),
  project('p2', { stage: '开工', investmentYi: 4.5, events: [{ stage: '开工' }] }),
  project('p3', { stage: '投产', investmentYi: 1000, derived: true }),
];

const company = {
  type: 'company',
  id: 'c001',
  name: '希音',
  fullName: '希音国际有限公司',
  aliases: ['SHEIN', '希音', 'ZZKKO'],
  formerNames: ['ZZKKO'],
  related: ['甲厂（子公司）'],
  industry: '服装',
  regions: ['广东省', '肇庆市'],
  url: 'https://www.example.com/about',
  projects: PROJECTS,
  articles: [
    { id: 'a1', title: '旧闻', published: '2021-03-01' },
    { id: 'a2', title: '新闻', published: '2023-05-11' },
    { id: 'a3', title: '同月', published: '2023-05-30' },
    { id: 'a4', title: '无日期' },
  ],
};

const openCompany = (fields: object = {}) => open('/companies/c001', { ...company, ...fields }, PROJECTS);

test('has all its names, and where each comes from', async () => {
  const { html, tags } = await openCompany();
  const names = /<ul class="names-list">(.*?)<\/ul>/s.exec(html)?.[1] ?? '';
  expect(names.split('</li>').map((row) => row.replace(/<[^>]+>/g, '').trim())).toEqual([
    '希音 名称 · 语料',
    '希音国际有限公司 全称 · 语料',
    'SHEIN 别名 · 语料',
    'ZZKKO 曾用名 · 语料',
    '',
  ]);
  expect(linkNamed(tags, 'www.example.com')).toBe('https://www.example.com/about');
  expect(html).toContain('甲厂（子公司）');
});

describe('what its projects come to', () => {
  test('adds up what the corpus states, and says of how many', async () => {
    const { texts } = await openCompany();
    expect(texts('dt')).toEqual(['项目', '写明的投资额', '报道', '最近报道']);
    expect(texts('dd')).toEqual(['3 个', '60.5 亿元2 个项目之和，其余 1 个未计入', '4 篇', '2023-05-30']);
  });

  test('counts projects by stage, each a search for them', async () => {
    const { tags } = await openCompany();
    expect(paramsOf(linkNamed(tags, '开工 2'))).toEqual(['q=', 'type=project', 'company=c001', 'stage=开工']);
    expect(linkNamed(tags, '投产 1')).toContain('stage=');
  });
});

test('has its projects as a picture of stages over time, with the same in a table', async () => {
  const { html, tags } = await openCompany();
  const figure = /<figure class="chart">(.*?)<\/figure>/s.exec(html)?.[1] ?? '';
  expect(figure).toContain('另有 2 个项目没有写明日期');
  const table = /<tbody>(.*?)<\/tbody>/s.exec(figure)?.[1] ?? '';
  expect(table.split('</tr>').map((row) => row.replace(/<\/t[hd]>/g, '|').replace(/<[^>]+>/g, ''))).toEqual([
    '项目p1|签约|2021-05|',
    '项目p1|开工|2023-05|',
    '项目p1|计划投产|2025|',
    '',
  ]);
  const drawn = tags.filter(({ name }) => name === 'text').map(({ text }) => text);
  expect(drawn).toEqual(expect.arrayContaining(['项目p1', '签约', '开工', '投产']));
  expect(linkNamed(tags, '项目p2')).toBe('/projects/p2');
});

test('has its articles by month, without those of no date, and says so', async () => {
  const { html } = await openCompany();
  const figure = html.match(/<figure class="chart">(.*?)<\/figure>/gs)?.[1] ?? '';
  expect(figure).toContain('日期不详的 1 篇未列入');
  expect(figure).toContain('<th scope="row">2021-03</th><td class="number">1</td>');
  expect(figure).toContain('<th scope="row">2023-05</th><td class="number">2</td>');
  expect(figure.match(/<tr>/g)).toHaveLength(3);
});

describe('a company that was read from articles', () => {
  const article = articleOf('a2', '参加签约的有希音（SHEIN）。', { title: '新闻' });
  const evidence = [evidenceIn(article, '希音（SHEIN）'), { articleId: 7 }, 'nonsense'];

  test('is marked, and shows the sentence with its name', async () => {
    const { html, texts } = await open('/companies/c001', { ...company, derived: true, evidence }, [article]);
    expect(texts('span')).toContain('读自报道');
    expect(html).toContain('参加签约的有<mark>希音（SHEIN）</mark>。');
    const names = /<ul class="names-list">(.*?)<\/ul>/s.exec(html)?.[1] ?? '';
    expect(names.match(/href="\/articles\/a2\?mark=6-15#mark"/g)).toHaveLength(2);
    expect(names).not.toContain('语料');
  });
});

test('with a name only shows a name only', async () => {
  const bare = { type: 'company', id: 'c9', name: '某厂', projects: [], articles: [] };
  const { html, texts } = await open('/companies/c9', bare);
  expect(texts('dd')).toEqual(['0 个', '—不详', '0 篇', '日期不详']);
  expect(html).toContain('报道中还没有它的项目');
  expect(texts('figure')).toEqual([]);
});

test.each(HOSTILE_NAMES)('the name %.40s stays a name', async (name) => {
  const hostile = {
    ...company,
    name,
    aliases: [name, 'x'],
    related: [name],
    url: name,
    regions: [name],
    projects: [{ ...PROJECTS[0], id: name, name, regions: [name] }],
    articles: [{ id: name, title: name, source: name }],
  };
  const { texts } = await open('/companies/c001', hostile);
  expect(texts('h1')).toEqual([name]);
});
