import { expect, test } from 'vitest';
import { fold } from '../../src/analysis/char-filter.ts';
import { packedTexts } from '../../src/index/packed-text.ts';
import { Titles } from '../../src/index/titles.ts';

const PRINTED = ['ＳＨＥＩＮ落戶肇慶', '', '冠旭電子(一期)'];

test('titles are folded, again and again the same', () => {
  const titles = new Titles(packedTexts(PRINTED));
  for (let twice = 0; twice < 2; twice++)
    for (const [number, title] of PRINTED.entries()) {
      expect(titles.folded(number)).toBe(fold(title).text);
      expect(titles.views(number)[0]?.text).toBe(fold(title).text);
    }
});

test('with more titles than are kept each is still its own', () => {
  const titles = new Titles(packedTexts(Array.from({ length: 10_000 }, (_, i) => `第${i}期`)));
  for (const number of [0, 5_000, 9_999, 0]) expect(titles.folded(number)).toBe(`第${number}期`);
  for (let number = 0; number < 10_000; number++) titles.folded(number);
  expect(titles.folded(0)).toBe('第0期');
});
