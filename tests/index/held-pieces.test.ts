import { expect, test } from 'vitest';
import { HeldPieces } from '../../src/index/held-pieces.ts';
import { TimeSlice } from '../../src/pace/time-slice.ts';

const piece = (text: string) => ({ digest: `digest of ${text}`, length: text.length });
const bytes = (...texts: readonly string[]) => Buffer.from(texts.join(''));

const held = new HeldPieces();
held.add(bytes('one', 'three'), [piece('one'), piece('three')]);
held.add(bytes('five'), [piece('five')]);

test.each([
  ['all are held', ['five', 'one', 'one', 'three'], []],
  ['none is', ['two', 'four'], ['two', 'four']],
  ['some are', ['zero', 'one', 'two', 'five', 'six'], ['zero', 'two', 'six']],
  ['there are none', [], []],
])('%s', async (_, texts, fresh) => {
  expect(await held.joined(texts.map(piece), bytes(...fresh))).toEqual(bytes(...texts));
});

test('what is fresh must be just what is not held, and a piece be as long as it was', async () => {
  await expect(held.joined([piece('one'), piece('two')], bytes('tw'))).rejects.toThrow(RangeError);
  await expect(held.joined([piece('one'), piece('two')], bytes('twos'))).rejects.toThrow(RangeError);
  await expect(held.joined([{ ...piece('one'), length: 2 }, piece('two')], bytes('two'))).rejects.toThrow(
    RangeError,
  );
});

test('between pieces others have the thread', async () => {
  let handed = 0;
  const slice = new TimeSlice(async () => {
    handed += 1;
  }, 0);
  await held.joined(['one', 'two', 'five'].map(piece), bytes('two'), slice);
  expect(handed).toBe(3);
});
