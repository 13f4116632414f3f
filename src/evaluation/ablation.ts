/** What each part of the ranking is worth: the whole, then the whole without it. */
import type { Matching } from '../contract/search.ts';
import { type Factor, RANKING, type Ranking } from '../ranking/weight.ts';
import type { SearchEngine } from '../search/engine.ts';
import { evaluate, type Metrics } from './evaluate.ts';
import type { JudgedQuery } from './judged-set.ts';
import type { Judgments } from './metric.ts';

/** Measures of an answer's first page. */
export type PageMetrics = Omit<Metrics, 'queries' | 'Recall@100'>;

export interface AblationRow {
  /** Stable, for scripts: `all`, `-words`, `=words+pairs`. */
  readonly part: string;
  readonly label: string;
  readonly metrics: PageMetrics;
}

const DEPTH = 10;

const withoutKind = (kind: keyof Ranking['kinds']): Ranking => ({
  ...RANKING,
  kinds: { ...RANKING.kinds, [kind]: 0 },
});

const withoutFactors = (...factors: readonly Factor[]): Ranking => ({
  ...RANKING,
  factors: { ...RANKING.factors, ...Object.fromEntries(factors.map((factor) => [factor, 0])) },
});

/** BM25F of these kinds of term and nothing else. */
const baseline = (kinds: Partial<Ranking['kinds']>): Ranking => ({
  ...withoutFactors(...(Object.keys(RANKING.factors) as Factor[])),
  kinds: { word: 0, gram: 0, char: 0, concept: 0, ...kinds },
  freshness: 0,
  readings: false,
});

/** Every row of the table in its order. */
export const RANKINGS: readonly {
  readonly part: string;
  readonly label: string;
  readonly ranking: Ranking;
}[] = [
  { part: 'all', label: '全部 all parts', ranking: RANKING },
  { part: '-words', label: '去掉词 without words', ranking: withoutKind('word') },
  { part: '-pairs', label: '去掉二字 without pairs', ranking: withoutKind('gram') },
  { part: '-characters', label: '去掉单字 without characters', ranking: withoutKind('char') },
  { part: '-concepts', label: '去掉名称 without concepts', ranking: withoutKind('concept') },
  {
    part: '-company',
    label: '去掉企业在先 without company first',
    ranking: withoutFactors('company', 'companyProject'),
  },
  {
    part: '-title',
    label: '去掉标题 without title and name',
    ranking: withoutFactors('exactTitle', 'title', 'name'),
  },
  { part: '-proximity', label: '去掉相邻 without proximity', ranking: withoutFactors('proximity') },
  { part: '-coverage', label: '去掉齐全 without coverage', ranking: withoutFactors('coverage') },
  { part: '-freshness', label: '去掉新近 without freshness', ranking: { ...RANKING, freshness: 0 } },
  {
    part: '-readings',
    label: '去掉拼音和还原 without pinyin and restored words',
    ranking: { ...RANKING, readings: false },
  },
  { part: '=words', label: '只有词 BM25F of words', ranking: baseline({ word: 1 }) },
  { part: '=pairs', label: '只有二字 BM25F of pairs', ranking: baseline({ gram: 1 }) },
  {
    part: '=words+pairs',
    label: '只有词和二字 BM25F of words and pairs',
    ranking: baseline({ word: 1, gram: 1 }),
  },
];

/** `rankedBy` gives an engine over the same records with other weights; rows come as they are measured. */
export async function* ablation(
  rankedBy: (ranking: Ranking) => SearchEngine,
  queries: readonly JudgedQuery[],
  judgments: ReadonlyMap<string, Judgments>,
  matching: Matching,
): AsyncGenerator<AblationRow> {
  for (const { part, label, ranking } of RANKINGS) {
    const { metrics } = await evaluate(rankedBy(ranking), queries, judgments, matching, DEPTH);
    const { 'nDCG@10': ndcg, 'MRR@10': mrr, 'Recall@10': recall } = metrics;
    yield { part, label, metrics: { 'nDCG@10': ndcg, 'MRR@10': mrr, 'Recall@10': recall } };
  }
}
