import { beforeAll, describe, expect, test } from 'vitest';
import { evaluate } from '../../src/evaluation/evaluate.ts';
import { loadSnapshot } from '../../src/index/snapshot.ts';
import { EmbeddedEngine } from '../../src/search/embedded-engine.ts';
import { filesOf, sourceOf } from '../index/records.ts';

let engine: EmbeddedEngine;
beforeAll(async () => {
  const titles = ['肇庆签约', '肇庆肇庆投产', '德庆开工', '佛山开工'];
  const articles = titles.map((title, i) => ({ id: `a${i}`, title, text: '' }));
  const files = await filesOf({ articles, projects: [], companies: [], synonyms: [] });
  engine = new EmbeddedEngine(await loadSnapshot(sourceOf(files)), 'g');
});

const QUERIES = [
  { id: 'q1', text: '德庆' },
  { id: 'q2', text: '佛山 签约' },
  { id: 'q3', text: '没有判断' },
  { id: 'q4', text: '不相关' },
];
const JUDGMENTS = new Map([
  [
    'q1',
    new Map([
      ['a2', 2],
      ['a3', 1],
    ]),
  ],
  [
    'q2',
    new Map([
      ['a0', 1],
      ['a3', 1],
    ]),
  ],
  ['q4', new Map([['a0', 0]])],
]);

describe('means over the queries that have a relevant record', () => {
  test('by hand', async () => {
    const { metrics } = await evaluate(engine, QUERIES, JUDGMENTS);
    const first = 3 / (3 + 1 / Math.log2(3));
    expect(metrics).toEqual({
      queries: 2,
      'nDCG@10': expect.closeTo((first + 1) / 2, 12),
      'MRR@10': 1,
      'Recall@10': 0.75,
      'Recall@100': 0.75,
    });
  });

  test('all words required, the second query finds nothing', async () => {
    const { metrics, rankings } = await evaluate(engine, QUERIES, JUDGMENTS, 'all');
    expect(metrics).toMatchObject({ queries: 2, 'MRR@10': 0.5, 'Recall@10': 0.25 });
    expect(rankings[1]).toEqual({ query: 'q2', hits: [] });
  });

  test('without judgments all are 0', async () => {
    const { metrics } = await evaluate(engine, QUERIES, new Map());
    expect(Object.values(metrics)).toEqual([0, 0, 0, 0, 0]);
  });
});

test('the rankings are those of the engine, best first, of every query', async () => {
  const { rankings } = await evaluate(engine, QUERIES, JUDGMENTS);
  expect(rankings.map(({ query }) => query)).toEqual(['q1', 'q2', 'q3', 'q4']);
  expect(rankings[0]?.hits.map(({ id }) => id)).toEqual(['a2']);
  expect(rankings[1]?.hits.map(({ id }) => id).sort()).toEqual(['a0', 'a3']);
  for (const { hits } of rankings) {
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  }
});
