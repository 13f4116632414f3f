import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lex } from '../../src/query/lexer.ts';
import { anyString } from '../analysis/sample-text.ts';

const FIELDS: ReadonlySet<string> = new Set(['company', 'region']);

/** `-"x"` is an excluded phrase, `region=x` a field. */
const shown = (q: string) =>
  lex(q, FIELDS).map(({ kind, negated, field, value }) => {
    const sign = negated ? '-' : '';
    return kind === 'field'
      ? `${sign}${field}=${value}`
      : kind === 'phrase'
        ? `${sign}"${value}"`
        : `${sign}${value}`;
  });

describe('words', () => {
  test.each([
    ['', []],
    [' \u3000\t\n ', []],
    ['肇庆 项目', ['肇庆', '项目']],
    ['肇庆\u3000项目\u00a0签约', ['肇庆', '项目', '签约']],
    ['  肇庆  ', ['肇庆']],
  ])('%j', (q, clauses) => expect(shown(q)).toEqual(clauses));
});

describe('quotes hold together', () => {
  test.each([
    ['"重大 项目"', ['"重大 项目"']],
    ['“重大 项目”', ['"重大 项目"']],
    ['”重大 项目”', ['"重大 项目"']],
    ['＂重大 项目＂', ['"重大 项目"']],
    ['肇庆"重大 项目"签约', ['肇庆', '"重大 项目"', '签约']],
    ['"一""二"', ['"一"', '"二"']],
    ['"一“二”三"', ['"一“二”三"']],
  ])('%j', (q, clauses) => expect(shown(q)).toEqual(clauses));
});

describe('quotes that are not closed, or hold nothing, are text', () => {
  test.each([
    ['"重大 项目', ['"重大', '项目']],
    ['重大 项目"', ['重大', '项目"']],
    ['“重大 项目', ['“重大', '项目']],
    ['“重大 项目"', ['“重大', '项目"']],
    ['“重大 项目“', ['“重大', '项目“']],
    ['""', ['""']],
    ['" "', ['"', '"']],
    ['"a" "b', ['"a"', '"b']],
  ])('%j', (q, clauses) => expect(shown(q)).toEqual(clauses));
});

describe('a minus before something excludes it', () => {
  test.each([
    ['项目 -签约', ['项目', '-签约']],
    ['项目 －签约', ['项目', '-签约']],
    ['-"重大 项目"', ['-"重大 项目"']],
    ['-region:德庆', ['-region=德庆']],
    ['navier-stokes', ['navier-stokes']],
    ['- 签约', ['-', '签约']],
    ['签约 -', ['签约', '-']],
    ['--签约', ['--签约']],
    ['—签约', ['—签约']],
  ])('%j', (q, clauses) => expect(shown(q)).toEqual(clauses));
});

describe('fields', () => {
  test.each([
    ['company:冠旭', ['company=冠旭']],
    ['company：冠旭', ['company=冠旭']],
    ['COMPANY:冠旭', ['company=冠旭']],
    ['region:“肇庆 新区”', ['region=肇庆 新区']],
    ['region:肇庆 项目', ['region=肇庆', '项目']],
    ['region:a:b', ['region=a:b']],
    ['项目region:肇庆', ['项目region:肇庆']],
    ['title:肇庆', ['title:肇庆']],
    ['__proto__:x constructor:y', ['__proto__:x', 'constructor:y']],
    ['region: 肇庆', ['region:', '肇庆']],
    ['region:', ['region:']],
    ['http://a.cn/?x=1', ['http://a.cn/?x=1']],
  ])('%j', (q, clauses) => expect(shown(q)).toEqual(clauses));

  test('none is known: all is text', () =>
    expect(lex('region:肇庆 -"a b"', new Set()).map(({ kind }) => kind)).toEqual(['text', 'phrase']));
});

test('places: the value alone, and the whole clause', () => {
  const q = '项目 -region：“肇庆 新区” x';
  const clause = lex(q, FIELDS)[1];
  expect(clause).toMatchObject({ start: 12, end: 17, outerStart: 3, outerEnd: 18 });
  expect(q.slice(clause?.start, clause?.end)).toBe('肇庆 新区');
  expect(q.slice(clause?.outerStart, clause?.outerEnd)).toBe('-region：“肇庆 新区”');
});

test('of any string: clauses rise, hold their value, and only blanks are in none', () =>
  fc.assert(
    fc.property(anyString, (q) => {
      let at = 0;
      for (const clause of lex(q, FIELDS)) {
        expect(q.slice(at, clause.outerStart).trim()).toBe('');
        expect(clause.start).toBeGreaterThanOrEqual(clause.outerStart);
        expect(clause.end).toBeGreaterThan(clause.start);
        expect(clause.outerEnd).toBeGreaterThanOrEqual(clause.end);
        expect(clause.value).toBe(q.slice(clause.start, clause.end));
        at = clause.outerEnd;
      }
      expect(q.slice(at).trim()).toBe('');
    }),
    { numRuns: 500 },
  ));
