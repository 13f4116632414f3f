/** The arrays of a `GramIndex` as files of a generation, and back. */
import type { GramArrays } from './gram-index.ts';
import { bytesToSteps, stepsToBytes } from './number-steps.ts';

const NUMBERS = ['characters', 'characterOffsets', 'pairStart', 'second', 'pairOffsets'] as const;
const BYTES = ['characterPostings', 'pairPostings'] as const;

const fileOf = (array: keyof GramArrays) => `grams.${array}`;

export function gramFiles(arrays: GramArrays): { name: string; data: Uint8Array }[] {
  return [
    ...NUMBERS.map((name) => ({ name: fileOf(name), data: stepsToBytes(arrays[name]) })),
    ...BYTES.map((name) => ({ name: fileOf(name), data: arrays[name] })),
  ];
}

export async function readGramFiles(read: (name: string) => Promise<Uint8Array>): Promise<GramArrays> {
  const numbers = async (name: (typeof NUMBERS)[number]) => bytesToSteps(await read(fileOf(name)));
  const bytes = (name: (typeof BYTES)[number]) => read(fileOf(name));
  const [characters, characterOffsets, pairStart, second, pairOffsets] = await Promise.all(
    NUMBERS.map(numbers),
  );
  const [characterPostings, pairPostings] = await Promise.all(BYTES.map(bytes));
  return {
    characters,
    characterOffsets,
    pairStart,
    second,
    pairOffsets,
    characterPostings,
    pairPostings,
  } as GramArrays;
}
