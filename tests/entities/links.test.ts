import { describe, expect, test } from 'vitest';
import { ConceptDictionary, companyConcept, synonymConcept } from '../../src/entities/concept.ts';
import { linkRecords, type Records } from '../../src/entities/links.ts';

const article = (id: string, companies?: string[]) => ({
  id,
  title: id,
  text: '',
  ...(companies ? { companies } : {}),
});

function link(records: Partial<Records>, synonyms: string[][] = []) {
  const whole = { articles: [], projects: [], companies: [], ...records };
  const concepts = [
    ...whole.companies.map(companyConcept),
    ...synonyms.map((terms, i) => synonymConcept({ terms }, i)),
  ];
  return linkRecords(whole, new ConceptDictionary(concepts));
}

const COMPANIES = [
  { id: 'c0', name: '希音', aliases: ['SHEIN'] },
  { id: 'c1', name: '冠旭电子', aliases: ['冠旭'] },
  { id: 'c2', name: '冠旭实业', aliases: ['冠旭', '肇庆厂'] },
];

describe('who an article speaks of', () => {
  test.each([
    ['by id', ['c1'], [1]],
    ['by name', ['希音'], [0]],
    ['by alias, in any case and width', ['ｓｈｅｉｎ'], [0]],
    ['by an ambiguous alias: both', ['冠旭'], [1, 2]],
    ['several ways at once: once', ['SHEIN', 'c0', '希音'], [0]],
    ['sorted', ['c2', 'c0'], [0, 2]],
    ['unknown', ['某公司', '__proto__', ''], []],
    ['a synonym that is no company', ['浩克'], []],
  ])('%s', (_name, companies, expected) => {
    const links = link({ articles: [article('a0', companies)], companies: COMPANIES }, [['Hulk', '浩克']]);
    expect(links.articleCompanies).toEqual([expected]);
    expect(links.companyArticles).toEqual([0, 1, 2].map((c) => (expected.includes(c) ? [0] : [])));
  });

  test('an id counts before a name that is the same', () => {
    const companies = [
      { id: 'c0', name: 'c1' },
      { id: 'c1', name: '希音' },
    ];
    expect(link({ articles: [article('a0', ['c1'])], companies }).articleCompanies).toEqual([[1]]);
  });
});

describe('projects', () => {
  const links = link({
    articles: [article('a0'), article('a1', ['希音']), article('a2')],
    projects: [
      { id: 'p0', name: '一期', company: '冠旭电子', articles: ['a1', 'a0', 'a1', 'gone'] },
      {
        id: 'p1',
        name: '二期',
        company: 'c0',
        events: [{ stage: '投产', articleId: 'a0' }, { stage: '签约' }],
      },
      { id: 'p2', name: '无主', company: '某公司' },
      { id: 'p3', name: '无', articles: [] },
    ],
    companies: COMPANIES,
  });

  test('have their companies and articles, those of their events too', () => {
    expect(links.projectCompanies).toEqual([[1], [0], [], []]);
    expect(links.projectArticles).toEqual([[0, 1], [0], [], []]);
  });

  test('an article has its projects and their companies beside its own', () => {
    expect(links.articleProjects).toEqual([[0, 1], [0], []]);
    expect(links.articleCompanies).toEqual([[0, 1], [0, 1], []]);
  });

  test('a company has its projects and articles', () => {
    expect(links.companyProjects).toEqual([[1], [0], []]);
    expect(links.companyArticles).toEqual([[0, 1], [0, 1], []]);
  });
});

test('of nothing there are no links', () =>
  expect(Object.values(link({})).every((rows) => rows.length === 0)).toBe(true));
