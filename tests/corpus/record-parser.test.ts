import { describe, expect, test, vi } from 'vitest';
import { articleSchema } from '../../src/contract/record.ts';
import { parseRecord, toWellFormed } from '../../src/corpus/record-parser.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const parse = (text: string) => parseRecord(text, articleSchema);

test.each([
  ['a\ud800b', 'a\ufffdb'],
  ['\udc00\ud800', '\ufffd\ufffd'],
  ['𠮷', '𠮷'],
  ['\ud83d\ude00\ude00', '😀\ufffd'],
])('well-formed %#', (text, good) => expect(toWellFormed(text)).toBe(good));

test('lone surrogates are content: every string becomes well-formed, unknown fields too', () => {
  const text = String.raw`{"id":"a\ud800","title":"x\udfff","text":"","own":{"k\ud800":["\ud800",{"z":"\udc00"}]}}`;
  expect(parse(text)).toEqual({
    record: { id: 'a\ufffd', title: 'x\ufffd', text: '', own: { 'k\ufffd': ['\ufffd', { z: '\ufffd' }] } },
  });
});

test('unknown fields are kept, but for __proto__', () => {
  const parsed = parse(
    '{"id":"a","title":"x","text":"","own":[1],"constructor":1,"__proto__":{"admin":true}}',
  );
  expect(parsed).toEqual({ record: { id: 'a', title: 'x', text: '', own: [1], constructor: 1 } });
  expect('record' in parsed && 'admin' in parsed.record).toBe(false);
});

test('names are trimmed', () => {
  expect(parse('{"id":"a","title":" x ","text":" y ","tags":[" z"]}')).toEqual({
    record: { id: 'a', title: 'x', text: ' y ', tags: ['z'] },
  });
});

describe('depth', () => {
  const nested = (depth: number) =>
    `{"id":"a","title":"x","text":"","own":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  test('63 levels below the record are kept', () => expect(parse(nested(63))).toHaveProperty('record'));
  test.each([64, 5_000, 1_000_000])('%i are a problem', (depth) => {
    expect(parse(nested(depth))).toEqual({ faults: [{ reason: expect.stringContaining('嵌套') }], id: 'a' });
  });
  test.each(['[', '{"a":'])('%s without end is a problem', (open) => {
    expect(parse(open.repeat(1_000_000))).toEqual({ faults: [{ reason: expect.stringContaining('JSON') }] });
  });
});

test('a line wrong all over is told by its first 20 faults', () => {
  const parsed = parse(JSON.stringify({ id: 'a', title: 'x', text: '', tags: Array(500).fill(0) }));
  expect('faults' in parsed && parsed.faults.length).toBe(20);
});
