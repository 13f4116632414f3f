/** The port of every engine: the server, the pages and the command line know no more than this. */
import type { RecordDetail } from '../contract/detail.ts';
import type { DocumentAnswer, DocumentQuery, StoredDocument } from '../contract/document-query.ts';
import { AppError } from '../contract/error.ts';
import type { RecordType } from '../contract/record.ts';
import type {
  Explanation,
  SearchRequest,
  SearchResponse,
  SuggestRequest,
  SuggestResponse,
} from '../contract/search.ts';
import type { HandOver } from '../pace/time-slice.ts';

export interface EngineStatus {
  readonly generation: string;
  readonly counts: Readonly<Record<RecordType, number>>;
  /** Day of the newest article, `YYYY-MM-DD`; absent where no article has a date. */
  readonly newest?: string;
  /** Of an engine that is on other machines: how they are. */
  readonly cluster?: ClusterState | undefined;
}

export interface ClusterState {
  /** As OpenSearch has it: all copies there, some copies missing, some data missing; or no answer at all. */
  readonly status: 'green' | 'yellow' | 'red' | 'unreachable';
  readonly nodes: number;
}

export interface SearchEngine {
  /**
   * After `budgetMs` it answers with what it has found, marked `timedOut`; without, it takes its time. It never holds
   * the thread for long: between its pieces it waits for `handOver`.
   */
  search(request: SearchRequest, budgetMs?: number, handOver?: HandOver): Promise<SearchResponse>;
  suggest(request: SuggestRequest, handOver?: HandOver): Promise<SuggestResponse>;
  record(type: RecordType, id: string): Promise<RecordDetail | undefined>;
  /** Why the record scores what it scores; undefined where it is not in the answer at all. */
  explain(request: SearchRequest, id: string): Promise<Explanation | undefined>;
  /** Whole documents by a condition, and one of them; an engine without them has no doors for other protocols. */
  documents?(query: DocumentQuery, budgetMs?: number, handOver?: HandOver): Promise<DocumentAnswer>;
  document?(type: RecordType, id: string): Promise<StoredDocument | undefined>;
  status(): EngineStatus;
}

/** An engine that was asked for what it does not have. */
export function noDocuments(): AppError {
  return new AppError('route_not_found', '这个检索引擎没有文档接口 (this engine has no documents)');
}
