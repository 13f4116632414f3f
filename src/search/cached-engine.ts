/**
 * An engine that keeps what it is asked for again. It stands before one generation, which never changes, and goes with
 * it: a newer generation comes with a cache of its own. What is kept is frozen: it is given to many.
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
import { Doorkeeper } from './doorkeeper.ts';
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
  readonly #askedBefore = new Doorkeeper();

  /**
   * `expected`: what will be asked, kept the first time. `now`: as the engine behind reads 近30天, an answer is good
   * for the day on which it was given.
   */
  constructor(
    engine: SearchEngine,
    expected: readonly SearchRequest[] = [],
    now: () => Date = () => new Date(),
  ) {
    this.#engine = engine;
    this.#now = now;
    for (const request of expected) this.#askedBefore.lets(this.#keyOf(request));
  }

  #keyOf(request: SearchRequest): string {
    return `${shanghaiDay(this.#now())} ${JSON.stringify(request)}`;
  }

  async search(request: SearchRequest, budgetMs?: number, handOver?: HandOver): Promise<SearchResponse> {
    const key = this.#keyOf(request);
    const known = this.#answers.peek(key);
    if (known) return known.answer;
    const answer = await this.#engine.search(request, budgetMs, handOver);
    // What ran out of time, or lacks a part of the cluster, may be whole the next time.
    if (!answer.timedOut && !answer.partial && this.#askedBefore.lets(key)) {
      // Written out and read again: a snippet that is cut out of a text would keep all of that text in memory.
      const kept = Object.freeze(JSON.parse(JSON.stringify({ ...answer, tookMs: 0 })) as SearchResponse);
      this.#answers.put(key, answer.hits.length + 1, { request, answer: kept });
    }
    return answer;
  }

  /**
   * What is kept and was asked last, at most so many, the latest first: each from its first page on, since a cursor may
   * mean nothing to a newer generation.
   */
  recent(most: number): SearchRequest[] {
    return this.#answers.latest(most).map(({ request: { cursor: _, ...first } }) => first);
  }

  async suggest(request: SuggestRequest, handOver?: HandOver): Promise<SuggestResponse> {
    const key = JSON.stringify(request);
    const known = this.#suggestions.peek(key);
    if (known) return known;
    const answer = await this.#engine.suggest(request, handOver);
    if (this.#askedBefore.lets(key))
      this.#suggestions.put(key, answer.suggestions.length + 1, Object.freeze(answer));
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
