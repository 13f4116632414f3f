import { beforeAll, describe, expect, test } from 'vitest';
import { Budget } from '../../src/search/budget.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { ask, corpusEngine, keyOf, requestOf } from './fixture.ts';

describe('a budget', () => {
  test('is spent when its time is over, and stays so; the clock is not asked every time', () => {
    let now = 1_000;
    let looks = 0;
    const budget = new Budget(50, undefined, () => {
      looks += 1;
      return now;
    });
    for (let i = 0; i < 1_000; i++) expect(budget.isSpent).toBe(false);
    expect(looks).toBeLessThan(300);
    now = 1_050;
    expect(budget.hasCut).toBe(false);
    expect(Array.from({ length: 16 }, () => budget.isSpent)).toContain(true);
    now = 0;
    expect(budget.isSpent).toBe(true);
    expect(budget.hasCut).toBe(true);
  });

  test('is not spent by what other machines do; what they could not do is remembered', async () => {
    let now = 0;
    const budget = new Budget(50, undefined, () => now);
    const answer = (async () => {
      await null;
      now += 10_000;
    })();
    await budget.waitFor(answer);
    expect(Array.from({ length: 16 }, () => budget.isSpent)).not.toContain(true);
    now += 50;
    expect(Array.from({ length: 16 }, () => budget.isSpent)).toContain(true);
    expect(budget.isPartial).toBe(false);
    budget.lackShards();
    expect(budget.isPartial).toBe(true);
  });

  test('nobody asked after its time: nothing was left out', () => {
    let now = 0;
    const budget = new Budget(1, undefined, () => now);
    expect(budget.isSpent).toBe(false);
    now = 5;
    expect(budget.hasCut).toBe(false);
  });
});

describe('a search whose time is over at once', () => {
  let engine: SearchEngine;
  beforeAll(async () => {
    engine = await corpusEngine();
  });

  test.each([
    '新能源汽车项目',
    '"集中签约"',
    '冠旭电于',
    '肇庆 新能原汽车',
    '小鹏汽车智能网联科技产业园',
    '没有这种东西啊',
  ])('%s: what it gives is part of the whole answer, and it is said to be', async (q) => {
    const whole = await ask(engine, q, { matching: 'all' });
    const cut = await engine.search(requestOf(q, { matching: 'all' }), 0);
    expect(cut.timedOut).toBe(true);
    const all = new Set((await ask(engine, q, { matching: 'all', limit: 100 })).hits.map(keyOf));
    if (whole.total <= 100) for (const hit of cut.hits) expect(all).toContain(keyOf(hit));
    expect(cut.total).toBeLessThanOrEqual(whole.total);
    expect(cut.hits.length).toBe(Math.min(cut.total, 100));
  });

  test('what needs no look into texts is whole, and not marked', async () => {
    const answer = await engine.search(requestOf(''), 0);
    expect(answer.total).toBeGreaterThan(0);
    expect(answer).not.toHaveProperty('timedOut');
  });

  test.each(['的 ', '的和 ', '项目 ', '-的 '])('%s over and over: it ends', async (word) => {
    const q = [...word.repeat(128)].slice(0, 256).join('');
    const answer = await engine.search(requestOf(q, { matching: 'any', explain: true }), 50);
    expect(answer.hits.length).toBe(Math.min(100, answer.total));
  });

  test('with time enough every answer is the same as without a limit', async () => {
    for (const q of ['新能源汽车项目', '冠旭电于', '德庆 签约', '火星基地 签约']) {
      const { tookMs: _, ...limited } = await engine.search(requestOf(q), 60_000);
      const { tookMs: __, ...free } = await engine.search(requestOf(q));
      expect(limited).toEqual(free);
    }
  });
});

describe('a search gives the thread away', () => {
  test('between its pieces; time for which others have it does not count, and the answer is the same', async () => {
    const engine = await corpusEngine();
    const q = [...'项目 投资 建设 企业 '.repeat(30)].slice(0, 256).join('');
    const request = requestOf(q, { matching: 'any', facets: ['region', 'industry'] });
    const { tookMs: _, ...whole } = await engine.search(request);
    let now = 0;
    let away = 0;
    const clock = performance.now;
    // Each look at the clock is a millisecond, so that every piece has its slices.
    performance.now = () => now++;
    try {
      const handOver = async () => {
        away += 1;
        now += 10_000;
      };
      const { tookMs: __, ...sliced } = await engine.search(request, 9_000, handOver);
      expect(away).toBeGreaterThan(3);
      expect(sliced).toEqual(whole);
    } finally {
      performance.now = clock;
    }
  });
});
