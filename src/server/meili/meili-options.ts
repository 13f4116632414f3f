/** What the Meilisearch door works with. */
import type { Context, MiddlewareHandler } from 'hono';
import type { DocumentAnswer, DocumentQuery } from '../../contract/document-query.ts';
import type { Intake } from '../../intake/intake.ts';
import type { SearchEngine } from '../../search/engine.ts';

/** An engine that has documents. */
export type DocumentEngine = SearchEngine & Required<Pick<SearchEngine, 'documents' | 'document'>>;

export interface MeiliOptions {
  readonly engine: () => DocumentEngine;
  /** What reading requests pass first, and those that write. */
  readonly readDoors: readonly MiddlewareHandler[];
  readonly adminDoors: readonly MiddlewareHandler[];
  /** Without one no documents are taken. */
  readonly intake: Intake | undefined;
  readonly log: (c: Context, query: DocumentQuery, answer: DocumentAnswer) => void;
  readonly since: Date;
}
