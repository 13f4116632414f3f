import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchEngine } from '../../src/search/engine.ts';
import { ask, corpusEngine } from './fixture.ts';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await corpusEngine();
});

describe('a slip that no record holds is put right, and said', () => {
  test.each([
    ['冠旭电于', '冠旭电子', 'c002'],
    ['璞太来', '璞泰来', 'c007'],
    ['宁得时代', '宁德时代', 'c004'],
    ['维真妮', '维珍妮', 'c003'],
    ['SHIEN', 'SHEIN', 'c001'],
  ])('%s → %s', async (typed, meant, company) => {
    const answer = await ask(engine, typed);
    const right = await ask(engine, meant);
    expect(answer.didYouMean).toBe(meant);
    expect(answer.relaxed).toBe(true);
    expect(answer.hits.map(({ id }) => id)).toEqual(right.hits.map(({ id }) => id));
    expect(answer.hits[0]?.id).toBe(company);
  });

  test('only the stretch with the slip is replaced', async () => {
    expect((await ask(engine, '肇庆 新能原汽车')).didYouMean).toBe('肇庆 新能源汽车');
  });
});

test('matching=all answers what was typed, which is nothing, and still says what was meant', async () => {
  const answer = await ask(engine, '冠旭电于', { matching: 'all' });
  expect(answer).toMatchObject({ total: 0, relaxed: false, didYouMean: '冠旭电子' });
});

test.each(['冠旭', '肇庆', '冠旭 上海', '没有这种东西', '"冠旭电于"', '', '😀'])(
  '%j holds no slip: nothing is put in its place',
  async (typed) => {
    expect((await ask(engine, typed)).didYouMean).toBeNull();
  },
);
