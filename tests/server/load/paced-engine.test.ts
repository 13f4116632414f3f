/** A long search takes many turns: what came after it and is short is answered before it. */
import { setImmediate as turn } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { PacedEngine } from '../../../src/server/load/paced-engine.ts';
import { Turns } from '../../../src/server/load/turns.ts';
import { article, ask, engineOf, requestOf } from '../../search/fixture.ts';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await engineOf({ articles: [article('a'), article('b')] });
});

test('the short one is answered first, and both have their answers', async () => {
  const order: string[] = [];
  /** Gives its turn away so many times before it answers. */
  const patient: SearchEngine = {
    search: async (request, budgetMs, handOver) => {
      expect(budgetMs).toBe(200);
      for (let i = 0; i < Number(request.q); i++) await handOver?.();
      order.push(request.q);
      return engine.search({ ...request, q: '' });
    },
    suggest: (request) => engine.suggest(request),
    record: (type, id) => engine.record(type, id),
    explain: (request, id) => engine.explain(request, id),
    status: () => engine.status(),
  };
  const turns = new Turns(100);
  const paced = new PacedEngine(patient, turns, 200);
  const answers = ['50', '0', '3', '1'].map((q) => ask(paced, q));
  for (const { total } of await Promise.all(answers)) expect(total).toBe(2);
  expect(order).toEqual(['0', '1', '3', '50']);
  expect(turns.waiting).toBe(0);
});

test('a search that fails between two of its turns frees the way', async () => {
  const failing: SearchEngine = {
    ...engine,
    search: async (_, __, handOver) => {
      await handOver?.();
      throw new RangeError('broken');
    },
  };
  const turns = new Turns(10);
  const paced = new PacedEngine(failing, turns, 200);
  await expect(paced.search(requestOf('x'))).rejects.toThrow('broken');
  await turn();
  expect(turns.waiting).toBe(0);
  expect(await turns.take(async () => 'next')).toBe('next');
});
