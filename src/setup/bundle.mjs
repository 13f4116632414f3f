/**
 * The box for other sites: src/box/ as one script without imports, its stylesheet and its types.
 * Runs as a step of its own once the packages are installed: `node src/setup/bundle.mjs <folder>`.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import typescript from 'typescript';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');
/** The oldest browsers that the script is written for: the web views of WeChat, QQ, 360 and UC. */
const TARGET = ['chrome80', 'firefox74', 'safari13.1'];
/** Hex digits of the SHA-256 in the name that never changes its content. */
const HASH_DIGITS = 16;

/**
 * @typedef {object} BoxBundle
 * @property {string} script
 * @property {string} types the public declarations, `v1.d.ts`
 * @property {string} hash names the script's content
 */

/** @returns {Promise<BoxBundle>} the same for the same sources, byte by byte */
export async function bundleBox() {
  const css = await transform(readFileSync(join(ROOT, 'src/box/box.css'), 'utf8'), {
    loader: 'css',
    minify: true,
    charset: 'utf8',
    target: TARGET,
  });
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'src/box/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    minify: true,
    charset: 'utf8',
    target: TARGET,
    // Safari before 14.1 only fails on one odd form of it, which is not written here.
    supported: { destructuring: true },
    legalComments: 'none',
    define: { BOX_STYLE: JSON.stringify(css.code.trim()) },
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  });
  const script = outputFiles[0]?.text ?? '';
  const api = readFileSync(join(ROOT, 'src/box/api.ts'), 'utf8');
  const { outputText } = typescript.transpileDeclaration(api, {
    compilerOptions: { target: typescript.ScriptTarget.ES2023, declaration: true, removeComments: false },
  });
  const hash = createHash('sha256').update(script).digest('hex').slice(0, HASH_DIGITS);
  return { script, types: outputText, hash };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? '';
  const { script, types, hash } = await bundleBox();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'v1.js'), script);
  writeFileSync(join(folder, `v1.${hash}.js`), script);
  writeFileSync(join(folder, 'v1.d.ts'), types);
}
