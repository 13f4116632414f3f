import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LineStore } from '../../src/corpus/line-store.ts';
import { storedArticle, withFields } from '../../src/corpus/stored-article.ts';
import { ConceptDictionary, companyConcept } from '../../src/entities/concept.ts';
import { linkRecords, type Records } from '../../src/entities/links.ts';
import { contentKeys, fieldLengths, twinsOf } from '../../src/index/content.ts';
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

test('lengths of twins are taken, the others measured', () => {
  const documents = documentsOf(RECORDS);
  const lengths = fieldLengths(documents);
  expect([...lengths.subarray(0, FIELDS.length)]).toEqual([2, 2, 2, 7, 0]);
  const twins = Int32Array.from({ length: documents.size }, (_, number) => (number === 0 ? 0 : -1));
  const again = fieldLengths(documents, { twins, lengths: Uint32Array.of(9, 9, 9, 9, 9) });
  expect([...again.subarray(0, FIELDS.length)]).toEqual([9, 9, 9, 9, 9]);
  expect(again.subarray(FIELDS.length)).toEqual(lengths.subarray(FIELDS.length));
});

const keyLists = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 12 });

test('twins have the same key, none has two, and as many have one as there are pairs', () =>
  fc.assert(
    fc.property(keyLists, keyLists, (keys, before) => {
      const pairs = [...twinsOf(keys, before)].flatMap((old, number) =>
        old < 0 ? [] : [[number, old] as const],
      );
      for (const [number, old] of pairs) expect(before[old]).toBe(keys[number]);
      expect(new Set(pairs.map(([, old]) => old)).size).toBe(pairs.length);
      const times = (list: readonly string[], key: string) => list.filter((one) => one === key).length;
      const most = [...new Set(keys)].reduce(
        (sum, key) => sum + Math.min(times(keys, key), times(before, key)),
        0,
      );
      expect(pairs.length).toBe(most);
    }),
  ));

describe('of an article that is a line of its own the key', () => {
  const read = (line: object, fields?: Readonly<Record<string, unknown>>) => {
    const bytes = Buffer.from(JSON.stringify(line));
    const digest = hash('sha256', bytes, 'hex');
    const store: LineStore = {
      keep: () => ({ offset: 0, length: bytes.length, digest }),
      read: () => bytes,
      close: () => {},
    };
    const { text: _, ...head } = line as { id: string; title: string; text: string };
    const stored = storedArticle(head, { offset: 0, length: bytes.length, digest, store, isChange: false });
    return fields ? withFields(stored, fields) : stored;
  };
  const keyOf = (...fields: Parameters<typeof read>) =>
    contentKeys(documentsOf({ ...RECORDS, projects: [], articles: [read(...fields)] }))[0];
  const line = { id: 'a1', title: '新闻', text: '冠旭在肇庆开工。' };
  const place = { regions: ['广东省'], readFields: ['regions'] };

  test('is another where the line is, or what was read from it, or whom it speaks of', () => {
    const keys = [
      keyOf(line),
      keyOf({ ...line, published: '2024-01-01' }),
      keyOf(line, place),
      keyOf(line, { ...place, regions: ['广东省', '肇庆市'] }),
      keyOf(line, { companies: ['c1'], readFields: ['companies'] }),
      keyOf({ ...line, companies: ['c1'] }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keyOf(line, place)).toBe(keyOf(line, place));
  });
});
