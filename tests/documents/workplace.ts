/** A folder as the documents mean it: corpus, index, the package installed, and commands that are of this tree. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { folderSource } from '../../src/server/folder-source.ts';
import { createLog } from '../../src/server/log.ts';
import { type RunningServer, serve } from '../../src/server/serve.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SHIM = fileURLToPath(new URL('shim.mjs', import.meta.url));
/** Where the documents say that the server is. */
const ADDRESS = 'http://127.0.0.1:8080';
const BOUND_MS = 300_000;

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class Workplace {
  readonly #root = mkdtempSync(join(tmpdir(), 'xiangxun-documents-'));
  #server: RunningServer | undefined;

  /** Builds the index that every document begins with, and serves it. */
  async open(): Promise<void> {
    const index = join(this.#root, 'index-data');
    await indexCorpus({ corpus: join(ROOT, 'corpus'), out: index, skipBad: false });
    const bin = join(this.#root, 'bin');
    mkdirSync(bin);
    const shim = `exec "${process.execPath}" "${SHIM}"`;
    const scripts = {
      npm: `${shim} npm "$@"`,
      npx: `case "$1 $2" in
  'xiangxun serve' | 'xiangxun demo') ${shim} "$@" ;;
  'xiangxun '*) shift; exec "${process.execPath}" "${ROOT}dist/cli.js" "$@" ;;
esac
echo "npx $1: not ours" >&2
exit 97`,
    };
    for (const [name, script] of Object.entries(scripts))
      writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const log = createLog({ write: () => {} });
    this.#server = await serve({ source: folderSource(index), host: '127.0.0.1', port: 0, log });
  }

  async close(): Promise<void> {
    await this.#server?.stop();
    rmSync(this.#root, { recursive: true, force: true });
  }

  /** A fresh folder for one document. */
  folderFor(document: string): string {
    const folder = join(this.#root, document.replaceAll('/', '-'));
    mkdirSync(folder);
    for (const name of ['index-data', 'corpus']) {
      cpSync(join(name === 'corpus' ? ROOT : this.#root, name), join(folder, name), { recursive: true });
    }
    writeFileSync(join(folder, 'server.log'), '');
    writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
    const modules = join(folder, 'node_modules');
    mkdirSync(modules);
    for (const name of readdirSync(join(ROOT, 'node_modules'))) {
      if (!name.startsWith('.'))
        symlinkSync(join(ROOT, 'node_modules', name), join(modules, name), 'junction');
    }
    symlinkSync(ROOT, join(modules, 'xiangxun'), 'junction');
    return folder;
  }

  /** The text with the address of the server that is there. */
  addressed(text: string): string {
    return text.replaceAll(ADDRESS, this.#server?.address ?? '');
  }

  /** A failing command ends the script and fails it. */
  runShell(text: string, folder: string): Promise<Outcome> {
    return spawned('bash', ['-euo', 'pipefail', '-c', text], folder, {
      PATH: `${join(this.#root, 'bin')}:${process.env['PATH'] ?? ''}`,
    });
  }

  runModule(text: string, folder: string): Promise<Outcome> {
    const file = join(folder, 'example.mjs');
    writeFileSync(file, text);
    return spawned(process.execPath, [file], folder);
  }
}

/** Not awaiting would stop the server, which lives in this process. */
function spawned(
  command: string,
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  const child = spawn(command, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: BOUND_MS,
    env: { ...process.env, ...env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout, stderr }));
  });
}
