import { expect, test } from 'vitest';
import { casesOf, signsOf } from './fixture.ts';

const first = (text: string, title?: string) => {
  const [one] = casesOf(text, title);
  if (!one) throw new Error(`no event in ${text}`);
  return one;
};

test.each([
  ['6月18日，人民路改造工程开工。', ['nobody unowned', 'nobody without company', 'nobody public work']],
  ['6月18日，冠旭电子项目开工。', ['nobody owned', 'nobody with company']],
])('nobody’s: %s %j', (text, signs) => {
  expect(signsOf(first(text), 'nobody')).toEqual(expect.arrayContaining(signs));
});

test.each([
  [
    '冠旭电子项目6月18日开工。',
    ['none owned', 'none owned 开工', 'none owned with company', 'none owned own date'],
  ],
  ['6月18日，冠旭电子项目开工。', ['none owned date from elsewhere', 'none owned short']],
  ['冠旭电子获得贷款，项目开工。', ['none other business', 'none owned undated']],
  ['冠旭电子项目计划2025年6月投产。', ['none owned dated planned']],
])('no event: %s %j', (text, signs) => {
  expect(signsOf(first(text), 'none')).toEqual(expect.arrayContaining(signs));
});
