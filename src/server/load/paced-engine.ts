/** An engine that takes its turn before it works, and works no longer than it may. */
import type { RecordDetail } from '../../contract/detail.ts';
import type { DocumentAnswer, DocumentQuery, StoredDocument } from '../../contract/document-query.ts';
import type { RecordType } from '../../contract/record.ts';
import type {
  Explanation,
  SearchRequest,
  SearchResponse,
  SuggestRequest,
  SuggestResponse,
} from '../../contract/search.ts';
import { type EngineStatus, noDocuments, type SearchEngine } from '../../search/engine.ts';
import type { Turns } from './turns.ts';

export class PacedEngine implements SearchEngine {
  readonly #engine: SearchEngine;
  readonly #turns: Turns;
  readonly #budgetMs: number;

  constructor(engine: SearchEngine, turns: Turns, budgetMs: number) {
    this.#engine = engine;
    this.#turns = turns;
    this.#budgetMs = budgetMs;
  }

  search(request: SearchRequest): Promise<SearchResponse> {
    return this.#turns.take(() => this.#engine.search(request, this.#budgetMs, () => this.#turns.again()));
  }

  suggest(request: SuggestRequest): Promise<SuggestResponse> {
    return this.#turns.take(() => this.#engine.suggest(request));
  }

  /** Looked up at once: it costs less than a turn. */
  record(type: RecordType, id: string): Promise<RecordDetail | undefined> {
    return this.#engine.record(type, id);
  }

  explain(request: SearchRequest, id: string): Promise<Explanation | undefined> {
    return this.#turns.take(() => this.#engine.explain(request, id));
  }

  documents(query: DocumentQuery): Promise<DocumentAnswer> {
    return this.#turns.take(async () => {
      if (!this.#engine.documents) throw noDocuments();
      return this.#engine.documents(query, this.#budgetMs, () => this.#turns.again());
    });
  }

  async document(type: RecordType, id: string): Promise<StoredDocument | undefined> {
    if (!this.#engine.document) throw noDocuments();
    return this.#engine.document(type, id);
  }

  status(): EngineStatus {
    return this.#engine.status();
  }
}
