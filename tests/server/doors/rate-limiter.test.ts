import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RateLimiter } from '../../../src/server/doors/rate-limiter.ts';

function limiter(most?: number) {
  const clock = { now: 0 };
  return { clock, limiter: new RateLimiter(() => clock.now, most) };
}

test('a minute’s worth at once, then one every so often, exactly', () => {
  const { clock, limiter: l } = limiter();
  for (let left = 59; left >= 0; left--) {
    expect(l.take('a', 60)).toMatchObject({ isAllowed: true, limit: 60, remaining: left, retryAfter: 0 });
  }
  expect(l.take('a', 60)).toEqual({ isAllowed: false, limit: 60, remaining: 0, reset: 60, retryAfter: 1 });
  clock.now = 999;
  expect(l.take('a', 60).isAllowed).toBe(false);
  clock.now = 1_000;
  expect(l.take('a', 60).isAllowed).toBe(true);
  expect(l.take('a', 60).isAllowed).toBe(false);
  clock.now = 1_000 + 3_600_000;
  expect(l.take('a', 60)).toMatchObject({ isAllowed: true, remaining: 59, reset: 1 });
});

test('each name has its own bucket', () => {
  const { limiter: l } = limiter();
  expect(l.take('a', 1).isAllowed).toBe(true);
  expect(l.take('a', 1).isAllowed).toBe(false);
  expect(l.take('b', 1).isAllowed).toBe(true);
});

test('what costs more takes more; what costs more than a minute waits for a full bucket', () => {
  const { clock, limiter: l } = limiter();
  expect(l.take('a', 60, 20).remaining).toBe(40);
  expect(l.take('a', 60, 50)).toMatchObject({ isAllowed: false, remaining: 40, retryAfter: 10 });
  expect(l.take('a', 60, 100)).toMatchObject({ isAllowed: false, retryAfter: 20 });
  clock.now = 20_000;
  expect(l.take('a', 60, 100)).toMatchObject({ isAllowed: true, remaining: 0 });
});

test('limit 0 is none', () => {
  const { limiter: l } = limiter();
  for (let i = 0; i < 1_000; i++) expect(l.take('a', 0).isAllowed).toBe(true);
  expect(l.size).toBe(0);
});

test('a clock that goes back gives nothing away', () => {
  const { clock, limiter: l } = limiter();
  clock.now = 60_000;
  expect(l.take('a', 1).isAllowed).toBe(true);
  clock.now = 0;
  expect(l.take('a', 1).isAllowed).toBe(false);
});

test('names are forgotten, the longest silent first, and never more are kept than there is room for', () => {
  const { limiter: l } = limiter(100);
  for (let i = 0; i < 1_000; i++) {
    l.take('busy', 1);
    l.take(`name ${i}`, 1);
    expect(l.size).toBeLessThanOrEqual(100);
  }
  expect(l.take('busy', 1).isAllowed).toBe(false);
  expect(l.take('name 999', 1).isAllowed).toBe(false);
  expect(l.take('name 0', 1).isAllowed).toBe(true);
});

describe('over any stretch of time', () => {
  test('no more passes than a full bucket and what came in meanwhile; a told wait is enough', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), steps, (limit, waits) => {
        const { clock, limiter: l } = limiter();
        let passed = 0;
        for (const wait of waits) {
          clock.now += wait;
          const taken = l.take('a', limit);
          if (taken.isAllowed) passed += 1;
          else expect(taken.retryAfter).toBeGreaterThanOrEqual(1);
          expect(passed).toBeLessThanOrEqual(limit + (clock.now * limit) / 60_000 + 1e-6);
        }
        const last = l.take('a', limit);
        clock.now += last.retryAfter * 1_000;
        expect(l.take('a', limit).isAllowed || last.isAllowed).toBe(true);
      }),
    );
  });
});
