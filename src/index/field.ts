/** The field table: what of a record is searched, and how much a word weighs there. */

/**
 * title: what the record is called. names: what else it and its companies are called.
 * labels: place, industry, tags. body: the text of an article. context: what articles say of a project.
 */
export const FIELDS = ['title', 'names', 'labels', 'body', 'context'] as const;
export type FieldName = (typeof FIELDS)[number];

/**
 * Weight of one occurrence against one in the body (BM25F field weights). Title 3: measured best of 1 to 5
 * on keyword-to-abstract retrieval; the others by the meaning of the field, held by the relevance tests.
 */
export const BOOSTS: Readonly<Record<FieldName, number>> = {
  title: 3,
  names: 2,
  labels: 0.5,
  body: 1,
  context: 0.25,
};

/** Stands between the texts of a record in the packed store, so that no phrase runs from one into the next. */
export const TEXT_BREAK = '\u0000';

/** Stands between the texts of a record itself and those of its context. */
export const CONTEXT_BREAK = '\u0001';
