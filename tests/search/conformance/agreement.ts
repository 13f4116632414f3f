/** How far the answers of two engines to one question agree. */
import type { Explanation, Hit, SearchResponse } from '../../../src/contract/search.ts';

/** Scores closer than this share of the greater are told apart by neither: their records may change places. */
const CLOSE = 0.01;
/** A cluster adds scores up in single precision. */
const ROUNDED = 1e-5;

export interface Comparison {
  /** What must be the same and is not. */
  readonly differences: readonly string[];
  /** Records that stand elsewhere among scores within one percent. */
  readonly swapped: boolean;
}

const isNear = (a: number, b: number, share: number) =>
  Math.abs(a - b) <= share * Math.max(Math.abs(a), Math.abs(b));

/** All but the time it took, the generation, cursors (they hold scores) and the digits of scores that rounding takes. */
export function compare(one: SearchResponse, other: SearchResponse): Comparison {
  const differences: string[] = [];
  const [a, b] = [frameOf(one), frameOf(other)];
  for (const part of Object.keys({ ...a, ...b })) {
    if (JSON.stringify(a[part]) !== JSON.stringify(b[part]))
      differences.push(`${part}: ${JSON.stringify(a[part])} ≠ ${JSON.stringify(b[part])}`);
  }
  const order = one.hits.map(keyOf).join(' ') === other.hits.map(keyOf).join(' ');
  const isSwap =
    !order &&
    one.hits.length === other.hits.length &&
    one.hits.every((hit, i) => isNear(hit.score, other.hits[i]?.score ?? Number.NaN, CLOSE));
  if (!order && !isSwap)
    differences.push(`hits: ${one.hits.map(keyOf).join(' ')} ≠ ${other.hits.map(keyOf).join(' ')}`);
  const byKey = new Map(other.hits.map((hit) => [keyOf(hit), hit]));
  for (const hit of one.hits) {
    const same = byKey.get(keyOf(hit));
    if (same) differences.push(...hitDifferences(hit, same));
  }
  return { differences, swapped: isSwap };
}

function frameOf({
  tookMs: _,
  generation: __,
  hits: ___,
  nextCursor,
  ...frame
}: SearchResponse): Record<string, unknown> {
  return { ...frame, goesOn: nextCursor !== undefined };
}

function keyOf({ type, id }: Hit): string {
  return `${type}/${id}`;
}

function hitDifferences(one: Hit, other: Hit): string[] {
  const { score: a, explanation: whyA, ...first } = one;
  const { score: b, explanation: whyB, ...second } = other;
  return [
    ...(JSON.stringify(first) === JSON.stringify(second)
      ? []
      : [`hit: ${JSON.stringify(first)} ≠ ${JSON.stringify(second)}`]),
    ...(isNear(a, b, ROUNDED) ? [] : [`score of ${keyOf(one)}: ${a} ≠ ${b}`]),
    ...(JSON.stringify(whyA) === JSON.stringify(whyB)
      ? []
      : [`explanation of ${keyOf(one)}: ${firstApart(whyA, whyB)}`]),
  ];
}

function firstApart(a: Explanation | undefined, b: Explanation | undefined): string {
  return `${JSON.stringify(a)} ≠ ${JSON.stringify(b)}`;
}
