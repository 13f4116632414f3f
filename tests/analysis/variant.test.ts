import { describe, expect, test } from 'vitest';
import { fold } from '../../src/analysis/char-filter.ts';
import { VARIANTS } from '../../src/analysis/variant.ts';

const folded = (text: string) => fold(text).text;

describe('the table', () => {
  test('every target is a fixed point, and every entry one character to another', () => {
    for (const [from, to] of VARIANTS) {
      expect(VARIANTS.has(to), `${from} → ${to}`).toBe(false);
      expect([...from, ...to]).toHaveLength(2);
      expect(from).not.toBe(to);
    }
  });

  test('has the thousands of traditional characters', () => expect(VARIANTS.size).toBeGreaterThan(2_500));
});

test.each([
  ['国际', '國際', '国際'],
  ['台湾', '臺灣', '台灣', '臺湾'],
  ['里', '裏', '裡'],
  ['广东', '廣東', '広東'],
  ['经济', '經濟', '経済'],
  ['关系', '關係'],
  ['肇庆', '肇慶'],
  ['为', '為', '爲'],
  ['众', '眾', '衆'],
  ['两', '兩', '両'],
  ['发', '發', '髮', '発'],
  ['气', '氣', '気'],
])('%s is one word in all its forms', (simplified, ...forms) => {
  expect(forms.map(folded)).toEqual(forms.map(() => simplified));
  expect(folded(simplified)).toBe(simplified);
});

test.each([...'芸弁台欠缺罐缶著着予豫云后里面干余浜糸沈么瓣辨拔步德填晚效增值曾醉收每黑'])(
  '%s has a life of its own in simplified text',
  (character) => expect(folded(character)).toBe(character),
);

test('of the characters of GB 2312 only traditional ones are folded', () => {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  const level1 = new TextDecoder('gb18030').decode(Uint8Array.from(bytes)).match(/\p{Script=Han}/gu) ?? [];
  expect(level1).toHaveLength(3755);
  expect(level1.filter((character) => folded(character) !== character)).toEqual(['乾']);
});
