import { expect, test } from 'vitest';
import {
  aliasesIn,
  FIGURES,
  placeText,
  webAddress,
  whyText,
  yiText,
} from '../../../src/server/pages/figure-text.ts';

test.each([
  [56, '56 亿元'],
  [1976, '1,976 亿元'],
  [36.9, '36.9 亿元'],
  [1, '1 亿元'],
  [0.9, '9,000 万元'],
  [0.05, '500 万元'],
  [0, '0 亿元'],
])('%d 亿 is written %s', (value, text) => {
  expect(yiText(value)).toBe(text);
});

test.each([
  ['landMu', 1999.2, '1,999.2亩'],
  ['floorAreaM2', 260_000, '26万㎡'],
  ['floorAreaM2', 8_000, '8,000㎡'],
  ['outputYi', 200, '200亿元'],
])('%s %d is written %s', (field, value, text) => {
  const figure = FIGURES.find((one) => one.field === field)?.write(value);
  expect(`${figure?.value}${figure?.unit}`).toBe(text);
});

test.each([
  [undefined, ''],
  [[], ''],
  [['广东省'], '广东省'],
  [['广东省', '肇庆市'], '广东省肇庆市'],
  [['广东省', '肇庆市', '德庆县'], '肇庆市德庆县'],
  [['广东省', '肇庆市', '肇庆高新区'], '肇庆高新区'],
])('%j is the place %s', (regions, text) => {
  expect(placeText(regions)).toBe(text);
});

test.each([
  ['alias SHEIN = 希音', '因别名 SHEIN = 希音'],
  ['pinyin xiyin = 希音', '因拼音 xiyin = 希音'],
  ['因为别的', '因为别的'],
  ['unheard of', 'unheard of'],
])('%s reads %s', (why, text) => {
  expect(whyText(why)).toBe(text);
});

test('aliases are named once each', () => {
  expect(
    aliasesIn([
      'alias SHEIN = 希音',
      'pinyin xiyin = 希音',
      'alias SHEIN = 希音',
      'alias Regina Miracle = 维珍妮',
    ]),
  ).toEqual(['SHEIN', 'Regina Miracle']);
});

test.each([
  ['https://example.com/a?b=c', true],
  ['http://example.com', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['//example.com', false],
  ['', false],
  [undefined, false],
])('%s may be linked: %s', (url, linked) => {
  expect(webAddress(url)).toBe(linked ? url : undefined);
});
