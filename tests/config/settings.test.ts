import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/config/limits.ts';
import {
  readSettings,
  SECRETS,
  SETTINGS,
  type SettingName,
  type SettingsFile,
  variableOf,
} from '../../src/config/settings.ts';

const NAMES = Object.keys(SETTINGS) as SettingName[];
const file = (values: Record<string, unknown>): SettingsFile => ({
  name: 'x.json',
  values,
  resolve: (path) => `/etc/${path}`,
});

test('every limit is a setting, with the unit, bounds and default of the limit', () => {
  for (const [name, { fallback, low, high, unit }] of Object.entries(LIMITS)) {
    expect(SETTINGS[name as SettingName]).toMatchObject({
      fallback: String(fallback),
      range: `${low}–${high}`,
      unit,
    });
  }
});

describe.each(NAMES)('%s', (name) => {
  test('from the file, from the environment, and the environment wins', () => {
    const variable = variableOf(name);
    expect(variable).toMatch(/^XIANGXUN_[A-Z_]+$/);
    expect(readSettings({}, undefined).of(name)).toBeUndefined();
    const text = SETTINGS[name].isPath ? '/etc/7' : '7';
    expect(readSettings({}, file({ [name]: '7' })).of(name)).toEqual({ text, place: `x.json ${name}` });
    expect(readSettings({ [variable]: '8' }, file({ [name]: '7' })).of(name)).toEqual({
      text: '8',
      place: variable,
    });
    expect(readSettings({ [variable]: '' }, file({ [name]: '7' })).of(name)?.text).toBe(text);
  });
});

test('secrets are variables that are known, and no setting that a file or a flag could give', () => {
  const env = Object.fromEntries(Object.values(SECRETS).map((name) => [name, 'x']));
  expect(() => readSettings(env, undefined)).not.toThrow();
  for (const variable of Object.values(SECRETS)) expect(NAMES.map(variableOf)).not.toContain(variable);
  expect(() => readSettings({}, file({ 'opensearch-password': 'x' }))).toThrow(/opensearch-password/);
});

test('numbers and lists of the file are read as their texts', () => {
  const settings = readSettings({}, file({ port: 8081, 'trusted-proxies': ['10.0.0.1', '::1'] }));
  expect(settings.of('port')?.text).toBe('8081');
  expect(settings.of('trusted-proxies')?.text).toBe('10.0.0.1,::1');
});

test.each([
  [{ prot: 8080 }, /x\.json prot: 没有这一项.*port/s],
  [{ __proto__: null, constructor: 1 }, /x\.json constructor/],
  [{ port: { value: 1 } }, /x\.json port: 须为字符串、数字/],
  [{ port: null }, /x\.json port/],
  [{ 'trusted-proxies': [true] }, /x\.json trusted-proxies/],
])('a file with %j is refused, naming file and key', (values, message) => {
  expect(() => readSettings({}, file(values))).toThrow(
    expect.objectContaining({ code: 'invalid_usage', message: expect.stringMatching(message) }),
  );
});

test('a variable that nobody reads is named, those of others are not looked at', () => {
  expect(() =>
    readSettings(
      { PATH: '/bin', XIANGXUN_KEYS: 'x', XIANGXUN_QUERY_MS: '5', XIANGXUN_CONFIG: '' },
      undefined,
    ),
  ).not.toThrow();
  expect(() => readSettings({ XIANGXUN_TRUSTED_PROXY: '10.0.0.1' }, undefined)).toThrow(
    /XIANGXUN_TRUSTED_PROXY.*XIANGXUN_TRUSTED_PROXIES/s,
  );
});
