import { describe, expect, test } from 'vitest';
import type { Article, Company, Project } from '../../src/contract/record.ts';
import { ConceptDictionary, companyConcept } from '../../src/entities/concept.ts';
import { dayText } from '../../src/entities/day.ts';
import { linkRecords } from '../../src/entities/links.ts';
import { buildColumns, type Columns, type FacetColumn, sharedRows } from '../../src/index/column.ts';

const ARTICLES: Article[] = [
  {
    ...{ id: 'a0', title: '签约', text: '', source: '西江日报', published: '2024-01-31T16:30:00Z' },
    ...{ regions: ['广东省', '肇庆市'], industries: ['电子信息'], tags: ['快讯', '快讯'] },
  },
  { id: 'a1', title: '投产', text: '', companies: ['SHEIN'], published: '2023-05-11', source: '西江日报' },
  { id: 'a2', title: '侧记', text: '' },
];
const PROJECTS: Project[] = [
  {
    ...{ id: 'p0', name: '一期', company: '冠旭', stage: '投产', investmentYi: 10, industry: '电子信息' },
    ...{ regions: ['肇庆市', '德庆县'], articles: ['a1', 'a0'] },
    events: [
      { stage: '签约', date: '2021-08', articleId: 'a0' },
      { stage: '投产', date: '2024-01-31', articleId: 'a0' },
      { stage: '在建' },
    ],
    conflicts: [
      { field: 'investmentYi', value: 12 },
      { field: 'investmentYi', value: 10 },
      { field: 'landMu', value: 500 },
      { field: 'investmentYi', value: '15' },
      null,
    ],
  },
  { id: 'p1', name: '二期', company: '某公司', stage: '在建', articles: ['a0'], investmentYi: 0 },
];
const COMPANIES: Company[] = [
  { id: 'c0', name: '希音', aliases: ['SHEIN'], industry: '电商' },
  { id: 'c1', name: '冠旭电子', aliases: ['冠旭'], regions: ['深圳市'] },
];

function columnsOf(articles: Article[], projects: Project[], companies: Company[]): Columns {
  const records = { articles, projects, companies };
  return buildColumns(records, linkRecords(records, new ConceptDictionary(companies.map(companyConcept))));
}

const columns = columnsOf(ARTICLES, PROJECTS, COMPANIES);
// Document numbers.
const [A0, A1, A2, P0, P1, C0, C1] = [0, 1, 2, 3, 4, 5, 6];

test('documents are numbered: articles, projects, companies', () => {
  expect(columns.counts).toEqual({ article: 3, project: 2, company: 2 });
  expect(columns.ids).toEqual(['a0', 'a1', 'a2', 'p0', 'p1', 'c0', 'c1']);
  expect(columns.titles).toEqual(['签约', '投产', '侧记', '一期', '二期', '希音', '冠旭电子']);
});

test('days of publication rise, in Shanghai; a project and a company have those of their articles', () => {
  const days = columns.published.map((row) => row.map(dayText));
  const expected: Record<number, string[]> = {
    [A0]: ['2024-02-01'],
    [A1]: ['2023-05-11'],
    [A2]: [],
    [P0]: ['2023-05-11', '2024-02-01'],
    [P1]: ['2024-02-01'],
    [C0]: ['2023-05-11'],
    [C1]: ['2023-05-11', '2024-02-01'],
  };
  expect(days).toEqual(Object.values(expected));
});

test('events: a project has all that are dated, an article those that it tells of, a company its projects’', () => {
  const spans = columns.events.map((row) => row.map((span) => span.map(dayText).join('/')));
  const both = ['2021-08-01/2021-08-31', '2024-01-31/2024-01-31'];
  expect(spans).toEqual([both, [], [], both, [], [], both]);
});

test('amounts: every figure once, the record’s own first; of an article and a company those of their projects', () => {
  const all = {
    [A0]: [10, 12, 0],
    [A1]: [10, 12],
    [A2]: [],
    [P0]: [10, 12],
    [P1]: [0],
    [C0]: [],
    [C1]: [10, 12],
  };
  expect(columns.amounts).toEqual(Object.values(all));
});

test('links are document numbers', () => {
  expect(columns.companies).toEqual([[C1], [C0, C1], [], [C1], [], [], []]);
  expect(columns.projects).toEqual([[P0, P1], [P0], [], [], [], [], [P0]]);
  expect(columns.articles).toEqual([[], [], [], [A0, A1], [A0], [A1], [A0, A1]]);
});

describe('facets', () => {
  const shown = ({ values, rows }: FacetColumn) => rows.map((row) => row.map((at) => values[at]).sort());

  test.each([
    ['company', [['c1'], ['c0', 'c1'], [], ['c1'], ['某公司'], ['c0'], ['c1']]],
    ['region', [['广东省', '肇庆市'], [], [], ['肇庆市', '德庆县'], [], [], ['肇庆市', '德庆县', '深圳市']]],
    ['industry', [['电子信息'], [], [], ['电子信息'], [], ['电商'], []]],
    ['stage', [['签约', '投产', '在建'], ['投产'], [], ['投产'], ['在建'], [], ['投产']]],
    ['source', [['西江日报'], ['西江日报'], [], [], [], [], []]],
    ['tag', [['快讯'], [], [], [], [], [], []]],
  ] as const)('%s', (name, expected) =>
    expect(shown(columns.facets[name])).toEqual(expected.map((row) => [...row].sort())),
  );

  test('no value is listed twice', () => {
    for (const { values } of Object.values(columns.facets)) expect(new Set(values).size).toBe(values.length);
  });
});

test('of nothing the columns are empty, and they go through JSON', () => {
  const empty = columnsOf([], [], []);
  expect(empty.ids).toEqual([]);
  for (const one of [empty, columns]) expect(JSON.parse(JSON.stringify(one))).toEqual(one);
});

test('rows that are the same, empty or of one number, are one object; all others are left as they are', () => {
  const shared = sharedRows();
  expect(shared([])).toEqual([]);
  expect(shared([])).toBe(shared([]));
  expect(shared([7])).toEqual([7]);
  expect(shared([7])).toBe(shared([7]));
  expect(shared([7])).not.toBe(shared([8]));
  for (const other of [[7, 8], ['7'], [[7, 8]], [null], 'text', 7, null, { a: [] }])
    expect(shared(other)).toBe(other);
});
