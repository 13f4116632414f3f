/** How much of a query stands close together. */
import { occurrences, type Phrase, plainText } from '../query/phrase.ts';

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
  let best = 0;
  /** The window in which a unit was last counted, by the number of the place that it begins at. */
  const countedIn = new Int32Array(weights.length).fill(-1);
  for (let i = 0; i < places.length; i++) {
    const border = (places[i] as UnitPlace).start + window;
    let weight = 0;
    let counted = 0;
    for (let k = i; k < places.length; k++) {
      const { unit, start, end } = places[k] as UnitPlace;
      if (start >= border) break;
      if (end > border || countedIn[unit] === i) continue;
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
export function heldShare(places: readonly UnitPlace[], weights: readonly number[]): number {
  const held = new Uint8Array(weights.length);
  for (const { unit } of places) held[unit] = 1;
  let total = 0;
  let share = 0;
  for (let unit = 0; unit < weights.length; unit++) {
    total += weights[unit] as number;
    if (held[unit] === 1) share += weights[unit] as number;
  }
  return total > 0 ? share / total : 0;
}

/** Where each unit stands in a folded text, by any of its names (`names[unit]`), by rising start. */
export function unitPlaces(text: string, names: readonly (readonly Phrase[])[]): UnitPlace[] {
  const places: UnitPlace[] = [];
  let isSorted = true;
  let last = -1;
  const add = (unit: number, start: number, end: number) => {
    isSorted &&= start > last;
    last = start;
    places.push({ unit, start, end });
  };
  for (let unit = 0; unit < names.length; unit++) {
    for (const phrase of names[unit] as readonly Phrase[]) {
      const plain = plainText(phrase);
      if (plain === undefined) {
        for (const [start, end] of occurrences(text, phrase)) add(unit, start, end);
        continue;
      }
      const { length } = plain;
      for (let at = text.indexOf(plain); at >= 0; at = text.indexOf(plain, at + length))
        add(unit, at, at + length);
    }
  }
  return isSorted ? places : sorted(places);
}

/** Of so many, which come as a few rising lists, putting each in its place is quickest, and makes nothing. */
const FEW = 64;

function sorted(places: UnitPlace[]): UnitPlace[] {
  const order = (a: UnitPlace, b: UnitPlace) => a.start - b.start || a.end - b.end;
  if (places.length > FEW) return places.sort(order);
  for (let i = 1; i < places.length; i++) {
    const place = places[i] as UnitPlace;
    let to = i;
    for (; to > 0 && order(places[to - 1] as UnitPlace, place) > 0; to--)
      places[to] = places[to - 1] as UnitPlace;
    places[to] = place;
  }
  return places;
}
