/** Real index folders, one generation after the other. */
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readCurrent } from '../../src/generation/layout.ts';
import { parseManifest, serializeManifest } from '../../src/generation/manifest.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { TimeSlice } from '../../src/pace/time-slice.ts';
import { openNewerEngine } from '../../src/search/open-engine.ts';
import { EngineHolder, type EngineSource } from '../../src/server/engine-holder.ts';
import { ask } from '../search/fixture.ts';
import { type LogLine, logged } from './fixture.ts';

// Indexes are made and opened, which takes its time on a machine that does much else.
vi.setConfig({ testTimeout: 180_000 });

let corpus: string;
let index: string;
let holder: EngineHolder;
let lines: LogLine[];
let clock: number;
/** How often the thread was handed over while a generation was opened. */
let handed: number;

const source: { -readonly [K in keyof EngineSource]: EngineSource[K] } = {
  newest: async () => {
    const current = await readCurrent(index);
    return current.kind === 'named' ? current.name : undefined;
  },
  open: (served, handOver) =>
    openNewerEngine(
      index,
      served === undefined ? undefined : { generation: served },
      new TimeSlice(handOver, 0),
    ),
};

/** Publishes one more generation, of a corpus with this one article. */
async function publish(title: string): Promise<string> {
  await writeFile(join(corpus, 'articles.jsonl'), `${JSON.stringify({ id: 'a', title, text: '' })}\n`);
  return (await indexCorpus({ corpus, out: index, skipBad: false })).generation;
}

async function servedTitle(): Promise<string | undefined> {
  return (await ask(holder.current(), '')).hits[0]?.title.text;
}

/** Turns one byte of one file of a generation round. */
async function flipByte(generation: string): Promise<void> {
  const manifest = parseManifest(await readFile(join(index, generation, 'manifest.json'), 'utf8'));
  const path = join(index, generation, manifest.files['records.utf8.deflated']?.path ?? '');
  const bytes = await readFile(path);
  bytes[3] = (bytes[3] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

const rejections = () => lines.filter(({ event }) => event === 'generation_rejected');

beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), 'xiangxun-holder-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  corpus = await mkdtemp(join(root, 'corpus-'));
  index = join(root, 'index');
  const told = logged();
  lines = told.lines;
  clock = 0;
  handed = 0;
  holder = new EngineHolder(
    source,
    told.log,
    undefined,
    () => clock,
    async () => {
      handed += 1;
    },
  );
});

test('nothing to serve: no engine, and the error says what to do', async () => {
  expect(holder.ready).toBe(false);
  expect(() => holder.current()).toThrow(expect.objectContaining({ code: 'not_ready' }));
  await expect(holder.start()).rejects.toMatchObject({
    code: 'index_missing',
    message: expect.stringContaining('npx xiangxun index'),
  });
  expect(holder.ready).toBe(false);
});

test('a newer generation takes the place of the older; who holds the older keeps it', async () => {
  const first = await publish('第一代');
  await holder.start();
  expect(holder.ready).toBe(true);
  const held = holder.current();
  await holder.refresh();
  expect(holder.current()).toBe(held);
  const before = handed;

  const second = await publish('第二代');
  expect(await servedTitle()).toBe('第一代');
  await Promise.all([holder.refresh(), holder.refresh()]);
  expect(await servedTitle()).toBe('第二代');
  expect(handed).toBeGreaterThan(before + 20);
  expect((await ask(held, '')).hits[0]?.title.text).toBe('第一代');
  expect(holder.degraded).toBe(false);
  const served = lines.filter(({ event }) => event === 'generation_served');
  expect(served.map(({ generation }) => generation)).toEqual([first, second]);
});

describe('a newer generation that is not fit is told once and never served', () => {
  test('a flipped byte', async () => {
    await publish('好的');
    await holder.start();
    const bad = await publish('坏的');
    await flipByte(bad);
    for (let i = 0; i < 3; i++) await holder.refresh();
    expect(await servedTitle()).toBe('好的');
    expect(holder.degraded).toBe(true);
    expect(holder.ready).toBe(true);
    expect(rejections()).toEqual([
      expect.objectContaining({ level: 50, generation: bad, reason: expect.stringContaining('records') }),
    ]);

    await publish('又好了');
    await holder.refresh();
    expect(await servedTitle()).toBe('又好了');
    expect(holder.degraded).toBe(false);
  });

  test('made by another version', async () => {
    await publish('本版');
    await holder.start();
    const other = await publish('别版');
    const path = join(index, other, 'manifest.json');
    const manifest = parseManifest(await readFile(path, 'utf8'));
    await writeFile(
      path,
      serializeManifest({ ...manifest, fingerprint: { ...manifest.fingerprint, analyzer: '0' } }),
    );
    for (let i = 0; i < 3; i++) await holder.refresh();
    expect(await servedTitle()).toBe('本版');
    expect(holder.degraded).toBe(true);
    expect(rejections()).toEqual([
      expect.objectContaining({ generation: other, reason: expect.stringContaining('analyzer') }),
    ]);
  });

  test('at the start the newest good one is served, and it shows', async () => {
    await publish('好的');
    const bad = await publish('坏的');
    await flipByte(bad);
    await holder.start();
    expect(await servedTitle()).toBe('好的');
    expect(holder.degraded).toBe(true);
    expect(rejections()).toHaveLength(1);
  });

  test('a fault that passes: it is looked at again, ever more rarely, told once, and served once it is well', async () => {
    await publish('好的');
    await holder.start();
    const bad = await publish('坏的');
    await flipByte(bad);
    let looks = 0;
    const open = source.open;
    source.open = (served) => {
      looks += 1;
      return open(served);
    };
    onTestFinished(() => {
      source.open = open;
    });
    // A look a second, as the server takes it.
    for (; clock < 20_000; clock += 1_000) await holder.refresh();
    expect(looks).toBe(5);
    expect(rejections()).toHaveLength(1);
    expect(holder.degraded).toBe(true);
    await flipByte(bad);
    await holder.refresh(true);
    expect(await servedTitle()).toBe('坏的');
    expect(holder.degraded).toBe(false);
    clock += 120_000;
    await holder.refresh();
    expect(looks).toBe(6);
  });

  test('the folder gone for a while: what is served stays served', async () => {
    await publish('好的');
    await holder.start();
    await rename(index, `${index}-away`);
    await holder.refresh();
    expect(await servedTitle()).toBe('好的');
    await rename(`${index}-away`, index);
    await publish('回来了');
    await holder.refresh();
    expect(await servedTitle()).toBe('回来了');
  });
});

test('while stopping it is not ready, yet answers what is under way', async () => {
  await publish('最后');
  await holder.start();
  holder.drain();
  expect(holder.ready).toBe(false);
  expect(await servedTitle()).toBe('最后');
});
