/** A generation read by a thread, in the compiled program: Node cannot run a thread of TypeScript. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inspectGeneration } from '../../src/generation/inspection.ts';
import { type GenerationFile, publishGeneration } from '../../src/generation/publish.ts';
import { deflated } from '../../src/index/deflated.ts';
import { piecesOf } from '../../src/index/deflated-pieces.ts';
import type { VerifiedFiles } from '../../src/index/verified-files.ts';
import { CLI, compiled } from '../cli/fixture.ts';
import { HEAD, temporaryFolder } from '../generation/fixture.ts';

compiled();

let Compiled: typeof VerifiedFiles;
beforeAll(async () => {
  const { href } = pathToFileURL(join(CLI, '../index/verified-files.js'));
  ({ VerifiedFiles: Compiled } = (await import(href)) as { VerifiedFiles: typeof VerifiedFiles });
});

const ITEMS = Array.from({ length: 3_000 }, (_, i) => Buffer.from(`${i} 肇庆市新能源产业园 `.repeat(40)));
const PLAIN = new Map([
  ['large.postings', Buffer.alloc(1 << 20, '项目')],
  ['small.json', Buffer.from('{}')],
  ['empty.ends', Buffer.alloc(0)],
]);

async function* each(files: readonly GenerationFile[]): AsyncGenerator<GenerationFile> {
  yield* files;
}

let dir: string;
/** Of each file its name in the folder. */
let paths: Map<string, string>;
beforeEach(async () => {
  const root = await temporaryFolder();
  const files = [
    ...Array.from(PLAIN, ([name, data]) => ({ name, data })),
    { name: 'texts.utf16.deflated', data: await deflated(ITEMS) },
    { name: 'columns.deflated', data: await deflated([Buffer.from('[]')]) },
    { name: 'broken.deflated', data: Buffer.from('nothing of the kind') },
  ];
  ({ dir } = await publishGeneration(root, HEAD, each(files), async () => {}));
  const { manifest } = await inspectGeneration(dir);
  paths = new Map(Object.entries(manifest?.files ?? {}).map(([name, { path }]) => [name, path]));
});

const notAsked = async () => Promise.reject(new Error('read in place of the thread'));

test.each([true, false])(
  'what is in the files, whether they are inflated ahead or not: %s',
  async (ahead) => {
    const files = new Compiled({ ahead });
    const kept = new Map<string, Buffer>();
    expect(await files.inspect(dir, (path, bytes) => kept.set(path, bytes))).toEqual(
      await inspectGeneration(dir),
    );
    for (const [name, data] of PLAIN) expect(kept.get(paths.get(name) as string)?.equals(data)).toBe(true);
    expect(kept.size).toBe(PLAIN.size);
    const inside = (name: string) => files.inflated(paths.get(name) as string, notAsked);
    const [texts, columns] = await Promise.all([inside('texts.utf16.deflated'), inside('columns.deflated')]);
    expect(texts.equals(Buffer.concat(ITEMS))).toBe(true);
    expect(columns.toString()).toBe('[]');
    await expect(inside('broken.deflated')).rejects.toThrow(paths.get('broken.deflated'));
    await files.close();
  },
);

describe('what is held of the generation before', () => {
  const other = Buffer.from('另一条');
  const now = ITEMS.with(ITEMS.length - 100, other);
  let files: VerifiedFiles;
  let held: VerifiedFiles['pieces'];
  let newer: string;
  beforeEach(async () => {
    files = new Compiled({ ahead: true });
    await files.inspect(dir, () => {});
    await files.inflated(paths.get('texts.utf16.deflated') as string, notAsked);
    await files.inflated(paths.get('columns.deflated') as string, notAsked);
    held = files.pieces;
    await files.close();
    const data = await deflated(now);
    const published = await publishGeneration(
      await temporaryFolder(),
      HEAD,
      each([
        { name: 'texts.utf16.deflated', data },
        { name: 'columns.deflated', data: await deflated([Buffer.from('[1]')]) },
      ]),
      async () => {},
    );
    newer = published.dir;
    const { manifest } = await inspectGeneration(newer);
    paths = new Map(Object.entries(manifest?.files ?? {}).map(([name, { path }]) => [name, path]));
  });

  test('is taken over where it is the same, and what is new is inflated', async () => {
    const [taken, anew] = [new Compiled({ ahead: false, held }), new Compiled({ ahead: false })];
    for (const opened of [taken, anew]) {
      await opened.inspect(newer, () => {});
      const texts = await opened.inflated(paths.get('texts.utf16.deflated') as string, notAsked);
      expect(texts.equals(Buffer.concat(now))).toBe(true);
      await opened.close();
    }
    expect(taken.pieces.digests).toEqual(anew.pieces.digests);
    const same = taken.pieces.digests.filter((digest) => held.digests.includes(digest));
    expect(same.length).toBeGreaterThan(2);
    expect(taken.pieces.digests.length).toBeGreaterThan(same.length);
    // Of what is parsed when it is opened nothing is kept.
    expect(held.digests).toHaveLength(piecesOf(Buffer.from(await deflated(ITEMS))).length);
  });

  test('changes nothing of a generation that is damaged', async () => {
    const path = join(newer, paths.get('texts.utf16.deflated') as string);
    const bytes = await readFile(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    await writeFile(path, bytes);
    const opened = new Compiled({ ahead: false, held });
    const { problems } = await opened.inspect(newer, () => {});
    expect(problems).toHaveLength(1);
    await opened.close();
  });
});

test('a file that is not as it was published is told as it is without a thread', async () => {
  await writeFile(join(dir, paths.get('texts.utf16.deflated') as string), 'another');
  await rm(join(dir, paths.get('small.json') as string));
  const files = new Compiled({ ahead: true });
  const { problems } = await files.inspect(dir, () => {});
  expect(problems).toEqual((await inspectGeneration(dir)).problems);
  expect(problems).toHaveLength(2);
  await files.close();
});

test('a folder that is not there, and a thread that is closed before it is done', async () => {
  const files = new Compiled({ ahead: true });
  expect((await files.inspect(join(dir, 'gone'))).problems).toHaveLength(1);
  const inspection = files.inspect(dir);
  await Promise.all([expect(inspection).rejects.toThrow(dir), files.close()]);
});

test('where no thread has a file, it is read and inflated here', async () => {
  const files = new Compiled({ ahead: true });
  const [path = ''] = (await readdir(dir)).filter((name) => name.startsWith('texts.'));
  const found = await files.inflated(path, () => readFile(join(dir, path)));
  expect(found.equals(Buffer.concat(ITEMS))).toBe(true);
  await files.close();
});
