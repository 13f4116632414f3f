import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { AverageCounter } from '../../src/index/average.ts';
import { type Memo, packMemo, programDigest, readMemo, writeMemo } from '../../src/indexer/memo.ts';

const PROGRAM = programDigest({ analyzer: '4' });
const MEMO: Memo = {
  generation: 'a'.repeat(64),
  program: PROGRAM,
  lines: {
    digests: ['key'],
    heads: Buffer.from('{"id":"a"}'),
    ends: Float64Array.of(10),
    offsets: Float64Array.of(0),
    lengths: Uint32Array.of(40),
    files: [{ name: 'articles.jsonl', bytes: 41, sha256: 'b'.repeat(64), first: 0, count: 1 }],
  },
  reading: {
    readings: {
      keys: ['key'],
      told: [{ projects: [], companies: ['c1'] }],
      digests: ['d'],
      places: Int32Array.of(0),
      bands: Int32Array.of(1, -2),
    },
    words: new Map([['肇庆', 'x']]),
    names: { names: ['冠旭'], held: Uint32Array.of(0), ends: Uint32Array.of(1) },
    looks: new Map([[0, [{ isOwnerTold: true, names: ['冠旭'] }, null]]]),
  },
  index: {
    keys: ['a', 'b'],
    lengths: Uint32Array.of(1, 2),
    averages: new AverageCounter().averages(),
    names: new Map([['冠旭', 'company:c1']]),
    verdicts: {
      texts: ['a', 'b'],
      pairs: Float64Array.of(1),
      sameness: Float64Array.of(0.5),
      originals: new Map([['a,b', 1]]),
    },
  },
};

const packed = async () => (await packMemo(MEMO)) ?? [];

let root: string;
let path: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xiangxun-memo-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  path = join(root, 'MEMO');
});

test('what is read is what was written', async () => {
  await writeMemo(root, await packed());
  expect(await readMemo(root, PROGRAM)).toEqual(MEMO);
  expect(await readdir(root)).toEqual(['MEMO']);
});

describe('there is none', () => {
  test('where none was written', async () => expect(await readMemo(root, PROGRAM)).toBeUndefined());

  test('of another program', async () => {
    await writeMemo(root, await packed());
    expect(programDigest({ analyzer: '5' })).not.toBe(PROGRAM);
    expect(await readMemo(root, programDigest({ analyzer: '5' }))).toBeUndefined();
  });

  test('wherever it is cut short, and whichever bit of it is another', async () => {
    await writeMemo(root, await packed());
    const whole = await readFile(path);
    for (let at = 0; at < whole.length; at += 3) {
      await writeFile(path, whole.subarray(0, at));
      expect(await readMemo(root, PROGRAM)).toBeUndefined();
      const other = Buffer.from(whole);
      other[at] = (other[at] as number) ^ (1 << (at % 8));
      await writeFile(path, other);
      expect(await readMemo(root, PROGRAM)).toBeUndefined();
    }
  });
});

test('where it cannot be written, the one before stays, and nobody hears of it', async () => {
  await writeMemo(root, await packed());
  await writeMemo(join(root, 'nowhere'), await packed());
  await chmod(root, 0o500);
  await writeMemo(root, await packed());
  await chmod(root, 0o700);
  expect(await readMemo(root, PROGRAM)).toEqual(MEMO);
});
