import { beforeAll, describe, expect, test } from 'vitest';
import type { Project } from '../../../src/contract/record.ts';
import { article, engineOf } from '../../search/fixture.ts';
import { appOf, type TestApp } from '../fixture.ts';
import { HOSTILE_NAMES } from './open-record.ts';
import { expectSound, linkNamed, paramsOf, type Tag } from './page-html.ts';

const CITY = ['广东省', '肇庆市'];
const STAGED = ['投产', '签约', '签约', '开工'] as const;

const PROJECTS: readonly Project[] = [
  ...STAGED.map((stage, index) => ({
    id: `p${index}`,
    name: `项目${index}`,
    stage,
    industry: index < 3 ? '建材' : '食品',
    investmentYi: 10 * index,
    regions: [...CITY, index < 3 ? '德庆县' : '四会市'],
    company: 'c1',
  })),
  ...HOSTILE_NAMES.filter(({ length }) => length < 500).map((name, index) => ({
    id: `h${index}`,
    name,
    industry: name,
    regions: ['荒唐省', name, '子区'],
  })),
  { id: 'n1', name: '南京鼓楼项目', regions: ['江苏省', '南京市', '鼓楼区'] },
  { id: 'n2', name: '徐州鼓楼项目', regions: ['江苏省', '徐州市', '鼓楼区'] },
];

let server: TestApp;
beforeAll(async () => {
  server = await appOf(
    await engineOf({
      articles: [article('a1', { title: '德庆新闻', regions: [...CITY, '德庆县'], published: '2024-01-01' })],
      companies: [{ id: 'c1', name: '甲厂' }],
      projects: [...PROJECTS],
    }),
  );
});

async function open(names: readonly string[]): Promise<{ html: string; tags: readonly Tag[] }> {
  const response = await server.app.request(['/places', ...names.map(encodeURIComponent)].join('/'));
  expect(response.status).toBe(200);
  const html = await response.text();
  return { html, tags: expectSound(html) };
}

function tableIn(html: string, caption: string): readonly string[] {
  const table = html.slice(html.indexOf(caption)).match(/<table>(.*?)<\/table>/s)?.[1] ?? '';
  return table
    .split('</tr>')
    .slice(0, -1)
    .map((row) => row.replace(/<\/t[hd]>/g, '|').replace(/<[^>]+>/g, ''));
}

describe('the page of a city', () => {
  test('has its projects by district and stage, drawn and as a table', async () => {
    const { html, tags } = await open(['肇庆市']);
    expect(tableIn(html, '各地项目数')).toEqual([
      '地区|签约|开工|投产|合计|',
      '德庆县|2|0|1|3|',
      '四会市|0|1|0|1|',
    ]);
    const drawn = tags.filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(drawn.slice(0, 7).toSorted()).toEqual(['德庆县', '四会市', '2', '1', '1', '3', '1'].toSorted());
  });

  test('has its industries by projects and by stated investment, each a search', async () => {
    const { html, tags } = await open(['肇庆市']);
    expect(tableIn(html, '各行业项目数')).toEqual(['行业|项目|', '建材|3|', '食品|1|']);
    expect(tableIn(html, '各行业写明的投资额')).toEqual([
      '行业|写明的投资额 (亿元)|写明的项目|',
      '建材|30|3|',
      '食品|30|1|',
    ]);
    expect(paramsOf(linkNamed(tags, '建材'))).toEqual([
      'q=',
      'type=project',
      'region=肇庆市',
      'industry=建材',
    ]);
  });

  test('leads up, down, to companies, projects, news and the search', async () => {
    const { html, tags } = await open(['肇庆市']);
    const placed = (names: readonly string[]) => ['/places', ...names.map(encodeURIComponent)].join('/');
    expect(linkNamed(tags, '全部地区')).toBe('/places');
    expect(linkNamed(tags, '广东省')).toBe(placed(['广东省']));
    expect(linkNamed(tags, '德庆县')).toBe(placed([...CITY, '德庆县']));
    expect(linkNamed(tags, '甲厂')).toBe('/companies/c1');
    expect(linkNamed(tags, '项目0')).toBe('/projects/p0');
    expect(linkNamed(tags, '德庆新闻')).toBe('/articles/a1');
    expect(paramsOf(linkNamed(tags, '搜全部项目'))).toEqual([
      'q=',
      'type=project',
      'region=肇庆市',
      'sort=newest',
    ]);
    expect(html).toContain(`<link rel="canonical" href="${placed(CITY)}">`);
  });
});

test('a district without districts shows its stages', async () => {
  const { html } = await open(['广东省', '肇庆市', '德庆县']);
  expect(tableIn(html, '项目数，按目前阶段')).toEqual(['阶段|项目|', '签约|2|', '投产|1|']);
});

test('without a name, all places', async () => {
  const { html } = await open([]);
  expect(html).toContain('<h1>全部地区</h1>');
  expect(tableIn(html, '各地项目数')).toContain('江苏省|0|0|0|2|2|');
});

test('a name of several places lists them', async () => {
  const { html, tags } = await open(['鼓楼']);
  expect(html).toContain('有几个“鼓楼”');
  expect(linkNamed(tags, '江苏省 › 南京市 › 鼓楼区')).toContain('%E5%8D%97%E4%BA%AC');
  expect(html).toContain('noindex');
});

test.each(PROJECTS.filter(({ id }) => id.startsWith('h')).map(({ name }) => name))(
  'the place %.40s stays a name',
  async (name) => {
    await open(['荒唐省']);
    await open(['荒唐省', name]);
  },
);

test.each([
  '/places/%E7%81%AB%E6%98%9F',
  '/places/%FF',
  '/places/a/b/c/d/e/f/g/h/i',
  `/places/${'x'.repeat(300)}`,
])('%.60s is not there', async (path) => {
  const response = await server.app.request(path);
  expect(response.status).toBe(404);
  expectSound(await response.text());
});
