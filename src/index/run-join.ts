/**
 * Runs → the postings of all their documents. The first run, where it is the index before and most of it stays, is taken over as it
 * lies (`gram-splice.ts`, `word-splice.ts`); else all are merged (`gram-merge.ts`, `word-merge.ts`). Both give the same bytes.
 */
import type { PackedPostings } from './flex-index.ts';
import type { GramArrays } from './gram-index.ts';
import { mergeGrams } from './gram-merge.ts';
import { spliceGrams } from './gram-splice.ts';
import type { HeldRun } from './held-run.ts';
import { GONE, type Renumbered, type Renumbering, type WordIndexName } from './posting-run.ts';
import { mergeWords } from './word-merge.ts';
import { spliceWords } from './word-splice.ts';

/**
 * Begins to splice characters and pairs of the index before with those of other runs, and gives who waits for the result, to be
 * called once. What it is given is not to be used afterwards.
 */
export type SpliceGrams = (
  before: Renumbered<GramArrays>,
  others: readonly Renumbered<GramArrays>[],
) => () => Promise<GramArrays>;

/** In this thread, once it is waited for. */
export const spliceHere: SpliceGrams = (before, others) => async () => spliceGrams(before, others);

export class RunJoin {
  readonly #runs: readonly HeldRun[];
  readonly #isMostlyKept: boolean;

  /** `before`: the numbers of the first run, where that is the index before; `size`: documents of all runs. */
  constructor(runs: readonly HeldRun[], before: Renumbering | undefined, size: number) {
    this.#runs = runs;
    const kept = before?.reduce((sum, number) => sum + Number(number !== GONE), 0) ?? 0;
    this.#isMostlyKept = kept * 2 > size;
  }

  grams(splice: SpliceGrams): () => Promise<GramArrays> {
    const of = () => this.#of((run) => run.grams());
    if (!this.#isMostlyKept) return async () => mergeGrams(of());
    const [before, ...others] = of();
    return splice(before as Renumbered<GramArrays>, others);
  }

  words(name: WordIndexName): PackedPostings {
    const all = this.#of((run) => run.words(name));
    if (!this.#isMostlyKept) return mergeWords(all);
    const [before, ...others] = all;
    return spliceWords(before as Renumbered<PackedPostings>, others);
  }

  #of<Postings>(pick: (run: HeldRun) => Postings): Renumbered<Postings>[] {
    return this.#runs.map((run) => ({ postings: pick(run), numbers: run.numbers }));
  }
}
