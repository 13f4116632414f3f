import { expect, test } from 'vitest';
import { isRare } from '../../src/extraction/rare.ts';

test.each(['璟能', '沧溟', '骐骥', '筠然', '铖'])('%s has a Hanzi that is seldom used', (word) =>
  expect(isRare(word)).toBe(true),
);

test.each(['项目', '投资', '华润', 'shein', '56', ''])('%j has none', (word) =>
  expect(isRare(word)).toBe(false),
);
