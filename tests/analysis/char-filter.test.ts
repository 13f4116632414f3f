import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, restore, toOriginal } from '../../src/analysis/char-filter.ts';
import type { FilteredText } from '../../src/analysis/token.ts';
import { anyString, wellFormed } from './sample-text.ts';

/** Every unit of a filtered text with its place in the original. */
function places({ text, offsets }: FilteredText): [unit: string, start: number, end: number][] {
  return Array.from({ length: text.length }, (_, i) => [
    text[i] as string,
    offsets?.starts[i] ?? i,
    offsets?.ends[i] ?? i + 1,
  ]);
}

/** Unit places that overlap stand for the same character or are one behind the other. */
function expectRising(filtered: FilteredText, original: string): void {
  let [lastStart, lastEnd] = [0, 0];
  for (const [, start, end] of places(filtered)) {
    expect(start).toBeGreaterThanOrEqual(lastStart);
    expect(end).toBeGreaterThanOrEqual(lastEnd);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(original.length);
    [lastStart, lastEnd] = [start, end];
  }
}

describe('fold', () => {
  test.each([
    ['尊嚴', '尊严'],
    ['肇慶第一季度', '肇庆第一季度'],
    ['ＳＨＥＩＮ', 'shein'],
    ['ＲＥＧＩＮＡ　Ｍｉｒａｃｌｅ', 'regina miracle'],
    ['１２３４６．６６㎡', '12346.66m2'],
    ['㈱', '(株)'],
    ['İstanbul', 'i\u0307stanbul'],
    ['ß', 'ß'],
    ['ﬁ', 'fi'],
    ['ｶ', 'カ'],
    ['蕞大', '最大'],
    ['，', ','],
    ['\ud800x', '\ufffdx'],
    ['x\udc00', 'x\ufffd'],
    ['𠀀\u0000😀', '𠀀\u0000😀'],
    ['', ''],
  ])('%j → %j', (text, folded) => expect(fold(text).text).toBe(folded));

  test('carries no offsets where every unit stands for itself', () => {
    expect(fold('肇庆SHEIN尊嚴😀').offsets).toBeUndefined();
    expect(fold('一㎡').offsets).toBeDefined();
  });

  test('no unit stands for half of a character', () => {
    for (const [text, folded] of [
      ['🄀', '0.'],
      ['甲🄭乙', '甲cd乙'],
    ] as const) {
      const filtered = fold(text);
      expect(filtered.text).toBe(folded);
      for (const [, start, end] of places(filtered)) expect(text.slice(start, end).isWellFormed()).toBe(true);
    }
  });

  test('a part of a text folds to a part of the folded text, at the same place', () =>
    fc.assert(
      fc.property(wellFormed, wellFormed, (a, b) => {
        const [left, right, both] = [fold(a), fold(b), fold(a + b)];
        expect(both.text).toBe(left.text + right.text);
        const shifted = places(right).map(([unit, start, end]) => [unit, start + a.length, end + a.length]);
        expect(places(both)).toEqual([...places(left), ...shifted]);
      }),
      { numRuns: 300 },
    ));

  test('folding twice changes nothing', () =>
    fc.assert(
      fc.property(anyString, (text) => {
        const folded = fold(text).text;
        expect(fold(folded).text).toBe(folded);
      }),
    ));

  test('every code point folds to something that stays and is not empty', () => {
    const wrong: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const { text } = fold(String.fromCodePoint(code));
      if (text === '' || fold(text).text !== text) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  test('offsets rise and stay inside, and each unit is of the character that they name', () =>
    fc.assert(
      fc.property(anyString, (text) => {
        const filtered = fold(text);
        expectRising(filtered, text);
        for (const [unit, start, end] of places(filtered)) {
          // A unit that stands for itself may be the half of a pair.
          const whole = text.slice(
            /[\udc00-\udfff]/.test(text[start] ?? '') && start > 0 ? start - 1 : start,
            /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end + 1 : end,
          );
          expect(fold(whole).text).toContain(unit);
        }
      }),
      { numRuns: 300 },
    ));

  test.each([
    ['一㎡地', '二', 0, 4, '一㎡地'],
    ['一㎡地', 'm', 1, 2, '㎡'],
    ['一㎡地', '2', 2, 3, '㎡'],
    ['𠀀İx', '', 3, 4, 'İ'],
    ['㍿𠀀㎡', '', 4, 6, '𠀀'],
  ])('the way back: %j %s [%i, %i) is %j', (text, _unit, start, end, original) =>
    expect(text.slice(...toOriginal(fold(text), start, end))).toBe(original),
  );
});

describe('restore', () => {
  const restored = (text: string) => restore(fold(text))?.text;

  test.each([
    ['肇庆2023年头部季度重大项目', '肇庆2023年第一季度重大项目'],
    ['頭部季度', '第一季度'],
    ['头部个项目', '第一个项目'],
    ['头部条高速', '第一条高速'],
    ['头部批', '第一批'],
    ['头部次', '第一次'],
    ['zui多', '最多'],
    ['ＺＵＩ多', '最多'],
    ['全国zui大', '全国最大'],
    ['diyi大', '第一大'],
    ['全省diyi', '全省第一'],
    ['头部季度zui大diyi批', '第一季度最大第一批'],
  ])('%s → %s', (text, expected) => expect(restored(text)).toBe(expected));

  test.each([
    '头部企业',
    '头部',
    '龙头部门',
    'azui多',
    'zuimei多',
    'zui 多',
    'diyi',
    'diyicai多',
    'x1zui大',
    '',
  ])('%j is left alone', (text) => expect(restored(text)).toBeUndefined());

  test('offsets land on the printed words', () => {
    const text = '一㎡，頭部季度ｚｕｉ多';
    const filtered = restore(fold(text)) as FilteredText;
    expect(filtered.text).toBe('一m2,第一季度最多');
    const original = (word: string) => {
      const at = filtered.text.indexOf(word);
      return text.slice(...toOriginal(filtered, at, at + word.length));
    };
    expect(['第一', '第一季度', '第', '一季', '季度', '最多', '最', 'm2'].map(original)).toEqual([
      ...['頭部', '頭部季度', '頭部', '頭部季', '季度', 'ｚｕｉ多', 'ｚｕｉ', '㎡'],
    ]);
  });

  test('of any text: offsets rise and stay inside, and restoring again changes nothing', () =>
    fc.assert(
      fc.property(anyString, (text) => {
        const filtered = restore(fold(text));
        if (!filtered) return;
        expectRising(filtered, text);
        expect(restore({ text: filtered.text })).toBeUndefined();
      }),
      { numRuns: 300 },
    ));
});
