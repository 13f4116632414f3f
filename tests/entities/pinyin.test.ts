import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readingsOf, syllables } from '../../src/entities/pinyin.ts';
import { anyString } from '../analysis/sample-text.ts';

const read = (text: string) =>
  syllables(text)
    .map((syllable) => syllable.text)
    .join(' ');

describe('polyphones are read by the word they stand in', () => {
  test.each([
    ['重庆', 'chong qing'],
    ['重大项目', 'zhong da xiang mu'],
    ['单县', 'shan xian'],
    ['简单', 'jian dan'],
    ['厦门', 'xia men'],
    ['大厦', 'da sha'],
    ['长沙', 'chang sha'],
    ['成长', 'cheng zhang'],
    ['长子县', 'zhang zi xian'],
    ['银行', 'yin hang'],
    ['行长', 'hang zhang'],
    ['行业', 'hang ye'],
    ['音乐', 'yin yue'],
    ['朝阳', 'chao yang'],
    ['西藏', 'xi zang'],
    ['六安', 'lu an'],
    ['台州', 'tai zhou'],
    ['大埔', 'da bu'],
    ['渑池', 'mian chi'],
    ['高要', 'gao yao'],
    ['肇庆', 'zhao qing'],
    ['冠旭电子', 'guan xu dian zi'],
    ['希音', 'xi yin'],
    ['维珍妮', 'wei zhen ni'],
  ])('%s: %s', (text, expected) => expect(read(text)).toBe(expected));
});

test.each([
  ['绿地', 'lv di'],
  ['旅游', 'lv you'],
  ['女', 'nv'],
  ['战略', 'zhan lve'],
])('ü is v: %s: %s', (text, expected) => expect(read(text)).toBe(expected));

test.each([
  ['二〇二三', 'er ling er san'],
  ['肇慶', 'zhao qing'],
  ['SHEIN希音2023', 'xi yin'],
  ['', ''],
  ['abc 123，。😀', ''],
  ['かな', ''],
])('%j: %j', (text, expected) => expect(read(text)).toBe(expected));

test('each syllable tells which Hanzi it reads', () => {
  const text = '重庆A银行😀𠀀\ud842长沙，县';
  expect(
    syllables(text).map(({ text: syllable, start, end }) => `${syllable} ${text.slice(start, end)}`),
  ).toEqual([...['chong 重', 'qing 庆', 'yin 银', 'hang 行', 'chang 长', 'sha 沙', 'xian 县']]);
});

describe('all readings of a character', () => {
  test.each([
    ['重', ['zhong', 'chong']],
    ['长', ['chang', 'zhang']],
    ['行', ['xing', 'hang']],
    ['单', ['dan', 'shan']],
    ['绿', ['lv']],
    ['厦', ['sha', 'xia']],
    ['肇', ['zhao']],
  ])('%s has %j', (character, expected) => {
    const all = readingsOf(character);
    for (const reading of expected) expect(all).toContain(reading);
    expect(new Set(all).size).toBe(all.length);
  });

  test.each(['', 'a', '1', '，', '😀', 'か', '\ud842', ' '])('%j has none', (character) =>
    expect(readingsOf(character)).toEqual([]),
  );
});

test('of any string: nothing throws, syllables are letters, and their places are single Hanzi in order', () =>
  fc.assert(
    fc.property(anyString, (text) => {
      let before = 0;
      for (const { text: syllable, start, end } of syllables(text)) {
        expect(syllable).toMatch(/^[a-z]{1,6}$/);
        expect(start).toBeGreaterThanOrEqual(before);
        expect(text.slice(start, end)).toMatch(/^\p{Script=Han}$/u);
        before = end;
      }
      for (const character of text) {
        for (const reading of readingsOf(character)) expect(reading).toMatch(/^[a-z]{1,6}$/);
      }
    }),
    { numRuns: 500 },
  ));
