import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asksForSearch,
  carriedParams,
  hiddenPairs,
  LIST_PARAMETERS,
  recordHref,
  searchHref,
  toggled,
  withList,
  withoutFilters,
  withValues,
} from '../../../src/server/pages/page-url.ts';
import { requestFrom, requestOf } from './fixed-engine.ts';

function carried(query: string, faulty: readonly string[] = []): string {
  const url = new URL(`http://localhost/${query}`);
  return decodeURIComponent(String(carriedParams(url, requestFrom(url), faulty)));
}

describe('what links carry on', () => {
  test.each([
    ['', 'q='],
    ['?q=希音', 'q=希音'],
    ['?from=&to=&q=希音', 'q=希音'],
    ['?region=肇庆市&q=希音&region=佛山市', 'q=希音&region=肇庆市&region=佛山市'],
    ['?q=希音&utm_source=x&cursor=abc&explain=1&facets=type', 'q=希音'],
    [
      '?q=希音&sort=newest&from=2023-01-01&minYi=10&offset=20',
      'q=希音&from=2023-01-01&minYi=10&sort=newest&offset=20',
    ],
  ])('%s', (query, expected) => {
    expect(carried(query)).toBe(expected);
  });

  test('a faulty value is not carried on, whatever stands beside it', () => {
    expect(carried('?q=希音&from=昨天&to=2023-02-01', ['from'])).toBe('q=希音&to=2023-02-01');
  });

  test('lists are those that were understood, not those that were written', () => {
    const url = new URL('http://localhost/?type=articles&type=project');
    expect(String(carriedParams(url, requestOf({ type: ['project'] }), ['type']))).toBe('q=&type=project');
  });
});

describe('changed addresses', () => {
  const params = new URLSearchParams('q=a&region=x&region=y&from=2023-01-01&sort=newest&offset=20');

  test.each([
    [
      'a value',
      withValues(params, { to: '2023-02-01' }),
      'q=a&region=x&region=y&from=2023-01-01&sort=newest&to=2023-02-01',
    ],
    ['no value', withValues(params, { from: undefined }), 'q=a&region=x&region=y&sort=newest'],
    [
      'another page',
      withValues(params, { offset: '30' }),
      'q=a&region=x&region=y&from=2023-01-01&sort=newest&offset=30',
    ],
    ['one of two out', toggled(params, 'region', 'x'), 'q=a&from=2023-01-01&sort=newest&region=y'],
    [
      'a third in',
      toggled(params, 'region', 'z'),
      'q=a&from=2023-01-01&sort=newest&region=x&region=y&region=z',
    ],
    [
      'another list',
      withList(params, 'type', ['article']),
      'q=a&region=x&region=y&from=2023-01-01&sort=newest&type=article',
    ],
    ['no filters', withoutFilters(params), 'q=a&sort=newest'],
  ])('%s', (_, changed, expected) => {
    expect(String(changed)).toBe(expected);
    expect(String(params)).toContain('offset=20');
  });

  test('putting a value in and out again leaves every list as it was', () => {
    const value = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(fc.constantFrom(...LIST_PARAMETERS), fc.uniqueArray(value), value, (name, values, one) => {
        fc.pre(!values.includes(one));
        const start = withList(new URLSearchParams({ q: 'a' }), name, values);
        const there = toggled(start, name, one);
        expect(there.getAll(name)).toContain(one);
        expect(toggled(there, name, one).getAll(name)).toEqual(values);
      }),
    );
  });

  test('an address survives being read back', () => {
    fc.assert(
      fc.property(fc.string(), (q) => {
        const href = searchHref(new URLSearchParams({ q }));
        expect(new URL(href, 'http://localhost').searchParams.get('q')).toBe(
          new URLSearchParams({ q }).get('q'),
        );
      }),
    );
  });

  test('the form carries what it has no field for, from the first page on', () => {
    expect(hiddenPairs(params, ['q', 'from', 'to'])).toEqual([
      ['region', 'x'],
      ['region', 'y'],
      ['sort', 'newest'],
    ]);
  });
});

test.each([
  ['/', false],
  ['/?utm_source=x', false],
  ['/?q=', true],
  ['/?type=project', true],
  ['/?utm_source=x&region=肇庆市', true],
])('%s asks for a search: %s', (path, expected) => {
  expect(asksForSearch(new URL(path, 'http://localhost'))).toBe(expected);
});

test('ids stand in addresses as one part, whatever they hold', () => {
  expect(recordHref('company', 'c/1?x')).toBe('/companies/c%2F1%3Fx');
  expect(recordHref('article', 'a1')).toBe('/articles/a1');
  expect(recordHref('project', '一期')).toBe('/projects/%E4%B8%80%E6%9C%9F');
});
