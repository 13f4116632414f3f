import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BoxOptions, readOptions } from '../../src/box/option.ts';
import {
  isAsked,
  NOTHING,
  pageAddress,
  type Question,
  queryOf,
  readFrom,
  searchAddress,
  toggledFilter,
  writeTo,
} from '../../src/box/question.ts';
import { parseSearchParams } from '../../src/contract/search-params.ts';

const optionsWith = (given: Readonly<Record<string, string>>): BoxOptions => {
  const all: Readonly<Record<string, string>> = { api: 'https://host', ...given };
  return readOptions(
    (name) => all[name],
    () => {},
  );
};

const question = (part: Partial<Question>): Question => ({ ...NOTHING, ...part });
const asked = fc.record({
  q: fc.string({ unit: 'grapheme' }).map(queryOf),
  from: fc.constantFrom('', '2023-01-01', '2024-02-29'),
  to: fc.constantFrom('', '2024-03-01', '2025-12-31'),
  chosen: fc.record({
    type: fc.subarray(['article', 'project', 'company']),
    region: fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 3 }),
    industry: fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 3 }),
  }),
});

test('every question is one that the API understands', () => {
  const options = optionsWith({});
  fc.assert(
    fc.property(
      asked.filter(({ chosen }) =>
        [...chosen.region, ...chosen.industry].every((value) => value.trim() !== ''),
      ),
      (one) => {
        const { request, problems } = parseSearchParams(new URL(searchAddress(one, options)).searchParams);
        expect(problems).toEqual([]);
        expect(request).toMatchObject({
          q: one.q,
          region: one.chosen.region,
          facets: ['type', 'region', 'industry'],
        });
      },
    ),
  );
});

test('the address of the host page keeps the question, and whatever else it held', () => {
  fc.assert(
    fc.property(asked, (one) => {
      const address = writeTo('https://host/a?page=2&s.type=old#part', 's', one);
      expect(readFrom(address, 's')).toEqual(one);
      expect(new URL(address).searchParams.get('page')).toBe('2');
      expect(new URL(address).hash).toBe('#part');
    }),
  );
});

test('what an address should not hold is passed over', () => {
  expect(readFrom('https://host/?s=%20a%20&s.from=<b>&s.to=2024-01-01', 's')).toEqual(question({ q: 'a' }));
});

test('presets of the tag hold until the reader chooses', () => {
  const options = optionsWith({ region: '肇庆市,清远市', type: 'project', key: 'k1' });
  const params = (one: Question) => new URL(searchAddress(one, options)).searchParams;
  expect(params(question({ q: 'a' })).getAll('region')).toEqual(['肇庆市', '清远市']);
  expect(params(question({ q: 'a' })).get('key')).toBe('k1');
  const chosen = toggledFilter(question({ q: 'a' }), 'region', '清远市');
  expect(params(chosen).getAll('region')).toEqual(['清远市']);
  expect(params(chosen).getAll('type')).toEqual(['project']);
  expect(params(toggledFilter(chosen, 'region', '清远市')).getAll('region')).toEqual(['肇庆市', '清远市']);
});

test('the search page is asked the same, without a key, and newest first where there are no words', () => {
  const options = optionsWith({ key: 'k1' });
  expect(pageAddress(question({ q: '希音 二期', from: '2024-01-01' }), options, 'article')).toBe(
    `https://host/?q=${encodeURIComponent('希音')}+${encodeURIComponent('二期')}&type=article&from=2024-01-01`,
  );
  expect(pageAddress(question({ to: '2024-01-01' }), options)).toBe(
    'https://host/?q=&to=2024-01-01&sort=newest',
  );
});

test.each([
  [NOTHING, false],
  [question({ q: 'a' }), true],
  [question({ from: '2024-01-01' }), true],
  [toggledFilter(NOTHING, 'type', 'article'), true],
])('%j is a question: %j', (one, is) => {
  expect(isAsked(one)).toBe(is);
});

test('a query is as long as the server takes, and never half a character', () => {
  expect(queryOf(`  ${'𠮷'.repeat(300)}`)).toBe('𠮷'.repeat(256));
});
