/**
 * An engine that gives the answers it gave lately again. It stands before one generation, which never changes, and
 * goes with it: a newer generation comes with a cache of its own.
 */
import type { RecordDetail } from '../contract/detail.ts';
import type { DocumentAnswer, DocumentQuery, StoredDocument } from '../contract/document-query.ts';
import type { RecordType } from '../contract/record.ts';
import type {
  Explanation,
  SearchRequest,
  SearchResponse,
  SuggestRequest,
  SuggestResponse,
} from '../contract/search.ts';
import { shanghaiDay } from '../entities/day.ts';
import { ListCache } from '../index/list-cache.ts';
import type { HandOver } from '../pace/time-slice.ts';
import { type EngineStatus, noDocuments, type SearchEngine } from './engine.ts';

/** Hits and suggestions that are kept, in all: about 20 MB, and as much again as JSON. */
const KEPT = 10_000;

interface Kept {
  readonly request: SearchRequest;
  /** As it is given again, always the same object: what is made of it can be kept as well. */
  readonly answer: SearchResponse;
}

export class CachedEngine implements SearchEngine {
  readonly #engine: SearchEngine;
  readonly #now: () => Date;
  readonly #answers = new ListCache<Kept, string>(KEPT, 0);
  readonly #suggestions = new ListCache<SuggestResponse, string>(KEPT, 0);

  /** `now`: as the engine behind reads 近30天, an answer is good for the day on which it was given. */
  constructor(engine: SearchEngine, now: () => Date = () => new Date()) {
    this.#engine = engine;
    this.#now = now;
  }

  async search(request: SearchRequest, budgetMs?: number, handOver?: HandOver): Promise<SearchResponse> {
    const key = `${shanghaiDay(this.#now())} ${JSON.stringify(request)}`;
    const known = this.#answers.peek(key);
    if (known) return known.answer;
    const answer = await this.#engine.search(request, budgetMs, handOver);
    // What ran out of time, or lacks a part of the cluster, may be whole the next time.
    if (!answer.timedOut && !answer.partial && !this.#answers.peek(key))
      this.#answers.put(key, answer.hits.length + 1, { request, answer: { ...answer, tookMs: 0 } });
    return answer;
  }

  /** What was asked last, at most so many, the latest first. */
  recent(most: number): SearchRequest[] {
    return this.#answers.latest(most).map(({ request }) => request);
  }

  async suggest(request: SuggestRequest, handOver?: HandOver): Promise<SuggestResponse> {
    const key = JSON.stringify(request);
    const known = this.#suggestions.peek(key);
    if (known) return known;
    const answer = await this.#engine.suggest(request, handOver);
    if (!this.#suggestions.peek(key)) this.#suggestions.put(key, answer.suggestions.length + 1, answer);
    return answer;
  }

  record(type: RecordType, id: string): Promise<RecordDetail | undefined> {
    return this.#engine.record(type, id);
  }

  explain(request: SearchRequest, id: string): Promise<Explanation | undefined> {
    return this.#engine.explain(request, id);
  }

  /** Not kept: whole texts would fill the cache. */
  async documents(query: DocumentQuery, budgetMs?: number, handOver?: HandOver): Promise<DocumentAnswer> {
    if (!this.#engine.documents) throw noDocuments();
    return this.#engine.documents(query, budgetMs, handOver);
  }

  async document(type: RecordType, id: string): Promise<StoredDocument | undefined> {
    if (!this.#engine.document) throw noDocuments();
    return this.#engine.document(type, id);
  }

  status(): EngineStatus {
    return this.#engine.status();
  }
}
