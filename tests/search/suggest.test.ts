import { beforeAll, describe, expect, test } from 'vitest';
import type { SuggestResponse } from '../../src/contract/search.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { corpusEngine, corpusRecords, keyOf } from './fixture.ts';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await corpusEngine();
});

const suggest = (q: string, limit = 20): Promise<SuggestResponse> => engine.suggest({ q, limit });
const keysFor = async (q: string, limit = 20) => (await suggest(q, limit)).suggestions.map(keyOf);

test.each([
  ['维珍', 'a prefix', 'company/c003'],
  ['珍妮', 'an inner part', 'company/c003'],
  ['冠旭电', 'a longer prefix', 'company/c002'],
  ['SHEIN', 'an alias', 'company/c001'],
  ['she', 'the beginning of an alias', 'company/c001'],
  ['ｓｈｅｉｎ', 'an alias in full width', 'company/c001'],
  ['regina mir', 'two words of an alias', 'company/c003'],
  ['深圳市冠旭', 'a full name', 'company/c002'],
  ['維珍妮', 'a traditional name', 'company/c003'],
  [' 希音 ', 'blanks around', 'company/c001'],
])('%s: %s', async (typed, _, first) => {
  expect((await keysFor(typed))[0]).toBe(first);
});

test.each([
  ['guanxu', 'company/c002'],
  ['gxdz', 'company/c002'],
  ['guanx', 'company/c002'],
  ['冠xu', 'company/c002'],
  ['weizhenni', 'company/c003'],
])('%s in letters: the name that is spelled so, marked on its Hanzi', async (typed, company) => {
  const { suggestions } = await suggest(typed);
  expect(suggestions.map(keyOf)).toContain(company);
  for (const { title } of suggestions) expect(title.marks.length).toBeGreaterThan(0);
});

test('letters that spell no name complete nothing', async () => {
  expect(await keysFor('qzxvw')).toEqual([]);
});

test('the alias that matched is told, and only where it is not the title', async () => {
  const [company] = (await suggest('SHE')).suggestions;
  expect(company).toMatchObject({ id: 'c001', alias: 'SHEIN', title: { text: '希音', marks: [] } });
  const [plain] = (await suggest('希音')).suggestions;
  expect(plain).not.toHaveProperty('alias');
  expect(plain?.title).toEqual({ text: '希音', marks: [[0, 2]], html: '<mark>希音</mark>' });
});

test('Latin letters match at the beginning of a word only', async () => {
  for (const { id } of (await suggest('ein')).suggestions) expect(id).not.toBe('c001');
  expect(await keysFor('miracle')).toContain('company/c003');
});

test('altered words: the printed words are marked', async () => {
  const [story] = (await suggest('头部季度')).suggestions;
  expect(story?.id).toBe('a001');
  expect(story?.title.marks.map(([a, b]) => story.title.text.slice(a, b))).toEqual(['头部季度']);
});

describe('order', () => {
  const TYPES = ['company', 'project', 'article'];

  test.each(['冠旭', '希音', '肇庆', '新能源', '产业园', 's', '广东'])(
    '%s: names that begin so before names that hold it, then companies, projects, articles, then the newer',
    async (typed) => {
      const { companies, projects } = await corpusRecords();
      const { suggestions } = await suggest(typed);
      expect(suggestions.length).toBeGreaterThan(1);
      const rows = suggestions.map(({ type, id, title, published = '' }) => {
        const own = [...companies, ...projects].find((record) => record.id === id) as
          | { name: string; fullName?: string; aliases?: string[] }
          | undefined;
        const names = own ? [own.name, own.fullName ?? '', ...(own.aliases ?? [])] : [title.text];
        const folded = names.map((name) => name.normalize('NFKC').toLowerCase());
        const first = Math.min(
          ...folded.map((name) =>
            name === typed ? 0 : name.startsWith(typed) ? 1 : name.includes(typed) ? 2 : 3,
          ),
        );
        return { first: Math.min(first, 2), type: TYPES.indexOf(type), published };
      });
      const classes = rows.map(({ first, type }) => first * 10 + type);
      expect(classes).toEqual(classes.toSorted((a, b) => a - b));
      const articles = rows
        .filter(({ type }) => type === 2)
        .map(({ first, published }) => [first, published]);
      const newest = articles.toSorted((a, b) =>
        a[0] === b[0] ? String(b[1]).localeCompare(String(a[1]), 'en') : Number(a[0]) - Number(b[0]),
      );
      expect(articles).toEqual(newest);
    },
  );

  test('冠旭: the company, its projects, then nothing else is named so', async () => {
    expect(await keysFor('冠旭')).toEqual(['company/c002', 'project/p002', 'project/p003']);
  });
});

test.each([1, 3, 20])('never more than %i', async (limit) => {
  const whole = await keysFor('肇庆', 20);
  expect(await keysFor('肇庆', limit)).toEqual(whole.slice(0, limit));
});

test.each(['', '   ', '　', '，', '没有这样的名字吧', '\u0000', '🎉', '\ud800'])(
  '%j: nothing to suggest',
  async (q) => {
    const { suggestions, generation } = await suggest(q);
    expect(generation).toMatch(/^g/);
    if (q !== '，') expect(suggestions).toEqual([]);
  },
);

test('each record once, marks inside the title', async () => {
  for (const typed of ['肇', '司', '2', 'a', '（', '园(', '科技']) {
    const { suggestions } = await suggest(typed);
    expect(new Set(suggestions.map(keyOf)).size).toBe(suggestions.length);
    for (const { title } of suggestions) {
      for (const [start, end] of title.marks) {
        expect(title.text.slice(start, end).normalize('NFKC').toLowerCase()).toBe(typed.normalize('NFKC'));
      }
    }
  }
});
