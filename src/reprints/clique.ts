/** Pairs that are alike → groups of which every two members are alike: half a text and its other half stay apart. */

export interface AlikePair {
  readonly a: number;
  readonly b: number;
  /** 0 up to 1. */
  readonly sameness: number;
}

/**
 * The most alike are joined first; two groups are joined only where `alike` holds between each member of the one
 * and each of the other. Groups of two and more, in no order.
 */
export function cliques(
  pairs: readonly AlikePair[],
  alike: (a: number, b: number) => boolean,
): readonly (readonly number[])[] {
  const groups = new Map<number, number[]>();
  const groupOf = (place: number) => groups.get(place) ?? [place];
  for (const { a, b } of pairs.toSorted((x, y) => y.sameness - x.sameness || x.a - y.a || x.b - y.b)) {
    const [left, right] = [groupOf(a), groupOf(b)];
    if (left === right || !left.every((x) => right.every((y) => alike(x, y)))) continue;
    const joined = [...left, ...right];
    for (const place of joined) groups.set(place, joined);
  }
  return [...new Set(groups.values())];
}
