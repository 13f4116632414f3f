import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deflated, inflated, inflatedHere, type TakenItem } from '../../src/index/deflated.ts';
import { DeflatedPieces, piecesOf } from '../../src/index/deflated-pieces.ts';

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
    const earlier = new DeflatedPieces(Buffer.from(await deflated(before)));
    const [fresh, stored] = [await deflated(now), await deflated(now, earlier)];
    expect(Buffer.from(stored).equals(fresh)).toBe(true);
    expect((await inflated(Buffer.from(stored))).equals(Buffer.concat(now))).toBe(true);
  });

  /** The same items, those that were there before as places in the file before. */
  function taken(now: readonly Buffer[]): (Buffer | TakenItem)[] {
    let end = 0;
    const places = new Map(
      before.map((item) => {
        end += item.length;
        return [item, { from: end - item.length, end }] as const;
      }),
    );
    return now.map((item) => places.get(item) ?? item);
  }

  const empty = Buffer.alloc(0);
  test.each([
    ['all are taken over', before],
    ['one is put in at the beginning', [other, ...before]],
    ['one is put in between', before.toSpliced(7_000, 0, other, empty)],
    ['one is put in behind', [...before, other, empty]],
    ['one is changed', before.with(9_000, other)],
    ['many are changed', before.map((item, i) => (i % 2_500 === 17 ? other : item))],
    ['one is taken out', before.toSpliced(12_000, 1)],
    ['the end is taken out', before.slice(0, 15_000)],
    ['parts have changed places', [...before.slice(9_000), ...before.slice(2_000, 9_000)]],
    ['none is left', [other]],
  ])('where %s: items that are named by their places give the same bytes', async (_, now) => {
    const bytes = Buffer.from(await deflated(before));
    const fresh: number[] = [];
    const stored = await deflated(taken(now), new DeflatedPieces(bytes), (piece) => fresh.push(piece));
    expect(Buffer.from(stored).equals(await deflated(now))).toBe(true);
    const pieces = new DeflatedPieces(Buffer.from(stored));
    expect(pieces.length).toBe(Buffer.concat(now).length);
    expect(pieces.slice(0, pieces.length).equals(Buffer.concat(now))).toBe(true);
    for (const piece of fresh) expect(pieces.inflate(piece).length).toBeGreaterThan(0);
    if (now === before) expect(fresh).toEqual([]);
  });

  test('an item as long as several pieces, and slices across them', async () => {
    const [long] = items(1, 5) as [Buffer];
    const all = [Buffer.concat(Array.from({ length: 60_000 }, () => long)), ...before.slice(0, 3_000)];
    const pieces = new DeflatedPieces(Buffer.from(await deflated(all)));
    let end = 0;
    const places = all.map(({ length }) => {
      end += length;
      return { from: end - length, end };
    });
    expect(Buffer.from(await deflated(places, pieces)).equals(await deflated(all))).toBe(true);
    const whole = Buffer.concat(all);
    for (const [from, to] of [
      [0, 1],
      [4 << 20, (4 << 20) + 9],
      [(4 << 20) - 5, (8 << 20) + 5],
      [end - 1, end],
    ] as const)
      expect(pieces.slice(from, to).equals(whole.subarray(from, to))).toBe(true);
  });

  test('what is kept is given again as long as just that is asked for', async () => {
    const whole = Buffer.concat(before);
    const pieces = new DeflatedPieces(Buffer.from(await deflated(before)));
    const kept = pieces.keep(3, 900);
    expect(kept.equals(whole.subarray(3, 900))).toBe(true);
    expect(pieces.slice(3, 900)).toBe(kept);
    expect(pieces.slice(3, 901).equals(whole.subarray(3, 901))).toBe(true);
  });

  test('pieces move as they are: one item more leaves nearly all of the file as it was', async () => {
    const [first, second] = [await deflated(before), await deflated([other, ...before])];
    const tail = (bytes: Uint8Array) => Buffer.from(bytes).subarray(-Math.floor(first.length * 0.7));
    expect(tail(second).equals(tail(first))).toBe(true);
  });
});

test('inflated in this thread, the bytes are the same; what is cut short is refused', async () => {
  for (const data of [
    [],
    [Buffer.from('肇庆'.repeat(500))],
    Array.from({ length: 3 }, () => Buffer.alloc(3 << 20, 7)),
  ]) {
    const stored = Buffer.from(await deflated(data));
    expect(inflatedHere(piecesOf(stored)).equals(await inflated(stored))).toBe(true);
    expect(inflatedHere(piecesOf(stored)).equals(Buffer.concat(data))).toBe(true);
    expect(() => inflatedHere(piecesOf(stored.subarray(0, -1)))).toThrow(RangeError);
  }
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
