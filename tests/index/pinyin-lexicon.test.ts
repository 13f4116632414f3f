import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PinyinLexicon, pinyinEntries } from '../../src/index/pinyin-lexicon.ts';
import { anyString } from '../analysis/sample-text.ts';
import { gramsOf } from '../query/language.ts';
import { tableOf } from './words.ts';

const NAMES = [
  ...[
    '冠旭',
    '冠旭电子',
    '希音',
    '维珍妮',
    '云东海',
    '肇庆',
    '肇庆新区',
    '肇庆动力',
    '德庆',
    '广东',
    '广西',
    '国轩',
  ],
  ...['重庆', '长沙', '厦门', '银行', '绿地', 'SHEIN', '现代产业园', '香港', '西安'],
];
const WORDS = ['项目', '新能源', '投资', '吸引', '电子', '公司', '成长', '战略', '现', '园区', '工业'];
/** 梁朝伟 and 崔 are in no dictionary: they are found by their neighbours alone. */
const TEXTS = [
  '梁朝伟去厦门拍戏',
  '崔1号车间',
  '肇庆冠旭电子项目',
  '肇庆吸引投资',
  '广东广东广东肇庆',
  '绿地',
];
const lexicon = await PinyinLexicon.of(tableOf(WORDS, NAMES), gramsOf([...TEXTS, ...NAMES, ...WORDS]));

describe('entries', () => {
  test('words and names of two to twenty Hanzi, each once, with their syllables', () =>
    expect(
      pinyinEntries(
        ['项目', '冠旭', '肇庆2023', 'abc', '县', '一'.repeat(21)],
        ['冠旭', 'SHEIN', '冠旭(一期)'],
      ),
    ).toEqual([
      { text: '冠旭', syllables: 'guan xu', isName: true },
      { text: '项目', syllables: 'xiang mu', isName: false },
    ]));

  test('the same for the same words in any order', () =>
    fc.assert(
      fc.property(fc.shuffledSubarray(NAMES, { minLength: NAMES.length }), (names) => {
        expect(pinyinEntries(WORDS, names)).toEqual(pinyinEntries([...WORDS].reverse(), NAMES));
      }),
    ));
});

describe('read', () => {
  test.each([
    ['in full', 'guanxu', ['冠旭']],
    ['in full, a longer name', 'guanxudianzi', ['冠旭电子']],
    ['in full, a word', 'xiangmu', ['项目']],
    ['in full, names before words', 'xiyin', ['希音', '吸引']],
    ['a polyphone', 'chongqing', ['重庆']],
    ['a polyphone', 'changsha', ['长沙']],
    ['a polyphone', 'chengzhang', ['成长']],
    ['a polyphone', 'xiamen', ['厦门']],
    ['a polyphone', 'yinhang', ['银行']],
    ['ü as v', 'lvdi', ['绿地']],
    ['üe as ve', 'zhanlve', ['战略']],
    ['üe as ue', 'zhanlue', ['战略']],
    ['initials', 'gxdz', ['冠旭电子']],
    ['initials of several names, the commoner first', 'gx', ['冠旭', '国轩', '广西']],
    ['initials, without the longer names that hold the same', 'zq', ['肇庆']],
    ['the first initials of a name', 'wz', ['维珍妮']],
    ['an unfinished syllable', 'guanx', ['冠旭']],
    ['an unfinished syllable', 'yundo', ['云东海']],
    ['a syllable that is done before one that goes on', 'guan', ['冠旭', '广东', '广西']],
    ['a name that goes on', 'yundong', ['云东海']],
    ['words side by side', 'zhaoqingxinnengyuan', ['肇庆 新能源']],
    ['words side by side, the name first', 'xiyinxiangmu', ['希音 项目']],
    ['a name that no dictionary has', 'liangchaowei', ['梁朝伟']],
    ['neighbours across words', 'chaowei', ['朝伟']],
    ['one character', 'cui', ['崔']],
    ['a polyphone by its other sound, character by character', 'zhongqing', ['重庆']],
    ['two ways of cutting: whole names before unfinished ones', 'xian', ['西安']],
  ])('%s: %s is %j', (_, letters, expected) => expect(lexicon.read(letters)).toEqual(expected));

  test.each(['', 'zzz', 'abcdefg', 'project', 'GUANXU', 'guan xu', 'guanxu1', '冠旭', 'xiangm', 'zhongda'])(
    '%j is nothing of this index',
    (letters) => expect(lexicon.read(letters)).toEqual([]),
  );
});

test.each([
  ['guanxu', ['冠旭']],
  ['xiyin', ['希音']],
  ['zhaoqing', ['肇庆']],
  ['xiangmu', []],
  ['guanx', []],
  ['gxdz', []],
  ['', []],
])('names that are spelt %s in full: %j', (letters, expected) =>
  expect(lexicon.names(letters)).toEqual(expected),
);

describe('Hanzi and letters side by side', () => {
  test.each([
    ['冠xu', ['冠旭']],
    ['冠x', ['冠旭']],
    ['guan旭', ['冠旭']],
    ['g旭', ['冠旭']],
    ['希yin', ['希音']],
    ['x音', ['希音']],
    ['gx电子', ['冠旭电子']],
    ['guanxu电子', ['冠旭电子']],
    ['冠旭dz', ['冠旭电子']],
    ['冠旭dianz', ['冠旭电子']],
    ['肇qing', ['肇庆']],
    ['zq新区', ['肇庆新区']],
    ['chong庆', ['重庆']],
    ['zhong庆', []],
    ['旭guan', []],
    ['冠xuu', []],
    ['冠旭电子项目dz', []],
    ['项mu', []],
  ])('%s is %j', (text, expected) => expect(lexicon.mixed(text)).toEqual(expected));
});

describe('of any letters', () => {
  const chunk = fc.constantFrom(
    ...[
      'guan',
      'xu',
      'xian',
      'xi',
      'an',
      'zhao',
      'qing',
      'shi',
      'yi',
      'a',
      'e',
      'n',
      'na',
      'nan',
      'ng',
      'v',
      'zh',
      'g',
      'x',
      'ue',
    ],
  );
  const letters = fc.oneof(
    fc.array(chunk, { maxLength: 60 }).map((parts) => parts.join('').slice(0, 256)),
    fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), maxLength: 256 }),
    fc.tuple(chunk, fc.nat({ max: 256 })).map(([part, times]) => part.repeat(times).slice(0, 256)),
  );

  test('nothing throws, and readings are few, different, and of the index', () => {
    const held = [...TEXTS, ...NAMES, ...WORDS];
    fc.assert(
      fc.property(fc.oneof(letters, anyString), (typed) => {
        const read = lexicon.read(typed);
        expect(read.length).toBeLessThanOrEqual(12);
        expect(new Set(read).size).toBe(read.length);
        for (const text of read) {
          for (const word of text.split(' ')) {
            expect(word).toMatch(/^\p{Script=Han}+$/u);
            for (let i = 1; i < word.length; i++) {
              expect(held.some((one) => one.includes(word.slice(i - 1, i + 1)))).toBe(true);
            }
          }
        }
        for (const name of lexicon.names(typed)) expect(NAMES).toContain(name);
        const mixed = lexicon.mixed(typed);
        expect(mixed.length).toBeLessThanOrEqual(12);
        for (const name of mixed) expect(NAMES).toContain(name);
      }),
      { numRuns: 1_000 },
    );
  });

  test('what can be cut a thousand ways and read in none ends', async () => {
    // Hanzi that are read a, an, na, nan and xi, xian: every two neighbours of them, so that chains go on and on.
    const dense = '阿安那南西先'.split('').flatMap((a) => [...'阿安那南西先'].map((b) => a + b));
    const wide = await PinyinLexicon.of(tableOf(dense, []), gramsOf(dense));
    for (const part of ['nan', 'na', 'xian', 'anan', 'a']) {
      for (const end of ['', 'v', 'zh', 'q']) {
        const typed = part.repeat(256).slice(0, 48 - end.length) + end;
        expect(wide.read(typed).length).toBeLessThanOrEqual(12);
      }
    }
    expect(wide.read('nan'.repeat(85))).toEqual([]);
  });
});

test('every name is found by its full pinyin, by its pinyin but for the last letter, and by its initials', () => {
  for (const { text, syllables: read, isName } of pinyinEntries(WORDS, NAMES)) {
    const parts = read.split(' ');
    expect(lexicon.read(parts.join('')), text).toContain(text);
    if (!isName) continue;
    expect(lexicon.names(parts.join('')), text).toContain(text);
    const typed = [parts.join('').slice(0, -1), parts.map((part) => part[0]).join('')];
    for (const letters of typed) {
      const found = lexicon.read(letters);
      expect(
        found.some((one) => text.startsWith(one)),
        `${letters}: ${found}`,
      ).toBe(true);
    }
    expect(lexicon.mixed(`${text[0]}${parts.slice(1).join('')}`).some((one) => text.startsWith(one))).toBe(
      true,
    );
  }
});
