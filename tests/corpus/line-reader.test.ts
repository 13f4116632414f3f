import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type Line, MAX_LINE_BYTES, readLines } from '../../src/corpus/line-reader.ts';
import { appError, folderOf } from './fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

async function linesOf(path: string): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of readLines(path)) lines.push(line);
  return lines;
}

async function linesIn(data: string | Uint8Array, name = 'articles.jsonl'): Promise<Line[]> {
  return linesOf(join(await folderOf({ [name]: data }), name));
}

test.each<[string, string | Uint8Array, Line[]]>([
  ['empty file', '', []],
  [
    'no newline at the end',
    'a\nb',
    [
      { line: 1, text: 'a' },
      { line: 2, text: 'b' },
    ],
  ],
  [
    'blank lines',
    '\n  \na\n\t\r\n\nb\n',
    [
      { line: 3, text: 'a' },
      { line: 6, text: 'b' },
    ],
  ],
  [
    'CRLF',
    'a\r\nb\r\n',
    [
      { line: 1, text: 'a' },
      { line: 2, text: 'b' },
    ],
  ],
  [
    'byte order mark',
    '\ufeffa\n\ufeffb\n',
    [
      { line: 1, text: 'a' },
      { line: 2, text: '\ufeffb' },
    ],
  ],
  ['nothing but a byte order mark', '\ufeff', []],
  ['other line ends of Unicode', 'a\u2028b\u0085c\n', [{ line: 1, text: 'a\u2028b\u0085c' }]],
])('%s', async (_what, data, lines) => expect(await linesIn(data)).toEqual(lines));

test.each([
  ['GBK', [0xcf, 0xee, 0xd1, 0xb6]],
  ['half a character', [0xe4, 0xb8]],
  ['a surrogate', [0xed, 0xa0, 0x80]],
  ['an overlong form', [0xc0, 0xaf]],
])('a line in %s is a problem and the next is read', async (_what, bytes) => {
  const lines = await linesIn(Buffer.from([...bytes, 0x0a, 0x61, 0x0a]));
  expect(lines).toEqual([
    { line: 1, problem: expect.stringContaining('UTF-8') },
    { line: 2, text: 'a' },
  ]);
});

describe('long lines', () => {
  test.each([
    [MAX_LINE_BYTES, false],
    [MAX_LINE_BYTES + 1, true],
    [10_000_000, true],
  ])('%i bytes', async (length, tooLong) => {
    const lines = await linesIn(`a\n${'x'.repeat(length)}\nb\n`);
    expect(lines).toHaveLength(3);
    expect(lines[1]).toEqual(
      tooLong
        ? { line: 2, problem: expect.stringContaining('line too long') }
        : expect.objectContaining({ line: 2 }),
    );
    expect(lines[2]).toEqual({ line: 3, text: 'b' });
  });

  test('at the end of a gzip file that unpacks to 200 times its size', async () => {
    const lines = await linesIn(gzipSync(Buffer.alloc(50_000_000, 'x')), 'a.jsonl.gz');
    expect(lines).toEqual([{ line: 1, problem: expect.stringContaining('line too long') }]);
  });
});

describe('gzip', () => {
  test('one member, and several', async () => {
    expect(await linesIn(gzipSync('a\n中\n'), 'a.jsonl.gz')).toEqual([
      { line: 1, text: 'a' },
      { line: 2, text: '中' },
    ]);
    const two = Buffer.concat([gzipSync('a\nb'), gzipSync('c\n')]);
    expect((await linesIn(two, 'a.jsonl.gz')).map((line) => 'text' in line && line.text)).toEqual([
      'a',
      'bc',
    ]);
  });

  const whole = gzipSync(Array.from({ length: 500 }, (_, i) => `${i * 7919}`).join('\n'));
  const flipped = Buffer.from(whole);
  flipped[whole.length - 6] = (flipped[whole.length - 6] ?? 0) ^ 1;
  test.each([
    ['cut off', whole.subarray(0, whole.length / 2)],
    ['without its checksum', whole.subarray(0, -8)],
    ['with a wrong checksum', flipped],
    ['no gzip at all', Buffer.from('{"id":"a1"}\n')],
    ['empty', Buffer.alloc(0)],
  ])('%s', async (_what, data) => {
    const dir = await folderOf({ 'articles.jsonl.gz': data });
    const path = join(dir, 'articles.jsonl.gz');
    expect((await appError(linesOf(path), 'file_unreadable')).message).toContain(path);
  });
});

test('a file that is not there', async () => {
  const path = join(await folderOf({}), 'articles.jsonl');
  expect((await appError(linesOf(path), 'file_unreadable')).message).toContain(path);
});

test('a reader that stops early closes the file, and bytes are shown as they lie on the disk', async () => {
  const data = gzipSync('a\nb\n');
  const path = join(await folderOf({ 'a.jsonl.gz': data }), 'a.jsonl.gz');
  const seen: Buffer[] = [];
  for await (const line of readLines(path, (chunk) => seen.push(chunk))) {
    expect(line).toEqual({ line: 1, text: 'a' });
    break;
  }
  expect(Buffer.concat(seen)).toEqual(await readFile(path));
});

test('any lines come out as they went in, squeezed or not', async () => {
  const line = fc.string({ unit: 'binary', maxLength: 50 }).map((text) => text.replace(/[\r\n\ufeff]/g, ''));
  const lines = fc.array(line, { maxLength: 30 });
  const ends = fc.constantFrom('\n', '\r\n');
  await fc.assert(
    fc.asyncProperty(lines, ends, fc.boolean(), async (texts, end, squeezed) => {
      const data = texts.map((text) => text + end).join('');
      const name = squeezed ? 'a.jsonl.gz' : 'a.jsonl';
      const expected = texts
        .map((text, i) => ({ line: i + 1, text }))
        .filter(({ text }) => text.trim() !== '');
      expect(await linesIn(squeezed ? gzipSync(data) : data, name)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
