import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { Turns } from '../../../src/server/load/turns.ts';

/** Keeps the thread busy. */
function busy(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

test('work gives its answer, or its error', async () => {
  const turns = new Turns(10);
  expect(await turns.take(async () => 5)).toBe(5);
  await expect(turns.take(async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(
    turns.take(() => {
      throw new Error('at once');
    }),
  ).rejects.toThrow('at once');
  expect(await turns.take(async () => 'still')).toBe('still');
});

test('first come, first served, and in between other things happen', async () => {
  const turns = new Turns(100);
  const seen: string[] = [];
  const work = Array.from({ length: 20 }, (_, i) =>
    turns.take(async () => {
      busy(1);
      seen.push(String(i));
    }),
  );
  expect(seen).toEqual([]);
  expect(turns.waiting).toBe(20);
  while (turns.waiting > 0) {
    await turn();
    seen.push('else');
  }
  await Promise.all(work);
  expect(seen.filter((what) => what !== 'else')).toEqual(work.map((_, i) => String(i)));
  expect(seen.indexOf('else')).toBeLessThan(seen.indexOf('19'));
});

test('work that waits for something else holds up nobody', async () => {
  const turns = new Turns(10);
  let release = () => {};
  const held = turns.take(
    () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  );
  expect(await turns.take(async () => 'next')).toBe('next');
  release();
  await held;
});

describe('full', () => {
  test('at its length, and no more once there is room again', async () => {
    const turns = new Turns(3);
    const work = [0, 1, 2].map((i) => {
      expect(turns.isFull).toBe(false);
      return turns.take(async () => i);
    });
    expect(turns.isFull).toBe(true);
    await Promise.all(work);
    expect(turns.isFull).toBe(false);
  });

  test('sooner, where the queue is never empty', async () => {
    const turns = new Turns(8);
    let isOver = false;
    const again = async (): Promise<void> => {
      while (!isOver) await turns.take(async () => busy(2));
    };
    const loops = [again(), again(), again(), again()];
    expect(turns.isFull).toBe(false);
    await expect.poll(() => turns.isFull, { interval: 1, timeout: 5_000 }).toBe(true);
    expect(turns.waiting).toBeLessThan(8);
    isOver = true;
    await Promise.all(loops);
    expect(turns.isFull).toBe(false);
  });
});

test('where the thread was held, what came meanwhile is a burst and no flood: all of it is let in', async () => {
  const turns = new Turns(32);
  const work = [turns.take(async () => busy(300)), turns.take(async () => {})];
  await turn();
  expect(turns.waiting).toBe(1);
  for (let i = 0; i < 24; i++) {
    expect(turns.isFull).toBe(false);
    work.push(turns.take(async () => busy(1)));
  }
  await Promise.all(work);
});

test('in a flood nobody waits behind many, and afterwards there is room again', async () => {
  const turns = new Turns(32);
  const work: Promise<void>[] = [];
  let refused = 0;
  const offer = () => {
    refused += 1;
    if (turns.isFull) return turns.refused();
    refused -= 1;
    work.push(turns.take(async () => busy(2)));
  };
  const end = performance.now() + 500;
  while (performance.now() < end) {
    for (let i = 0; i < 10; i++) offer();
    await turn();
  }
  for (let i = 0; i < 10; i++) offer();
  expect(refused).toBeGreaterThan(work.length);
  expect(turns.waiting).toBeGreaterThan(0);
  expect(turns.waiting).toBeLessThanOrEqual(2);
  await Promise.all(work);
  await new Promise((resolve) => setTimeout(resolve, 250));
  for (let i = 0; i < 7; i++) offer();
  expect(turns.waiting).toBe(7);
  await Promise.all(work);
});

test('how long each waited is told', async () => {
  const waits: number[] = [];
  const turns = new Turns(10, (ms) => waits.push(ms));
  await Promise.all([turns.take(async () => busy(5)), turns.take(async () => {})]);
  expect(waits).toHaveLength(2);
  expect(waits[1]).toBeGreaterThanOrEqual(4);
});

test('work in pieces: a few who came meanwhile go before its next piece, and it is not put off for ever', async () => {
  const turns = new Turns(100);
  const seen: string[] = [];
  const long = turns.take(async () => {
    for (let piece = 0; piece < 3; piece++) {
      seen.push(`piece ${piece}`);
      if (piece < 2) await turns.again();
    }
  });
  const short = Array.from({ length: 20 }, (_, i) => turns.take(async () => void seen.push(String(i))));
  await Promise.all([long, ...short]);
  expect(seen.filter((what) => !what.startsWith('piece'))).toEqual(short.map((_, i) => String(i)));
  const places = [0, 1, 2].map((piece) => seen.indexOf(`piece ${piece}`));
  expect(places).toEqual([0, 5, 10]);
});

test('work that nobody waits for comes behind all that somebody waits for', async () => {
  const turns = new Turns(100);
  const seen: string[] = [];
  const background = turns.rest().then(() => seen.push('rest'));
  const work = Array.from({ length: 5 }, (_, i) => turns.take(async () => void seen.push(String(i))));
  await Promise.all([background, ...work]);
  expect(seen).toEqual(['0', '1', '2', '3', '4', 'rest']);
  await turns.rest();
});

test('and yet it is not put off for ever', async () => {
  const turns = new Turns(100);
  let isOver = false;
  const again = async (): Promise<void> => {
    while (!isOver) await turns.take(async () => busy(2));
  };
  const loops = [again(), again()];
  await turns.rest();
  expect(turns.waiting).toBeGreaterThan(0);
  isOver = true;
  await Promise.all(loops);
});

test('a piece that comes when nothing waits has its turn all the same', async () => {
  const turns = new Turns(10);
  await turns.again();
  expect(turns.waiting).toBe(0);
});
