import { beforeAll, describe, expect, test } from 'vitest';
import type { Project } from '../../../src/contract/record.ts';
import type { EmbeddedEngine } from '../../../src/search/embedded-engine.ts';
import { findPlace, type PlaceSummary } from '../../../src/server/places/place-summary.ts';
import { article, engineOf } from '../../search/fixture.ts';

const PROVINCE = ['广东省'];
const CITY = [...PROVINCE, '肇庆市'];

const project = (id: string, fields: Partial<Project>): Project => ({ id, name: `项目${id}`, ...fields });

let engine: EmbeddedEngine;
beforeAll(async () => {
  engine = await engineOf({
    articles: [
      article('a1', { regions: CITY, published: '2023-01-01' }),
      article('a2', { regions: [...CITY, '德庆县'], published: '2024-01-01' }),
      article('a3', { regions: ['广东省', '佛山市'] }),
    ],
    companies: [
      { id: 'c1', name: '甲厂' },
      { id: 'c2', name: '乙厂', regions: CITY },
    ],
    projects: [
      project('p1', {
        regions: [...CITY, '德庆县'],
        stage: '投产',
        industry: '建材',
        investmentYi: 10,
        company: 'c1',
      }),
      project('p2', {
        regions: [...CITY, '德庆县'],
        stage: '签约',
        industry: '建材',
        investmentYi: 0.5,
        company: 'c1',
      }),
      project('p3', {
        regions: [...CITY, '四会市'],
        stage: '投产',
        industry: '食品',
        investmentYi: 900,
        derived: true,
      }),
      project('p4', { regions: CITY, industry: '建材' }),
      project('p5', { regions: ['广东省', '佛山市'], stage: '开工' }),
      project('p6', { regions: ['江苏省', '南京市', '鼓楼区'] }),
      project('p7', { regions: ['江苏省', '徐州市', '鼓楼区'] }),
    ],
  });
});

async function summaryOf(...asked: readonly string[]): Promise<PlaceSummary> {
  const answer = await findPlace(engine, asked);
  if (answer.found !== 'place') throw new Error(answer.found);
  return answer.summary;
}

describe('a city', () => {
  test('has its projects by district and stage, those without a district last', async () => {
    const { path, districts, projects, isPart } = await summaryOf('肇庆');
    expect(path).toEqual(CITY);
    expect(projects).toHaveLength(4);
    expect(isPart).toBe(false);
    expect(districts.map(({ name, total, stages }) => [name, total, Object.fromEntries(stages)])).toEqual([
      ['德庆县', 2, { 投产: 1, 签约: 1 }],
      ['四会市', 1, { 投产: 1 }],
      [undefined, 1, { undefined: 1 }],
    ]);
  });

  test('has its industries; what was read from prose is counted but not added up', async () => {
    const { industries } = await summaryOf('广东省', '肇庆市');
    expect(industries).toEqual([
      { name: '建材', projects: 3, investmentYi: 10.5, stating: 2 },
      { name: '食品', projects: 1, investmentYi: 0, stating: 0 },
    ]);
  });

  test('has the companies of its projects, then those that sit there; and its news, newest first', async () => {
    const { companies, articles } = await summaryOf('肇庆市');
    expect(companies).toEqual([
      { id: 'c1', name: '甲厂', projects: 2 },
      { id: 'c2', name: '乙厂', projects: 0 },
    ]);
    expect(articles.map(({ id }) => id)).toEqual(['a2', 'a1']);
  });
});

test('a district has no districts', async () => {
  const { path, districts } = await summaryOf('德庆县');
  expect(path).toEqual([...CITY, '德庆县']);
  expect(districts.map(({ name, total }) => [name, total])).toEqual([[undefined, 2]]);
});

test('no name at all means everything, by the outermost places', async () => {
  const { path, districts, projects } = await summaryOf();
  expect(path).toEqual([]);
  expect(projects).toHaveLength(7);
  expect(districts.map(({ name, total }) => [name, total])).toEqual([
    ['广东省', 5],
    ['江苏省', 2],
  ]);
});

test('a name of several places lists them', async () => {
  expect(await findPlace(engine, ['鼓楼区'])).toEqual({
    found: 'several',
    candidates: [
      ['江苏省', '南京市', '鼓楼区'],
      ['江苏省', '徐州市', '鼓楼区'],
    ],
  });
});

test.each([[['火星']], [['江苏省', '肇庆市']], [['<img src=x>']], [['x'.repeat(200)]]])(
  '%j is no place',
  async (asked) => {
    expect(await findPlace(engine, asked)).toEqual({ found: 'none' });
  },
);

describe('a place by another name of its own', () => {
  test.each([
    [['大旺'], '广东省/肇庆市/肇庆高新区'],
    [['肇庆市', '大旺'], '广东省/肇庆市/肇庆高新区'],
    [['仲恺'], '广东省/惠州市/仲恺高新区'],
  ])('%j is %s', async (asked, path) => {
    const zones = await engineOf({
      synonyms: [{ terms: ['肇庆高新区', '大旺'] }],
      // Companies are found by their projects: of one nothing is stated, the other is at home in the city.
      companies: [
        { id: 'zc1', name: '青屿' },
        { id: 'zc2', name: '白石', regions: CITY },
      ],
      projects: ['zc1', 'zc2'].map((company) => ({
        id: `p-${company}`,
        name: `${company}项目`,
        company,
        regions: [...CITY, '肇庆高新区'],
      })),
      articles: [
        article('z1', { regions: [...CITY, '肇庆高新区'] }),
        article('z2', { regions: [...CITY, '肇庆高新区'] }),
        article('z3', { regions: CITY }),
        article('z4', { regions: ['广东省', '惠州市', '仲恺高新区'] }),
      ],
    });
    const answer = await findPlace(zones, asked);
    expect(answer.found === 'place' && answer.summary.path.join('/')).toBe(path);
  });

  test.each([[['惠州市', '大旺']], [['火星']]])('%j is none', async (asked) => {
    const zones = await engineOf({
      synonyms: [{ terms: ['肇庆高新区', '大旺'] }],
      articles: [article('z1', { regions: [...CITY, '肇庆高新区'] }), article('z3', { regions: CITY })],
    });
    expect((await findPlace(zones, asked)).found).toBe('none');
  });
});
