import fc from 'fast-check';
import { expect, test } from 'vitest';
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
