import { expect, test } from 'vitest';
import { TimeSlice } from '../../src/pace/time-slice.ts';

/** A clock that stands still until it is told, and a hand-over that takes `away` milliseconds. */
function clocked(ms: number, away: number) {
  const clock = { now: 1_000, handed: 0 };
  const slice = new TimeSlice(
    async () => {
      clock.handed += 1;
      clock.now += away;
    },
    ms,
    () => clock.now,
  );
  return { clock, slice };
}

test('over once its time is, and a new one begins when the thread comes back', async () => {
  const { clock, slice } = clocked(10, 70);
  clock.now += 9;
  expect(slice.isOver).toBe(false);
  clock.now += 1;
  expect(slice.isOver).toBe(true);
  await slice.next();
  expect(slice.isOver).toBe(false);
  expect(slice.awayMs).toBe(70);
  await slice.next();
  expect(slice.awayMs).toBe(140);
});

test('several who hand over together do it once', async () => {
  const { clock, slice } = clocked(10, 70);
  clock.now += 10;
  await Promise.all([slice.next(), slice.next(), slice.next()]);
  expect(clock.handed).toBe(1);
  expect(slice.awayMs).toBe(70);
  await slice.next();
  expect(clock.handed).toBe(2);
});

test('what others do is time away, whether they succeed or fail, and the next slice begins behind it', async () => {
  const { clock, slice } = clocked(10, 0);
  const others = async (fails: boolean) => {
    await null;
    clock.now += 300;
    if (fails) throw new Error('no answer');
    return 7;
  };
  clock.now += 10;
  expect(await slice.awayFor(others(false))).toBe(7);
  expect(slice.isOver).toBe(false);
  await expect(slice.awayFor(others(true))).rejects.toThrow('no answer');
  expect(slice.awayMs).toBe(600);
});

test('steps: all of them, with the thread handed over after each slice of them', async () => {
  const { clock, slice } = clocked(10, 5);
  const done: number[] = [];
  function* steps(): Generator<void> {
    for (let i = 0; i < 25; i++) {
      clock.now += 2;
      done.push(i);
      yield;
    }
  }
  await slice.run(steps());
  expect(done).toHaveLength(25);
  expect(clock.handed).toBe(5);
});

test('by default what waits has its turn in between', async () => {
  const slice = new TimeSlice(undefined, 0);
  const seen: string[] = [];
  setImmediate(() => seen.push('other'));
  await slice.next();
  seen.push('work');
  expect(seen).toEqual(['other', 'work']);
});

test('slices of a part of the work are as long as its own, and it is the whole that hands over', async () => {
  const { clock, slice } = clocked(3, 0);
  const part = new TimeSlice(slice.part, undefined, () => clock.now);
  clock.now += 2;
  expect(part.isOver).toBe(false);
  clock.now += 1;
  expect(part.isOver).toBe(true);
  await part.next();
  expect(clock.handed).toBe(1);
  expect(part.isOver).toBe(false);
});
