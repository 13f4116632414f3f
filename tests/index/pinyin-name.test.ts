import { describe, expect, test } from 'vitest';
import {
  fillsSyllables,
  keyOf,
  type Name,
  oneSpelling,
  shortest,
  spells,
} from '../../src/index/pinyin-name.ts';

const names: readonly Name[] = [
  { text: '广东', ...keyOf(['guang', 'dong']) },
  { text: '冠旭', ...keyOf(['guan', 'xu']) },
  { text: '冠旭电子', ...keyOf(['guan', 'xu', 'dian', 'zi']) },
  { text: '战略', ...keyOf(['zhan', 'lue']) },
];

test('a key is the letters, with the places where a syllable ends', () =>
  expect(names.map(({ key, ends }) => [key, ...ends])).toEqual([
    ['guangdong', 5, 9],
    ['guanxu', 4, 6],
    ['guanxudianzi', 4, 6, 10, 12],
    ['zhanlve', 4, 7],
  ]));

test.each([
  ['zhanlue', 'zhanlve'],
  ['nuedai', 'nvedai'],
  ['xueyuan', 'xueyuan'],
  ['lvyou', 'lvyou'],
  ['', ''],
])('%s is spelt %s', (typed, spelling) => expect(oneSpelling(typed)).toBe(spelling));

test('syllables are filled or not', () => {
  const [guangdong, guanxu] = names as [Name, Name];
  expect(['guan', 'guanx', 'guanxu'].map((letters) => fillsSyllables(guanxu, letters))).toEqual([
    true,
    false,
    true,
  ]);
  expect(fillsSyllables(guangdong, 'guan')).toBe(false);
});

test.each([
  [
    ['肇庆', '肇庆动力', '肇庆新区', '德庆'],
    ['肇庆', '德庆'],
  ],
  [['冠旭电子', '冠旭'], ['冠旭']],
  [
    ['希音', '希望'],
    ['希音', '希望'],
  ],
  [[], []],
])('of %j the shortest: %j', (texts, expected) => expect(shortest(texts)).toEqual(expected));

describe('spelling of 冠旭电子', () => {
  const spell = (typed: string) => spells([...typed], 0, [...'冠旭电子'], ['guan', 'xu', 'dian', 'zi'], 0);

  test.each([
    '冠',
    '冠xu',
    '冠x',
    'g旭',
    'guan旭电zi',
    'gxdz',
    'guanxudz',
    '冠旭dia',
    '冠旭电子',
    '冠旭电z',
    '',
  ])('%j', (typed) => expect(spell(typed)).toBe(true));

  test.each(['旭', '冠d', '冠xuu', '冠旭电子科', 'xu旭', '冠xi', 'guxu'])('not %j', (typed) =>
    expect(spell(typed)).toBe(false),
  );
});
