/** `import { createSearch } from 'xiangxun'`: an index in this process, over a folder or over records in memory. */
import type { RecordDetail } from '../contract/detail.ts';
import { AppError } from '../contract/error.ts';
import type { Article, Company, Project, RecordType, SynonymSet } from '../contract/record.ts';
import type { Explanation, SearchRequest, SearchResponse, SuggestResponse } from '../contract/search.ts';
import { parseSearchParams } from '../contract/search-params.ts';
import { checkRecords } from '../corpus/given-records.ts';
import { deriveRecords } from '../extraction/derive.ts';
import { buildIndex } from '../index/builder.ts';
import { loadSnapshot } from '../index/snapshot.ts';
import { EmbeddedEngine } from '../search/embedded-engine.ts';
import type { EngineStatus, SearchEngine } from '../search/engine.ts';
import { openEngine } from '../search/open-engine.ts';

export type { RecordDetail } from '../contract/detail.ts';
export { AppError, type ErrorCode } from '../contract/error.ts';
export type { Article, Company, Project, RecordType, Stage, SynonymSet } from '../contract/record.ts';
export type {
  Explanation,
  Hit,
  Mark,
  MarkedText,
  SearchRequest,
  SearchResponse,
  Suggestion,
  SuggestResponse,
} from '../contract/search.ts';
export type { EngineStatus } from '../search/engine.ts';

/** Records as the lines of a corpus folder give them; fields that are not named are kept and returned. */
export interface RecordSource {
  readonly articles?: readonly Article[];
  readonly projects?: readonly Project[];
  readonly companies?: readonly Company[];
  readonly synonyms?: readonly SynonymSet[];
}

/** A folder that `xiangxun index` has published into. */
export interface FolderSource {
  readonly index: string;
}

type OneOrMore<T> = T extends readonly (infer Item)[] ? Item | T : T;

/** The parameters of the API, by the same names; a filter may be one value or a list. */
export type SearchOptions = {
  readonly [Name in Exclude<keyof SearchRequest, 'q'>]?: OneOrMore<SearchRequest[Name]> | undefined;
};

export class Search {
  /** What the server of this package would serve. */
  readonly engine: SearchEngine;

  constructor(engine: SearchEngine) {
    this.engine = engine;
  }

  /** Throws `invalid_parameter` naming each wrong option; never for what is in `q`, if it is 256 characters or less. */
  async search(q: string, options: SearchOptions = {}): Promise<SearchResponse> {
    return this.engine.search(requestOf(q, options));
  }

  /** What to offer while `q` is being typed: at most `limit`, 1 to 20. */
  async suggest(q: string, limit = 8): Promise<SuggestResponse> {
    if (Number.isInteger(limit) && limit >= 1 && limit <= 20) return this.engine.suggest({ q, limit });
    throw new AppError(
      'invalid_parameter',
      `limit: 须为 1 到 20 的整数, 得到 ${limit} (an integer from 1 to 20)`,
      {
        field: 'limit',
      },
    );
  }

  /** The whole record with its links; undefined where there is none. */
  async record(type: RecordType, id: string): Promise<RecordDetail | undefined> {
    return this.engine.record(type, id);
  }

  /** Why the record scores what it scores, as a tree that adds up; undefined where the search does not find it. */
  async explain(q: string, id: string, options: SearchOptions = {}): Promise<Explanation | undefined> {
    return this.engine.explain(requestOf(q, options), id);
  }

  status(): EngineStatus {
    return this.engine.status();
  }
}

/**
 * Opens the newest good generation of a folder, or indexes records in memory (nothing is written but a temporary
 * file). Companies and projects are read out of the articles, as `xiangxun index` does.
 * Throws `AppError`: `index_missing`, `index_damaged`, `index_mismatch`, `invalid_corpus`, `addon_missing`.
 */
export async function createSearch(source: FolderSource | RecordSource): Promise<Search> {
  if ('index' in source) return new Search((await openEngine(source.index)).engine);
  const { articles = [], projects = [], companies = [], synonyms = [] } = source;
  const records = await deriveRecords(checkRecords({ articles, projects, companies, synonyms }));
  const files = new Map<string, Buffer>();
  for await (const { name, data } of buildIndex(records)) {
    files.set(name, typeof data === 'string' ? Buffer.from(data) : Buffer.from(data));
  }
  const read = async (name: string) => {
    const bytes = files.get(name);
    files.delete(name);
    if (bytes) return bytes;
    throw new AppError('internal', `no file ${name} in the index in memory`);
  };
  return new Search(new EmbeddedEngine(await loadSnapshot({ names: [...files.keys()], read }), 'memory'));
}

function requestOf(q: string, options: SearchOptions): SearchRequest {
  const params = new URLSearchParams({ q });
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if (name === 'facets') params.append(name, [value].flat().join(','));
    else if (typeof value === 'boolean') params.append(name, value ? '1' : '0');
    else for (const one of [value].flat()) params.append(name, String(one));
  }
  const { request, problems } = parseSearchParams(params);
  const [first] = problems;
  if (first === undefined) return request;
  throw new AppError('invalid_parameter', problems.map(({ message }) => message).join('\n'), {
    field: first.parameter,
  });
}
