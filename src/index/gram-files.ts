/** The arrays of a `GramIndex` as files of a generation, and back. */
import type { GramArrays } from './gram-index.ts';
import {
  bytesToNumbers,
  decodeGaps,
  decodeNibbles,
  encodeGaps,
  encodeNibbles,
  numbersToBytes,
} from './posting-codec.ts';

const PREFIX = 'grams.';

export function gramFiles(arrays: GramArrays): { name: string; data: Uint8Array }[] {
  const numbers = (name: 'characters' | 'characterStart' | 'pairStart' | 'second' | 'postingStart') => ({
    name: `${PREFIX}${name}`,
    data: numbersToBytes(arrays[name]),
  });
  return [
    numbers('characters'),
    numbers('characterStart'),
    numbers('pairStart'),
    numbers('second'),
    numbers('postingStart'),
    {
      name: `${PREFIX}characterDocuments`,
      data: encodeGaps(arrays.characterDocuments, arrays.characterStart),
    },
    { name: `${PREFIX}characterSlots`, data: encodeNibbles(arrays.characterSlots) },
    { name: `${PREFIX}pairDocuments`, data: encodeGaps(arrays.pairDocuments, arrays.postingStart) },
    { name: `${PREFIX}pairSlots`, data: encodeNibbles(arrays.pairSlots) },
  ];
}

export async function readGramFiles(read: (name: string) => Promise<Uint8Array>): Promise<GramArrays> {
  const numbers = async (name: string) => bytesToNumbers(await read(`${PREFIX}${name}`));
  const characterStart = await numbers('characterStart');
  const postingStart = await numbers('postingStart');
  return {
    characters: await numbers('characters'),
    characterStart,
    pairStart: await numbers('pairStart'),
    second: await numbers('second'),
    postingStart,
    characterDocuments: decodeGaps(await read(`${PREFIX}characterDocuments`), characterStart),
    characterSlots: decodeNibbles(await read(`${PREFIX}characterSlots`), characterStart.at(-1) ?? 0),
    pairDocuments: decodeGaps(await read(`${PREFIX}pairDocuments`), postingStart),
    pairSlots: decodeNibbles(await read(`${PREFIX}pairSlots`), postingStart.at(-1) ?? 0),
  };
}
