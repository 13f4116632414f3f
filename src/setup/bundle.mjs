/**
 * The box for other sites: src/box/ as one script without imports, its stylesheet and its types.
 * Runs as a step of its own once the packages are installed: `node src/setup/bundle.mjs <folder>`; with
 * `--sizes` (`npm run sizes`) it prints the sizes and writes them into the file that the tests hold them against.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
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
    // These browsers have both but for odd forms (a call of nothing with spread arguments, a pattern in a
    // default) that are not written here.
    supported: { destructuring: true, 'optional-chain': true },
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

/** @param {string} script */
export function sizesOf(script) {
  return { characters: script.length, gzip: gzipSync(script, { level: 9 }).length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [where = ''] = process.argv.slice(2);
  const { script, types, hash } = await bundleBox();
  if (where === '--sizes') {
    const sizes = `${JSON.stringify(sizesOf(script), null, 2)}\n`;
    writeFileSync(join(ROOT, 'tests/box/sizes.json'), sizes);
    process.stdout.write(sizes);
  } else {
    mkdirSync(where, { recursive: true });
    writeFileSync(join(where, 'v1.js'), script);
    writeFileSync(join(where, `v1.${hash}.js`), script);
    writeFileSync(join(where, 'v1.d.ts'), types);
  }
}
