/** The package as npm would publish it: packed, linted, installed into an empty project, used there. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { npmCommand, npmEnvironment } from '../../src/setup/npm.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BOUND_MS = 600_000;

let folder: string;
let tarball: string;
let names: string[];

/** npm, with its cache before the registry; throws with all it said where it fails. */
function npm(cwd: string, ...args: string[]): string {
  const [command, ...first] = npmCommand(process.env);
  const { status, stdout, stderr } = spawnSync(command, [...first, ...args, '--prefer-offline'], {
    cwd,
    encoding: 'utf8',
    env: npmEnvironment(process.env, process.execPath),
    timeout: BOUND_MS,
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangxun-package-'));
  const out = npm(ROOT, 'pack', '--json', '--pack-destination', folder);
  const packed: unknown = JSON.parse(out.slice(out.search(/^[[{]/m)));
  const [first] = Object.values(packed as object) as [{ filename: string; files: { path: string }[] }];
  tarball = join(folder, first.filename);
  names = first.files.map(({ path }) => path);
}, BOUND_MS);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('holds what is needed to run and to read, and nothing else', () => {
  for (const name of [
    'dist/cli.js',
    'dist/library/search.js',
    'dist/library/search.d.ts',
    'dist/library/mount.d.ts',
    'dist/box/v1.js',
    'dist/server/pages/style.css',
    'src/setup/addon.mjs',
    'corpus/articles.jsonl',
    'README.md',
    'LICENSE',
    'NOTICE',
    'package.json',
  ])
    expect(names).toContain(name);
  const foreign = names.filter(
    (name) => !/^(dist|corpus|docs|deploy|src\/setup)\/|^[A-Z]+(\.md)?$|^package\.json$/.test(name),
  );
  expect(foreign).toEqual([]);
  expect(names.filter((name) => /\.map$|\.tsx?$(?<!\.d\.ts)|\.log$/.test(name))).toEqual([]);
});

test('publint has nothing to say', async () => {
  const data = await readFile(tarball);
  const buffer = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer;
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
});

test('its types resolve wherever ES modules are imported (attw, profile esm-only)', {
  timeout: 120_000,
}, async () => {
  const result = await checkPackage(createPackageFromTarballData(await readFile(tarball)));
  if (!result.types) throw new Error('no types');
  const problems = result.problems.filter(
    (problem) =>
      !('resolutionKind' in problem && /^node10$|^node16-cjs$/.test(problem.resolutionKind)) &&
      !('resolutionOption' in problem && problem.resolutionOption === 'node10'),
  );
  expect(problems).toEqual([]);
  expect(Object.keys(result.entrypoints).sort()).toEqual(['.', './hono', './package.json']);
});

describe('installed into an empty project', () => {
  let project: string;
  const node = (source: string) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
      cwd: project,
      encoding: 'utf8',
      timeout: BOUND_MS,
    });
    return { status, stdout, stderr };
  };
  const cli = (...argv: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(project, 'node_modules/xiangxun/dist/cli.js'), ...argv],
      {
        cwd: project,
        encoding: 'utf8',
        timeout: BOUND_MS,
        env: npmEnvironment(process.env, process.execPath),
      },
    );
    return { status, stdout, stderr };
  };
  const SEARCH = `import { createSearch } from 'xiangxun';
const search = await createSearch({ companies: [{ id: 'c', name: '希音', aliases: ['SHEIN'] }] });
console.log((await search.search('shein')).hits[0].title.html);`;

  beforeAll(async () => {
    project = join(folder, 'project');
    await mkdir(project);
    await writeFile(join(project, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }');
    npm(project, 'install', '--ignore-scripts', tarball);
  }, BOUND_MS);

  test('without the compiled segmenter it says how to get it, and setup compiles it', {
    timeout: BOUND_MS,
  }, () => {
    expect(existsSync(join(project, 'node_modules/nodejieba/build/Release/nodejieba.node'))).toBe(false);
    expect(node(SEARCH)).toMatchObject({ status: 1, stderr: expect.stringContaining('npx xiangxun setup') });
    expect(cli('search', 'x')).toMatchObject({ status: 1 });
    expect(cli('--help').status).toBe(0);
    const made = cli('setup');
    expect(made, made.stderr).toMatchObject({ status: 0, stdout: expect.stringContaining('nodejieba') });
    expect(cli('setup')).toMatchObject({ status: 0, stdout: expect.stringContaining('已能用') });
  });

  test('the library searches', { timeout: BOUND_MS }, () => {
    expect(node(SEARCH)).toEqual({ status: 0, stdout: '<mark>希音</mark>\n', stderr: '' });
  });

  test('the command line indexes the corpus that comes with it, and a Hono app serves it', {
    timeout: BOUND_MS,
  }, () => {
    expect(cli('index', '--corpus', 'node_modules/xiangxun/corpus')).toMatchObject({ status: 0, stderr: '' });
    expect(cli('search', '冠旭', '--limit', '1').stdout).toContain('冠旭电子');
    const app = node(`import { Hono } from 'hono';
import { xiangxun } from 'xiangxun/hono';
const app = new Hono().route('/search', xiangxun({ index: 'index-data' }));
const answer = await app.request('/search/api/v1/search?q=' + encodeURIComponent('冠旭') + '&type=company');
console.log((await answer.json()).hits[0].title.text);`);
    expect(app).toMatchObject({ status: 0, stdout: '冠旭电子\n' });
  });

  test('its types fit its use, under strict settings and with its declarations checked', async () => {
    await writeFile(
      join(project, 'use.ts'),
      `import { createSearch, type SearchResponse } from 'xiangxun';
import { xiangxun } from 'xiangxun/hono';
const search = await createSearch({ articles: [{ id: 'a', title: 't', text: '' }] });
const answer: SearchResponse = await search.search('t', { type: 'article', region: ['肇庆市'], limit: 5 });
const [start, end]: readonly [number, number] = answer.hits[0]?.title.marks[0] ?? [0, 0];
void [start, end, xiangxun(search), xiangxun({ index: 'index-data' }, { limits: { waiting: 8 } })];
// @ts-expect-error no such sort
await search.search('t', { sort: 'best' });
`,
    );
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const flags = [
      '--strict',
      '--noEmit',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--lib',
      'es2023,dom',
    ];
    const { stdout } = spawnSync(process.execPath, [tsc, ...flags, 'use.ts'], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  }, 120_000);
});
