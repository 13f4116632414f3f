import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SLOTS } from '../../src/index/bm25f.ts';
import { GramIndexBuilder } from '../../src/index/gram-builder.ts';
import { GramIndex } from '../../src/index/gram-index.ts';
import type { Postings } from '../../src/index/postings.ts';

/** BMP, Extension B and later, kana, Hangul; neighbours in code, too. */
const CHARACTERS = [...'肇庆庇第一丁㐀鿿𠀀𠀁𬬻𰻞ひらカ々가힣豈'];

type Terms = readonly (readonly [term: string, slot: number])[];
interface Document {
  readonly characters: Terms;
  readonly pairs: Terms;
}

const slot = fc.integer({ min: 0, max: SLOTS - 1 });
const character = fc.constantFrom(...CHARACTERS);
const pair = fc.tuple(character, character).map(([first, second]) => `${first}${second}`);
const terms = (term: fc.Arbitrary<string>) =>
  fc.uniqueArray(fc.tuple(term, slot), { selector: ([t]) => t, maxLength: 12 });
const documents: fc.Arbitrary<Document[]> = fc.array(
  fc.record({ characters: terms(character), pairs: terms(pair) }),
  { maxLength: 30 },
);

const code = (text: string, at = 0) => [...text][at]?.codePointAt(0) as number;

function indexOf(list: readonly Document[]): GramIndex {
  const builder = new GramIndexBuilder();
  for (const [number, { characters, pairs }] of list.entries()) {
    for (const [term, s] of characters) builder.addCharacter(number, code(term), s);
    for (const [term, s] of pairs) builder.addPair(number, code(term), code(term, 1), s);
  }
  return new GramIndex(builder.build());
}

type Table = ReadonlyMap<string, readonly (readonly [document: number, slot: number])[]>;

function tableOf(list: readonly Terms[]): Table {
  const table = new Map<string, [number, number][]>();
  for (const [number, held] of list.entries()) {
    for (const [term, s] of held) table.set(term, [...(table.get(term) ?? []), [number, s]]);
  }
  return table;
}

const entriesOf = ({ documents: numbers, slots }: Postings) => {
  expect(slots).toHaveLength(numbers.length);
  return [...numbers].map((number, i) => [number, slots[i]]);
};

describe('the postings are those of a plain table', () => {
  test('of every character and every pair of them', () =>
    fc.assert(
      fc.property(documents, (list) => {
        const index = indexOf(list);
        const characters = tableOf(list.map((document) => document.characters));
        const pairs = tableOf(list.map((document) => document.pairs));
        for (const first of CHARACTERS) {
          expect(entriesOf(index.character(first))).toEqual(characters.get(first) ?? []);
          for (const second of CHARACTERS) {
            const both = `${first}${second}`;
            expect(entriesOf(index.pair(both))).toEqual(pairs.get(both) ?? []);
          }
        }
      }),
      { numRuns: 60 },
    ));

  test('where the arrays of the builder have to grow', () => {
    const builder = new GramIndexBuilder();
    const size = 70_000;
    for (let number = 0; number < size; number++) {
      builder.addCharacter(number, code('肇'), number % SLOTS);
      builder.addPair(number, code('肇'), number, (number + 1) % SLOTS);
    }
    const index = new GramIndex(builder.build());
    const { documents: numbers, slots } = index.character('肇');
    expect(numbers).toEqual(Uint32Array.from({ length: size }, (_, i) => i));
    expect(slots).toEqual(Uint8Array.from({ length: size }, (_, i) => i % SLOTS));
    for (const number of [0x4e00, 0xfffe, 65_535, 65_536, size - 1]) {
      const pairText = `肇${String.fromCodePoint(number)}`;
      expect(entriesOf(index.pair(pairText))).toEqual([[number, (number + 1) % SLOTS]]);
    }
  });
});

test('a character of many documents is there by document number, too', () => {
  const builder = new GramIndexBuilder();
  const size = 64;
  for (let number = 0; number < size; number += 2) builder.addCharacter(number, code('肇'), number % SLOTS);
  for (const number of [3, 40, 63]) builder.addCharacter(number, code('庆'), 5);
  const index = new GramIndex(builder.build(), size);
  const byNumber = Array.from({ length: size }, (_, i) => (i % 2 === 0 ? (i % SLOTS) + 1 : 0));
  expect([...(index.dense('肇') ?? [])]).toEqual(byNumber);
  expect(index.dense('庆')).toBeUndefined();
  expect(index.dense('旺')).toBeUndefined();
});

describe('of what is not there the postings are empty', () => {
  const index = indexOf([
    {
      characters: [
        ['肇', 0],
        ['𠀀', 15],
      ],
      pairs: [
        ['肇庆', 3],
        ['庆𠀀', 4],
      ],
    },
  ]);
  const nothing = { documents: new Uint32Array(0), slots: new Uint8Array(0) };

  test.each(['德', '𠀁', '', 'a', '\ud840', '\udc00', '一', '\u{10ffff}', '庆'])('character %j', (term) =>
    expect(index.character(term)).toEqual(nothing),
  );

  test.each(['庆肇', '肇肇', '肇德', '德庆', '肇', '', '𠀀', '𠀀庆', '庆\ud840', '肇𠀀'])('pair %j', (term) =>
    expect(index.pair(term)).toEqual(nothing),
  );

  test('in an index of nothing', () => {
    const empty = indexOf([]);
    expect(empty.character('肇')).toEqual(nothing);
    expect(empty.pair('肇庆')).toEqual(nothing);
  });
});

test('the arrays of characters and of second characters rise', () =>
  fc.assert(
    fc.property(documents, (list) => {
      const { characters, pairStart, second } = indexOf(list).arrays;
      const rises = (values: Uint32Array) =>
        values.every((value, i) => i === 0 || value > (values[i - 1] as number));
      expect(rises(characters)).toBe(true);
      expect(pairStart).toHaveLength(characters.length + 1);
      for (let c = 0; c < characters.length; c++) {
        expect(rises(second.subarray(pairStart[c], pairStart[c + 1]))).toBe(true);
      }
    }),
  ));

test('the order in which a document gives its terms leaves no trace', () =>
  fc.assert(
    fc.property(documents, (list) => {
      const turned = list.map(({ characters, pairs }) => ({
        characters: characters.toReversed(),
        pairs: pairs.toReversed(),
      }));
      expect(indexOf(turned).arrays).toEqual(indexOf(list).arrays);
    }),
  ));
