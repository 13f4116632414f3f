import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergedSentences, sentenceOf } from '../../../src/server/claims/sentence.ts';
import { articleOf, evidenceIn } from './sample.ts';

const TEXT = '甲公司签约。\n  项目总投资100亿元，用地50亩；明年投产！后话';

test.each([
  ['100亿元', '项目总投资100亿元，用地50亩；', [[5, 10]]],
  ['甲公司', '甲公司签约。', [[0, 3]]],
  ['投产', '明年投产！', [[2, 4]]],
  ['后话', '后话', [[0, 2]]],
  ['签约。\n  项目', '甲公司签约。\n  项目总投资100亿元，用地50亩；', [[3, 11]]],
])('%s stands in %s', (quote, text, marks) => {
  const article = articleOf('a1', TEXT);
  expect(sentenceOf(evidenceIn(article, quote), article)).toEqual({ text, marks });
});

test('a title is a sentence of its own', () => {
  const article = articleOf('a1', '', { title: '投资100亿元的项目' });
  expect(sentenceOf(evidenceIn(article, '100亿元', 'title'), article)).toEqual({
    text: '投资100亿元的项目',
    marks: [[2, 7]],
  });
});

test('a long sentence is cut on both sides, never through a pair', () => {
  const article = articleOf('a1', `${'𠮷'.repeat(101)}x100亿元${'𠮷'.repeat(101)}`);
  const { text, marks } = sentenceOf(evidenceIn(article, '100亿元'), article);
  const [[start, end]] = marks as [[number, number]];
  expect(text.slice(start, end)).toBe('100亿元');
  expect(text).toMatch(/^…𠮷.*𠮷…$/u);
  expect(text).not.toMatch(/\p{Cs}/u);
  expect(text.length).toBeLessThan(220);
});

test.each([
  ['no such article', undefined],
  ['an article that has changed', articleOf('a1', '完全不同')],
])('%s leaves the quoted words', (_, article) => {
  const at = evidenceIn(articleOf('a1', TEXT), '100亿元');
  expect(sentenceOf(at, article)).toEqual({ text: '100亿元', marks: [[0, 5]] });
});

test('the mark is the quote, whatever the text', () => {
  const text = fc.string({
    unit: fc.constantFrom('甲', '。', '\n', '；', ' ', '𠮷', 'a'),
    minLength: 1,
    maxLength: 400,
  });
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (whole, a, b) => {
      const [start, end] = [a % whole.length, b % whole.length].toSorted((x, y) => x - y) as [number, number];
      const quote = whole.slice(start, end);
      const at = { articleId: 'a1', field: 'text', start, end, quote } as const;
      const sentence = sentenceOf(at, articleOf('a1', whole));
      expect(sentence.marks.map(([from, to]) => sentence.text.slice(from, to)).join('')).toBe(quote);
      expect(whole).toContain(sentence.text.replace(/^…|…$/g, ''));
    }),
  );
});

test('a sentence is given once, with the marks of all', () => {
  const merged = mergedSentences([
    { text: '甲乙丙丁', marks: [[2, 3]] },
    { text: '甲乙丙丁', marks: [[0, 1]] },
    { text: '戊', marks: [[0, 1]] },
    { text: '甲乙丙丁', marks: [[0, 2]] },
  ]);
  expect(merged).toEqual([
    { text: '甲乙丙丁', marks: [[0, 3]] },
    { text: '戊', marks: [[0, 1]] },
  ]);
});
