import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { occurrences, type Phrase, phraseOf } from '../../src/query/phrase.ts';
import { findUnits, heldShare, windowShare } from '../../src/ranking/proximity.ts';
import { UnitPlaces } from '../../src/ranking/unit-places.ts';

interface Place {
  readonly unit: number;
  readonly start: number;
  readonly end: number;
}

const place = (unit: number, start: number, length = 2): Place => ({ unit, start, end: start + length });

function placesOf(list: readonly Place[]): UnitPlaces {
  const places = new UnitPlaces();
  for (const { unit, start, end } of list) places.add(unit, start, end);
  return places;
}

const listOf = ({ units, starts, ends, length }: UnitPlaces): Place[] =>
  Array.from({ length }, (_, i) => ({
    ...{ unit: units[i] as number, start: starts[i] as number, end: ends[i] as number },
  }));

describe('the share inside one window', () => {
  test.each([
    ['side by side', [place(0, 0), place(1, 2)], 1],
    ['at the two ends of the window', [place(0, 0), place(1, 58)], 1],
    ['one unit too far', [place(0, 0), place(1, 59)], 0.75],
    ['far away', [place(0, 0), place(1, 900)], 0.75],
    ['far away, then close', [place(0, 0), place(1, 900), place(0, 930)], 1],
    ['one of them often', [place(1, 0), place(1, 5), place(1, 9)], 0.25],
    ['one of them longer than the window', [place(0, 0, 61), place(1, 10)], 0.25],
    ['a long one between', [place(0, 0), place(1, 5, 70), place(1, 9)], 1],
    ['one inside the other', [place(0, 0, 10), place(1, 3)], 1],
    ['nothing', [], 0],
  ])('%s', (_name, places, share) =>
    expect(windowShare(placesOf(places), [3, 1], 60)).toBeCloseTo(share, 12),
  );

  test('without weights it is 0', () => {
    expect(windowShare(placesOf([place(0, 0)]), [], 60)).toBe(0);
    expect(windowShare(placesOf([place(0, 0)]), [0], 60)).toBe(0);
    expect(heldShare(placesOf([place(0, 0)]), [0])).toBe(0);
  });
});

/** Every window at every place of the text. */
function bruteForce(places: readonly Place[], weights: readonly number[], window: number): number {
  let best = 0;
  for (let at = 0; at <= Math.max(0, ...places.map(({ end }) => end)); at++) {
    const inside = new Set(
      places.filter(({ start, end }) => start >= at && end <= at + window).map(({ unit }) => unit),
    );
    best = Math.max(
      best,
      [...inside].reduce((sum, unit) => sum + (weights[unit] as number), 0),
    );
  }
  return best / weights.reduce((sum, weight) => sum + weight, 0);
}

test('equals the best of all windows, places that overlap or are longer than a window included', () =>
  fc.assert(
    fc.property(
      fc.array(fc.record({ unit: fc.nat(3), start: fc.nat(60), length: fc.integer({ min: 1, max: 16 }) }), {
        maxLength: 14,
      }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 1, max: 30 }),
      (drawn, weights, window) => {
        const places = drawn
          .map(({ unit, start, length }) => place(unit, start, length))
          .sort((a, b) => a.start - b.start || a.end - b.end);
        expect(windowShare(placesOf(places), weights, window)).toBeCloseTo(
          bruteForce(places, weights, window),
          12,
        );
        expect(heldShare(placesOf(places), weights)).toBeCloseTo(bruteForce(places, weights, 1_000), 12);
      },
    ),
    { numRuns: 1_000 },
  ));

const phrase = (text: string) => phraseOf(text) as Phrase;

const found = (text: string, names: readonly (readonly Phrase[])[]) =>
  listOf(findUnits(text, names, placesOf([place(9, 9)])));

test('places of units are found by any of their names, by rising start', () => {
  const names = [[phrase('希音'), phrase('shein')], [phrase('肇庆')]];
  expect(found('shein落户肇庆，希音', names)).toEqual([
    { unit: 0, start: 0, end: 5 },
    { unit: 1, start: 7, end: 9 },
    { unit: 0, start: 10, end: 12 },
  ]);
  expect(found('', names)).toEqual([]);
});

test('they are all occurrences of all names', () => {
  const text = (least: number, most: number) =>
    fc
      .array(fc.constantFrom('肇', '庆', '希', 'a', 'b', '1', ' ', '-'), {
        minLength: least,
        maxLength: most,
      })
      .map((characters) => characters.join(''));
  const names = fc
    .array(text(1, 4), { minLength: 1, maxLength: 3 })
    .map((all) => all.flatMap((one) => phraseOf(one) ?? []));
  fc.assert(
    fc.property(text(0, 40), fc.array(names, { minLength: 1, maxLength: 3 }), (whole, units) => {
      const expected = units
        .flatMap((phrases, unit) =>
          phrases.flatMap((one) => occurrences(whole, one).map(([start, end]) => ({ unit, start, end }))),
        )
        .sort((a, b) => a.start - b.start || a.end - b.end);
      expect(found(whole, units)).toEqual(expected);
    }),
    { numRuns: 1_000 },
  );
});
