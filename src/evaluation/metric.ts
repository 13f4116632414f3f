/**
 * Retrieval metrics over graded judgments. nDCG after Järvelin and Kekäläinen (TOIS 2002) with gain
 * 2^grade − 1 and discount log2(rank + 1); ranks start at 1; ids without a judgment have grade 0.
 */

/** Record id → grade, above 0 for what is relevant. */
export type Judgments = ReadonlyMap<string, number>;

const gain = (grade: number, rank: number) => (2 ** grade - 1) / Math.log2(rank + 1);

/** 0 to 1; undefined where nothing is relevant. */
export function ndcg(ranking: readonly string[], judgments: Judgments, depth: number): number | undefined {
  const ideal = [...judgments.values()]
    .sort((a, b) => b - a)
    .slice(0, depth)
    .reduce((sum, grade, i) => sum + gain(grade, i + 1), 0);
  if (ideal === 0) return undefined;
  const found = ranking.slice(0, depth).reduce((sum, id, i) => sum + gain(judgments.get(id) ?? 0, i + 1), 0);
  return found / ideal;
}

/** One over the rank of the first relevant record, 0 where none is within `depth`. */
export function reciprocalRank(ranking: readonly string[], judgments: Judgments, depth: number): number {
  const at = ranking.slice(0, depth).findIndex((id) => (judgments.get(id) ?? 0) > 0);
  return at < 0 ? 0 : 1 / (at + 1);
}

/** Share of the relevant records that are within `depth`; undefined where nothing is relevant. */
export function recall(ranking: readonly string[], judgments: Judgments, depth: number): number | undefined {
  const relevant = [...judgments].filter(([, grade]) => grade > 0).map(([id]) => id);
  if (relevant.length === 0) return undefined;
  const found = new Set(ranking.slice(0, depth));
  return relevant.filter((id) => found.has(id)).length / relevant.length;
}
