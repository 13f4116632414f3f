/** The compiled program told by a file, by the environment and by flags where its folders are. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { compiled, folder, runCli } from './fixture.ts';

vi.setConfig({ testTimeout: 120_000 });
compiled();
const at = folder();
const run = (argv: string[], env: NodeJS.ProcessEnv = {}) =>
  runCli(argv, { cwd: join(at.root, 'work'), env });
const put = (name: string, text: string) => writeFile(join(at.root, name), text);

beforeAll(async () => {
  await mkdir(join(at.root, 'work'));
  await mkdir(join(at.root, 'conf'));
  await put('work/xiangxun.json', '{ "index": "../index" }');
  await put('conf/here.json', '\uFEFF{ "index": "../index", "corpus": "../corpus" }');
  await put('conf/none.json', '{ "index": "nothing" }');
});

test('xiangxun.json of the working folder holds without being named', async () => {
  expect(await run(['search', '希音'])).toMatchObject({ code: 0, err: '' });
});

test('a flag comes before the environment, the environment before the file', async () => {
  const none = join(at.root, 'none');
  const missing = { code: 1, out: '', err: expect.stringContaining('npx xiangxun index') };
  expect(await run(['search', '希音'], { XIANGXUN_INDEX: none })).toMatchObject(missing);
  const flag = ['search', '希音', '--index', at.index];
  expect(await run(flag, { XIANGXUN_INDEX: none })).toMatchObject({ code: 0 });
});

test('--config comes before XIANGXUN_CONFIG; paths in the file are meant from its own folder', async () => {
  const env = { XIANGXUN_CONFIG: '../conf/none.json' };
  expect(await run(['search', '希音'], env)).toMatchObject({ code: 1 });
  expect(await run(['search', '希音', '--config', '../conf/here.json'], env)).toMatchObject({ code: 0 });
  expect(await run(['extract', 'a1', '--config', '../conf/here.json'])).toMatchObject({ code: 0, err: '' });
});

test('the index is written where it is read', async () => {
  await put('conf/out.json', '{ "index": "new", "corpus": "../corpus" }');
  const file = ['--config', '../conf/out.json'];
  expect(await run(['index', ...file])).toMatchObject({ code: 0 });
  expect(await run(['check', '--index', join(at.root, 'conf/new')])).toMatchObject({ code: 0 });
});

describe('what is wrong is named with file, line and key, and nothing is run', () => {
  test.each([
    ['{\n  "port": 8081,\n  port: 1\n}', 2, '../conf/bad.json:3:3: 不是 JSON'],
    ['[]', 2, '../conf/bad.json: 须为一个 JSON 对象'],
    ['{"prot": 1}', 2, '../conf/bad.json prot: 没有这一项'],
    ['{"port": 70000}', 2, '../conf/bad.json port: 须为 0 到 65535'],
    ['{"query-ms": "fast"}', 2, '../conf/bad.json query-ms: 须为 10 到 60000'],
    ['{"port": {}}', 2, '../conf/bad.json port: 须为字符串'],
  ])('%s → %i', async (text, code, message) => {
    await put('conf/bad.json', text);
    const told = await run(['serve', '--index', at.index, '--config', '../conf/bad.json']);
    expect(told).toMatchObject({ code, out: '', err: expect.stringContaining(message) });
  });

  test('a file that is not there', async () => {
    const told = await run(['search', 'x', '--config', 'no.json']);
    expect(told).toMatchObject({ code: 1, err: expect.stringMatching(/no\.json.*ENOENT/) });
  });
});
