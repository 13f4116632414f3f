import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInSlices } from '../../src/pace/json-pieces.ts';
import { TimeSlice } from '../../src/pace/time-slice.ts';

const parsed = (text: string) => parseInSlices(Buffer.from(text), new TimeSlice());

test('whatever JSON.stringify writes is read as JSON.parse reads it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const text = JSON.stringify(value);
      expect(await parsed(text)).toEqual(JSON.parse(text));
    }),
    { numRuns: 1_000 },
  );
});

test('a list of many pieces, with quotes, brackets and Hanzi in its texts', async () => {
  const item = (i: number) => [`第${i}条 "\\],{[:`, i, null, { a: ['\u2028', -1.5e3, true] }];
  const value = { counts: { n: 40_000 }, rows: Array.from({ length: 40_000 }, (_, i) => item(i)), last: [] };
  let handed = 0;
  const slice = new TimeSlice(async () => void handed++, 0);
  expect(await parseInSlices(Buffer.from(JSON.stringify(value)), slice)).toEqual(value);
  expect(handed).toBeGreaterThan(10);
});

test('items of lists are kept as they are told to be', async () => {
  const text = JSON.stringify({ a: [1, [2, [3]], 'x'], b: [[], {}] });
  const seen: unknown[] = [];
  const keep = (item: unknown) => {
    seen.push(item);
    return Array.isArray(item) ? 'list' : item;
  };
  const value = await parseInSlices(Buffer.from(text), new TimeSlice(), keep);
  expect(value).toEqual({ a: [1, 'list', 'x'], b: ['list', {}] });
  expect(seen).toEqual([1, [2, [3]], 'x', [], {}]);
});

describe('what is no JSON is a SyntaxError', () => {
  test.each([
    '',
    '[',
    '[1',
    '[1,',
    '[,1]',
    '{',
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,}',
    '[1]2',
    '"a',
    'nul',
    '[1}',
  ])('%s', async (text) => {
    await expect(parsed(text)).rejects.toThrow(SyntaxError);
  });

  test('cut anywhere', async () => {
    const text = JSON.stringify({ a: [1, '二"', { b: [] }], c: 'd' });
    for (let length = 0; length < text.length; length++) {
      await expect(parsed(text.slice(0, length)), text.slice(0, length)).rejects.toThrow(SyntaxError);
    }
  });
});
