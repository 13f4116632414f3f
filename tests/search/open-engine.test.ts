import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { parseManifest, serializeManifest } from '../../src/generation/manifest.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { ask } from './fixture.ts';

let index: string;
let publish: () => Promise<string>;
beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), 'xiangxun-open-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  index = join(root, 'index');
  await writeFile(join(root, 'articles.jsonl'), '{"id":"a","title":"肇庆","text":""}\n');
  publish = async () => (await indexCorpus({ corpus: root, out: index, skipBad: false })).generation;
});

test('the newest generation', async () => {
  await publish();
  const generation = await publish();
  const opened = await openEngine(index);
  expect(opened).toMatchObject({ generation, rejected: [] });
  expect(opened.engine.status().generation).toBe(generation);
  expect(await ask(opened.engine, '肇庆')).toMatchObject({ total: 1, generation });
});

test('the newest that is whole, with the reason against the newer', async () => {
  const good = await publish();
  const bad = await publish();
  const [name = ''] = (await readdir(join(index, bad))).filter((file) => file.startsWith('concepts'));
  await writeFile(join(index, bad, name), '[ ]');
  const { generation, rejected, engine } = await openEngine(index);
  expect(generation).toBe(good);
  expect(rejected).toEqual([{ name: bad, reason: expect.stringContaining(name) }]);
  expect((await ask(engine, '肇庆')).total).toBe(1);
});

test('none at all, none whole, made by another version: each with its remedy', async () => {
  const remedy = expect.stringContaining('npx xiangxun index');
  await expect(openEngine(index)).rejects.toMatchObject({ code: 'index_missing', message: remedy });

  const generation = await publish();
  const path = join(index, generation, 'manifest.json');
  const sound = await readFile(path, 'utf8');
  const manifest = parseManifest(sound);
  const other = { ...manifest.fingerprint, nodejieba: '0.0.0' };
  await writeFile(path, serializeManifest({ ...manifest, fingerprint: other }));
  await expect(openEngine(index)).rejects.toMatchObject({ code: 'index_mismatch', message: remedy });
  await expect(openEngine(index)).rejects.toThrow('nodejieba');

  await writeFile(path, `${sound} `);
  await expect(openEngine(index)).rejects.toMatchObject({ code: 'index_damaged', message: remedy });
});
