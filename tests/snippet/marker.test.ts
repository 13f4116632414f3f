import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/analysis/char-filter.ts';
import { phraseOf } from '../../src/query/phrase.ts';
import { findPlaces, markText, mergeMarks } from '../../src/snippet/marker.ts';
import { anyString, newsText, wellFormed } from '../analysis/sample-text.ts';

const phrases = (...words: string[]) => words.flatMap((word) => phraseOf(fold(word).text) ?? []);
const marked = (text: string, ...words: string[]) =>
  mergeMarks(findPlaces(text, phrases(...words))).map(([start, end]) => text.slice(start, end));

describe('marks lie on the words as they are printed', () => {
  test.each([
    ['肇庆2023年头部季度重大项目', ['第一季度'], ['头部季度']],
    ['肇庆2023年头部季度重大项目', ['头部'], ['头部']],
    ['肇庆2023年头部季度重大项目', ['第一', '季度'], ['头部季度']],
    ['希音（ＳＨＥＩＮ）签约', ['shein'], ['ＳＨＥＩＮ']],
    ['希音（SHEIN）签约', ['希音', 'shein'], ['希音', 'SHEIN']],
    ['維珍妮國際投產', ['维珍妮'], ['維珍妮']],
    ['厂房300㎡，', ['m2'], ['㎡']],
    ['厂房300㎡，', ['300m2'], ['300㎡']],
    ['𠀀肇庆𠀀😀', ['肇庆𠀀'], ['肇庆𠀀']],
    ['zui大', ['最大'], ['zui大']],
    ['SHEINSIDE', ['shein'], []],
    ['SHEIN2023', ['shein'], ['SHEIN']],
    ['天天天天', ['天天'], ['天天天天']],
    ['肇庆市', ['肇庆', '庆市'], ['肇庆市']],
    ['肇 庆', ['肇庆'], []],
    ['', ['肇庆'], []],
    ['肇庆', [], []],
  ])('in %j of %j', (text, words, expected) => expect(marked(text, ...words)).toEqual(expected));

  test('each place tells its phrase; the longer of two at one place is first', () =>
    expect(findPlaces('肇庆市，肇庆', phrases('肇庆', '肇庆市'))).toEqual([
      { start: 0, end: 3, phrase: 1 },
      { start: 0, end: 2, phrase: 0 },
      { start: 4, end: 6, phrase: 0 },
    ]));
});

test.each([
  [[], []],
  [
    [
      [3, 5],
      [0, 2],
    ],
    [
      [0, 2],
      [3, 5],
    ],
  ],
  [
    [
      [0, 2],
      [2, 4],
    ],
    [[0, 4]],
  ],
  [
    [
      [0, 9],
      [1, 3],
      [5, 12],
    ],
    [[0, 12]],
  ],
])('places %j are the marks %j', (places, marks) =>
  expect(mergeMarks((places as number[][]).map(([start = 0, end = 0]) => ({ start, end })))).toEqual(marks),
);

describe('html', () => {
  test.each([
    ['<script>alert(1)</script>', [[0, 8]], '<mark>&lt;script&gt;</mark>alert(1)&lt;/script&gt;'],
    ['a &amp; b', [[2, 7]], 'a <mark>&amp;amp;</mark> b'],
    ['<mark>x</mark>', [], '&lt;mark&gt;x&lt;/mark&gt;'],
    ['x', [[0, 1]], '<mark>x</mark>'],
    ['', [], ''],
  ])('of %j', (text, marks, html) =>
    expect(markText(text, marks as [number, number][])).toEqual({ text, marks, html }),
  );

  const unescaped = (html: string) =>
    html.replace(/&(lt|gt|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&' })[name] as string);

  test('of any text is the text with its marks and no other tag', () =>
    fc.assert(
      fc.property(anyString, fc.array(anyString, { maxLength: 3 }), (text, words) => {
        const marks = mergeMarks(findPlaces(text, phrases(...words, text.slice(2, 5))));
        const { html } = markText(text, marks);
        const pieces = html.split(/<mark>|<\/mark>/);
        expect(pieces.join('')).not.toMatch(/[<>]|&(?!(?:lt|gt|amp);)/);
        expect(unescaped(pieces.join(''))).toBe(text);
        expect(html.match(/<\/?mark>/g) ?? []).toEqual(marks.flatMap(() => ['<mark>', '</mark>']));
        expect(pieces.filter((_, i) => i % 2 === 1).map(unescaped)).toEqual(
          marks.map(([start, end]) => text.slice(start, end)),
        );
      }),
      { numRuns: 500 },
    ));
});

test('of any text: marks are sorted, apart, inside, cut no pair, and what is marked folds to what was looked for', () =>
  fc.assert(
    fc.property(
      fc.oneof(newsText, wellFormed),
      fc.nat(60),
      fc.integer({ min: 1, max: 6 }),
      (text, from, length) => {
        const needles = phrases([...text].slice(from, from + length).join(''));
        const places = findPlaces(text, needles);
        let last = -1;
        for (const [start, end] of mergeMarks(places)) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end).isWellFormed()).toBe(true);
          last = end;
        }
        for (const { start, end } of places) {
          const printed = text.slice(start, end);
          // An altered word is told by what stands beside it.
          if (/头部|zui|diyi/u.test(fold(printed).text)) continue;
          expect(findPlaces(printed, needles).length, printed).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 500 },
  ));
