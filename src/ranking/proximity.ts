/** How much of a query stands close together. */

/** A place of a unit in a text. */
export interface UnitPlace {
  readonly unit: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The greatest share of the units' weight that falls inside one window, 0 to 1. `places` by rising start;
 * `weights[unit]` > 0; a unit counts once however often it stands in the window.
 */
export function windowShare(
  places: readonly UnitPlace[],
  weights: readonly number[],
  window: number,
): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return 0;
  const inside = new Map<number, number>();
  let weight = 0;
  let best = 0;
  let first = 0;
  for (const place of places) {
    const seen = inside.get(place.unit) ?? 0;
    if (seen === 0) weight += weights[place.unit] ?? 0;
    inside.set(place.unit, seen + 1);
    while (place.end - (places[first]?.start ?? 0) > window && first < places.length) {
      const { unit } = places[first] as UnitPlace;
      const left = (inside.get(unit) ?? 1) - 1;
      inside.set(unit, left);
      if (left === 0) weight -= weights[unit] ?? 0;
      first++;
      if (places[first] === place) break;
    }
    best = Math.max(best, weight);
  }
  return best / total;
}
