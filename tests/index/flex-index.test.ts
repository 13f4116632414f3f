import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SLOTS } from '../../src/index/bm25f.ts';
import { documentFrequency, ImpactIndex } from '../../src/index/flex-index.ts';

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

function indexOf(list: Documents): ImpactIndex {
  const index = new ImpactIndex();
  for (const [number, terms] of list.entries()) index.add(number, new Map(terms));
  return index;
}

async function reloaded(index: ImpactIndex): Promise<ImpactIndex> {
  const copy = new ImpactIndex();
  for await (const { key, data } of index.parts()) copy.load(key, data);
  return copy;
}

/** Slot of each document that holds the term. */
function held(index: ImpactIndex, term: string): [document: number, slot: number][] {
  return index
    .slots(term)
    .flatMap((numbers, slot) => (numbers ?? []).map((n) => [n, slot] as [number, number]));
}

function modelled(list: Documents, term: string): [document: number, slot: number][] {
  return list
    .flatMap((terms, number) =>
      terms.filter(([t]) => t === term).map(([, slot]) => [number, slot] as [number, number]),
    )
    .sort((a, b) => a[1] - b[1] || a[0] - b[0]);
}

describe('the postings are those of a plain table', () => {
  test('before and after they go through their parts', async () =>
    fc.assert(
      fc.asyncProperty(documents, async (list) => {
        const index = indexOf(list);
        const copy = await reloaded(index);
        for (const term of [...TERMS, 'nowhere', '']) {
          const expected = modelled(list, term);
          expect(held(index, term)).toEqual(expected);
          expect(held(copy, term)).toEqual(expected);
          expect(documentFrequency(copy.slots(term))).toBe(expected.length);
        }
      }),
      { numRuns: 60 },
    ));

  test('of a term that thousands of documents hold, and of a document with thousands of terms', async () => {
    const many: Documents = Array.from({ length: 5_000 }, (_, n) => [
      ['肇庆', n % SLOTS],
      [`词${n}`, 3],
    ]);
    const wide: Documents = [Array.from({ length: 5_000 }, (_, n) => [`词${n}`, n % SLOTS] as const)];
    for (const list of [many, wide]) {
      const copy = await reloaded(indexOf(list));
      for (const term of ['肇庆', '词0', '词4999', '词5000'])
        expect(held(copy, term)).toEqual(modelled(list, term));
    }
  });
});

describe('parts', () => {
  const parts = async (index: ImpactIndex) => {
    const found: [string, string][] = [];
    for await (const { key, data } of index.parts()) found.push([key, data]);
    return found;
  };

  test('are the same for the same documents, after a reload too, in the order of their keys', async () => {
    const list: Documents = TERMS.map((term, n) => [
      [term, n % SLOTS],
      ['肇庆2', 5],
    ]);
    const first = await parts(indexOf(list));
    expect(await parts(indexOf(list))).toEqual(first);
    expect(await parts(await reloaded(indexOf(list)))).toEqual(first);
    const keys = first.map(([key]) => key);
    expect(keys).toEqual([...keys].sort());
    expect(first.length).toBeGreaterThan(0);
  });

  test('of an index without documents load, too', async () => {
    const copy = await reloaded(new ImpactIndex());
    expect(held(copy, '肇庆')).toEqual([]);
  });
});

test('empty slots count nothing', () =>
  expect(documentFrequency([null, undefined, [], [3, 4], [1]])).toBe(3));
