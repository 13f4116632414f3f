/** Short hashes of what a step read, kept beside what it made: equal means that there is nothing to do. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * @param {Iterable<readonly [name: string, content: string | Uint8Array]>} parts names and contents, in order
 * @returns {string} sha256 in hex; moving a byte from a name to a content, or between parts, changes it
 */
export function stampOf(parts) {
  const hash = createHash('sha256');
  for (const [name, content] of parts) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    hash.update(`${Buffer.byteLength(name)}:${name}${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}

/**
 * What an installed node_modules depends on.
 * @param {string} lockText text of package-lock.json
 * @param {{ modules: string, platform: string, arch: string }} runtime
 */
export function installStamp(lockText, runtime) {
  return stampOf([
    ['package-lock.json', lockText],
    ['modules', runtime.modules],
    ['platform', `${runtime.platform}/${runtime.arch}`],
  ]);
}

/**
 * Every file under a folder, relative and with forward slashes, sorted by code unit.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/**
 * What a build depends on: every source file (set-up apart, but not the bundler), the compiler's settings, the packages.
 * @param {string} root top folder of the project
 */
export function buildStamp(root) {
  const names = [
    'tsconfig.json',
    'package-lock.json',
    ...filesUnder(join(root, 'src'))
      .filter((name) => !name.startsWith('setup/') || name === 'setup/bundle.mjs')
      .map((name) => `src/${name}`),
  ];
  return stampOf(names.map((name) => /** @type {const} */ ([name, readFileSync(join(root, name))])));
}

/** @param {string} file */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

/**
 * @param {string} file
 * @param {string} stamp
 */
export function writeStamp(file, stamp) {
  writeFileSync(file, `${stamp}\n`);
}
