/** Real disks that are full, read-only or somebody else's (R5, R6). As root on Linux: file systems are mounted for it. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLI } from '../cli/fixture.ts';
import { served, type TortureIndex, tortureIndex } from './served.ts';

const SIZES = 20;
const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
const BIG = 512 * 2 ** 20;
let made: TortureIndex;
let root: string;
beforeAll(async () => {
  if (process.getuid?.() !== 0) throw new Error('mounting needs root');
  made = await tortureIndex();
  root = await mkdtemp(join(tmpdir(), 'xiangxun-disk-'));
  await chmod(root, 0o755);
});
afterAll(async () => {
  await made?.remove();
  await rm(root, { recursive: true, force: true });
});

/** The folder while `work` runs is a file system of its own. */
async function mounted(options: string[], work: (at: string) => Promise<void>): Promise<void> {
  const at = await mkdtemp(join(root, 'mount-'));
  execFileSync('mount', [...options, at]);
  try {
    await work(at);
  } finally {
    execFileSync('umount', [at]);
  }
}

async function index(out: string, before: readonly string[] = []): Promise<{ code: number; err: string }> {
  const [command = '', ...args] = [
    ...before,
    process.execPath,
    CLI,
    'index',
    '--corpus',
    made.corpus,
    '--out',
    out,
  ];
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const closed = once(child, 'close');
  const err = await text(child.stderr as Readable);
  return { code: ((await closed) as [number])[0], err };
}

/** Every file that a generation and CURRENT are, by name. */
async function contents(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name !== 'MEMO' && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(name, 'base64')] as const)),
  );
}

const used = (at: string) =>
  Number(execFileSync('df', ['-B1', '--output=used', at]).toString().split('\n')[1]);

describe('R5: a full disk', () => {
  test.each(Array.from({ length: SIZES }, (_, i) => 0.1 + i / (SIZES - 1)))(
    '%f of the room that is needed',
    async (share) => {
      await mounted(['-t', 'tmpfs', '-o', `size=${BIG}`, 'tmpfs'], async (at) => {
        const out = join(at, 'index');
        const first = await index(out);
        expect(first).toMatchObject({ code: 0 });
        const before = await contents(out);
        const need = used(at);
        await writeFile(
          join(made.corpus, 'articles-more.jsonl'),
          `${JSON.stringify({ id: 'more', title: `另有一则 ${share}`, text: '' })}\n`,
        );
        execFileSync('mount', ['-o', `remount,size=${Math.ceil(need * (1 + share))}`, at]);
        const { code, err } = await index(out);
        console.log(`R5 ${share.toFixed(2)} | exit ${code} | ${err.trim().split('\n').at(-1)}`);
        if (code !== 0) {
          expect(err).toContain(at);
          expect(err).toMatch(/ENOSPC|磁盘已满/);
          expect(await contents(out)).toEqual(before);
        }
        execFileSync('mount', ['-o', `remount,size=${BIG}`, at]);
        expect(await index(out)).toMatchObject({ code: 0 });
        expect((await readdir(out)).filter((name) => name.startsWith('.tmp-'))).toEqual([]);
      });
      await rm(join(made.corpus, 'articles-more.jsonl'));
    },
  );
});

describe('R6: a disk that may not be written', () => {
  test('somebody else’s folder: the path is named, and at once', async () => {
    const out = join(root, 'of-root');
    await mkdir(out, { mode: 0o555 });
    execFileSync('chmod', ['-R', 'a+rX', join(made.corpus, '..')]);
    const { code, err } = await index(join(out, 'index'), NOBODY);
    console.log(`R6 nobody | exit ${code} | ${err.trim()}`);
    expect(code).not.toBe(0);
    expect(err).toContain(out);
  });

  test('read-only: nothing is published, and what is there is served', async () => {
    const at = join(root, 'read-only');
    await mkdir(at);
    execFileSync('mount', ['--bind', made.index, at]);
    try {
      execFileSync('mount', ['-o', 'remount,ro,bind', at]);
      const { code, err } = await index(at);
      console.log(`R6 read-only | exit ${code} | ${err.trim()}`);
      expect(code).not.toBe(0);
      expect(err).toContain(at);
      const server = await served(at);
      try {
        const answer = await fetch(`${server.address}/api/v1/search?q=${encodeURIComponent('项目')}`);
        expect(await answer.json()).toMatchObject({ generation: 'gen-000001' });
      } finally {
        await server.stop();
      }
    } finally {
      execFileSync('umount', [at]);
    }
  });
});
