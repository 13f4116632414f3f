/** Postings cut down to how many records hold each term: what a catalogue knows where the postings are elsewhere. */
import type { GramArrays } from './gram-index.ts';
import { ByteReader, ByteWriter } from './posting-codec.ts';
import { copyHead } from './posting-map.ts';

interface TermBytes {
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

function cut(
  { offsets, bytes }: TermBytes,
  copy: (reader: ByteReader, writer: ByteWriter) => void,
): TermBytes {
  const writer = new ByteWriter();
  const cutOffsets = new Uint32Array(offsets.length);
  for (let term = 0; term < offsets.length; term++) {
    cutOffsets[term] = writer.length;
    copy(new ByteReader(bytes, offsets[term] as number), writer);
  }
  return { offsets: cutOffsets, bytes: writer.bytes() };
}

/** A `GramIndex` over these gives frequencies, and nothing else. */
export function gramCounts(arrays: GramArrays): GramArrays {
  const counted = (offsets: Uint32Array, bytes: Uint8Array) =>
    cut({ offsets, bytes }, (reader, writer) => writer.number(reader.number()));
  const characters = counted(arrays.characterOffsets, arrays.characterPostings);
  const pairs = counted(arrays.pairOffsets, arrays.pairPostings);
  return {
    ...arrays,
    characterOffsets: characters.offsets,
    characterPostings: characters.bytes,
    pairOffsets: pairs.offsets,
    pairPostings: pairs.bytes,
  };
}

/** A `PostingMap` over these gives frequencies, and nothing else. */
export function wordCounts<Postings extends TermBytes>(postings: Postings): Postings {
  return { ...postings, ...cut(postings, copyHead) };
}
