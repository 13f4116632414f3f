import { expect, test } from 'vitest';
import { random } from './random.ts';

test('the same seed gives the same numbers, from 0 up to 1, evenly', () => {
  const [a, b, c] = [random(3), random(3), random(4)];
  const numbers = Array.from({ length: 10_000 }, () => a.next());
  expect(Array.from({ length: 10_000 }, () => b.next())).toEqual(numbers);
  expect(c.next()).not.toBe(numbers[0]);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  const mean = numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
});

test('nothing cannot be picked from', () => {
  expect(() => random(1).pick([])).toThrow();
});
