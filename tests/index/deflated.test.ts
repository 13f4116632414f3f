import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deflated, inflated } from '../../src/index/deflated.ts';

test('bytes come back', () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (data) => {
      expect([...(await inflated(Buffer.from(await deflated([data]))))]).toEqual([...data]);
    }),
  ));

test.each([4 << 20, (4 << 20) + 1, (8 << 20) + 7])(
  '%i bytes, of several pieces, come back smaller',
  async (size) => {
    const data = Buffer.alloc(size);
    for (let i = 0; i < size; i += 2) data.writeUInt8((i * 31) % 97, i);
    const stored = Buffer.from(await deflated([data]));
    expect(stored.length).toBeLessThan(size / 2);
    expect((await inflated(stored)).equals(data)).toBe(true);
  },
);

/** Items of some hundred bytes that no deflating makes nothing of, the same for the same seed. */
function items(count: number, seed: number): Buffer[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    const item = Buffer.alloc(200 + (state & 255));
    for (let i = 0; i < item.length; i++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      item[i] = state >> 16;
    }
    return item;
  });
}

describe('with what was deflated before', () => {
  const before = items(20_000, 7);
  const [other] = items(1, 8) as [Buffer];

  test.each([
    ['nothing is another', before],
    ['one is put in at the beginning', [other, ...before]],
    ['one is changed', before.with(9_000, other)],
    ['one is taken out', before.toSpliced(12_000, 1)],
    ['all are others', items(3_000, 9)],
    ['there are none', []],
  ])('where %s: the bytes are those that come without', async (_, now) => {
    const data = Buffer.concat(before);
    const earlier = { data, deflated: Buffer.from(await deflated(before)) };
    const [fresh, stored] = [await deflated(now), await deflated(now, earlier)];
    expect(Buffer.from(stored).equals(fresh)).toBe(true);
    expect((await inflated(Buffer.from(stored))).equals(Buffer.concat(now))).toBe(true);
  });

  test('pieces move as they are: one item more leaves nearly all of the file as it was', async () => {
    const [first, second] = [await deflated(before), await deflated([other, ...before])];
    const tail = (bytes: Uint8Array) => Buffer.from(bytes).subarray(-Math.floor(first.length * 0.7));
    expect(tail(second).equals(tail(first))).toBe(true);
  });
});

test('the same bytes give the same bytes', async () => {
  const data = Buffer.from('肇庆新区'.repeat(1_000), 'utf16le');
  expect(Buffer.from(await deflated([data])).equals(Buffer.from(await deflated([data])))).toBe(true);
});

test('bytes cut short or too long are refused', async () => {
  const stored = Buffer.from(await deflated([Buffer.from('肇庆'.repeat(500))]));
  for (const wrong of [
    stored.subarray(0, -1),
    stored.subarray(0, 10),
    Buffer.concat([stored, Buffer.of(0)]),
  ]) {
    await expect(inflated(wrong)).rejects.toThrow();
  }
});
