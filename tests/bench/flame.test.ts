import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frame } from './cpu-profile.ts';
import { flameGraph } from './flame.ts';

function frame(name: string, owner: string, self: number, ...children: Frame[]): Frame {
  const total = children.reduce((sum, child) => sum + child.total, self);
  return { name, owner, self, total, children: new Map(children.map((child) => [child.name, child])) };
}

function widths(svg: string): Map<string, number> {
  return new Map(
    [...svg.matchAll(/<g><title>(.*?) \(.*?<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)"/g)].map(
      ([, name = '', width]) => [name, Number(width)],
    ),
  );
}

test('a bar is as wide as its share, and what is too narrow to see is left out', () => {
  const svg = flameGraph({
    title: '建索引',
    footer: '',
    root: frame(
      '',
      '',
      0,
      frame('read', 'extraction', 250, frame('cut', 'nodejieba', 749)),
      frame('rare', 'x', 1),
    ),
  });
  const found = widths(svg);
  expect([...found.keys()]).toEqual(['read', 'cut']);
  expect(found.get('read')).toBeCloseTo(1200 * 0.999, -1);
  expect(found.get('cut')).toBeCloseTo(1200 * 0.749, -1);
  expect(svg).toContain('nodejieba 74.9 %');
});

test('no bar leaves the picture, and names stay text', () => {
  const name = fc.string({ unit: 'binary', minLength: 1 });
  const tree = fc.memo((depth) =>
    fc
      .tuple(name, name, fc.nat(1_000), depth > 1 ? fc.array(tree(), { maxLength: 3 }) : fc.constant([]))
      .map(([called, owner, self, children]) => frame(called, owner, self, ...children)),
  ) as (depth?: number) => fc.Arbitrary<Frame>;
  fc.assert(
    fc.property(tree(5), (root) => {
      const svg = flameGraph({ title: '<b>', root, footer: '&' });
      expect(svg).not.toMatch(/NaN|Infinity|undefined|<b>/);
      for (const [, x, width] of svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g))
        expect(Number(x) + Number(width)).toBeLessThanOrEqual(1200.5);
    }),
  );
});
