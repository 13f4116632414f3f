import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SLOTS } from '../../src/index/bm25f.ts';
import { ImpactIndex, type PackedPostings } from '../../src/index/flex-index.ts';
import { PostingMap } from '../../src/index/posting-map.ts';
import { sortedTexts } from '../../src/index/sorted-texts.ts';
import { WordRun } from '../../src/index/word-run.ts';

const TERMS = [
  ...['肇庆', '第一季度', '维珍妮国际', 'shein', '12346.66', '2017', 'm', '的', '𠀀', '𬬻庆', 'company:c001'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '0',
    '-1',
    'length',
    'ß',
    'i\u0307',
    '\u0000',
  ],
];

/** Each document: its terms with their slots. Documents without terms are there, too. */
const documents = fc.array(
  fc.uniqueArray(fc.tuple(fc.constantFrom(...TERMS), fc.integer({ min: 0, max: SLOTS - 1 })), {
    selector: ([term]) => term,
    maxLength: 8,
  }),
  { maxLength: 40 },
);
type Documents = readonly (readonly (readonly [term: string, slot: number])[])[];

function packed(list: Documents): PackedPostings {
  const run = new WordRun();
  for (const [number, terms] of list.entries()) for (const [term, slot] of terms) run.add(number, term, slot);
  return run.pack();
}

function indexOf(list: Documents): ImpactIndex {
  const { terms, offsets, bytes } = packed(list);
  return new ImpactIndex(new PostingMap(sortedTexts(terms), offsets, bytes));
}

/** Slot of each document that holds the term. */
function held(index: ImpactIndex, term: string): [document: number, slot: number][] {
  return index
    .slots(term)
    .flatMap((numbers, slot) => Array.from(numbers ?? [], (n) => [n, slot] as [number, number]));
}

function modelled(list: Documents, term: string): [document: number, slot: number][] {
  return list
    .flatMap((terms, number) =>
      terms.filter(([t]) => t === term).map(([, slot]) => [number, slot] as [number, number]),
    )
    .sort((a, b) => a[1] - b[1] || a[0] - b[0]);
}

describe('the postings are those of a plain table', () => {
  test('of any documents', () =>
    fc.assert(
      fc.property(documents, (list) => {
        const index = indexOf(list);
        for (const term of [...TERMS, 'nowhere', '']) {
          const expected = modelled(list, term);
          expect(held(index, term)).toEqual(expected);
          expect(index.frequency(term)).toBe(expected.length);
        }
      }),
      { numRuns: 60 },
    ));

  test('of a term that thousands of documents hold, and of a document with thousands of terms', () => {
    const many: Documents = Array.from({ length: 5_000 }, (_, n) => [
      ['肇庆', n % SLOTS],
      [`词${n}`, 3],
    ]);
    const wide: Documents = [Array.from({ length: 5_000 }, (_, n) => [`词${n}`, n % SLOTS] as const)];
    for (const list of [many, wide]) {
      const index = indexOf(list);
      for (const term of ['肇庆', '词0', '词4999', '词5000'])
        expect(held(index, term)).toEqual(modelled(list, term));
    }
  });
});

describe('packed', () => {
  const list: Documents = TERMS.map((term, n) => [
    [term, n % SLOTS],
    ['肇庆2', 5],
  ]);

  test('the same documents are the same, with the terms in their order', () => {
    const first = packed(list);
    expect(packed(list)).toEqual(first);
    expect([...sortedTexts(first.terms)]).toEqual([...new Set([...TERMS, '肇庆2'])].sort());
  });

  test('an index without documents is unpacked, too', () => {
    expect(packed([]).terms.ends).toHaveLength(0);
    expect(held(indexOf([]), '肇庆')).toEqual([]);
  });
});
