import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortedInSlices } from '../../src/pace/sorted.ts';
import { TimeSlice } from '../../src/pace/time-slice.ts';

test('as toSorted, equal items in their order', async () => {
  const items = fc.array(fc.record({ key: fc.nat(9), id: fc.nat() }), { maxLength: 50 });
  await fc.assert(
    fc.asyncProperty(items, fc.constantFrom(1, 130, 200), async (some, times) => {
      // Long enough for several runs.
      const all = Array.from({ length: times }, () => some).flat();
      const compare = (a: { key: number }, b: { key: number }) => a.key - b.key;
      expect(await sortedInSlices(all, compare, new TimeSlice())).toEqual(all.toSorted(compare));
    }),
    { numRuns: 60 },
  );
});
