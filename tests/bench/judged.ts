/** How good the answers are on a judged set: documents, queries and judgments that lie in one folder. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../src/contract/error.ts';
import { type JudgedQuery, readJudgments, readQueries } from '../../src/evaluation/judged-set.ts';
import { type Judgments, ndcg, recall, reciprocalRank } from '../../src/evaluation/metric.ts';
import { ask } from './rivals/ask.ts';
import type { Contestant, Searcher } from './rivals/contestant.ts';

const DEPTH = 100;
const MODES = ['auto', 'any'] as const;

export interface Quality {
  readonly set: string;
  /** auto: every word required, one enough where no record has them all; any: one is enough. */
  readonly mode: (typeof MODES)[number];
  readonly queries: number;
  readonly 'nDCG@10': number;
  readonly 'MRR@10': number;
  readonly 'Recall@100': number;
}

export interface JudgedSet {
  readonly corpus: string;
  /** Files of queries by their names without ending. */
  readonly queries: ReadonlyMap<string, string>;
  readonly qrels: string;
}

/** Finds `corpus.jsonl`, `qrels.tsv` and every `queries*.jsonl`. */
export async function judgedSet(folder: string): Promise<JudgedSet> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new AppError(
      'file_unreadable',
      `--judged: 读不了目录 ${folder}; 检查路径 (cannot read the folder)`,
      { cause },
    );
  });
  const queries = names.filter((name) => /^queries.*\.jsonl$/.test(name)).sort();
  const corpus = ['corpus.jsonl', 'corpus.jsonl.gz'].find((name) => names.includes(name));
  if (corpus === undefined || !names.includes('qrels.tsv') || queries.length === 0) {
    const wanted = 'corpus.jsonl、qrels.tsv、queries.jsonl';
    throw new AppError('file_unreadable', `--judged: ${folder} 里须有 ${wanted} (these files are needed)`);
  }
  return {
    corpus: join(folder, corpus),
    queries: new Map(queries.map((name) => [name.replace(/\.jsonl$/, ''), join(folder, name)])),
    qrels: join(folder, 'qrels.tsv'),
  };
}

/** `ids` turns document numbers into ids. */
export async function judge(
  contestant: Contestant,
  searcher: Searcher,
  set: JudgedSet,
  ids: readonly string[],
): Promise<Quality[]> {
  const judgments = await readJudgments(set.qrels);
  const rows: Quality[] = [];
  for (const [name, file] of set.queries) {
    const queries = await readQueries(file);
    for (const mode of MODES)
      rows.push(await judgeQueries(contestant, searcher, name, queries, judgments, mode, ids));
  }
  return rows;
}

async function judgeQueries(
  contestant: Contestant,
  searcher: Searcher,
  set: string,
  queries: readonly JudgedQuery[],
  judgments: ReadonlyMap<string, Judgments>,
  mode: Quality['mode'],
  ids: readonly string[],
): Promise<Quality> {
  const sums = { ndcg: 0, mrr: 0, recall: 0 };
  let count = 0;
  for (const { id, text } of queries) {
    const own = judgments.get(id);
    if (own === undefined) continue;
    const want = mode === 'any' ? 'any' : 'all';
    const { hits } = await ask(contestant, searcher, { text, want, limit: DEPTH });
    const ranking = hits.map((hit) => (typeof hit === 'number' ? (ids[hit] ?? '') : hit));
    const quality = ndcg(ranking, own, 10);
    if (quality === undefined) continue;
    count++;
    sums.ndcg += quality;
    sums.mrr += reciprocalRank(ranking, own, 10);
    sums.recall += recall(ranking, own, DEPTH) ?? 0;
  }
  const mean = (sum: number) => (count === 0 ? 0 : sum / count);
  return {
    set,
    mode,
    queries: count,
    'nDCG@10': mean(sums.ndcg),
    'MRR@10': mean(sums.mrr),
    'Recall@100': mean(sums.recall),
  };
}
