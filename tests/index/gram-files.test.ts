import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SLOTS } from '../../src/index/bm25f.ts';
import { GramIndexBuilder } from '../../src/index/gram-builder.ts';
import { gramFiles, readGramFiles } from '../../src/index/gram-files.ts';
import type { GramArrays } from '../../src/index/gram-index.ts';

const CODES = [...'肇庆第一𠀀𬬻ひ가'].map((c) => c.codePointAt(0) as number);

const documents = fc.array(
  fc.uniqueArray(
    fc.tuple(fc.constantFrom(...CODES), fc.constantFrom(...CODES), fc.nat(SLOTS - 1), fc.nat(1_000)),
    { selector: ([first, second]) => `${first} ${second}`, maxLength: 10 },
  ),
  { maxLength: 30 },
);
type Documents = readonly (readonly (readonly [number, number, number, number])[])[];

/** Numbers with gaps of their own: each document comes some hundred after the one before. */
function arraysOf(list: Documents): GramArrays {
  const builder = new GramIndexBuilder();
  let number = 0;
  for (const terms of list) {
    number += 1 + (terms[0]?.[3] ?? 0);
    for (const [first, second, slot] of terms) builder.addPair(number, first, second, slot);
    for (const first of new Set(terms.map(([code]) => code)))
      builder.addCharacter(number, first, number % SLOTS);
  }
  return builder.build();
}

function filesOf(arrays: GramArrays): Map<string, Buffer> {
  return new Map(gramFiles(arrays).map(({ name, data }) => [name, Buffer.from(data)]));
}

const reader = (files: ReadonlyMap<string, Buffer>) => async (name: string) => {
  const bytes = files.get(name);
  if (!bytes) throw new Error(`no file ${name}`);
  return Uint8Array.from(bytes);
};

test('what is read is what was written', () =>
  fc.assert(
    fc.asyncProperty(documents, async (list) => {
      const arrays = arraysOf(list);
      expect(await readGramFiles(reader(filesOf(arrays)))).toEqual(arrays);
    }),
  ));

test('the same documents give the same bytes', () =>
  fc.assert(
    fc.property(documents, (list) => {
      expect(filesOf(arraysOf(list))).toEqual(filesOf(arraysOf(structuredClone(list))));
    }),
  ));

const SOME: Documents = [
  [
    [CODES[0] as number, CODES[1] as number, 3, 500],
    [CODES[4] as number, CODES[5] as number, 15, 0],
  ],
  [[CODES[0] as number, CODES[1] as number, 0, 999]],
];

test('each file has a name of its own, and none can be missing', async () => {
  const written = gramFiles(arraysOf(SOME));
  expect(new Set(written.map(({ name }) => name)).size).toBe(written.length);
  for (const { name } of written) {
    const files = filesOf(arraysOf(SOME));
    files.delete(name);
    await expect(readGramFiles(reader(files))).rejects.toThrow(name);
  }
});
