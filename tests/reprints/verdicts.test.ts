import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VerdictBook, type Verdicts } from '../../src/reprints/verdicts.ts';

/** Symmetrical, and another for nearly every pair. */
const judgeOf = (a: string, b: string) => ([a, b].sort().join().length * 7 + a.length * b.length) / 64;

interface Asked {
  readonly values: number[];
  readonly judged: string[];
  readonly verdicts: Verdicts;
}

function ask(
  texts: readonly string[],
  pairs: readonly (readonly [number, number])[],
  known?: Verdicts,
): Asked {
  const book = new VerdictBook(texts.length, (text) => texts[text] as string, known);
  const judged: string[] = [];
  const values = pairs.map(([x, y]) =>
    book.sameness(x % texts.length, y % texts.length, () => {
      const [a, b] = [texts[x % texts.length] as string, texts[y % texts.length] as string];
      judged.push([a, b].sort().join());
      return judgeOf(a, b);
    }),
  );
  return { values, judged, verdicts: book.verdicts() };
}

const texts = fc.uniqueArray(fc.string({ maxLength: 4 }), { minLength: 1, maxLength: 12 });
const pairs = fc.array(fc.tuple(fc.nat(11), fc.nat(11)));

test('what is known is not judged again, whatever the places of the texts, and is what would be judged', () => {
  fc.assert(
    fc.property(texts, pairs, fc.nat(), pairs, (all, first, turn, second) => {
      const before = ask(all, first);
      const moved = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length), 'another'];
      const fresh = ask(moved, second);
      const after = ask(moved, second, structuredClone(before.verdicts));
      expect(after.values).toEqual(fresh.values);
      expect(after.verdicts).toEqual(fresh.verdicts);
      expect(after.judged).toEqual(fresh.judged.filter((pair) => !before.judged.includes(pair)));
    }),
  );
});

test('of a group that is known the original is not looked for again; of one that nobody asks nothing is kept', () => {
  const first = new VerdictBook(0, String);
  expect(first.original('a,b', () => 1)).toBe(1);
  expect(first.original('c,d', () => 0)).toBe(0);
  const second = new VerdictBook(0, String, first.verdicts());
  const never = () => {
    throw new Error('judged again');
  };
  expect(second.original('a,b', never)).toBe(1);
  expect(second.verdicts().originals).toEqual(new Map([['a,b', 1]]));
});
