/** What is known of one address of a site, as a line of the journal. */
import { z } from 'zod';

const text = z.string();
const partialSchema = z.strictObject({ title: text, text, url: text.optional() });

/** A part of a story that a paper goes on with on another page; kept to be joined. */
const pieceSchema = z.strictObject({
  id: text,
  /** Host and day: pieces of one issue. */
  issue: text,
  title: text,
  text,
  page: z.number().optional(),
  to: z.number().optional(),
  from: z.number().optional(),
  /** The record of the corpus, without its text. */
  record: z.record(z.string(), z.unknown()),
});
export type Piece = z.infer<typeof pieceSchema>;

const OUTCOMES = ['article', 'list', 'quarantined', 'gone', 'skipped', 'failed'] as const;

export const pageSchema = z.strictObject({
  url: text,
  /** Links from the start pages. */
  depth: z.number().int(),
  /** The last run that has seen to it; 0: found and not yet visited. */
  run: z.number().int(),
  outcome: z.enum(OUTCOMES).optional(),
  /** ISO 8601: of the first and of the last visit. */
  first: text.optional(),
  last: text.optional(),
  etag: text.optional(),
  modified: text.optional() /** Rules under which it was read: see `readerOf`. */,
  reader: text.optional(),
  /** SHA-256 of the body. */
  hash: text.optional(),
  articleId: text.optional(),
  /** Why it was skipped, put aside or not had. */
  reason: text.optional(),
  detail: text.optional(),
  score: z.number().optional(),
  partials: z.array(partialSchema).optional(),
  piece: pieceSchema.optional(),
});
export type PageState = z.infer<typeof pageSchema>;

export const lineSchema = z.union([
  z.strictObject({ run: z.number().int().min(1), event: z.enum(['begin', 'end']), at: text }),
  z.strictObject({ page: pageSchema, found: z.array(z.tuple([text, z.number().int()])).optional() }),
]);
export type JournalLine = z.infer<typeof lineSchema>;
