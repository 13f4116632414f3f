import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkGenerations } from '../../src/generation/check.ts';
import { appError, publishMarked, temporaryFolder } from './fixture.ts';

test('whole generations', async () => {
  const root = await temporaryFolder();
  const a = await publishMarked(root, 'a');
  const b = await publishMarked(root, 'bb');
  expect(await checkGenerations(root)).toEqual({
    current: 'gen-000002',
    generations: [
      { name: 'gen-000002', ok: true, problems: [], bytes: b.bytes, files: 6 },
      { name: 'gen-000001', ok: true, problems: [], bytes: a.bytes, files: 6 },
    ],
  });
});

test('every problem of every generation is told', async () => {
  const root = await temporaryFolder();
  const { dir: first } = await publishMarked(root, 'a');
  const { dir: second } = await publishMarked(root, 'b');
  await publishMarked(root, 'c');
  await rm(join(first, 'manifest.json'));
  const store = (await readdir(second)).find((name) => name.startsWith('store')) ?? '';
  const names = (await readdir(second)).find((name) => name.startsWith('names')) ?? '';
  await rm(join(second, store));
  await writeFile(join(second, names), 'x');
  await writeFile(join(second, 'stray'), 'x');
  const { current, generations } = await checkGenerations(root);
  expect(current).toBe('gen-000003');
  expect(generations.map(({ name, ok }) => [name, ok])).toEqual([
    ['gen-000003', true],
    ['gen-000002', false],
    ['gen-000001', false],
  ]);
  expect(generations[2]?.problems).toEqual(['manifest.json 缺失 (missing)']);
  expect(generations[1]?.problems).toEqual([
    'stray 多余 (extra file)',
    expect.stringMatching(new RegExp(`^${names} 应有 \\d+ 字节，实有 1 `)),
    `${store} 缺失 (missing)`,
  ]);
});

test.each([
  ['gen-000009\n', 'gen-000009', ['gen-000009', 'gen-000001'], /目录不存在/],
  ['x', null, ['CURRENT', 'gen-000001'], /not a generation name/],
  [undefined, null, ['CURRENT', 'gen-000001'], /缺失/],
])('CURRENT holding %j', async (text, current, names, problem) => {
  const root = await temporaryFolder();
  await publishMarked(root, 'a');
  if (text === undefined) await rm(join(root, 'CURRENT'));
  else await writeFile(join(root, 'CURRENT'), text);
  const report = await checkGenerations(root);
  expect(report.current).toBe(current);
  expect(report.generations.map(({ name }) => name)).toEqual(names);
  expect(report.generations[0]?.problems[0]).toMatch(problem);
});

test('nothing to check', async () => {
  const error = await appError(checkGenerations(await temporaryFolder()), 'index_missing');
  expect(error.message).toContain('npx xiangxun index');
});
