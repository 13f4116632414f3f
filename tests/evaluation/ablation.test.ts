import { beforeAll, expect, test } from 'vitest';
import { type AblationRow, ablation, RANKINGS } from '../../src/evaluation/ablation.ts';
import { evaluate } from '../../src/evaluation/evaluate.ts';
import { FACTORS, RANKING, type Ranking } from '../../src/ranking/weight.ts';
import { EmbeddedEngine } from '../../src/search/embedded-engine.ts';
import { article, ask, snapshotOf } from '../search/fixture.ts';

const QUERIES = [
  { id: 'q1', text: '希音 肇庆' },
  { id: 'q2', text: 'zhaoqing' },
  { id: 'q3', text: '希音' },
];
const JUDGMENTS = new Map([
  ['q1', new Map([['a1', 2]])],
  ['q2', new Map([['a1', 1]])],
  ['q3', new Map([['c1', 1]])],
]);

let rankedBy: (ranking: Ranking) => EmbeddedEngine;
let rows: AblationRow[];
beforeAll(async () => {
  const snapshot = await snapshotOf({
    articles: [
      article('a1', { title: 'SHEIN在肇庆开工', text: '肇庆的希音园区。' }),
      article('a2', { title: '广州天气', text: `${'希音。'.repeat(9)}${'多云。'.repeat(40)}肇庆晴。` }),
    ],
    companies: [{ id: 'c1', name: '希音', aliases: ['SHEIN'] }],
  });
  rankedBy = (ranking) => new EmbeddedEngine(snapshot, 'g', undefined, ranking);
  rows = [];
  for await (const row of ablation(rankedBy, QUERIES, JUDGMENTS, 'any')) rows.push(row);
});

const ndcgOf = (part: string) => rows.find((row) => row.part === part)?.metrics['nDCG@10'] as number;

test('a row for every part of the ranking, the whole first', () => {
  expect(rows.map(({ part }) => part)).toEqual(RANKINGS.map(({ part }) => part));
  expect(new Set(rows.map(({ part }) => part)).size).toBe(rows.length);
  expect(RANKINGS[0]?.ranking).toBe(RANKING);
  const off = RANKINGS.filter(({ part }) => part.startsWith('-')).map(({ ranking }) => ranking);
  const isOffSomewhere = (weight: (ranking: Ranking) => unknown) =>
    off.some((ranking) => weight(ranking) === 0 || weight(ranking) === false);
  for (const factor of FACTORS)
    expect(
      isOffSomewhere((r) => r.factors[factor]),
      factor,
    ).toBe(true);
  for (const kind of ['word', 'gram', 'char', 'concept'] as const)
    expect(
      isOffSomewhere((r) => r.kinds[kind]),
      kind,
    ).toBe(true);
  expect(isOffSomewhere((r) => r.freshness) && isOffSomewhere((r) => r.readings)).toBe(true);
});

test('the whole is what the evaluation says of the usual engine', async () => {
  const { metrics } = await evaluate(rankedBy(RANKING), QUERIES, JUDGMENTS, 'any', 10);
  expect(rows[0]?.metrics).toEqual({
    'nDCG@10': metrics['nDCG@10'],
    'MRR@10': metrics['MRR@10'],
    'Recall@10': metrics['Recall@10'],
  });
  expect(ndcgOf('all')).toBe(1);
});

test('what only one part finds is lost without it', () => {
  expect(ndcgOf('-readings')).toBeLessThan(1);
  expect(ndcgOf('=words+pairs')).toBeLessThan(1);
  for (const part of ['-words', '-pairs', '-characters']) expect(ndcgOf(part)).toBeGreaterThan(0.5);
});

test('an engine with other weights explains itself by them', async () => {
  const ranking = { ...RANKING, factors: { ...RANKING.factors, title: 0 }, freshness: 0 };
  const engine = rankedBy(ranking);
  const { hits } = await ask(engine, '希音 肇庆', { explain: true });
  expect(hits.length).toBeGreaterThan(1);
  for (const { score, explanation } of hits) {
    expect(explanation?.value).toBeCloseTo(score, 9);
    expect(JSON.stringify(explanation)).not.toContain('标题 share');
  }
});
