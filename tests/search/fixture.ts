/**
 * Engines over records in memory, and over the corpus of this project: in this process, and in Vitest's project
 * `cluster` over its cluster. So the tests that ask them are one suite, run on each engine.
 */
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import type { Article, Company, Project, SynonymSet } from '../../src/contract/record.ts';
import type { Hit, SearchRequest, SearchResponse } from '../../src/contract/search.ts';
import { DEFAULT_REQUEST } from '../../src/contract/search-params.ts';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { deriveRecords } from '../../src/extraction/derive.ts';
import { type BuildInput, buildIndex } from '../../src/index/builder.ts';
import { loadSnapshot, type Snapshot } from '../../src/index/snapshot.ts';
import { EmbeddedEngine } from '../../src/search/embedded-engine.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import type { RecordEngine } from '../../src/search/record-engine.ts';

export const CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));

const isOverCluster = inject('cluster') !== undefined;

/** Of questions asked over and over one in so many: over a cluster each costs requests. */
export const ONE_IN = isOverCluster ? 10 : 1;

/** Decimals to which a score is its explanation: a cluster adds scores up in single precision. */
export const SCORE_DECIMALS = isOverCluster ? 3 : 9;

export interface Built {
  /** Of what was built, wherever the engine looks. */
  readonly snapshot: Snapshot;
  /** `now`: the day from which 近30天 and the like count back. */
  open(now?: () => Date): Promise<RecordEngine>;
}

/** Through the bytes of a generation and back, as from a disk. */
export async function built(input: Partial<BuildInput>, generation = 'g'): Promise<Built> {
  const files = new Map<string, Buffer>();
  const whole = { articles: [], projects: [], companies: [], synonyms: [], ...input };
  const read = async (name: string) => files.get(name) ?? Promise.reject(new Error(`no file ${name}`));
  const place = isOverCluster
    ? await (await import('./conformance/cluster-place.ts')).clusterPlace()
    : undefined;
  const options = place ? { sink: () => place.draft } : {};
  for await (const { name, data } of buildIndex(whole, options)) files.set(name, Buffer.from(data));
  const snapshot = await loadSnapshot({ names: [...files.keys()], read });
  await place?.publish(files, snapshot.columns.counts);
  return {
    snapshot,
    open: async (now) => place?.open(now) ?? new EmbeddedEngine(snapshot, generation, now),
  };
}

export async function snapshotOf(input: Partial<BuildInput>): Promise<Snapshot> {
  return (await built(input)).snapshot;
}

/** nodejieba has one dictionary a process: engines that name other companies belong in other test files. */
export async function engineOf(input: Partial<BuildInput>, generation = 'g'): Promise<RecordEngine> {
  return (await built(input, generation)).open();
}

export async function corpusRecords(): Promise<{
  articles: readonly Article[];
  projects: readonly Project[];
  companies: readonly Company[];
  synonyms: readonly SynonymSet[];
}> {
  return deriveRecords(await readCorpus(CORPUS, { skipBad: false }));
}

let corpusEngineOnce: Promise<RecordEngine> | undefined;

/** The engine over corpus/ as the indexer makes it, built once a test file. */
export function corpusEngine(): Promise<RecordEngine> {
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
