import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { ScratchFile } from '../../src/corpus/scratch-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangxun-scratch-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

test('bytes come back from their places, as often as they are asked for', () => {
  const scratch = new ScratchFile(folder);
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1 }), (parts) => {
      const places = parts.map((part) => scratch.add(part));
      for (const [i, part] of parts.entries()) {
        for (let again = 0; again < 2; again++)
          expect(scratch.read(places[i] as number, part.length)).toEqual(part);
      }
    }),
  );
  scratch.close();
});

test('arrays come back as what they were, also those that are a part of their memory', () => {
  const scratch = new ScratchFile(folder);
  const memory = Float64Array.of(1, 2, 3, 4, 5);
  const arrays = [
    Uint8Array.of(1, 255),
    Uint16Array.of(0, 65_535),
    Uint32Array.of(1, 2 ** 32 - 1),
    Int32Array.of(-1, 5),
    memory.subarray(1, 3),
    new Uint8Array(0),
  ];
  const read = arrays.map((array) => scratch.put(array));
  expect(read.map((again) => again())).toEqual(arrays);
  expect(scratch.put(Buffer.from([7, 8]))()).toEqual(Uint8Array.of(7, 8));
  scratch.close();
});

test('nothing of it stands in the folder, not even while it is open', async () => {
  const scratch = new ScratchFile(folder);
  scratch.add(Buffer.alloc(1_000));
  expect(await readdir(folder)).toEqual([]);
  scratch.close();
});

test('a folder that is not there is told with its path', () => {
  expect(() => new ScratchFile(join(folder, 'nowhere'))).toThrow(
    expect.objectContaining({ code: 'file_unwritable', message: expect.stringContaining('nowhere') }),
  );
});

test.runIf(process.platform === 'linux')('a full disk is told, and is no crash', () => {
  const scratch = new ScratchFile(folder);
  scratch.close();
  expect(() => scratch.add(Buffer.of(1))).toThrow(expect.objectContaining({ code: 'file_unwritable' }));
});
