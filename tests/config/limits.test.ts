import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, LIMITS, type LimitName, readLimits } from '../../src/config/limits.ts';

const NAMES = Object.keys(LIMITS) as LimitName[];

test('nothing said: the defaults, each inside its own bounds', () => {
  expect(readLimits(() => undefined)).toEqual(DEFAULT_LIMITS);
  for (const { fallback, low, high } of Object.values(LIMITS)) {
    expect(fallback).toBeGreaterThanOrEqual(low);
    expect(fallback).toBeLessThanOrEqual(high);
  }
});

describe.each(NAMES)('%s', (name) => {
  const { low, high } = LIMITS[name];
  const given = (text: string) => (asked: LimitName) =>
    asked === name ? { text, place: `xiangxun.json ${name}` } : undefined;

  test('may be either of its bounds', () => {
    expect(readLimits(given(String(high)))).toEqual({ ...DEFAULT_LIMITS, [name]: high });
    expect(readLimits(given(String(low)))).toEqual({ ...DEFAULT_LIMITS, [name]: low });
  });

  test.each([String(high + 1), '-1', '1.5', '1e3', 'x', ' 5', 'NaN', ...(low > 0 ? [String(low - 1)] : [])])(
    '%j is refused, naming where it stands and the bounds',
    (text) => {
      expect(() => readLimits(given(text))).toThrow(
        expect.objectContaining({
          code: 'invalid_usage',
          message: expect.stringContaining(`xiangxun.json ${name}: 须为 ${low} 到 ${high}`),
        }),
      );
    },
  );
});
