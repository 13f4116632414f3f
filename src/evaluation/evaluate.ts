/** Here is an engine and a judged set, tell me how good its answers are. */

import type { Matching } from '../contract/search.ts';
import { DEFAULT_REQUEST } from '../contract/search-params.ts';
import type { SearchEngine } from '../search/engine.ts';
import type { JudgedQuery } from './judged-set.ts';
import { type Judgments, ndcg, recall, reciprocalRank } from './metric.ts';

/** Means over the queries that have a relevant record, of as many hits as were asked for. */
export interface Metrics {
  readonly queries: number;
  readonly 'nDCG@10': number;
  readonly 'MRR@10': number;
  readonly 'Recall@10': number;
  readonly 'Recall@100': number;
}

export interface Run {
  readonly metrics: Metrics;
  /** The first hundred of each query, best first. */
  readonly rankings: readonly {
    readonly query: string;
    readonly hits: readonly { id: string; score: number }[];
  }[];
}

const DEPTH = 100;

export async function evaluate(
  engine: SearchEngine,
  queries: readonly JudgedQuery[],
  judgments: ReadonlyMap<string, Judgments>,
  matching: Matching = 'auto',
  depth = DEPTH,
): Promise<Run> {
  const rankings: { query: string; hits: { id: string; score: number }[] }[] = [];
  const sums = { ndcg: 0, mrr: 0, recall10: 0, recall100: 0 };
  let judged = 0;
  for (const { id, text } of queries) {
    const { hits } = await engine.search({ ...DEFAULT_REQUEST, q: text, limit: depth, matching });
    rankings.push({ query: id, hits: hits.map((hit) => ({ id: hit.id, score: hit.score })) });
    const own = judgments.get(id);
    const ranking = hits.map((hit) => hit.id);
    const quality = own && ndcg(ranking, own, 10);
    if (own === undefined || quality === undefined) continue;
    judged++;
    sums.ndcg += quality;
    sums.mrr += reciprocalRank(ranking, own, 10);
    sums.recall10 += recall(ranking, own, 10) ?? 0;
    sums.recall100 += recall(ranking, own, DEPTH) ?? 0;
  }
  const mean = (sum: number) => (judged === 0 ? 0 : sum / judged);
  return {
    metrics: {
      queries: judged,
      'nDCG@10': mean(sums.ndcg),
      'MRR@10': mean(sums.mrr),
      'Recall@10': mean(sums.recall10),
      'Recall@100': mean(sums.recall100),
    },
    rankings,
  };
}
