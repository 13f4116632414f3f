import { expect, test } from 'vitest';
import { amountText, placeText, plain } from '../../src/box/figure.ts';
import { wordsIn } from '../../src/box/words.ts';

test.each([
  [35, '35 亿元', '35 億元', 'RMB 3,500 m'],
  [1000, '1,000 亿元', '1,000 億元', 'RMB 100,000 m'],
  [0.5, '5,000 万元', '5,000 萬元', 'RMB 50 m'],
  [36.9, '36.9 亿元', '36.9 億元', 'RMB 3,690 m'],
  [0, '', '', ''],
  [-1, '', '', ''],
  ['12', '', '', ''],
  [undefined, '', '', ''],
])('%j 亿元', (yi, simplified, traditional, english) => {
  expect(amountText(yi, wordsIn('zh-CN'))).toBe(simplified);
  expect(amountText(yi, wordsIn('zh-TW'))).toBe(traditional);
  expect(amountText(yi, wordsIn('en'))).toBe(english);
});

test.each([
  [['广东省', '肇庆市', '德庆县'], '肇庆市德庆县'],
  [['广东省', '肇庆市', '肇庆高新区'], '肇庆高新区'],
  [['广东省'], '广东省'],
  [[], ''],
  [undefined, ''],
  [[null, { a: 1 }], ''],
])('%j', (regions, text) => {
  expect(placeText(regions)).toBe(text);
});

test.each([
  [1234.56789, '1,234.5679'],
  [3, '3'],
  ['3', ''],
  [undefined, ''],
])('%j', (value, text) => {
  expect(plain(value)).toBe(text);
});
