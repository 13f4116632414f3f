import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TimeSlice } from '../../src/pace/time-slice.ts';
import { NameIndex } from '../../src/search/name-index.ts';

const build = (names: readonly string[]) => NameIndex.of(names, new TimeSlice());
const text = fc.string({ unit: fc.constantFrom('中', '山', '港', 'a', 'b', ' ', '\u{20000}'), maxLength: 6 });

test('every name that holds what was typed is among the candidates, each once, rising', () =>
  fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 20 }), text, async (names, typed) => {
      const candidates = [...(await build(names)).candidates(typed)];
      expect(candidates).toEqual([...new Set(candidates)].sort((a, b) => a - b));
      const holders = names.flatMap((name, i) => (typed !== '' && name.includes(typed) ? [i] : []));
      expect(candidates).toEqual(expect.arrayContaining(holders));
    }),
  ));

test.each([
  ['希音', [0]],
  ['音', [0, 2]],
  ['音音', [0, 2]],
  ['音希', [0]],
  ['冠希', []],
  ['', []],
  ['旭', []],
])('%j: by its rarest character', async (typed, expected) => {
  expect([...(await build(['希音供应链', '维珍妮', '音乐小镇']).then((i) => i.candidates(typed)))]).toEqual(
    expected,
  );
});

test('of a thousand names, in slices', async () => {
  let away = 0;
  const hand = async () => {
    away++;
  };
  const names = Array.from({ length: 1_000 }, (_, i) => `企业${i}`);
  const index = await NameIndex.of(names, new TimeSlice(hand, 0));
  expect(index.candidates('企业')).toHaveLength(1_000);
  expect([...index.candidates('业999')]).toContain(999);
  expect(away).toBeGreaterThan(2);
});
