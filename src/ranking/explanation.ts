/** Scores that explain themselves: each node's value is made from its children, never written beside them. */
import type { Explanation } from '../contract/search.ts';

export function leaf(label: string, value: number): Explanation {
  return { label, value };
}

export function sum(label: string, children: readonly Explanation[]): Explanation {
  return { label, op: 'sum', value: children.reduce((total, { value }) => total + value, 0), children };
}

export function product(label: string, children: readonly Explanation[]): Explanation {
  return { label, op: 'product', value: children.reduce((total, { value }) => total * value, 1), children };
}
