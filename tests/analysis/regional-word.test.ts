import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import nodejieba from 'nodejieba';
import { beforeAll, describe, expect, test } from 'vitest';
import { views } from '../../src/analysis/analyzer.ts';
import { fold, rewrite, toOriginal } from '../../src/analysis/char-filter.ts';
import { OWN_LIFE, regionalWords } from '../../src/analysis/regional-word.ts';
import { useDictionary } from '../../src/analysis/segmenter.ts';
import { REGIONAL_WORDS } from '../../src/analysis/variant.ts';
import { anyString } from './sample-text.ts';

beforeAll(() => useDictionary([]));

/** The text in the mainland's words; undefined where it holds no others. */
function mainland(text: string): string | undefined {
  const folded = fold(text);
  const found = regionalWords(text, folded);
  return found.length > 0 ? rewrite(folded, found).text : undefined;
}

describe('a word of Taiwan or Hong Kong in traditional script', () => {
  test.each([
    ['專案', '项目'],
    ['專案組', '项目组'],
    ['軟體園區', '软件园区'],
    ['資訊科技公司', '信息技术公司'],
    ['網際網路', '互联网'],
    ['數位經濟', '数字经济'],
    ['智慧財產權', '知识产权'],
    ['晶片與積體電路專案', '芯片与集成电路项目'],
    ['半導體晶片廠房', '半导体芯片厂房'],
    ['奈米材料研發', '纳米材料研发'],
    ['本公司投資設廠，雷射設備已裝機', '本公司投资设厂,激光设备已装机'],
    ['軟體，項目', '软件,项目'],
    ['引进臺商專案', '引进台商项目'],
  ])('%s → %s', (text, expected) => expect(mainland(text)).toBe(expected));
});

describe('is left alone', () => {
  test.each([
    ['in simplified text', '专案组 软体 晶片 程式 网路'],
    ['without a sign of the script', '晶片'],
    ['in simplified text that quotes one traditional word', '这家做晶片的公司名叫「寶豐」，产品有软体'],
    ['where neighbours take a part of it', '多數位於廣東，生產線上，執行長期計劃，茶葉門市'],
    ['where the mainland has the word as well', '建立核心智慧社區，執行資料'],
    ['inside of a longer word of both', '軟體動物'],
    ['what is the same word everywhere', '廠房、園區、簽約、投產'],
    ['Japanese', '情報処理センター'],
  ])('%s: %s', (_, text) => expect(mainland(text)).toBeUndefined());
});

test('the words left to the mainland are those that its dictionary has often enough', () => {
  const counts = new Map(
    readFileSync((nodejieba as unknown as { DEFAULT_DICT: string }).DEFAULT_DICT, 'utf8')
      .split('\n')
      .map((line) => [line.split(' ')[0] as string, Number(line.split(' ')[1])]),
  );
  const expected = [...REGIONAL_WORDS].flatMap(([regional, other]) => {
    const [from, to] = [fold(regional).text, fold(other).text];
    const own = counts.get(from) ?? 0;
    return from !== to && own > 20 && own * 4 >= (counts.get(to) ?? 0) ? [from] : [];
  });
  expect([...OWN_LIFE].sort()).toEqual([...new Set(expected)].sort());
});

describe('as a view beside the folded text', () => {
  test('altered and regional words are put right together, and places are those of the print', () => {
    const text = '一㎡，頭部季度ｚｕｉ大的數位專案，簽約';
    const [plain, other] = views(text);
    expect(plain?.text).toBe('一m2,头部季度zui大的数位专案,签约');
    expect(other?.text).toBe('一m2,第一季度最大的数字项目,签约');
    const printed = (word: string) => {
      const at = other?.text.indexOf(word) ?? -1;
      return other && text.slice(...toOriginal(other, at, at + word.length));
    };
    expect(['第一季度', '最', '数字', '数', '项目', '目', '字项', '签约', 'm2'].map(printed)).toEqual([
      ...['頭部季度', 'ｚｕｉ', '數位', '數位', '專案', '專案', '數位專案', '簽約', '㎡'],
    ]);
  });

  const chinese = fc
    .array(
      fc.constantFrom(
        '專案',
        '软体',
        '晶片',
        '資訊',
        '，',
        '签约',
        '簽約',
        '多數位於',
        '㎡',
        '頭部季度',
        '𠀀',
      ),
    )
    .map((parts) => parts.join(''));

  test('of any text: the first view is the folded text, offsets rise and stay inside', () =>
    fc.assert(
      fc.property(fc.oneof(chinese, anyString), (text) => {
        const [plain, other, ...more] = views(text);
        expect(plain).toEqual(fold(text));
        expect(more).toEqual([]);
        if (!other) return;
        let [lastStart, lastEnd] = [0, 0];
        for (let i = 0; i < other.text.length; i++) {
          const [start, end] = toOriginal(other, i, i + 1);
          expect(start).toBeGreaterThanOrEqual(lastStart);
          expect(end).toBeGreaterThanOrEqual(lastEnd);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          [lastStart, lastEnd] = [start, end];
        }
        // What was put right holds no regional word any more.
        expect(regionalWords(other.text, other)).toEqual([]);
      }),
      { numRuns: 300 },
    ));

  test('simplified text has no second view, whatever words it holds', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...REGIONAL_WORDS.keys())), (words) => {
        expect(regionalWords(fold(words.join('，')).text, fold(words.join('，')))).toEqual([]);
      }),
    ));
});
