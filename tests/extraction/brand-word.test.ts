import { describe, expect, test } from 'vitest';
import { isCandidate, isKnown, isUnknownPart, stops } from '../../src/extraction/brand-word.ts';
import { knowledge } from './fixture.ts';

describe('words of the language', () => {
  test.each(['金厦', '港口条件', '零碳', '超高清'])('%s', (word) => expect(isKnown(word)).toBe(true));
  test.each(['麓璟', '骐骥', '璞泰来', '首燕华科'])('%s is none', (word) =>
    expect(isKnown(word)).toBe(false),
  );
});

describe('a name of a company', () => {
  test.each(['麓璟', '甬昌内饰', '津渤芯片'])('%s may be', (name) =>
    expect(isCandidate(name, knowledge.tree)).toBe(true),
  );
  test.each([
    ['a place', '肇庆'],
    ['an idiom', '西气东输'],
    ['words that are said twice', '大院大所'],
    ['an office', '县委书记'],
    ['what is between states', '乌中关系'],
    ['a preposition and a name', '由麓璟'],
    ['a verb and a thing', '搬设备'],
    ['a substance', '双氰胺'],
    ['what is grown', '银耳'],
    ['what jieba guesses', '尝过环'],
    ['enterprises of a country', '法企'],
    ['who prints it', '郎溪融媒'],
  ])('%s is none', (_, name) => expect(isCandidate(name, knowledge.tree)).toBe(false));
});

test('a name ends before a verb, a number and a particle', () => {
  expect(['签约', '12', '的', '将'].every(stops)).toBe(true);
  expect(stops('麓璟')).toBe(false);
});

test('a part of a name is no word of the language', () => {
  expect(isUnknownPart('麓璟', true)).toBe(true);
  expect(isUnknownPart('设备', true)).toBe(false);
  expect(isUnknownPart('新', true)).toBe(false);
});
