import { describe, expect, test } from 'vitest';
import { searchCommand } from '../../src/cli/search-command.ts';
import type { SearchResponse } from '../../src/contract/search.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { ask } from '../search/fixture.ts';
import { folder, runHere } from './fixture.ts';

const at = folder();
const search = (...argv: string[]) => runHere(searchCommand, [...argv, '--index', at.index]);

test('--json is the answer of the engine', async () => {
  const { engine, generation } = await openEngine(at.index);
  const { code, out } = await search('希音', '--json', '--limit', '2');
  const answer = JSON.parse(out) as SearchResponse;
  expect(code).toBe(0);
  expect(answer.generation).toBe(generation);
  expect({ ...answer, tookMs: 0 }).toEqual({ ...(await ask(engine, '希音', { limit: 2 })), tookMs: 0 });
});

test('for people: how many, then each hit with its rank, kind, title and facts', async () => {
  const { out } = await search('SHEIN');
  expect(out).toMatch(/^共 3 条\n/);
  expect(out).toMatch(/ 1\. \[企业\] 希音\n/);
  expect(out).toMatch(
    / 2\. \[项目\] 希音智慧产业园\n {4}project\/p1 · 2024-02-01 · 开工 · 56 亿元 · alias SHEIN = 希音\n/,
  );
  expect(out).toMatch(/ 3\. \[新闻\] 希音园区在肇庆动工\n/);
});

test('ranks go on from the offset', async () => {
  expect((await search('', '--offset', '3')).out).toMatch(/\n 4\. \[/);
});

test('what was relaxed and what has no date is said', async () => {
  expect((await search('希音 天气 火箭')).out).toContain('已放宽');
  expect((await search('', '--from', '2023-01-01', '--type', 'article')).out).toContain(
    '还没有日期的 1 条未列入',
  );
});

test('nothing found is an answer, not a failure', async () => {
  expect(await search('没有这回事', '--matching', 'all')).toEqual({ code: 0, out: '共 0 条\n', err: '' });
});

describe('the terminal', () => {
  test('marks are coloured where colour is wanted, and the text stays the same', async () => {
    const plain = await search('希音');
    const coloured = await runHere(searchCommand, ['希音', '--index', at.index], true);
    expect(coloured.out).toContain('\u001b[1;33m希音\u001b[0m园区在肇庆动工');
    expect(plain.out).not.toContain('\u001b');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    expect(coloured.out.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe(plain.out);
  });

  test('control characters of a text never reach it', async () => {
    for (const color of [false, true]) {
      const { out } = await runHere(searchCommand, ['项目开工', '--index', at.index], color);
      expect(out).toContain('开工');
      expect(out).not.toContain('\u001b[31m');
    }
  });
});

test('wrong filters are named and nothing is searched', async () => {
  await expect(search('x', '--from', 'yesterday')).rejects.toMatchObject({
    code: 'invalid_usage',
    message: expect.stringContaining('--from'),
  });
});

test('no index: how to make one', async () => {
  await expect(runHere(searchCommand, ['x', '--index', `${at.root}/none`])).rejects.toMatchObject({
    code: 'index_missing',
    message: expect.stringContaining('npx xiangxun index'),
  });
});
