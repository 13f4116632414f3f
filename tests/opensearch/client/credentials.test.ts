import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readAuthorization } from '../../../src/opensearch/client/credentials.ts';

const folder = mkdtempSync(join(tmpdir(), 'xiangxun-credentials-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (text: string) => {
  const path = join(folder, 'c.json');
  writeFileSync(path, text);
  return path;
};
const basic = (text: string) => `Basic ${Buffer.from(text, 'utf8').toString('base64')}`;
const USER = { XIANGXUN_OPENSEARCH_USER: 'ann', XIANGXUN_OPENSEARCH_PASSWORD: 'p:ä密' };

test('nothing given is nothing sent', () => {
  expect(readAuthorization({}, undefined)).toBeUndefined();
  expect(readAuthorization({ XIANGXUN_OPENSEARCH_USER: '' }, '')).toBeUndefined();
});

test('user and password, or an API key, from the environment or a file; the environment wins', () => {
  expect(readAuthorization(USER, undefined)).toBe(basic('ann:p:ä密'));
  expect(readAuthorization({ XIANGXUN_OPENSEARCH_API_KEY: 'aWQ6a2V5' }, undefined)).toBe('ApiKey aWQ6a2V5');
  expect(readAuthorization({}, file('{"user":"bob","password":"x"}'))).toBe(basic('bob:x'));
  expect(readAuthorization({}, file('{"apiKey":"abc"}'))).toBe('ApiKey abc');
  expect(readAuthorization(USER, file('{"apiKey":"abc"}'))).toBe(basic('ann:p:ä密'));
});

test.each([
  [{ XIANGXUN_OPENSEARCH_USER: 'hunter2' }, '', /没有 XIANGXUN_OPENSEARCH_PASSWORD/],
  [{ XIANGXUN_OPENSEARCH_PASSWORD: 'hunter2' }, '', /没有 XIANGXUN_OPENSEARCH_USER/],
  [{ ...USER, XIANGXUN_OPENSEARCH_API_KEY: 'hunter2' }, '', /只能给一种/],
  [{ XIANGXUN_OPENSEARCH_API_KEY: 'hunter2\r\nx: y' }, '', /XIANGXUN_OPENSEARCH_API_KEY/],
  [{ XIANGXUN_OPENSEARCH_USER: 'a:b', XIANGXUN_OPENSEARCH_PASSWORD: 'hunter2' }, '', /冒号/],
  [{}, 'hunter2', /不是 JSON/],
  [{}, '["hunter2"]', /应为/],
  [{}, '{"password":5}', /c\.json password/],
  [{}, '{"pasword":"hunter2"}', /c\.json pasword/],
  [{}, '{"user":"hunter2"}', /没有 .*c\.json password/],
  [{}, '{}', /应为/],
])('%j %s is refused, and no secret is printed', (env, text, message) => {
  const read = () => readAuthorization(env, text === '' ? undefined : file(text));
  expect(read).toThrow(
    expect.objectContaining({ code: 'invalid_usage', message: expect.stringMatching(message) }),
  );
  expect(read).not.toThrow(/hunter2/);
});

test('a file that is not there is named', () => {
  expect(() => readAuthorization({}, join(folder, 'none.json'))).toThrow(/none\.json 无法读取 \(ENOENT\)/);
});
