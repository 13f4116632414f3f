/** The packed postings of an `ImpactIndex` as files of a generation, and back. */
import type { PackedPostings } from './flex-index.ts';
import { bytesToNumbers, decodeGaps, encodeGaps, numbersToBytes } from './posting-codec.ts';

export function wordFiles(
  name: string,
  packed: PackedPostings,
): { name: string; data: string | Uint8Array }[] {
  return [
    { name: `${name}.terms`, data: JSON.stringify(packed.terms) },
    { name: `${name}.masks`, data: numbersToBytes(packed.masks) },
    { name: `${name}.start`, data: numbersToBytes(packed.start) },
    { name: `${name}.documents`, data: encodeGaps(packed.documents, packed.start) },
  ];
}

export async function readWordFiles(
  name: string,
  read: (name: string) => Promise<Buffer>,
): Promise<PackedPostings> {
  const start = bytesToNumbers(await read(`${name}.start`));
  return {
    terms: JSON.parse((await read(`${name}.terms`)).toString('utf8')) as string[],
    masks: bytesToNumbers(await read(`${name}.masks`)),
    start,
    documents: decodeGaps(await read(`${name}.documents`), start),
  };
}
