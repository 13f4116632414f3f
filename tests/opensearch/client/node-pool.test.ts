import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NodePool } from '../../../src/opensearch/client/node-pool.ts';

const NONE: ReadonlySet<string> = new Set();

test('in turn; those that are down only where no other is left', () => {
  const pool = new NodePool(['a', 'b', 'c']);
  expect([pool.next(NONE), pool.next(NONE), pool.next(NONE), pool.next(NONE)]).toEqual(['a', 'b', 'c', 'a']);
  expect(pool.failed('b')).toBe(true);
  expect([pool.next(NONE), pool.next(NONE), pool.next(NONE)]).toEqual(['c', 'a', 'c']);
  expect(pool.next(new Set(['a', 'c']))).toBe('b');
  expect(pool.next(new Set(['a', 'b', 'c']))).not.toBe('b');
  expect(pool.answered('b')).toBe(true);
  expect(pool.answered('b')).toBe(false);
});

test('one that is down rests longer each time, and is given out once a rest', () => {
  let now = 0;
  const pool = new NodePool(['a', 'b'], 0, () => now);
  expect(pool.due()).toEqual([]);
  pool.failed('a');
  // Many requests fail at once: that is one failure.
  for (let i = 0; i < 50; i++) expect(pool.failed('a')).toBe(false);
  const rests: number[] = [];
  for (let last = 0; rests.length < 8; now += 10) {
    if (pool.due().length === 0) continue;
    rests.push(now - last);
    last = now;
  }
  expect(rests[0]).toBe(500);
  expect(rests).toEqual([...rests].sort((a, b) => a - b));
  expect(rests.at(-1)).toBe(15_000);
});

test('whatever happens, it always has a node, one that is up if there is one left to try', () => {
  const nodes = ['a', 'b', 'c', 'd'];
  const step = fc.record({
    fails: fc.constantFrom(...nodes),
    answers: fc.option(fc.constantFrom(...nodes)),
    tried: fc.subarray(nodes),
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const pool = new NodePool(nodes);
      for (const { fails, answers, tried } of steps) {
        pool.failed(fails);
        if (answers) pool.answered(answers);
        const chosen = pool.next(new Set(tried));
        expect(nodes).toContain(chosen);
        const better = nodes.filter((node) => !tried.includes(node) && !pool.down.includes(node));
        if (better.length > 0) expect(better).toContain(chosen);
      }
    }),
  );
});
