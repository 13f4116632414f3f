import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SLOTS } from '../../src/index/bm25f.ts';
import { ImpactIndex, type PackedPostings } from '../../src/index/flex-index.ts';
import { PostingMap } from '../../src/index/posting-map.ts';
import { sortedTexts } from '../../src/index/sorted-texts.ts';
import { readWordFiles, wordFiles } from '../../src/index/word-files.ts';
import { WordRun } from '../../src/index/word-run.ts';

const TERMS = [
  '肇庆',
  'shein',
  '𠀀𬬻',
  '__proto__',
  'constructor',
  '0',
  '"',
  '\u0000',
  '\u2028',
  'company:c001',
  '\ud840',
];

const documents = fc.array(
  fc.uniqueArray(fc.tuple(fc.constantFrom(...TERMS), fc.nat(SLOTS - 1)), {
    selector: ([term]) => term,
    maxLength: 8,
  }),
  { maxLength: 60 },
);
type Documents = readonly (readonly (readonly [term: string, slot: number])[])[];

function packed(list: Documents): PackedPostings {
  const run = new WordRun();
  for (const [number, terms] of list.entries())
    for (const [term, slot] of terms) run.add(number * 97, term, slot);
  return run.pack();
}

function indexOf({ terms, offsets, bytes }: PackedPostings): ImpactIndex {
  return new ImpactIndex(new PostingMap(sortedTexts(terms), offsets, bytes));
}

function filesOf(name: string, list: Documents): Map<string, Buffer> {
  const files = wordFiles(name, packed(list));
  return new Map(files.map((file) => [file.name, Buffer.from(file.data)]));
}

const reader = (files: ReadonlyMap<string, Buffer>) => async (name: string) =>
  files.get(name) ?? Promise.reject(new Error(`no file ${name}`));

test('what is read is what was written', () =>
  fc.assert(
    fc.asyncProperty(documents, async (list) => {
      const built = indexOf(packed(list));
      const read = new ImpactIndex(
        await readWordFiles('article.word', reader(filesOf('article.word', list))),
      );
      const lists = (index: ImpactIndex, term: string) =>
        Array.from({ length: SLOTS }, (_, slot) => Array.from(index.slots(term)[slot] ?? []));
      for (const term of TERMS) {
        expect(lists(read, term)).toEqual(lists(built, term));
        expect(read.frequency(term)).toBe(built.frequency(term));
      }
    }),
  ));

test('the same documents give the same bytes, in whichever order a document gives its terms', () =>
  fc.assert(
    fc.property(documents, (list) => {
      const first = filesOf('article.word', list);
      expect(filesOf('article.word', structuredClone(list))).toEqual(first);
      expect(
        filesOf(
          'article.word',
          list.map((terms) => terms.toReversed()),
        ),
      ).toEqual(first);
    }),
  ));

const SOME: Documents = [
  [
    ['肇庆', 3],
    ['shein', 15],
  ],
  [['肇庆', 3]],
  [['shein', 0]],
];

test('two indexes have no file in common, and no file can be missing', async () => {
  const words = filesOf('article.word', SOME);
  const concepts = filesOf('article.concept', SOME);
  expect(new Set([...words.keys(), ...concepts.keys()]).size).toBe(words.size + concepts.size);
  for (const name of words.keys()) {
    const files = new Map([...words, ...concepts]);
    files.delete(name);
    await expect(readWordFiles('article.word', reader(files))).rejects.toThrow(name);
  }
});
