/**
 * Postings of some documents of an index: those of a batch that was analysed, or those of an index published before.
 * Runs are joined to the postings of all documents (`gram-merge.ts`, `word-merge.ts`); however the documents are
 * divided into runs, the result is the same.
 */
import type { RecordType } from '../contract/record.ts';
import type { PackedPostings } from './flex-index.ts';
import type { GramArrays } from './gram-index.ts';

/** Kinds of token that FlexSearch keeps; characters and pairs are in the `GramIndex`. */
export const WORD_KINDS = ['word', 'concept'] as const;
export type WordKind = (typeof WORD_KINDS)[number];

/** `article.word`, `company.concept` … */
export type WordIndexName = `${RecordType}.${WordKind}`;

/** In place of a document's number: the document is no longer in the index. */
export const GONE = -1;

/** New number of each document of a run, by its number in the run, or `GONE`; the others rise. */
export type Renumbering = Int32Array;

export interface Renumbered<Postings> {
  readonly postings: Postings;
  readonly numbers: Renumbering;
}

/** What was made of a batch of documents, numbered from 0. Bytes and arrays alone, so that a thread can hand it over. */
export interface PostingRun {
  readonly words: Readonly<Record<WordIndexName, PackedPostings>>;
  readonly grams: GramArrays;
  /** Folded texts in UTF-16, and what folding took from bodies, one document after the other. */
  readonly texts: Uint8Array;
  readonly textEnds: Float64Array;
  readonly bodies: Uint8Array;
  readonly bodyEnds: Float64Array;
}

/** The index before: what is stored of its documents stays deflated. */
export type EarlierRun = Omit<PostingRun, 'texts' | 'bodies'>;
