import { deserialize, serialize } from 'node:v8';
import { expect, test } from 'vitest';
import type { ArticleReading } from '../../src/indexer/article-reading.ts';
import { KnownReadings, Readings } from '../../src/indexer/readings.ts';
import { BANDS } from '../../src/reprints/minhash.ts';

const bands = (from: number) => Int32Array.from({ length: BANDS }, (_, i) => from - i);
const project = { events: [], figures: [], floorAreas: [] } as unknown as ArticleReading['projects'][number];
const READINGS: readonly ArticleReading[] = [
  { projects: [], companies: [], print: {} },
  { projects: [project], companies: ['c1'], place: ['广东省'], print: { digest: 'd1', bands: bands(7) } },
  { projects: [], companies: [], print: { digest: 'short' } },
  { projects: [], companies: [], place: ['广东省'], print: { digest: 'd2', bands: bands(-9) } },
];

test('what was put in comes out by its key, and its print by its position, after a time on the disk too', () => {
  const readings = new Readings(['a', 'b', 'c', 'd']);
  for (const reading of READINGS) readings.add(reading);
  expect(readings.length).toBe(4);
  const known = new KnownReadings(deserialize(serialize(readings.packed())));
  // Another article comes first, and one is gone.
  const later = new Readings(['e', 'b', 'd', 'a']);
  const [other] = READINGS as [ArticleReading];
  later.add({ ...other, print: { digest: 'd3', bands: bands(3) } });
  for (const key of ['b', 'd', 'a']) later.addKnown(known.packed, known.position(key) as number);
  for (const [position, key] of ['a', 'b', 'c', 'd'].entries()) {
    for (const now of [undefined, position, 0, 9]) expect(known.position(key, now)).toBe(position);
    expect(readings.print(position)).toEqual(READINGS[position]?.print);
  }
  expect(known.position('e')).toBeUndefined();
  const told = later.packed().told.map((one, position) => ({ ...one, print: later.print(position) }));
  expect(told.slice(1)).toEqual([READINGS[1], READINGS[3], READINGS[0]]);
  expect(later.print(0)).toEqual({ digest: 'd3', bands: bands(3) });
});

test('what many tell is kept once', () => {
  const readings = new Readings(['a', 'b', 'c']);
  const told = [0, 1, 2].map(() => readings.add({ projects: [], companies: ['c1'], print: {} }));
  expect(new Set(told).size).toBe(1);
});
