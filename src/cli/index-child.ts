/** The indexer in a process of its own, so that the server's only thread goes on answering. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { IndexOutcome } from '../intake/intake.ts';
import { lowerPriority } from './priority.ts';

const CLI = fileURLToPath(new URL('../cli.js', import.meta.url));
const MOST_OUTPUT = 1_000_000;

/** Runs `index`, with `more` arguments; the signal ends it, and the index stays as it was. Never rejects. */
export function indexInChild(corpus: string, out: string, more: readonly string[] = []) {
  return (signal: AbortSignal): Promise<IndexOutcome> =>
    new Promise((resolve) => {
      const failed = (message: string, code = 'index_failed') => resolve({ isDone: false, code, message });
      const child = spawn(
        process.execPath,
        [CLI, 'index', '--corpus', corpus, '--out', out, '--json', ...more],
        {
          stdio: ['ignore', 'pipe', 'pipe'],
          signal,
          killSignal: 'SIGKILL',
        },
      );
      if (child.pid !== undefined) lowerPriority(child.pid);
      const written = { out: '', err: '' };
      const keep = (name: 'out' | 'err') => (text: string) => {
        written[name] = (written[name] + text).slice(-MOST_OUTPUT);
      };
      child.stdout.setEncoding('utf8').on('data', keep('out'));
      child.stderr.setEncoding('utf8').on('data', keep('err'));
      child.once('error', (error) => {
        if (signal.aborted) child.once('close', () => failed('停机时中断 (stopped)'));
        else failed(error.message);
      });
      child.once('close', (code) => {
        const said = lastJson(code === 0 ? written.out : written.err);
        if (code === 0 && typeof said?.['generation'] === 'string') {
          const { generation } = (said['target'] ?? said) as { generation: string };
          resolve({ isDone: true, generation });
          return;
        }
        const { code: name, message } = (said?.['error'] ?? {}) as { code?: string; message?: string };
        failed(message ?? `索引进程退出, 代码 ${code} (the indexer ended)`, name);
      });
    });
}

function lastJson(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
