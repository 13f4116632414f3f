/** Batches of documents → their runs, with one set of names and averages. The work that threads share. */
import { useDictionary } from '../analysis/segmenter.ts';
import { RECORD_TYPES, type RecordType } from '../contract/record.ts';
import { type Concept, ConceptDictionary, nameKey } from '../entities/concept.ts';
import { analyse, type TermRuns } from './analysis.ts';
import type { AverageLengths } from './average.ts';
import type { FieldTexts } from './document.ts';
import { GramIndexBuilder } from './gram-builder.ts';
import { BytesPacker, textBytes } from './packed-text.ts';
import { type PostingRun, WORD_KINDS } from './posting-run.ts';
import { WordRun } from './word-run.ts';

const NO_BYTES = new Uint8Array(0);

export interface DocumentTexts {
  readonly type: RecordType;
  readonly texts: FieldTexts;
}

/** What the words of a text depend on beside the text. */
export interface Language {
  readonly concepts: readonly Concept[];
  readonly averages: AverageLengths;
}

/** Names that nodejieba must keep whole: every name of two to twenty Hanzi. */
export function dictionaryNames(concepts: readonly Concept[]): string[] {
  return concepts.flatMap(({ terms }) => terms.map(nameKey));
}

/** Gives the run of each batch, in the order of the batches. `count`: documents of all batches together. */
export type AnalyseBatches = (
  language: Language,
  batches: Iterable<readonly DocumentTexts[]>,
  count: number,
) => AsyncIterable<PostingRun>;

export class Analyst {
  readonly #dictionary: ConceptDictionary;
  readonly #averages: AverageLengths;

  /** Loads nodejieba with the names. */
  constructor({ concepts, averages }: Language) {
    this.#dictionary = new ConceptDictionary(concepts);
    this.#averages = averages;
    useDictionary(dictionaryNames(concepts));
  }

  run(batch: readonly DocumentTexts[]): PostingRun {
    const words = new Map(
      RECORD_TYPES.flatMap((type) =>
        WORD_KINDS.map((kind) => [`${type}.${kind}` as const, new WordRun()] as const),
      ),
    );
    const grams = new GramIndexBuilder();
    const runsOf = (type: RecordType): TermRuns => ({
      word: words.get(`${type}.word`) as WordRun,
      concept: words.get(`${type}.concept`) as WordRun,
      grams,
    });
    const texts = new BytesPacker();
    const bodies = new BytesPacker();
    for (const [number, { type, texts: fields }] of batch.entries()) {
      const analysed = analyse(number, fields, this.#averages[type], this.#dictionary, runsOf(type));
      texts.add(textBytes(analysed.folded));
      bodies.add(analysed.body ?? NO_BYTES);
    }
    return {
      words: Object.fromEntries(
        Array.from(words, ([name, run]) => [name, run.pack()]),
      ) as PostingRun['words'],
      grams: grams.build(),
      texts: texts.bytes(),
      textEnds: texts.ends(),
      bodies: bodies.bytes(),
      bodyEnds: bodies.ends(),
    };
  }
}

/** In this thread, one batch after the other. */
export const analyseHere: AnalyseBatches = async function* (language, batches) {
  const analyst = new Analyst(language);
  for (const batch of batches) {
    yield analyst.run(batch);
    await new Promise(setImmediate);
  }
};
