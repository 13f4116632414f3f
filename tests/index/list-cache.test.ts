import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ListCache } from '../../src/index/list-cache.ts';

/** Asks for lists of a length that is their key, and tells which were made. */
function asking(capacity: number) {
  const cache = new ListCache<number>(capacity);
  return (length: number) => {
    let made = false;
    const list = cache.get(length, length, () => {
      made = true;
      return length;
    });
    expect(list).toBe(length);
    return made;
  };
}

test('a list is made once while there is room', () => {
  const makes = asking(1_000);
  expect([100, 200, 100, 200, 300, 100].map(makes)).toEqual([true, true, false, false, true, false]);
});

test('the list that was longest not asked for goes first', () => {
  const makes = asking(500);
  expect([100, 200, 150, 100].map(makes)).toEqual([true, true, true, false]);
  expect(makes(101)).toBe(true);
  expect([100, 150].map(makes)).toEqual([false, false]);
  expect(makes(200)).toBe(true);
});

test('short lists and lists without room are made each time', () => {
  const makes = asking(500);
  expect([10, 10, 501, 501].map(makes)).toEqual([true, true, true, true]);
});

test('put keeps what comes first under a key, and nothing that is longer than all may be', () => {
  const cache = new ListCache<string, string>(500);
  cache.put('a', 300, 'first');
  cache.put('a', 300, 'second');
  cache.put('b', 501, 'too long');
  cache.put('c', 200, 'third');
  expect(['a', 'b', 'c'].map((key) => cache.peek(key))).toEqual(['first', undefined, 'third']);
});

test('what is held never exceeds the capacity', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 60 }), (lengths) => {
      const makes = asking(600);
      const held: number[] = [];
      for (const length of lengths) {
        const known = held.indexOf(length);
        expect(makes(length)).toBe(known < 0);
        if (known >= 0) held.splice(known, 1);
        if (length < 64) continue;
        held.push(length);
        while (held.reduce((sum, one) => sum + one, 0) > 600) held.shift();
      }
    }),
  ));
