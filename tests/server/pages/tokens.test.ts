/** One look for pages, records, charts and the box: the same colours, the same sizes of text. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../../src/${path}`, import.meta.url), 'utf8');
const SHEETS = ['style.css', 'records.css', 'embed.css'].map(
  (name) => [name, read(`server/pages/${name}`)] as const,
);
const BOX = read('box/box.css');

/** Values of custom properties; a later one wins, as in the browser. */
function valuesOf(css: string): ReadonlyMap<string, string> {
  return new Map(
    [...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

function block(css: string, start: RegExp): string {
  const at = css.search(start);
  expect(at, String(start)).toBeGreaterThanOrEqual(0);
  return css.slice(at, css.indexOf('}', at));
}

const page = SHEETS[0]?.[1] ?? '';
const old = valuesOf(block(page, /^:root \{/m));
const both = valuesOf(block(page, /^ {2}:root \{/m));
const boxLight = valuesOf(block(BOX, /^:host \{\n {2}--xx-ink/m));
const boxDark = valuesOf(block(BOX, /^:host\(\.dark\) \{\n/m));

const pairOf = (value = ''): readonly string[] =>
  /^light-dark\(([^,]+), ([^)]+)\)$/.exec(value)?.slice(1) ?? [];

test('browsers without light-dark() have the light values', () => {
  const pairs = [...both].filter(([name]) => name !== 'color-scheme');
  expect(pairs.length).toBeGreaterThan(10);
  for (const [name, value] of pairs) expect([name, pairOf(value)[0]]).toEqual([name, old.get(name)]);
});

test.each([
  'ink',
  'ink-2',
  'ink-3',
  'paper',
  'raised',
  'line',
  'line-strong',
  'accent',
  'accent-soft',
  'stage',
  'mark',
])('%s is the same in the box, light and dark', (name) => {
  expect([boxLight.get(`xx-${name}`), boxDark.get(`xx-${name}`)]).toEqual(pairOf(both.get(name)));
});

test.each(['radius', 'radius-l'])('%s is the same in the box', (name) => {
  expect(boxLight.get(`xx-${name}`)).toBe(old.get(name));
});

describe('sizes of text', () => {
  const scale = [...old].filter(([name]) => /^text-\d$/.test(name)).map(([, value]) => value);

  test('are nine', () => {
    expect(scale).toHaveLength(9);
  });

  test.each(SHEETS)('%s takes them by name', (_, css) => {
    const other = [...css.matchAll(/font-size: ([^;]+);/g)]
      .map(([, value = '']) => value)
      .filter((value) => !/^var\(--text-[1-9]\)$|em$|pt$/.test(value));
    expect(other).toEqual([]);
  });

  test('the box takes no others', () => {
    const sizes = [...BOX.matchAll(/font(?:-size)?: (\d+px)/g)].map(([, size = '']) => size);
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.filter((size) => !scale.includes(size))).toEqual([]);
  });
});

test.each([...SHEETS, ['box.css', BOX] as const])('%s slants no Hanzi, and brings no font', (_, css) => {
  expect(css).not.toMatch(/font-style:\s*(italic|oblique)|@font-face|url\(/);
});
