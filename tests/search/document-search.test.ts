import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Condition, DocumentQuery } from '../../src/contract/document-query.ts';
import type { Company, Project } from '../../src/contract/record.ts';
import type { RecordEngine } from '../../src/search/record-engine.ts';
import { article, engineOf } from './fixture.ts';

const ARTICLES = [
  article('a1', {
    title: '希音园区在肇庆动工',
    text: '希音（SHEIN）开工。',
    published: '2024-02-01',
    regions: ['广东省', '肇庆市'],
    companies: ['c1'],
    source: '西江日报',
    tags: ['园区', '物流'],
  }),
  article('a2', {
    title: '冠旭电子落户德庆',
    text: '两期项目。',
    published: '2023-05-11',
    regions: ['广东省', '肇庆市', '德庆县'],
    companies: ['c2'],
  }),
  article('a3', {
    title: '佛山快讯',
    text: '无日期。',
    regions: ['广东省', '佛山市'],
    source: 'Foshan Daily',
  }),
];
const COMPANIES: Company[] = [
  { id: 'c1', name: '希音', aliases: ['SHEIN'] },
  { id: 'c2', name: '冠旭电子', industry: '电子信息' },
];
const PROJECTS: Project[] = [
  { id: 'p1', name: '希音智慧产业园', company: 'c1', stage: '开工', investmentYi: 56, articles: ['a1'] },
  { id: 'p2', name: '德庆冠旭科技园', company: 'c2', stage: '在建', investmentYi: 5, articles: ['a2'] },
  { id: 'p3', name: '无主园区', note: { by: '希音' } },
];

let engine: RecordEngine;
beforeAll(async () => {
  engine = await engineOf({ articles: ARTICLES, companies: COMPANIES, projects: PROJECTS });
});

function ask(fields: Partial<DocumentQuery>) {
  return engine.documents({
    q: '',
    type: 'article',
    order: [],
    matching: 'auto',
    limit: 20,
    offset: 0,
    facets: [],
    facetLimit: 100,
    marked: [],
    ...fields,
  });
}
const idsOf = async (fields: Partial<DocumentQuery>) =>
  (await ask(fields)).hits.map(({ document }) => document.id);

const compare = (attribute: string, operator: string, value: string) =>
  ({ kind: 'compare', attribute, operator, value }) as Condition;
const within = (attribute: string, ...values: string[]): Condition => ({ kind: 'in', attribute, values });
const exists = (attribute: string): Condition => ({ kind: 'exists', attribute });
const not = (of: Condition): Condition => ({ kind: 'not', of });
const both = (...of: Condition[]): Condition => ({ kind: 'and', of });
const either = (...of: Condition[]): Condition => ({ kind: 'or', of });

describe('conditions', () => {
  test.each<[string, Condition, string[]]>([
    ['a value of several', compare('regions', '=', '肇庆市'), ['a1', 'a2']],
    ['a part is no value', compare('regions', '=', '肇庆'), []],
    ['whatever the case and width', compare('source', '=', 'ＦＯＳＨＡＮ daily'), ['a3']],
    ['companies by name', compare('companies', '=', '希音'), ['a1']],
    ['any of them', within('regions', '德庆县', '佛山市'), ['a2', 'a3']],
    ['none of them', not(within('regions', '德庆县', '佛山市')), ['a1']],
    ['days in order', compare('published', '>=', '2024-01-01'), ['a1']],
    ['days before', compare('published', '<', '2024-01-01'), ['a2']],
    ['seconds', compare('publishedTimestamp', '>', '1700000000'), ['a1']],
    ['sums of their projects', compare('investmentYi', '<=', '10'), ['a2']],
    ['who has one', exists('source'), ['a1', 'a3']],
    ['who has none', not(exists('published')), ['a3']],
    ['a part of a value', compare('source', 'contains', '西江'), ['a1']],
    ['its beginning', compare('regions', 'starts with', '佛'), ['a3']],
    ['stages of their projects', compare('stages', '=', '在建'), ['a2']],
    ['all of nothing', both(), ['a1', 'a2', 'a3']],
    ['one of nothing', either(), []],
    ['a name that nobody has', compare('colour', '=', 'red'), []],
    ['both', both(exists('source'), compare('regions', '=', '肇庆市')), ['a1']],
    ['either', either(compare('id', '=', 'a3'), compare('tags', '=', '物流')), ['a1', 'a3']],
  ])('%s', async (_, where, wanted) => {
    expect((await idsOf({ where })).sort()).toEqual(wanted);
  });

  test('any tree of them holds as its parts do', async () => {
    const leaves = [
      compare('regions', '=', '肇庆市'),
      exists('source'),
      compare('published', '<', '2024-01-01'),
      within('id', 'a1', 'a3'),
    ];
    const sets = await Promise.all(leaves.map(async (where) => new Set(await idsOf({ where }))));
    const tree = fc.letrec<{ node: { where: Condition; has: (id: string) => boolean } }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc
          .nat(leaves.length - 1)
          .map((i) => ({ where: leaves[i] as Condition, has: (id: string) => sets[i]?.has(id) === true })),
        tie('node').map((a) => ({ where: not(a.where), has: (id: string) => !a.has(id) })),
        fc
          .tuple(tie('node'), tie('node'))
          .map(([a, b]) => ({ where: both(a.where, b.where), has: (id: string) => a.has(id) && b.has(id) })),
        fc.tuple(tie('node'), tie('node')).map(([a, b]) => ({
          where: either(a.where, b.where),
          has: (id: string) => a.has(id) || b.has(id),
        })),
      ),
    })).node;
    await fc.assert(
      fc.asyncProperty(tree, async ({ where, has }) => {
        expect((await idsOf({ where })).sort()).toEqual(['a1', 'a2', 'a3'].filter(has));
      }),
    );
  });
});

describe('documents', () => {
  test('are records with the names and figures of their links', async () => {
    const { hits } = await ask({ where: compare('id', '=', 'a1') });
    expect(hits[0]?.document).toEqual({
      ...ARTICLES[0],
      companies: ['希音'],
      projects: ['希音智慧产业园'],
      stages: ['开工'],
      investmentYi: [56],
      publishedTimestamp: Date.parse('2024-02-01T00:00:00+08:00') / 1_000,
    });
    const one = await engine.document('project', 'p2');
    expect(one?.document).toEqual({
      ...PROJECTS[1],
      company: '冠旭电子',
      regions: undefined,
      published: '2023-05-11',
      publishedTimestamp: Date.parse('2023-05-11T00:00:00+08:00') / 1_000,
    });
    expect(one?.stated).toEqual(PROJECTS[1]);
    expect(await engine.document('project', 'a1')).toBeUndefined();
  });

  test('come in the order asked for, those without a value last', async () => {
    const by = (attribute: 'published' | 'investmentYi' | 'id', descending: boolean) => ({
      attribute,
      descending,
    });
    expect(await idsOf({ order: [by('published', true)] })).toEqual(['a1', 'a2', 'a3']);
    expect(await idsOf({ order: [by('published', false)] })).toEqual(['a2', 'a1', 'a3']);
    expect(await idsOf({ type: 'project', order: [by('investmentYi', false)] })).toEqual(['p2', 'p1', 'p3']);
    expect(await idsOf({ order: [by('id', true)], limit: 1, offset: 1 })).toEqual(['a2']);
  });

  test('are counted by what they have, in the whole answer', async () => {
    const answer = await ask({ facets: ['regions', 'investmentYi'], limit: 1, where: exists('published') });
    expect(answer.total).toBe(2);
    expect(answer.facets).toEqual({
      regions: [
        { value: '广东省', count: 2 },
        { value: '肇庆市', count: 2 },
        { value: '德庆县', count: 1 },
      ],
      investmentYi: [
        { value: '5', count: 1 },
        { value: '56', count: 1 },
      ],
    });
    expect(answer.ranges).toEqual({ investmentYi: { min: 5, max: 56 } });
  });

  test('are marked where the words of the query stand, under any name and at any depth', async () => {
    const { hits } = await ask({ q: 'shein', marked: ['*'] });
    const { document, marks } = hits[0] as (typeof hits)[0];
    const marked = marks.flatMap(({ path, marks: places }) => {
      const text = path.reduce<unknown>(
        (value, key) => (value as Record<string, unknown>)[key],
        document,
      ) as string;
      return places.map(([start, end]) => `${path.join('.')}: ${text.slice(start, end)}`);
    });
    expect(marked).toEqual(
      expect.arrayContaining([
        'title: 希音',
        'text: 希音',
        'text: SHEIN',
        'companies.0: 希音',
        'projects.0: 希音',
      ]),
    );
    const noted = await ask({
      type: 'project',
      q: '希音',
      where: compare('id', '=', 'p3'),
      marked: ['note'],
    });
    for (const { path } of noted.hits[0]?.marks ?? []) expect(path).toEqual(['note', 'by']);
  });
});
