import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition } from '../../../src/contract/document-query.ts';
import { type FilterValue, parseFilter } from '../../../src/server/meili/filter.ts';
import { MeiliError } from '../../../src/server/meili/meili-error.ts';

const compare = (attribute: string, operator: string, value: string) =>
  ({ kind: 'compare', attribute, operator, value }) as Condition;
const is = (attribute: string, value: string) => compare(attribute, '=', value);
const not = (of: Condition): Condition => ({ kind: 'not', of });
const and = (...of: Condition[]): Condition => ({ kind: 'and', of });
const or = (...of: Condition[]): Condition => ({ kind: 'or', of });
const NEVER = or();

describe('what can be read', () => {
  test.each<[FilterValue | null, Condition | undefined]>([
    [null, undefined],
    ['', undefined],
    ['  ', undefined],
    [[], undefined],
    [['', []], undefined],
    ['regions = 肇庆市', is('regions', '肇庆市')],
    ['regions=肇庆市', is('regions', '肇庆市')],
    [`regions = "广东省 肇庆市"`, is('regions', '广东省 肇庆市')],
    [`source = 'it\\'s'`, is('source', "it's")],
    [`source = "a\\\\b"`, is('source', 'a\\b')],
    [`source = "AND"`, is('source', 'AND')],
    ['regions != 肇庆市', not(is('regions', '肇庆市'))],
    ['NOT regions = 肇庆市', not(is('regions', '肇庆市'))],
    ['not regions = 肇庆市', not(is('regions', '肇庆市'))],
    ['investmentYi > 10', compare('investmentYi', '>', '10')],
    ['investmentYi>=-1.5e2', compare('investmentYi', '>=', '-1.5e2')],
    ['published < 2024-01-01', compare('published', '<', '2024-01-01')],
    ['investmentYi 1 TO 10', and(compare('investmentYi', '>=', '1'), compare('investmentYi', '<=', '10'))],
    ['regions IN [肇庆市, "佛山市"]', { kind: 'in', attribute: 'regions', values: ['肇庆市', '佛山市'] }],
    ['regions IN []', { kind: 'in', attribute: 'regions', values: [] }],
    ['regions IN [a,]', { kind: 'in', attribute: 'regions', values: ['a'] }],
    ['regions NOT IN [a]', not({ kind: 'in', attribute: 'regions', values: ['a'] })],
    ['source EXISTS', { kind: 'exists', attribute: 'source' }],
    ['source NOT EXISTS', not({ kind: 'exists', attribute: 'source' })],
    ['source CONTAINS 日报', compare('source', 'contains', '日报')],
    ['source NOT CONTAINS 日报', not(compare('source', 'contains', '日报'))],
    ['source STARTS WITH 西江', compare('source', 'starts with', '西江')],
    ['source IS NULL', NEVER],
    ['source IS NOT EMPTY', not(NEVER)],
    ['id = 1 OR id = 2 AND id = 3', or(is('id', '1'), and(is('id', '2'), is('id', '3')))],
    ['(id = 1 OR id = 2) AND NOT id = 3', and(or(is('id', '1'), is('id', '2')), not(is('id', '3')))],
    [['id = 1', ['id = 2', 'id = 3']], and(is('id', '1'), or(is('id', '2'), is('id', '3')))],
  ])('%j', (filter, wanted) => {
    expect(parseFilter('article', filter)).toEqual(wanted);
  });
});

describe('what cannot is refused with its place', () => {
  test.each([
    ['colour = red', /colour.*1:7 colour = red/s],
    ['_geoRadius(1,2,3)', /regions/],
    ['regions', /EXISTS.*8:9/s],
    ['regions =', /值/],
    ['regions = a b', /AND.*13:14/s],
    ['(regions = a', /\)/],
    ['regions = "a', /引号/],
    ['regions IN a', /\[/],
    ['regions IN [a b]', /,/],
    ['regions IS a', /NULL/],
    ['regions STARTS a', /WITH/],
    ['= a', /字段名/],
    ['investmentYi > many', /数/],
    ['investmentYi = Infinity', /数/],
    ['a ! b', /读不懂/],
    [`${'('.repeat(200)}id = 1${')'.repeat(200)}`, /嵌套/],
    [`${'NOT '.repeat(5_000)}id = 1`, /嵌套/],
    [Array(501).fill('id = 1').join(' OR '), /500/],
    [Array(501).fill('id = 1'), /500/],
  ] as [FilterValue, RegExp][])('%.40j', (filter, message) => {
    expect(() => parseFilter('article', filter)).toThrow(message);
    try {
      parseFilter('article', filter, 'invalid_document_filter');
    } catch (error) {
      expect(error).toBeInstanceOf(MeiliError);
      expect((error as MeiliError).code).toBe('invalid_document_filter');
    }
  });

  test('and nothing else is ever thrown', () => {
    const words = fc.constantFrom(
      'regions',
      'id',
      '=',
      '!=',
      'AND',
      'OR',
      'NOT',
      '(',
      ')',
      '[',
      ']',
      ',',
      'IN',
      'TO',
      '"',
      "'",
      '\\',
      ' ',
      '1',
      '肇庆',
      'IS',
      'NULL',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(words).map((parts) => parts.join('')),
          fc.array(words).map((parts) => parts.join(' ')),
          fc.string(),
        ),
        (text) => {
          try {
            parseFilter('article', text);
          } catch (error) {
            expect(error).toBeInstanceOf(MeiliError);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

test('what is printed is read again as it was', () => {
  const value = fc.string({ minLength: 1, maxLength: 8 });
  const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const tree = fc.letrec<{ node: { text: string; where: Condition } }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      value.map((text) => ({ text: `source = ${quoted(text)}`, where: is('source', text) })),
      fc.array(value, { maxLength: 3 }).map((values) => ({
        text: `id IN [${values.map(quoted).join(',')}]`,
        where: { kind: 'in', attribute: 'id', values } as Condition,
      })),
      tie('node').map((a) => ({ text: `NOT (${a.text})`, where: not(a.where) })),
      fc
        .tuple(tie('node'), tie('node'))
        .map(([a, b]) => ({ text: `(${a.text}) AND (${b.text})`, where: and(a.where, b.where) })),
      fc
        .tuple(tie('node'), tie('node'))
        .map(([a, b]) => ({ text: `(${a.text}) OR (${b.text})`, where: or(a.where, b.where) })),
    ),
  })).node;
  fc.assert(
    fc.property(tree, ({ text, where }) => {
      expect(parseFilter('article', text)).toEqual(where);
    }),
  );
});
