/** Processes of the bench, from the outside. */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Job, JobResult } from './job.ts';

const CHILD = fileURLToPath(new URL('./child-measure.js', import.meta.url));

/** The JavaScript heap may have this share of the memory, MB at most. */
const HEAP_SHARE = 0.6;
const MOST_HEAP = 12_000;

function start(job: Job, node: readonly string[] = []): ChildProcess {
  if (!existsSync(CHILD)) throw new Error(`not compiled: ${CHILD}`);
  const heap = Math.min(Math.floor((totalmem() / 1e6) * HEAP_SHARE), MOST_HEAP);
  return fork(CHILD, [JSON.stringify(job)], {
    execArgv: ['--expose-gc', `--max-old-space-size=${heap}`, ...node],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

/** Its first message; rejects with the end of its standard error where it ends without one. */
function messageOf<T>(child: ChildProcess): Promise<T> {
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-2_000);
  });
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const why = errors.split('\n').find((line) => /error|heap/iu.test(line)) ?? '';
      reject(new Error(`${signal ?? `exit ${code}`} ${why}`.trim()));
    });
  });
}

/** Not `close`: after a disconnect from this side it never comes. */
const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Runs a job in a process of its own to its end. `node`: more options of Node. */
export async function runJob<J extends Exclude<Job['job'], 'serve'>>(
  job: Job & { readonly job: J },
  node: readonly string[] = [],
): Promise<JobResult[J]> {
  const child = start(job, node);
  const result = await messageOf<JobResult[J]>(child);
  await ended(child);
  return result;
}

export interface Served {
  readonly port: number;
  stop(): Promise<void>;
}

/** A server in a process of its own, until stopped. */
export async function startServer(job: Job & { readonly job: 'serve' }): Promise<Served> {
  const child = start(job);
  const { port } = await messageOf<JobResult['serve']>(child);
  return {
    port,
    stop: async () => {
      child.disconnect();
      await ended(child);
    },
  };
}
