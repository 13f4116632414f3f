/** Engines over records in memory, and over the corpus of this project. */
import { fileURLToPath } from 'node:url';
import type { Article, Company, Project, SynonymSet } from '../../src/contract/record.ts';
import type { Hit, SearchRequest, SearchResponse } from '../../src/contract/search.ts';
import { DEFAULT_REQUEST } from '../../src/contract/search-params.ts';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { deriveRecords } from '../../src/extraction/derive.ts';
import { type BuildInput, buildIndex } from '../../src/index/builder.ts';
import { loadSnapshot, type Snapshot } from '../../src/index/snapshot.ts';
import { EmbeddedEngine } from '../../src/search/embedded-engine.ts';
import type { SearchEngine } from '../../src/search/engine.ts';

export const CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));

/** Through the bytes of a generation and back, as from a disk. */
export async function snapshotOf(input: Partial<BuildInput>): Promise<Snapshot> {
  const files = new Map<string, Buffer>();
  const whole = { articles: [], projects: [], companies: [], synonyms: [], ...input };
  for await (const { name, data } of buildIndex(whole)) files.set(name, Buffer.from(data));
  return loadSnapshot({
    names: [...files.keys()],
    read: async (name) => files.get(name) ?? Promise.reject(new Error(`no file ${name}`)),
  });
}

/** nodejieba has one dictionary a process: engines that name other companies belong in other test files. */
export async function engineOf(input: Partial<BuildInput>, generation = 'g'): Promise<EmbeddedEngine> {
  return new EmbeddedEngine(await snapshotOf(input), generation);
}

export async function corpusRecords(): Promise<{
  articles: readonly Article[];
  projects: readonly Project[];
  companies: readonly Company[];
  synonyms: readonly SynonymSet[];
}> {
  return deriveRecords(await readCorpus(CORPUS, { skipBad: false }));
}

let corpusEngineOnce: Promise<EmbeddedEngine> | undefined;

/** The engine over corpus/ as the indexer makes it, built once a test file. */
export function corpusEngine(): Promise<EmbeddedEngine> {
  corpusEngineOnce ??= corpusRecords().then((records) => engineOf(records));
  return corpusEngineOnce;
}

export function article(id: string, fields: Partial<Article> = {}): Article {
  return { id, title: `标题${id}`, text: '', ...fields };
}

export function requestOf(q: string, fields: Partial<SearchRequest> = {}): SearchRequest {
  return { ...DEFAULT_REQUEST, limit: 100, q, ...fields };
}

export function ask(
  engine: SearchEngine,
  q: string,
  fields: Partial<SearchRequest> = {},
): Promise<SearchResponse> {
  return engine.search(requestOf(q, fields));
}

/** `article/a001`: ids are unique within a type only. */
export function keyOf({ type, id }: Pick<Hit, 'type' | 'id'>): string {
  return `${type}/${id}`;
}

/** Every hit of a search, page after page by cursor. */
export async function allHits(
  engine: SearchEngine,
  q: string,
  fields: Partial<SearchRequest> = {},
): Promise<Hit[]> {
  const hits: Hit[] = [];
  let cursor: string | undefined;
  do {
    const answer = await ask(engine, q, { ...fields, ...(cursor === undefined ? {} : { cursor }) });
    hits.push(...answer.hits);
    cursor = answer.nextCursor;
  } while (cursor !== undefined);
  return hits;
}

export async function allKeys(
  engine: SearchEngine,
  q: string,
  fields: Partial<SearchRequest> = {},
): Promise<string[]> {
  return (await allHits(engine, q, fields)).map(keyOf);
}
