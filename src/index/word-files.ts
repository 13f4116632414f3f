/** The packed postings of an `ImpactIndex` as files of a generation, and back. */
import type { PackedPostings } from './flex-index.ts';
import { bytesToSteps, stepsToBytes } from './number-steps.ts';
import { PostingMap } from './posting-map.ts';
import { readSortedTexts, sortedTextFiles, sortedTexts } from './sorted-texts.ts';

export function wordFiles(
  name: string,
  { terms, offsets, bytes }: PackedPostings,
): { name: string; data: string | Uint8Array }[] {
  return [
    ...sortedTextFiles(`${name}.terms`, sortedTexts(terms)),
    { name: `${name}.offsets`, data: stepsToBytes(offsets) },
    { name: `${name}.postings`, data: bytes },
  ];
}

export async function readWordFiles(
  name: string,
  read: (name: string) => Promise<Buffer>,
): Promise<PostingMap> {
  const [terms, offsets, postings] = await Promise.all([
    readSortedTexts(`${name}.terms`, read),
    read(`${name}.offsets`),
    read(`${name}.postings`),
  ]);
  return new PostingMap(terms, bytesToSteps(offsets), postings);
}
