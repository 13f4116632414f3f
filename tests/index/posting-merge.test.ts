/** However documents are divided into runs, and whatever is left out or numbered anew, the postings are those of all at once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SLOTS } from '../../src/index/bm25f.ts';
import type { PackedPostings } from '../../src/index/flex-index.ts';
import { GramIndexBuilder } from '../../src/index/gram-builder.ts';
import type { GramArrays } from '../../src/index/gram-index.ts';
import { mergeGrams } from '../../src/index/gram-merge.ts';
import { spliceGrams } from '../../src/index/gram-splice.ts';
import { MergedList } from '../../src/index/posting-merge.ts';
import { GONE, type Renumbered } from '../../src/index/posting-run.ts';
import { mergeWords } from '../../src/index/word-merge.ts';
import { WordRun } from '../../src/index/word-run.ts';
import { spliceWords } from '../../src/index/word-splice.ts';

/** Slots by term; a text of several characters gives its pairs. */
interface Document {
  readonly text: string;
  readonly slot: number;
  /** The run that holds it; in none with −1, in run 0 without a place in the new index with −2. */
  readonly run: number;
}

const RUNS = 4;
const GONE_RUN = -1;
const documents = fc.array(
  fc.record({
    text: fc.string({ unit: fc.constantFrom('肇', '庆', '新', '𠀀', '㐀'), maxLength: 6 }),
    slot: fc.nat(SLOTS - 1),
    run: fc.integer({ min: GONE_RUN, max: RUNS - 1 }),
  }),
  { maxLength: 40 },
);
const kept = (list: readonly Document[]) => list.filter(({ run }) => run !== GONE_RUN);

/** The documents of each run with their numbers; those that are gone stand in run 0. */
function divided<Postings>(
  list: readonly Document[],
  make: (documents: readonly Document[]) => Postings,
): Renumbered<Postings>[] {
  return Array.from({ length: RUNS }, (_, run) => {
    const own = list.filter((document) => Math.max(0, document.run) === run);
    const all = kept(list);
    const numbers = own.map((document) => (document.run === GONE_RUN ? GONE : all.indexOf(document)));
    return { postings: make(own), numbers: Int32Array.from(numbers) };
  });
}

function grams(list: readonly Document[]) {
  const builder = new GramIndexBuilder();
  for (const [number, { text, slot }] of list.entries()) {
    const codes = [...text].map((c) => c.codePointAt(0) as number);
    for (const code of new Set(codes)) builder.addCharacter(number, code, slot);
    const pairs = new Map(
      codes.slice(1).map((code, i) => [`${codes[i]} ${code}`, [codes[i] as number, code] as const]),
    );
    for (const [first, second] of pairs.values()) builder.addPair(number, first, second, SLOTS - 1 - slot);
  }
  return builder.build();
}

function words(list: readonly Document[]) {
  const run = new WordRun();
  for (const [number, { text, slot }] of list.entries()) {
    const terms = [...new Set([text, text.slice(1), '项目'])].filter((term) => term !== '');
    for (const [i, term] of terms.entries()) run.add(number, term, (slot + i) % SLOTS);
  }
  return run.pack();
}

describe('of random documents in random runs', () => {
  test('characters and pairs', () =>
    fc.assert(
      fc.property(documents, (list) => {
        const { characterPostings, pairPostings, ...arrays } = mergeGrams(divided(list, grams));
        const all = grams(kept(list));
        const plain = {
          ...arrays,
          characterPostings: Uint8Array.from(characterPostings),
          pairPostings: Uint8Array.from(pairPostings),
        };
        expect(plain).toEqual(all);
        const [before, ...rest] = divided(list, grams);
        const spliced = spliceGrams(before as Renumbered<GramArrays>, rest);
        expect({
          ...spliced,
          characterPostings: Uint8Array.from(spliced.characterPostings),
          pairPostings: Uint8Array.from(spliced.pairPostings),
        }).toEqual(all);
      }),
      { numRuns: 200 },
    ));

  test('words', () =>
    fc.assert(
      fc.property(documents, (list) => {
        const { terms, offsets, bytes } = mergeWords(divided(list, words));
        expect({ terms, offsets, bytes: Uint8Array.from(bytes) }).toEqual(words(kept(list)));
        const [before, ...rest] = divided(list, words);
        const spliced = spliceWords(before as Renumbered<PackedPostings>, rest);
        expect({ ...spliced, bytes: Uint8Array.from(spliced.bytes) }).toEqual(words(kept(list)));
      }),
      { numRuns: 200 },
    ));
});

test('of documents that are far apart: gaps of one byte to three', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.constantFrom(0, 1, 126, 127, 128, 16_382, 16_383, 16_384, 40_000), fc.nat(3), fc.nat(15)),
        {
          maxLength: 30,
        },
      ),
      (list) => {
        let number = -1;
        const all = list.map(([gap, kind, slot]) => {
          number += gap + 1;
          return { number, isGone: kind === 0, isFresh: kind === 1, slot };
        });
        /** Gone ones leave their number to nobody: those behind move up. */
        let gone = 0;
        const now = all.map((one) => one.number - (one.isGone ? gone++ : gone));
        const of = (keep: (i: number) => boolean, numberOf: (i: number) => number) => {
          const builder = new GramIndexBuilder();
          for (const i of all.keys())
            if (keep(i)) builder.addPair(numberOf(i), 0x8087, 0x5e86, all[i]?.slot ?? 0);
          for (const i of all.keys())
            if (keep(i)) builder.addCharacter(numberOf(i), 0x8087, all[i]?.slot ?? 0);
          for (const i of all.keys()) if (keep(i)) builder.addCharacter(numberOf(i), 0x5e86, i % SLOTS);
          return builder.build();
        };
        const fresh = all.flatMap(({ isFresh }, i) => (isFresh ? [i] : []));
        const before = {
          postings: of(
            (i) => !all[i]?.isFresh,
            (i) => all[i]?.number as number,
          ),
          numbers: new Int32Array(number + 1).map((_, old) => {
            const at = all.findIndex((one) => one.number >= old);
            return old - all.slice(0, at).filter(({ isGone }) => isGone).length;
          }),
        };
        for (const { number: old, isGone } of all) if (isGone) before.numbers[old] = GONE;
        const added = {
          postings: of(
            (i) => all[i]?.isFresh === true,
            (i) => fresh.indexOf(i),
          ),
          numbers: Int32Array.from(fresh, (i) => now[i] as number),
        };
        const wanted = of(
          (i) => !all[i]?.isGone,
          (i) => now[i] as number,
        );
        const spliced = spliceGrams(before, [added]);
        expect([...spliced.pairPostings]).toEqual([...wanted.pairPostings]);
        expect([...spliced.characterPostings]).toEqual([...wanted.characterPostings]);
        expect([...spliced.characterOffsets]).toEqual([...wanted.characterOffsets]);
      },
    ),
    { numRuns: 300 },
  ));

test('of no run at all', () => {
  expect(mergeGrams([]).characters).toHaveLength(0);
  expect(mergeWords([]).terms.ends).toHaveLength(0);
});

test('lists are joined in their order, whichever comes first', () =>
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(2_000), { maxLength: 900 }), fc.nat(5), (numbers, parts) => {
      const list = new MergedList();
      for (let part = 0; part <= parts; part++) {
        const own = numbers.filter((number) => number % (parts + 1) === part).sort((a, b) => a - b);
        const from = list.length;
        list.reserve(own.length).set(own, from);
        list.join(from + own.length);
      }
      expect([...list.values.subarray(0, list.length)]).toEqual([...numbers].sort((a, b) => a - b));
    }),
  ));
