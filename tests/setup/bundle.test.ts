/** The script that other sites load: how large it is, and what may never be in it. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { keepNamedScripts } from '../../src/setup/build.mjs';
import { bundleBox, sizesOf } from '../../src/setup/bundle.mjs';

/** 15 kB, everything in: scripts, styles, three languages. */
const MOST_BYTES = 15_000;

let box: Awaited<ReturnType<typeof bundleBox>>;
beforeAll(async () => {
  box = await bundleBox();
});

test(`has at most ${MOST_BYTES} bytes gzipped, and those that the committed file says`, async () => {
  const { characters, gzip } = sizesOf(box.script);
  expect(gzip).toBeLessThanOrEqual(MOST_BYTES);
  const sizes = JSON.parse(await readFile(new URL('../box/sizes.json', import.meta.url), 'utf8'));
  // Zlibs differ by a few bytes.
  expect(Math.abs(gzip - sizes.gzip)).toBeLessThan(60);
  expect(characters, 'npm run sizes').toBe(sizes.characters);
});

test('is the same for the same sources, byte by byte', async () => {
  expect(await bundleBox()).toEqual(box);
});

test.each([
  ['markup made from text', /innerHTML|outerHTML|insertAdjacentHTML|DOMParser|document\.write|srcdoc/],
  ['code made from text', /\beval\(|new Function|setTimeout\(["'`]/],
  ['cookies', /document\.cookie/],
  ['another host', /https?:\/\/(?!www\.w3\.org\/2000\/svg)[\w.]+/],
  [
    'what browsers of 2020 have not',
    /replaceAll|\.at\(|Object\.hasOwn|structuredClone|replaceChildren|\?\?=/,
  ],
  ['a path of this machine', new RegExp(process.cwd())],
])('holds no %s', (_, pattern) => {
  expect(box.script).not.toMatch(pattern);
});

test('its types stand alone and fit what is used', () => {
  const use = `import type { XiangxunOptions } from './v1.js';
const options: XiangxunOptions = { mode: 'overlay', limit: 5, recent: false };
const box = window.XiangxunBox?.mount(document.body, options);
box?.element.addEventListener('embed:results', (event) => event.detail.total.toFixed());
box?.setQuery('a'); box?.open(); box?.close(); box?.destroy();
// @ts-expect-error no such form
const wrong: XiangxunOptions = { mode: 'popup' };
void wrong;`;
  const files: Record<string, string> = { '/v1.d.ts': box.types, '/use.ts': use };
  const settings: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  };
  const host = ts.createCompilerHost(settings);
  const { getSourceFile, fileExists, readFile: readText } = host;
  host.fileExists = (name) => name in files || fileExists(name);
  host.readFile = (name) => files[name] ?? readText(name);
  host.getSourceFile = (name, target, ...rest) =>
    files[name] === undefined
      ? getSourceFile(name, target, ...rest)
      : ts.createSourceFile(name, files[name], target);
  const program = ts.createProgram(['/use.ts'], settings, host);
  const messages = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  expect(messages).toEqual([]);
});

describe('scripts that pages name by hash', () => {
  test('outlive a new build; nothing else does', async () => {
    const root = await mkdtemp(join(tmpdir(), 'xiangxun-named-'));
    onTestFinished(() => rm(root, { recursive: true, force: true }));
    const [old, next] = [join(root, 'old'), join(root, 'next')];
    await mkdir(old);
    await mkdir(next);
    for (const name of ['v1.js', 'v1.00112233aabbccdd.js', 'v1.ffff.js', 'v1.d.ts', 'v1.x.js'])
      await writeFile(join(old, name), 'old');
    await writeFile(join(next, 'v1.ffff.js'), 'new');
    keepNamedScripts(old, next);
    keepNamedScripts(join(root, 'none'), next);
    expect((await readdir(next)).sort()).toEqual(['v1.00112233aabbccdd.js', 'v1.ffff.js']);
    expect(await readFile(join(next, 'v1.ffff.js'), 'utf8')).toBe('new');
  });
});
