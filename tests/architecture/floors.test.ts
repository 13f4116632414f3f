/** Gate A: no package below the version that mended what is known of it, and nothing in src/ that opens a door anew. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesUnder } from '../../src/setup/stamp.mjs';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

const ROOT = new URL('../../', import.meta.url).pathname;
const json = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as unknown;
const LOCKED = Object.entries((json('package-lock.json') as { packages: Record<string, Locked> }).packages);
const { allowScripts, dependencies, devDependencies } = json('package.json') as Record<
  'allowScripts' | 'dependencies' | 'devDependencies',
  Record<string, string>
>;
const FLOORS = json('tests/architecture/floors.json') as Record<string, { floor: string; why: string }>;
const SOURCES = filesUnder(join(ROOT, 'src'))
  .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(ROOT, 'src', name), 'utf8') }));

/** Below 0 where version a is lower than b; a version before a release counts as that release. */
function compare(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => text.split(/[-+]/, 1)[0]?.split('.').map(Number) ?? []);
  for (let i = 0; i < 3; i++) {
    const difference = (x?.[i] ?? 0) - (y?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

test.each([
  ['4.13.18', '4.13.18', 0],
  ['4.13.9', '4.13.18', -1],
  ['5.0.0', '4.13.18', 1],
  ['10.0.0', '9.9.9', 1],
])('%s against %s', (a, b, sign) => expect(Math.sign(compare(a, b))).toBe(sign));

describe('packages', () => {
  test('none is below its floor', () => {
    const low = LOCKED.flatMap(([path, { version = '' }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const known = FLOORS[name];
      return known && compare(version, known.floor) < 0
        ? [`${path} ${version} < ${known.floor}: ${known.why}`]
        : [];
    });
    expect(low).toEqual([]);
  });

  test('those that we ask for ourselves are asked for exactly', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^(npm:[\w./-]+@)?\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test('none comes from elsewhere than a registry, and only those named run a script when installed', () => {
    const foreign = LOCKED.filter(
      ([path, { resolved, link }]) =>
        path !== '' && (link === true || (resolved !== undefined && !resolved.startsWith('https://'))),
    );
    expect(foreign.map(([path]) => path)).toEqual([]);
    const scripted = LOCKED.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    for (const [path] of scripted)
      expect(Object.keys(allowScripts)).toContain(path.replace(/^.*node_modules\//, ''));
  });
});

describe('src/', () => {
  test.each([
    // The box runs in browsers.
    ['fetch(', /(?<![.\w])fetch\(/, /^box\//],
    ['a Brotli decoder', /createBrotli|brotliDecompress/, undefined],
    [
      'markup from text',
      /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write/,
      undefined,
    ],
    ['code from text', /(?<![.\w])eval\(|new Function\b/, undefined],
    ['files by any path', /serveStatic/, undefined],
    // Made of what somebody typed, they may take for ever. At the top of a file nothing is typed yet; routes are ours.
    [
      'regular expression made where requests are',
      /^\s+.*new RegExp\(/m,
      /^(?!search|server|snippet|ranking|box)|^server\/allowed-methods\.ts$/,
    ],
  ] as const)('holds no %s', (_, pattern, except) => {
    const found = SOURCES.filter(({ name, text }) => pattern.test(text) && !except?.test(name));
    expect(found.map(({ name }) => name)).toEqual([]);
  });
});
