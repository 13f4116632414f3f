/** Runs a TypeScript file of this folder in a process of its own, which may be killed at any time. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll } from 'vitest';

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** Bundles the script into a temporary folder that is gone when the test file is over; returns its path. */
export async function bundle(script: string): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'xiangxun-child-'));
  folders.push(outDir);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL(script, import.meta.url)),
      outDir,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
    ssr: { noExternal: true },
  });
  await chmod(outDir, 0o755);
  return join(outDir, 'child.mjs');
}

export interface Child {
  readonly process: ChildProcess;
  /** Lines printed so far, errors included. */
  readonly lines: string[];
  /** Resolves once it has printed that many lines, or is over. */
  printed(count: number): Promise<void>;
  /** Resolves when the process is over and all its lines are here. */
  readonly over: Promise<void>;
}

const NOBODY = 65_534;

/** Starts a bundled script; `unprivileged` gives up root, to whom read-only folders are writable. */
export function start(path: string, args: readonly string[], unprivileged = false): Child {
  const drop = unprivileged && process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const child = spawn(process.execPath, [path, ...args], { stdio: ['pipe', 'pipe', 'inherit'], ...drop });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const over = Promise.all([once(child, 'close'), once(reader, 'close')]).then(() => undefined);
  const printed = async (count: number) => {
    while (
      lines.length < count &&
      !(await Promise.race([once(reader, 'line').then(() => false), over.then(() => true)]))
    );
  };
  return { process: child, lines, printed, over };
}
