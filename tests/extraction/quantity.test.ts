import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIGURE_UNITS } from '../../src/contract/reading.ts';
import { nameKey } from '../../src/entities/concept.ts';
import { findQuantities } from '../../src/extraction/quantity.ts';
import { anyString } from '../analysis/sample-text.ts';

const found = (text: string) => {
  const folded = nameKey(text);
  return findQuantities(folded).map(
    ({ start, end, value, unit }) => [folded.slice(start, end), value, unit] as const,
  );
};
const sizes = (text: string) => found(text).map(([, value, unit]) => `${value} ${unit}`);

describe('money, in its own currency, in hundreds of millions', () => {
  test.each([
    ['56亿元', '56 亿元'],
    ['56 亿元', '56 亿元'],
    ['５６亿元', '56 亿元'],
    ['56亿', '56 亿元'],
    ['3.5亿元', '3.5 亿元'],
    ['0.8亿元', '0.8 亿元'],
    ['50多亿元', '50 亿元'],
    ['100余亿元', '100 亿元'],
    ['9000万元', '0.9 亿元'],
    ['1,000万元', '0.1 亿元'],
    ['12,500万元', '1.25 亿元'],
    ['1.2万亿元', '12000 亿元'],
    ['三亿元', '3 亿元'],
    ['五千万元', '0.5 亿元'],
    ['一百二十亿元', '120 亿元'],
    ['35亿元人民币', '35 亿元'],
    ['人民幣35億元', '35 亿元'],
    ['9000万美元', '0.9 亿美元'],
    ['9,000万美元', '0.9 亿美元'],
    ['1.2亿美金', '1.2 亿美元'],
    ['6亿港元', '6 亿港元'],
    ['100亿港币', '100 亿港元'],
    ['1.5亿欧元', '1.5 亿欧元'],
    ['300亿日元', '300 亿日元'],
    ['US$1.2 billion', '12 亿美元'],
    ['US$90 million', '0.9 亿美元'],
    ['HK$5,868.0 million', '58.68 亿港元'],
  ])('%s is %s', (text, size) => expect(sizes(text)).toEqual([size]));
});

describe('areas: land in 亩, floors in ㎡', () => {
  test.each([
    ['390亩', '390 亩'],
    ['1999.2亩', '1999.2 亩'],
    ['12,346.66亩', '12346.66 亩'],
    ['3万亩', '30000 亩'],
    ['三千亩', '3000 亩'],
    ['10公顷', '150 亩'],
    ['2平方公里', '3000 亩'],
    ['26万平方米', '260000 ㎡'],
    ['8000多平方米', '8000 ㎡'],
    ['5000㎡', '5000 ㎡'],
    ['36.5万㎡', '365000 ㎡'],
    ['5000平米', '5000 ㎡'],
    ['12万方', '120000 ㎡'],
  ])('%s is %s', (text, size) => expect(sizes(text)).toEqual([size]));
});

describe('what is neither money nor an area', () => {
  test.each([
    '',
    '亿元',
    '亩',
    '年产5亿只电容',
    '投资者账户1.9亿户',
    '新增1.85亿城镇人口',
    '投资1.3万亿韩元',
    '连接数达到3亿，县级全覆盖',
    '年产12GWh',
    '400万吨',
    '20万辆',
    '3亿颗',
    '33个项目',
    '2023年2月6日',
    '12公里',
    '第56号',
    '千亿级产业集群',
    '百亿级企业',
    '投资几亿元',
    '500元/亩',
  ])('%j', (text) => expect(found(text)).toEqual([]));
});

test('several, from left to right', () =>
  expect(sizes('总投资9000万美元,占地26万平方米(约390亩),年产值30亿元')).toEqual([
    '0.9 亿美元',
    '260000 ㎡',
    '390 亩',
    '30 亿元',
  ]));

test('number and unit are in the span, the words around are not', () =>
  expect(found('项目总投资56亿元,占地390亩。').map(([words]) => words)).toEqual(['56亿元', '390亩']));

test('a number is read whole: no part of a longer one', () => {
  expect(sizes('1234.5亿元')).toEqual(['1234.5 亿元']);
  expect(sizes('2,345,678万元')).toEqual(['234.5678 亿元']);
});

const PARTS = [
  ...'0123456789,.一二十百千万亿元亩多余约',
  '美元',
  '港元',
  '万元',
  '平方米',
  '公顷',
  'us$',
  'million',
];

test('of any text: spans rise inside it, values are above nothing and finite, units are of the list', () =>
  fc.assert(
    fc.property(
      fc.oneof(
        anyString,
        fc.array(fc.constantFrom(...PARTS), { maxLength: 30 }).map((p) => p.join('')),
      ),
      (original) => {
        const text = nameKey(original);
        let last = 0;
        for (const { start, end, value, unit } of findQuantities(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end).trim()).not.toBe('');
          expect(value).toBeGreaterThan(0);
          expect(Number.isFinite(value)).toBe(true);
          expect(FIGURE_UNITS).toContain(unit);
          last = start;
        }
      },
    ),
    { numRuns: 500 },
  ));

describe('a range in one unit is its lower end', () => {
  test.each([
    ['10—15亿元', [['10—15亿元', 10, '亿元']]],
    ['10-15亿元', [['10-15亿元', 10, '亿元']]],
    [
      '16亿元至17亿元',
      [
        ['16亿元', 16, '亿元'],
        ['17亿元', 17, '亿元'],
      ],
    ],
    ['2023-15亿元', [['2023-15亿元', 2023, '亿元']]],
  ])('%s', (text, sums) => expect(found(text)).toEqual(sums));
});
