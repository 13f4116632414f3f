/** Runs that wait to be merged: their parts come when they are asked for, out of memory or from the disk. */
import type { ScratchFile } from '../corpus/scratch-file.ts';
import type { PackedPostings } from './flex-index.ts';
import type { GramArrays } from './gram-index.ts';
import type { EarlierRun, PostingRun, Renumbering, WordIndexName } from './posting-run.ts';

export interface HeldRun {
  /** New numbers of its documents. */
  readonly numbers: Renumbering;
  readonly textEnds: Float64Array;
  readonly bodyEnds: Float64Array;
  words(name: WordIndexName): PackedPostings;
  grams(): GramArrays;
  /** Neither is there of the index before: what is stored of its documents is taken over where it lies. */
  texts?(): Uint8Array;
  bodies?(): Uint8Array;
}

export function heldBefore(run: EarlierRun, numbers: Renumbering): HeldRun {
  const { textEnds, bodyEnds, words, grams } = run;
  return { ...{ numbers, textEnds, bodyEnds }, words: (name) => words[name], grams: () => grams };
}

export function heldInMemory(run: PostingRun, numbers: Renumbering): Required<HeldRun> {
  const { textEnds, bodyEnds, words, grams, texts, bodies } = run;
  return {
    ...{ numbers, textEnds, bodyEnds },
    words: (name) => words[name],
    grams: () => grams,
    texts: () => texts,
    bodies: () => bodies,
  };
}

/** Only where texts end stays in memory. */
export function heldOnDisk(run: PostingRun, numbers: Renumbering, scratch: ScratchFile): Required<HeldRun> {
  const { textEnds, bodyEnds } = run;
  const words = new Map(
    Object.entries(run.words).map(([name, { terms, offsets, bytes }]) => {
      const parts = { units: scratch.put(terms.units), ends: scratch.put(terms.ends) };
      const [offsetsOf, bytesOf] = [scratch.put(offsets), scratch.put(bytes)];
      const packed = (): PackedPostings => ({
        terms: { units: parts.units(), ends: parts.ends() },
        offsets: offsetsOf(),
        bytes: bytesOf(),
      });
      return [name, packed] as const;
    }),
  );
  const grams = Object.entries(run.grams).map(([name, array]) => [name, scratch.put(array)] as const);
  return {
    ...{ numbers, textEnds, bodyEnds },
    words: (name) => (words.get(name) as () => PackedPostings)(),
    grams: () => Object.fromEntries(grams.map(([name, read]) => [name, read()])) as unknown as GramArrays,
    texts: scratch.put(run.texts),
    bodies: scratch.put(run.bodies),
  };
}
