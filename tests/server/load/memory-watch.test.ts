import { totalmem } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { MemoryWatch } from '../../../src/server/load/memory-watch.ts';

function watch(ceilingMb: number) {
  const state = { held: 0, exhausted: 0 };
  const memory = new MemoryWatch({
    ceilingMb,
    held: () => state.held,
    onExhausted: () => {
      state.exhausted += 1;
    },
  });
  onTestFinished(() => memory.stop());
  return { state, memory };
}

test('above the ceiling while it is above, and no longer', () => {
  const { state, memory } = watch(100);
  expect(memory.ceiling).toBe(100 * 2 ** 20);
  state.held = memory.ceiling;
  memory.sample();
  expect(memory.isAbove).toBe(false);
  state.held += 1;
  memory.sample();
  expect(memory.isAbove).toBe(true);
  state.held -= 1;
  memory.sample();
  expect(memory.isAbove).toBe(false);
});

test('too long above: said once', () => {
  const { state, memory } = watch(1);
  state.held = memory.ceiling + 1;
  for (let i = 0; i < 29; i++) memory.sample();
  expect(state.exhausted).toBe(0);
  for (let i = 0; i < 100; i++) memory.sample();
  expect(state.exhausted).toBe(1);
});

test('0: a share of what the machine or its container has', () => {
  const { memory } = watch(0);
  expect(memory.ceiling).toBeGreaterThan(0);
  expect(memory.ceiling).toBeLessThanOrEqual(totalmem() * 0.8);
});
