import { expect, test } from 'vitest';
import { PhaseClock } from '../../src/indexer/phase-clock.ts';

test('parts come in their order, each with what it cost; the same part twice adds up', () => {
  const clock = new PhaseClock();
  expect(clock.phases).toEqual({});
  for (const name of ['corpus', 'analysis', 'corpus']) clock.end(name);
  expect(Object.keys(clock.phases)).toEqual(['corpus', 'analysis']);
  for (const { seconds, cpuSeconds } of Object.values(clock.phases)) {
    expect(seconds).toBeGreaterThanOrEqual(0);
    expect(cpuSeconds).toBeGreaterThanOrEqual(0);
  }
});

test('time of the processor is counted, and memory that was held and given back stays in the peak', () => {
  const clock = new PhaseClock();
  clock.end('before');
  const began = process.cpuUsage();
  while (process.cpuUsage(began).user < 50_000) Math.hypot(3, 4);
  const held = Buffer.alloc(64 << 20, 1);
  clock.end('busy');
  const { before, busy } = clock.phases;
  expect(busy?.cpuSeconds).toBeGreaterThanOrEqual(0.05);
  expect(busy?.peakBytes).toBeGreaterThanOrEqual(held.length);
  expect(busy?.peakBytes).toBeGreaterThanOrEqual(before?.peakBytes as number);
});
