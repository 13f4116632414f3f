/** Files of a real index that came to harm: each kind of file by each kind of harm, all found, none served. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openGeneration } from '../../src/generation/open.ts';
import { loadSnapshot } from '../../src/index/snapshot.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { random } from '../bench/random.ts';
import { DAMAGES } from '../generation/damage.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

/** `N=500 SEED=5 npx vitest run …` for more, or the same again. */
const DAMAGED = Number(process.env['N'] ?? 120);
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const [OLDER, NEWER] = ['gen-000001', 'gen-000002'];

let root: string;
let index: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'xiangxun-corruption-'));
  index = join(root, 'index');
  const corpus = join(root, 'corpus');
  for (const day of ['01', '02']) {
    const articles = Array.from({ length: 12 }, (_, i) => ({
      id: `a${i}`,
      title: `第${i}号项目${day}日开工`,
      text: `德庆县的㎡项目${i}于${day}日开工, 总投资${i}亿元。ＡＢＣ${i}${day}`,
      published: `2024-01-${day}`,
      source: `源${day}`,
    }));
    await cp(new URL('../corpus/cases/good', import.meta.url), corpus, { recursive: true });
    await rm(join(corpus, 'expected.txt'), { force: true });
    await writeFile(
      join(corpus, 'articles-more.jsonl'),
      articles.map((one) => `${JSON.stringify(one)}\n`).join(''),
    );
    await indexCorpus({ corpus, out: index, skipBad: true });
  }
});
afterAll(() => rm(root, { recursive: true, force: true }));

test(`${DAMAGED} damages (SEED=${SEED}): each found and named, and the generation before it opened`, async () => {
  const [dir, older] = [join(index, NEWER), join(index, OLDER)];
  const copy = join(root, 'copy');
  await cp(dir, copy, { recursive: true });
  const names = (await readdir(dir)).sort();
  expect(names.length).toBeGreaterThan(40);
  const { next } = random(SEED);
  const kinds = Object.keys(DAMAGES);
  // Every file by every kind of harm, in any order, then again elsewhere in them.
  const plans = names
    .flatMap((name) => kinds.map((kind) => ({ name, kind, at: next() })))
    .sort((a, b) => a.at - b.at);
  const isHarm = async (name: string, kind: string) => {
    const { length } = await readFile(join(dir, name));
    if (length === 0) return ['append', 'delete', 'staleFile', 'folder', 'symlink'].includes(kind);
    return !(kind === 'symlink' && name === 'manifest.json');
  };
  let found = 0;
  for (let i = 0; found < DAMAGED; i++) {
    const { name, kind } = plans[i % plans.length] as (typeof plans)[number];
    if (!(await isHarm(name, kind))) continue;
    const context = `${kind} ${name}, the ${i}th`;
    try {
      const before = await contentsOf(dir);
      const touched = (await DAMAGES[kind]?.(dir, name, Math.floor(next() * 2 ** 30), older)) ?? [];
      // A file that is the same in both generations, or that was zeros, has come to no harm.
      if (isSame(before, await contentsOf(dir))) continue;
      const { name: opened, rejected } = await openGeneration(index);
      expect([opened, rejected.map((one) => one.name)], context).toEqual([OLDER, [NEWER]]);
      const reason = rejected[0]?.reason ?? '';
      expect(
        touched.some((file) => reason.includes(file)),
        `${context}: ${reason}`,
      ).toBe(true);
      found += 1;
    } finally {
      await rm(join(index, 'elsewhere'), { force: true });
      await rm(dir, { recursive: true });
      await cp(copy, dir, { recursive: true });
    }
  }
  expect((await openGeneration(index)).name).toBe(NEWER);
});

test('without checksums flipped bits would be loaded in silence: it is they that protect', async () => {
  const { manifest, read } = await openGeneration(index);
  const { next } = random(SEED);
  let silent = 0;
  // Other names of companies would load the dictionary anew, which takes a second.
  const names = Object.keys(manifest.files).filter((name) => name !== 'concepts.json');
  for (const name of names) {
    const damaged = async (asked: string) => {
      const bytes = Buffer.from(await read(asked));
      const at = Math.floor(next() * bytes.length);
      if (asked === name && bytes.length > 0) bytes[at] = (bytes[at] as number) ^ 4;
      return bytes;
    };
    await loadSnapshot({ names: Object.keys(manifest.files), read: damaged }).then(
      () => {
        silent += 1;
      },
      () => {},
    );
  }
  expect(silent).toBeGreaterThan(0);
});

async function contentsOf(dir: string): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const content = entry.isFile() ? await readFile(join(dir, entry.name), 'latin1') : 'no file';
    contents.set(entry.name, content);
  }
  return contents;
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([name, content]) => b.get(name) === content);
}
