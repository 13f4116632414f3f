import { expect, test } from 'vitest';
import { pageMarkup } from '../../../src/server/charts/page-markup.ts';

const FRAME = { width: 100, height: 50, name: '图 "一" <b>', kind: 'wide' };

test('the frame has its size, its class and its name, escaped', () => {
  expect(pageMarkup('<svg width="9"></svg>', FRAME)).toBe(
    '<svg class="wide" width="100" height="50" viewBox="0 0 100 50" role="img" aria-label="图 &quot;一&quot; &lt;b&gt;"></svg>',
  );
});

test.each([
  ['style="font-size:12px;font-family:inherit;"', ' font-size="12"'],
  ['style="font: 12px inherit"', ' font-size="12"'],
  ['style="font:bold 13.5px inherit"', ' font-size="13.5" font-weight="bold"'],
  ['style="font-weight:600;"', ' font-weight="600"'],
  ['style="fill:red"', ''],
  ['class="zr0-cls-0" pointer-events="visible" ecmeta_silent="true" xml:space="preserve"', ''],
])('%s becomes %s', (before, after) => {
  expect(pageMarkup(`<svg><text ${before} x="1">a</text></svg>`, FRAME)).toContain(
    `<text${after} x="1">a</text>`,
  );
});

test('the style element and the ground go', () => {
  const svg =
    '<svg>\n<rect width="9" height="9" x="0" y="0" fill="none"></rect>\n<style ><![CDATA[\n.a:hover{}\n]]>\n\n</style>\n</svg>';
  expect(pageMarkup(svg, FRAME)).toMatch(/aria-label="[^"]*"><\/svg>$/);
});

test('what looks like markup in a label stays a label', () => {
  const svg = '<svg><text x="1">&lt;a style=&quot;x&quot; class=&quot;y&quot;&gt;</text></svg>';
  expect(pageMarkup(svg, FRAME)).toContain('>&lt;a style=&quot;x&quot; class=&quot;y&quot;&gt;</text>');
});
