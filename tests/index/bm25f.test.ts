import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { B, idf, impact, impactOf, K1, normalisedFrequency, SLOTS, slotOf } from '../../src/index/bm25f.ts';

const positive = (max: number) => fc.double({ min: 1e-3, max, noNaN: true });

describe('normalised frequency', () => {
  test('in a field of average length it is boost × tf', () =>
    expect(normalisedFrequency(2, 3, 80, 80)).toBeCloseTo(6, 12));

  test('in a field twice as long it is divided by 1 + b', () =>
    expect(normalisedFrequency(1, 1, 160, 80)).toBeCloseTo(1 / (1 + B), 12));

  test('rises with tf and boost, falls with length', () =>
    fc.assert(
      fc.property(
        ...[positive(100), positive(10), positive(5_000), positive(5_000), positive(9)],
        (tf, boost, length, average, more) => {
          const frequency = normalisedFrequency(
            tf as number,
            boost as number,
            length as number,
            average as number,
          );
          const with_ = (a: number, b: number, c: number) => normalisedFrequency(a, b, c, average as number);
          expect(with_(tf + more, boost, length)).toBeGreaterThan(frequency);
          expect(with_(tf, boost + more, length)).toBeGreaterThan(frequency);
          expect(with_(tf, boost, length + more)).toBeLessThan(frequency);
        },
      ),
    ));
});

describe('impact', () => {
  test.each([
    [0, 0],
    [K1, (K1 + 1) / 2],
    [Number.MAX_SAFE_INTEGER, K1 + 1],
  ])('of %d is %d', (frequency, expected) => expect(impact(frequency)).toBeCloseTo(expected, 9));

  test('rises and stays below k1 + 1', () =>
    fc.assert(
      fc.property(positive(1e6), positive(1e3), (frequency, more) => {
        expect(impact(frequency + more)).toBeGreaterThan(impact(frequency));
        expect(impact(frequency)).toBeLessThan(K1 + 1);
      }),
    ));
});

describe('slots', () => {
  test('the greatest impact is in slot 0, none in the last', () => {
    expect(slotOf(K1 + 1)).toBe(0);
    expect(slotOf(0)).toBe(SLOTS - 1);
    expect(slotOf(-1)).toBe(SLOTS - 1);
    expect(slotOf(99)).toBe(0);
  });

  test('a slot holds its own impact, and impacts fall from slot to slot', () => {
    const slots = Array.from({ length: SLOTS }, (_, slot) => slot);
    expect(slots.map((slot) => slotOf(impactOf(slot)))).toEqual(slots);
    for (const slot of slots.slice(1)) expect(impactOf(slot)).toBeLessThan(impactOf(slot - 1));
  });

  test('never turn two impacts around, and move none by more than half a step', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: K1 + 1, noNaN: true }), positive(1), (value, more) => {
        expect(slotOf(value + more)).toBeLessThanOrEqual(slotOf(value));
        expect(Math.abs(impactOf(slotOf(value)) - value)).toBeLessThanOrEqual((K1 + 1) / SLOTS / 2 + 1e-12);
      }),
    ));
});

describe('idf', () => {
  test.each([
    [207, 1, Math.log(1 + 206.5 / 1.5)],
    [207, 207, Math.log(1 + 0.5 / 207.5)],
    [1, 0, Math.log(4)],
    [0, 0, Math.log(2)],
  ])('of %i documents, %i with the term', (n, df, expected) => expect(idf(n, df)).toBeCloseTo(expected, 12));

  test('is never negative, and falls with the number of documents that hold the term', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e7 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const df = Math.floor(n * share);
          expect(idf(n, df)).toBeGreaterThan(0);
          if (df < n) expect(idf(n, df + 1)).toBeLessThan(idf(n, df));
        },
      ),
    ));
});
