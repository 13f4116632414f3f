import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseSite, readSite } from '../../../src/crawl/site/site-file.ts';

const GOOD = { name: 'a-site', contact: 'https://c.cn/about', start: ['https://a.cn/'] };

function problems(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  try {
    parseSite(text, 'site.json');
  } catch (error) {
    expect(error).toMatchObject({ code: 'invalid_site' });
    return (error as Error).message;
  }
  return 'none';
}

test('defaults: a second between requests, three links deep, thirty days', () => {
  expect(parseSite(JSON.stringify(GOOD), 'site.json')).toEqual({
    ...GOOD,
    depth: 3,
    gapSeconds: 1,
    revisitDays: 30,
    allowPrivate: [],
  });
});

describe('what is wrong is named by file and field', () => {
  test.each<[string, unknown, RegExp]>([
    ['no name', { ...GOOD, name: undefined }, /site\.json:[\s\S]*name: 缺少这个字段/u],
    ['a name with blanks', { ...GOOD, name: 'A b' }, /name: 应为小写字母/u],
    ['no contact', { ...GOOD, contact: undefined }, /contact: 缺少/u],
    ['a contact that is none', { ...GOOD, contact: 'me' }, /contact: 应为 https:\/\/ 或 mailto:/u],
    ['an address that is none', { ...GOOD, start: ['a.cn'] }, /start\[0\]: 应为 http 或 https 网址/u],
    ['nowhere to begin', { ...GOOD, start: [] }, /start: 至少写一个/u],
    ['a path without a slash', { ...GOOD, allow: ['news'] }, /allow\[0\]: 应以 \/ 或 \* 开头/u],
    ['an unknown field', { ...GOOD, strat: [] }, /strat: 没有这个字段, 可用: name、contact、start/u],
    [
      'an unknown field of the template',
      { ...GOOD, template: { body: 'p' } },
      /template\.body: 没有这个字段, 可用: title、content/u,
    ],
    ['a depth that is none', { ...GOOD, depth: 'deep' }, /depth: 应为数字/u],
    ['too short a gap', { ...GOOD, gapSeconds: 0.2 }, /gapSeconds: 至少 1 秒.*a\.cn/u],
    [
      'a host with a scheme',
      { ...GOOD, allowPrivate: ['http://a.cn'] },
      /allowPrivate\[0\]: 应为小写主机名/u,
    ],
    ['several at once', { start: 3 }, /站点文件有 3 处错误/u],
    ['no JSON', '{"name": "a",\n  "start": [}\n', /第 2 行/u],
    ['an array', '[]', /应为对象/u],
  ])('%s', (_name, value, expected) => {
    expect(problems(value)).toMatch(expected);
  });

  test('a file that is not there', async () => {
    await expect(readSite('/nowhere/site.json')).rejects.toMatchObject({
      code: 'file_unreadable',
      message: expect.stringContaining('/nowhere/site.json'),
    });
  });
});

test("a shorter gap is for hosts of one's own, every one of them", () => {
  const own = { ...GOOD, start: ['http://10.0.0.5:8080/'], gapSeconds: 0, allowPrivate: ['10.0.0.5:8080'] };
  expect(problems(own)).toBe('none');
  expect(problems({ ...own, allowPrivate: ['10.0.0.5'] })).toBe('none');
  expect(problems({ ...own, hosts: ['b.cn'] })).toMatch(/b\.cn/u);
});

test('a byte order mark is no error', () => {
  expect(parseSite(`\ufeff${JSON.stringify(GOOD)}`, 'f').name).toBe('a-site');
});

const EXAMPLES = fileURLToPath(new URL('../../../docs/sites/', import.meta.url));

describe('the documented examples', () => {
  test.each(readdirSync(EXAMPLES).filter((name) => name.endsWith('.json')))('%s is valid', (name) => {
    expect(problems(readFileSync(EXAMPLES + name, 'utf8'))).toBe('none');
  });
});
