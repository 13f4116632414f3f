import { expect, test } from 'vitest';
import { PhaseClock } from '../../src/indexer/phase-clock.ts';

test('parts come in their order, each with its seconds; the same part twice adds up', () => {
  const clock = new PhaseClock();
  expect(clock.seconds).toEqual({});
  for (const name of ['corpus', 'analysis', 'corpus']) clock.end(name);
  expect(Object.keys(clock.seconds)).toEqual(['corpus', 'analysis']);
  for (const seconds of Object.values(clock.seconds)) expect(seconds).toBeGreaterThanOrEqual(0);
});
