import { expect, test } from 'vitest';
import {
  ALL_SURNAMES,
  MANY_SURNAMES,
  MORE_SURNAMES,
  SURE_SURNAMES,
  SURNAMES,
} from '../../src/extraction/surnames.ts';

test.each([SURE_SURNAMES, SURNAMES, MORE_SURNAMES, MANY_SURNAMES, ALL_SURNAMES])(
  'Hanzi alone, each once: %s',
  (list) => {
    expect(list).toMatch(/^\p{Script=Han}+$/u);
    expect(new Set(list).size).toBe(list.length);
  },
);

test('a brand may begin with one that is not sure', () => {
  expect([...'王李沈'].every((one) => SURE_SURNAMES.includes(one))).toBe(true);
  expect([...'马高龙'].some((one) => SURE_SURNAMES.includes(one))).toBe(false);
  expect([...'马高龙'].every((one) => SURNAMES.includes(one))).toBe(true);
});
