/** The threads of the indexer, in the compiled program: Node cannot run a thread of TypeScript. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { CLI, compiled, runCli } from '../cli/fixture.ts';
import { CORPUS } from '../search/fixture.ts';

compiled();

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xiangxun-crew-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
});

const CREW = pathToFileURL(join(CLI, '../indexer/crew.js')).href;
const MANIFEST = pathToFileURL(join(CLI, '../generation/manifest.js')).href;
const SLOW = 300_000;

test(
  'however many threads there are, the files are the same',
  async () => {
    const manifests: string[] = [];
    for (const threads of ['1', '2', '3']) {
      const out = join(root, threads);
      const { code, err } = await runCli(['index', '--corpus', CORPUS, '--out', out, '--threads', threads]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      manifests.push(await readFile(join(out, 'gen-000001/manifest.json'), 'utf8'));
    }
    expect(new Set(manifests).size).toBe(1);
  },
  SLOW,
);

test(
  'on top of another index the files are those of a build of everything, with one thread or several',
  async () => {
    const corpus = join(root, 'corpus');
    await cp(CORPUS, corpus, { recursive: true });
    const build = async (out: string, ...options: string[]) => {
      const { code, err } = await runCli(['index', '--corpus', corpus, '--out', join(root, out), ...options]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
    };
    await build('one');
    await cp(join(root, 'one'), join(root, 'several'), { recursive: true });
    const lines = Array.from({ length: 3 }, (_, i) => ({
      id: `later-${i}`,
      title: `冠旭电子二期项目开工${i}`,
      text: '冠旭电子在德庆县的二期项目昨日开工，总投资3亿元。龘靐齉。'.repeat(i + 1),
    }));
    await writeFile(
      join(corpus, 'articles-later.jsonl'),
      lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    );
    await build('one');
    await build('several', '--threads', '2');
    await build('fresh', '--fresh');
    const manifest = (path: string) => readFile(join(root, path, 'manifest.json'), 'utf8');
    const fresh = await manifest('fresh/gen-000001');
    expect(await manifest('one/gen-000002')).toBe(fresh);
    expect(await manifest('several/gen-000002')).toBe(fresh);
  },
  SLOW,
);

test(
  'a thread that was begun before the work splices; what it throws is told to who waits',
  async () => {
    const { code, out } = await runScript(`
    const arrays = {
      characters: Uint32Array.of(0x4e00), characterOffsets: Uint32Array.of(0), characterPostings: Uint8Array.of(1, 0, 5),
      pairStart: Uint32Array.of(0, 0), second: new Uint32Array(0), pairOffsets: new Uint32Array(0), pairPostings: new Uint8Array(0),
    };
    const before = () => ({ postings: structuredClone(arrays), numbers: Int32Array.of(0) });
    const others = [{ postings: arrays, numbers: Int32Array.of(1) }];
    const ready = new Crew();
    ready.expectWork();
    const there = await ready.splice(before(), others)();
    const here = await new Crew(1).splice(before(), others)();
    console.log(JSON.stringify(there) === JSON.stringify(here), [...there.characterPostings].join());
    const failed = ready.splice({ postings: {}, numbers: Int32Array.of(0) }, others);
    await new Promise((resolve) => setTimeout(resolve, 50));
    console.log(await failed().catch((error) => error instanceof Error));
    await ready.end();`);
    expect({ code, out }).toEqual({ code: 0, out: 'true 2,0,0,85\ntrue\n' });
  },
  SLOW,
);

test(
  'a thread that was begun before the work reads a few articles as this one would',
  async () => {
    const { code, out } = await runScript(`
    const few = articles.slice(0, 3).map((article, i) => ({ ...article, text: article.text + '冠旭电子' + i }));
    const told = async (crew) => {
      const all = [];
      for await (const batch of crew.read(grounds, few)) all.push(...batch);
      return JSON.stringify(all);
    };
    const ready = new Crew();
    ready.expectWork();
    const alike = (await told(ready)) === (await told(new Crew(1)));
    await ready.end();
    const idle = new Crew();
    idle.expectWork();
    await idle.end();
    console.log(alike);`);
    expect({ code, out }).toEqual({ code: 0, out: 'true\n' });
  },
  SLOW,
);

test(
  'a thread that was begun before the work reads a generation back, and tells what is wrong with it as this one does',
  async () => {
    const out = join(root, 'index');
    await runCli(['index', '--corpus', CORPUS, '--out', out]);
    const { code, out: said } = await runScript(`
    const { readFile, writeFile } = await import('node:fs/promises');
    const { parseManifest } = await import(${JSON.stringify(MANIFEST)});
    const dir = ${JSON.stringify(join(out, 'gen-000001'))};
    const manifest = parseManifest(await readFile(dir + '/manifest.json', 'utf8'));
    const looked = async () => {
      const found = [];
      for (const one of [new Crew(2), new Crew(1)]) {
        one.expectWork();
        const told = one.verify(dir, manifest, undefined).then(() => 'good', ({ code, message }) => code + message);
        found.push(await told);
        await one.end();
      }
      return found;
    };
    const [good, same] = await looked();
    console.log(good, same);
    const { path } = manifest.files['texts.ends'];
    await writeFile(dir + '/' + path, 'x');
    const [bad, alike] = await looked();
    console.log(bad === alike, bad.startsWith('index_damaged'), bad.includes(path));`);
    expect({ code, said }).toEqual({ code: 0, said: 'good good\ntrue true true\n' });
  },
  SLOW,
);

test(
  'a profile of the processor shows the threads too',
  async () => {
    const folder = join(root, 'profile');
    const profiling = ['--cpu-prof', `--cpu-prof-dir=${folder}`];
    const out = join(root, 'index');
    const { code } = await runCli(['index', '--corpus', CORPUS, '--out', out, '--threads', '2'], {
      command: [process.execPath, ...profiling, CLI],
    });
    expect(code).toBe(0);
    const profiles = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
    const read = await Promise.all(profiles.map((name) => readFile(join(folder, name), 'utf8')));
    expect(read.filter((profile) => profile.includes('crew-thread.js'))).toHaveLength(2);
  },
  SLOW,
);

/** Runs a script that has a crew of two and many articles; resolves when the process is over. */
async function runScript(body: string) {
  const script = join(root, 'script.mjs');
  await writeFile(
    script,
    `import { Crew } from ${JSON.stringify(CREW)};
     const articles = Array.from({ length: 2_000 }, (_, i) => ({ title: '肇庆' + i, text: '项目在肇庆动工。'.repeat(20) }));
     const grounds = { companies: [{ id: 'c1', name: '冠旭电子' }], synonyms: [], paths: [] };
     const crew = new Crew(2);
     ${body}`,
  );
  return runCli([], { command: [process.execPath, script] });
}

describe('the process ends by itself', () => {
  test(
    'where who asked stops half-way and forgets the threads',
    async () => {
      const { code, out } = await runScript(`
      for await (const batch of crew.read(grounds, articles)) { console.log(batch.length > 0); break; }`);
      expect({ code, out }).toEqual({ code: 0, out: 'true\n' });
    },
    SLOW,
  );

  test(
    'where who asked fails',
    async () => {
      const { code, err } = await runScript(`
      try { for await (const batch of crew.read(grounds, articles)) throw new Error('stopped here'); }
      finally { await crew.end(); }`);
      expect(code).toBe(1);
      expect(err).toContain('stopped here');
    },
    SLOW,
  );

  test(
    'where a thread fails: the error is told, and the threads can be ended',
    async () => {
      const { code, out } = await runScript(`
      try { for await (const batch of crew.read({ ...grounds, companies: [{ id: 'c1' }] }, articles)); }
      catch (error) { console.log(error instanceof Error, error.message !== ''); }
      await crew.end();`);
      expect({ code, out }).toEqual({ code: 0, out: 'true true\n' });
    },
    SLOW,
  );

  test(
    'where the index cannot be written',
    async () => {
      const out = join(root, 'out');
      await mkdir(join(out, 'CURRENT'), { recursive: true });
      const { code, err } = await runCli(['index', '--corpus', CORPUS, '--out', out, '--threads', '2']);
      expect(code).toBe(1);
      expect(err).toContain('CURRENT');
    },
    SLOW,
  );
});

test.each(['0', '1.5', 'two', '1000'])('--threads %s is wrong usage', async (threads) => {
  const { code, err } = await runCli(['index', '--corpus', CORPUS, '--out', root, '--threads', threads]);
  expect(code).toBe(2);
  expect(err).toContain('--threads');
});
