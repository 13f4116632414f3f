import { describe, expect, test } from 'vitest';
import { Frontier, isDue } from '../../src/crawl/frontier.ts';
import type { PageState } from '../../src/crawl/journal/page-state.ts';

test('host by host, first come first served, each address once', () => {
  const frontier = new Frontier();
  for (const href of ['http://a.cn/1', 'http://b.cn/1', 'http://a.cn/2', 'http://a.cn/1'])
    frontier.add(new URL(href), 1);
  expect([frontier.size, frontier.hosts()]).toEqual([3, ['a.cn', 'b.cn']]);
  const taken = [frontier.next('a.cn'), frontier.next('a.cn'), frontier.next('a.cn')];
  expect(taken.map((waiting) => waiting?.url.href)).toEqual(['http://a.cn/1', 'http://a.cn/2', undefined]);
  expect(frontier.add(new URL('http://a.cn/1'), 1)).toBe(false);
  expect(frontier.hosts()).toEqual(['b.cn']);
});

describe('what the next run looks at again', () => {
  const now = Date.parse('2026-11-20T00:00:00Z');
  const page = (fields: Partial<PageState>): PageState => ({
    url: 'http://a.cn/',
    depth: 1,
    run: 1,
    ...fields,
  });
  const [recent, old] = ['2026-11-10T00:00:00Z', '2026-09-01T00:00:00Z'];
  test.each<[string, Partial<PageState>, string | undefined, boolean]>([
    ['seen in this run', { run: 2, outcome: 'list' }, undefined, false],
    ['found and not visited', { run: 0 }, undefined, true],
    ['a list', { outcome: 'list', first: old }, undefined, true],
    ['a recent article', { outcome: 'article', first: recent }, undefined, true],
    ['an old article', { outcome: 'article', first: old }, undefined, false],
    ['recently put aside', { outcome: 'quarantined', first: recent }, undefined, true],
    ['put aside long ago', { outcome: 'quarantined', first: old }, undefined, false],
    [
      'gone since yesterday',
      { outcome: 'gone', first: recent, last: '2026-11-19T00:00:00Z' },
      undefined,
      true,
    ],
    ['gone an hour ago', { outcome: 'gone', first: recent, last: '2026-11-19T23:00:00Z' }, undefined, false],
    ['gone long ago', { outcome: 'gone', first: old, last: old }, undefined, false],
    ['failed', { outcome: 'failed', reason: 'timeout' }, undefined, true],
    ['forbidden by robots.txt', { outcome: 'skipped', reason: 'robots' }, undefined, true],
    ['noindex', { outcome: 'skipped', reason: 'noindex' }, undefined, true],
    ['off site', { outcome: 'skipped', reason: 'off-site' }, undefined, false],
    [
      'too old, and still so',
      { outcome: 'skipped', reason: 'too-old', detail: '2024-05-06' },
      '2025-01-01',
      false,
    ],
    [
      'too old, and now not',
      { outcome: 'skipped', reason: 'too-old', detail: '2024-05-06' },
      '2024-01-01',
      true,
    ],
    [
      'too old, and now anything goes',
      { outcome: 'skipped', reason: 'too-old', detail: '2024-05-06' },
      undefined,
      true,
    ],
  ])('%s', (_name, fields, since, due) => {
    expect(isDue(page(fields), { run: 2, now, revisitDays: 30, since })).toBe(due);
  });
});
