import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/analysis/char-filter.ts';
import { occurrences, occurs, type Phrase, phraseOf } from '../../src/query/phrase.ts';
import { anyString, hanText, newsText } from '../analysis/sample-text.ts';

const phrase = (text: string) => phraseOf(fold(text).text) as Phrase;
const found = (text: string, words: string) =>
  occurrences(text, phrase(words)).map(([start, end]) => text.slice(start, end));

describe('parts', () => {
  test.each([
    ['肇庆', '肇庆', ['肇庆']],
    ['《肇庆》', '肇庆', ['肇庆']],
    ['希音(SHEIN)供应链', '希音(shein)供应链', ['希音', 'shein', '供应链']],
    ['2023年2月', '2023年2月', ['2023', '年', '2', '月']],
  ])('of %s', (text, whole, parts) => {
    expect(phrase(text).text).toBe(whole);
    expect(phrase(text).parts.map((part) => part.text)).toEqual(parts);
  });

  test.each(['', ' ', '，。！', '😀', '\u0000', '<>&'])('%j holds nothing to search', (text) =>
    expect(phraseOf(text)).toBeUndefined(),
  );
});

describe('one run', () => {
  test.each([
    ['肇庆市肇庆新区', '肇庆', ['肇庆', '肇庆']],
    ['天天天天天', '天天', ['天天', '天天']],
    ['肇 庆', '肇庆', []],
    ['shein', 'shein', ['shein']],
    ['sheinside xshein', 'shein', []],
    ['shein2023 2023shein', 'shein', ['shein', 'shein']],
    ['m123', '123', ['123']],
    ['m1234', '123', []],
    ['20200101', '2020', ['2020']],
    ['20200101', '202001', ['202001']],
    ['20200101', '0101', []],
    ['12346.66亿', '12346.66', ['12346.66']],
    ['12346.66亿', '12346', []],
    ['', '肇庆', []],
  ])('in %j %j stands as %j', (text, words, expected) => expect(found(text, words)).toEqual(expected));
});

describe('several runs', () => {
  test.each([
    ['希音（SHEIN）供应链', '希音 SHEIN', []],
    ['希音 shein供应链', '希音SHEIN', ['希音 shein']],
    ['希音shein 供应链', '希音 SHEIN 供应链', ['希音shein 供应链']],
    ['中南高科·肇庆', '中南高科 肇庆', ['中南高科·肇庆']],
    ['中南高科，肇庆', '中南高科 肇庆', []],
    ['navier-stokes', 'Navier Stokes', ['navier-stokes']],
    ['navier stokes', 'navier-stokes', ['navier stokes']],
    ['2月6日,肇庆市', '2月6日，肇庆', ['2月6日,肇庆']],
    ['增长5%以上', '增长5%以上', ['增长5%以上']],
    ['增长5以上', '增长5%以上', ['增长5以上']],
    ['维珍妮国际(控股)有限公司', '维珍妮国际（控股）有限公司', ['维珍妮国际(控股)有限公司']],
    ['regina  \n miracle', 'regina miracle', ['regina  \n miracle']],
    ['regina miracles', 'regina miracle', []],
    ['约20亿', '约2', []],
    ['天天天2023', '天天2023', ['天天2023']],
    ['天2天2天2', '天2天2', ['天2天2']],
    ['希音\u0000shein', '希音\u0000shein', []],
    ['😀希音😀shein', '希音😀shein', ['希音😀shein']],
    // The two characters outside the BMP have the same first half.
    ['〇𐢟𐠀', '〇𐢟𐠀', ['〇𐢟𐠀']],
  ])('in %j %j stands as %j', (text, words, expected) => expect(found(text, words)).toEqual(expected));
});

/** Leftmost first, no overlap. */
function naive(text: string, words: string): [number, number][] {
  const places: [number, number][] = [];
  for (let at = 0; at + words.length <= text.length; at++) {
    if (text.slice(at, at + words.length) !== words || at < (places.at(-1)?.[1] ?? 0)) continue;
    places.push([at, at + words.length]);
  }
  return places;
}

test('of Hanzi it is every place where they stand side by side', () =>
  fc.assert(
    fc.property(hanText, hanText, fc.nat(20), fc.integer({ min: 1, max: 4 }), (text, other, from, length) => {
      const inner = [...text].slice(from, from + length).join('');
      for (const words of [inner, [...other].slice(0, length).join('')].filter((t) => t !== '')) {
        expect(occurrences(text, phrase(words))).toEqual(naive(text, words));
      }
    }),
    { numRuns: 500 },
  ));

test('a text holds itself, whole sentences with their punctuation and figures too', () =>
  fc.assert(
    fc.property(fc.oneof(newsText, anyString), (original) => {
      const text = fold(original).text.replace(/\p{Cc}/gu, ' ');
      const whole = phraseOf(text);
      if (!whole) return;
      const [first] = occurrences(text, whole);
      expect(first).toEqual([text.indexOf(whole.text), text.indexOf(whole.text) + whole.text.length]);
    }),
    { numRuns: 500 },
  ));

test('of any text and phrase: places rise without overlap, inside the text, and begin as the phrase does', () =>
  fc.assert(
    fc.property(anyString, anyString, (a, b) => {
      const text = fold(a + b + a).text;
      const words = phraseOf(fold(b).text);
      if (!words) return;
      let free = 0;
      expect(occurs(text, words)).toBe(occurrences(text, words).length > 0);
      expect(occurs(a, words)).toBe(occurrences(a, words).length > 0);
      for (const [start, end] of occurrences(text, words)) {
        expect(start).toBeGreaterThanOrEqual(free);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.startsWith(words.parts[0]?.text as string, start)).toBe(true);
        expect(text.slice(start, end).endsWith(words.parts.at(-1)?.text as string)).toBe(true);
        free = end;
      }
    }),
    { numRuns: 500 },
  ));
