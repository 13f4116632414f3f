import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportCommand } from '../../src/cli/report-command.ts';
import { createLog } from '../../src/server/log.ts';
import { runHere } from './fixture.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'xiangxun-report-'));
  let text = '';
  const write = (line: string) => {
    text += line;
  };
  const log = createLog({ write });
  const search = (q: string, total: number, more: object = {}) =>
    log.info({ event: 'search', q, total, relaxed: false, ms: 1.5, generation: 'g', ...more });
  for (let i = 0; i < 3; i++) search('火星基地', 0);
  search('木星\u001b[31m', 0, { filters: ['from'] });
  search('希音', 8);
  search('冠旭电于', 4, { relaxed: true });
  await writeFile(join(root, 'a.log'), `${text}not ours\n`);
  await writeFile(join(root, 'a.log.gz'), gzipSync(text));
  const old = '{"time":"2020-01-01T00:00:00.000Z","event":"search","q":"旧","total":0,"ms":1}\n';
  await writeFile(join(root, 'old.log'), old);
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('sums and lists, no control characters for the terminal', async () => {
  const { code, out, err } = await runHere(reportCommand, [join(root, 'a.log')]);
  expect(code).toBe(0);
  expect(out).toContain('检索 6 次');
  expect(out).toContain('没有结果 4 次 (66.7%)');
  expect(out).toMatch(/ {5}3 {2}\d{4}-\d\d-\d\d {2}火星基地\n/);
  expect(out).toMatch(/木星 \[31m {2}\[from\]\n/);
  expect(out).toMatch(/放宽后才有结果的查询[\s\S]*冠旭电于/);
  expect(out).not.toContain('\u001b');
  expect(err).toContain('略过 1 行');
});

test('packed, and as JSON', async () => {
  const { out } = await runHere(reportCommand, [join(root, 'a.log.gz'), '--json', '--limit', '1']);
  expect(JSON.parse(out)).toMatchObject({
    searches: 6,
    zero: 4,
    relaxed: 1,
    otherLines: 0,
    p50: 1.5,
    zeroQueries: [{ q: '火星基地', count: 3, filters: [] }],
  });
});

test('the last days only', async () => {
  const sum = async (...argv: string[]) =>
    (
      JSON.parse((await runHere(reportCommand, [join(root, 'old.log'), '--json', ...argv])).out) as {
        searches: number;
      }
    ).searches;
  expect(await sum()).toBe(1);
  expect(await sum('--days', '30')).toBe(0);
});

test.each(['none.log', 'none.log.gz', '.'])(
  'what cannot be read (%s): file_unreadable, by name',
  async (name) => {
    await expect(runHere(reportCommand, [join(root, name)])).rejects.toMatchObject({
      code: 'file_unreadable',
      message: expect.stringContaining(root),
    });
  },
);

test.each([
  ['--days', '0'],
  ['--days', 'x'],
  ['--limit', '-1'],
])('%s %s is wrong usage', async (option, value) => {
  await expect(runHere(reportCommand, [join(root, 'a.log'), `${option}=${value}`])).rejects.toMatchObject({
    code: 'invalid_usage',
  });
});
