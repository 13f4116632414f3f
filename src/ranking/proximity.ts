/** How much of a query stands close together. */
import { occurrences, occurs, type Phrase, plainText } from '../query/phrase.ts';
import type { UnitPlaces } from './unit-places.ts';

/**
 * The greatest share of the units' weight that falls inside one window, 0 to 1. `places` by rising start;
 * `weights[unit]` > 0; a unit counts once however often it stands in the window.
 */
export function windowShare(places: UnitPlaces, weights: readonly number[], window: number): number {
  const { units, starts, ends, length } = places;
  let total = 0;
  for (let unit = 0; unit < weights.length; unit++) total += weights[unit] as number;
  if (total <= 0) return 0;
  let best = 0;
  /** The window in which a unit was last counted, by the number of the place that it begins at. */
  const countedIn = new Int32Array(weights.length).fill(-1);
  for (let i = 0; i < length; i++) {
    const border = (starts[i] as number) + window;
    let weight = 0;
    let counted = 0;
    for (let k = i; k < length && (starts[k] as number) < border; k++) {
      const unit = units[k] as number;
      if ((ends[k] as number) > border || countedIn[unit] === i) continue;
      countedIn[unit] = i;
      counted++;
      weight += weights[unit] ?? 0;
    }
    // However the sum of them all was rounded.
    if (counted === weights.length) return 1;
    best = Math.max(best, weight);
  }
  return best / total;
}

/** The share of the units' weight that stands anywhere, 0 to 1: `windowShare` without a window. */
export function heldShare({ units, length }: UnitPlaces, weights: readonly number[]): number {
  const held = new Uint8Array(weights.length);
  for (let i = 0; i < length; i++) held[units[i] as number] = 1;
  let total = 0;
  let share = 0;
  for (let unit = 0; unit < weights.length; unit++) {
    total += weights[unit] as number;
    if (held[unit] === 1) share += weights[unit] as number;
  }
  return total > 0 ? share / total : 0;
}

/** Where each unit stands in a folded text, by any of its names (`names[unit]`): into `places`, by rising start. */
export function findUnits(
  text: string,
  names: readonly (readonly Phrase[])[],
  places: UnitPlaces,
): UnitPlaces {
  places.clear();
  for (let unit = 0; unit < names.length; unit++) {
    for (const phrase of names[unit] as readonly Phrase[]) {
      const plain = plainText(phrase);
      if (plain === undefined) {
        for (const [start, end] of occurrences(text, phrase)) places.add(unit, start, end);
        continue;
      }
      const { length } = plain;
      for (let at = text.indexOf(plain); at >= 0; at = text.indexOf(plain, at + length))
        places.add(unit, at, at + length);
    }
  }
  places.sort();
  return places;
}

/** The share of the units' weight that stands in a short text, by any of their names. */
export function shareIn(
  text: string,
  names: readonly (readonly Phrase[])[],
  weights: readonly number[],
): number {
  let total = 0;
  let held = 0;
  for (let unit = 0; unit < names.length; unit++) {
    const weight = weights[unit] ?? 0;
    total += weight;
    if (occursAny(text, names[unit] as readonly Phrase[])) held += weight;
  }
  return total > 0 ? held / total : 0;
}

function occursAny(text: string, phrases: readonly Phrase[]): boolean {
  for (let i = 0; i < phrases.length; i++) if (occurs(text, phrases[i] as Phrase)) return true;
  return false;
}
