import { describe, expect, test } from 'vitest';
import {
  assertKnownVariables,
  DEFAULT_LIMITS,
  LIMITS,
  type LimitName,
  readLimits,
  variableOf,
} from '../../src/config/limits.ts';

const NAMES = Object.keys(LIMITS) as LimitName[];
const nothing = () => undefined;

test('nothing said: the defaults, each inside its own bounds', () => {
  expect(readLimits(nothing, {})).toEqual(DEFAULT_LIMITS);
  for (const { fallback, low, high } of Object.values(LIMITS)) {
    expect(fallback).toBeGreaterThanOrEqual(low);
    expect(fallback).toBeLessThanOrEqual(high);
  }
});

describe.each(NAMES)('%s', (name) => {
  const { low, high } = LIMITS[name];
  const option = (text: string) => (asked: LimitName) => (asked === name ? text : undefined);

  test('by option, by variable, and the option wins', () => {
    const variable = variableOf(name);
    expect(variable).toMatch(/^XIANGXUN_[A-Z_]+$/);
    expect(readLimits(option(String(high)), {})[name]).toBe(high);
    expect(readLimits(nothing, { [variable]: String(low) })[name]).toBe(low);
    expect(readLimits(option(String(high)), { [variable]: String(low) })[name]).toBe(high);
    expect(readLimits(nothing, { [variable]: '' })[name]).toBe(LIMITS[name].fallback);
  });

  test.each([String(high + 1), '-1', '1.5', '1e3', 'x', ' 5', 'NaN', ...(low > 0 ? [String(low - 1)] : [])])(
    '%j is refused, naming where it stands and the bounds',
    (text) => {
      const where = `--${name}`;
      expect(() => readLimits(option(text), {})).toThrow(
        expect.objectContaining({
          code: 'invalid_usage',
          message: expect.stringContaining(`${where}: 须为 ${low} 到 ${high}`),
        }),
      );
      expect(() => readLimits(nothing, { [variableOf(name)]: text })).toThrow(variableOf(name));
    },
  );
});

test('a variable that nobody reads is named, those of others are not looked at', () => {
  expect(() =>
    assertKnownVariables({ PATH: '/bin', XIANGXUN_KEYS: 'x', XIANGXUN_QUERY_MS: '5' }),
  ).not.toThrow();
  expect(() => assertKnownVariables({ XIANGXUN_TRUSTED_PROXY: '10.0.0.1' })).toThrow(
    /XIANGXUN_TRUSTED_PROXY.*XIANGXUN_TRUSTED_PROXIES/s,
  );
});
