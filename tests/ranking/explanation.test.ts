import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Explanation } from '../../src/contract/search.ts';
import { leaf, product, sum } from '../../src/ranking/explanation.ts';

/** What a node must be, from its leaves up. */
function value({ op, value: own, children = [] }: Explanation): number {
  if (op === undefined) return own;
  const values = children.map(value);
  return op === 'sum' ? values.reduce((a, b) => a + b, 0) : values.reduce((a, b) => a * b, 1);
}

const tree: fc.Arbitrary<Explanation> = fc.letrec<{ node: Explanation; leaf: Explanation }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('leaf'),
    fc
      .tuple(fc.boolean(), fc.array(tie('node'), { maxLength: 4 }))
      .map(([adds, children]) => (adds ? sum('和', children) : product('积', children))),
  ),
  leaf: fc.integer({ min: -9, max: 9 }).map((number) => leaf('数', number)),
})).node;

test('every node is the sum or the product of its children', () =>
  fc.assert(
    fc.property(tree, (node) => {
      const check = (one: Explanation): void => {
        expect(one.value === value(one)).toBe(true);
        for (const child of one.children ?? []) check(child);
      };
      check(node);
    }),
  ));

test('shapes', () => {
  const [two, three] = [leaf('权重', 2), leaf('频率', 3)];
  expect(two).toEqual({ label: '权重', value: 2 });
  expect(sum('得分', [two, three])).toEqual({ label: '得分', op: 'sum', value: 5, children: [two, three] });
  expect(product('得分', [two, three])).toEqual({
    label: '得分',
    op: 'product',
    value: 6,
    children: [two, three],
  });
  expect([sum('', []).value, product('', []).value]).toEqual([0, 1]);
});
