import { describe, expect, test } from 'vitest';
import { ConceptDictionary, companyConcept } from '../../src/entities/concept.ts';
import { linkRecords, type Records } from '../../src/entities/links.ts';
import { contentKeys, fieldLengths } from '../../src/index/content.ts';
import { Documents } from '../../src/index/documents.ts';
import { FIELDS } from '../../src/index/field.ts';

const RECORDS: Records = {
  articles: [
    { id: 'a1', title: '新闻', text: '冠旭在肇庆开工。', companies: ['冠旭'], tags: ['声学'] },
    { id: 'a2', title: '又一篇', text: '储能项目签约。' },
  ],
  projects: [{ id: 'p1', name: '声学园', company: 'c1', articles: ['a1'], stage: '开工' }],
  companies: [{ id: 'c1', name: '冠旭', aliases: ['冠旭电子'] }],
};

function documentsOf(records: Records, textKey?: (position: number) => string): Documents {
  const dictionary = new ConceptDictionary(records.companies.map(companyConcept));
  return new Documents(records, linkRecords(records, dictionary), textKey);
}

const keysOf = (records: Records) => contentKeys(documentsOf(records));
/** Numbers of the documents whose key is another. */
const changedIn = (records: Records) => {
  const before = keysOf(RECORDS);
  return keysOf(records).flatMap((key, number) => (key === before[number] ? [] : [number]));
};
const withArticle = (fields: object): Records => ({
  ...RECORDS,
  articles: RECORDS.articles.with(0, { ...RECORDS.articles[0], ...fields } as Records['articles'][number]),
});

describe('the key of a document is another', () => {
  test.each<[string, Records, number[]]>([
    ['nothing but the id or the day is', withArticle({ published: '2024-01-01' }), []],
    ['its title is', withArticle({ title: '新闻二' }), [0]],
    ['its label is', withArticle({ tags: ['声', '学'] }), [0]],
    ['its text is, and that of the project it tells of', withArticle({ text: '冠旭在肇庆投产。' }), [0, 2]],
    [
      'a company is called otherwise',
      { ...RECORDS, companies: [{ id: 'c1', name: '冠旭声学', aliases: ['冠旭'] }] },
      [0, 2, 3],
    ],
    [
      'an article tells of so many projects that only sentences count',
      {
        ...RECORDS,
        projects: [...RECORDS.projects, ...['p2', 'p3'].map((id) => ({ id, name: id, articles: ['a1'] }))],
      },
      [2, 3],
    ],
  ])('where %s', (_, records, changed) => {
    const seen = changedIn(records).filter((number) => number < RECORDS.articles.length + 2);
    expect(seen).toEqual(changed);
  });
});

test('texts that run into each other otherwise are other texts', () => {
  const one = { ...RECORDS, companies: [{ id: 'c1', name: '冠旭', aliases: ['电子', '声学'] }] };
  const other = { ...RECORDS, companies: [{ id: 'c1', name: '冠旭', aliases: ['电', '子声学'] }] };
  expect(keysOf(one).at(-1)).not.toBe(keysOf(other).at(-1));
});

test('keys are made without any text of an article', () => {
  const sealed = RECORDS.articles.map(({ text, ...head }) =>
    Object.defineProperty(head, 'text', {
      get: () => {
        throw new Error('read');
      },
    }),
  ) as unknown as Records['articles'];
  const keys = contentKeys(documentsOf({ ...RECORDS, articles: sealed }, (position) => `text ${position}`));
  expect(new Set(keys).size).toBe(4);
});

test('lengths of what is known are taken, the others measured', () => {
  const documents = documentsOf(RECORDS);
  const keys = contentKeys(documents);
  const lengths = fieldLengths(documents, keys);
  expect([...lengths.subarray(0, FIELDS.length)]).toEqual([2, 2, 2, 7, 0]);
  const known = { keys: [keys[0] as string], lengths: Uint32Array.of(9, 9, 9, 9, 9) };
  const again = fieldLengths(documents, keys, known);
  expect([...again.subarray(0, FIELDS.length)]).toEqual([9, 9, 9, 9, 9]);
  expect(again.subarray(FIELDS.length)).toEqual(lengths.subarray(FIELDS.length));
});
