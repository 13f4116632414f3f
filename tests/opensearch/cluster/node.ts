/** One node of the cluster: a JVM of its own, with its own process id, ended with its parent. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Runnable } from './jars.ts';

export interface NodeOptions {
  readonly runnable: Runnable;
  /** Data, configuration and `out.log` of this node. */
  readonly home: string;
  readonly heapMb: number;
  /** Compiles to the second stage too: a start costs more, what runs for long is faster. */
  readonly isForLong: boolean;
  /** As in opensearch.yml. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
}

export class ClusterNode {
  readonly #options: NodeOptions;
  #child: ChildProcess | undefined;

  constructor(options: NodeOptions) {
    this.#options = options;
  }

  /** Of the JVM; undefined while there is none. */
  get pid(): number | undefined {
    return this.#child && this.#child.exitCode === null && this.#child.signalCode === null
      ? this.#child.pid
      : undefined;
  }

  get #log(): string {
    return join(this.#options.home, 'out.log');
  }

  async start(): Promise<void> {
    if (this.pid !== undefined) return;
    const { runnable, home, heapMb, isForLong, settings } = this.#options;
    await mkdir(join(home, 'config'), { recursive: true });
    const out = openSync(this.#log, 'a');
    const given = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
    const heap = [`-Xms${heapMb}m`, `-Xmx${heapMb}m`, '-XX:+UseSerialGC'];
    const stages = isForLong ? [] : ['-XX:TieredStopAtLevel=1'];
    const args = [
      ...heap,
      ...stages,
      '-Dlog4j2.level=WARN',
      '-cp',
      runnable.classPath,
      runnable.main,
      home,
      ...given,
    ];
    // The pipe to its standard input is what it follows: it closes with this process.
    this.#child = spawn(runnable.java, args, { stdio: ['pipe', out, out], cwd: home });
    closeSync(out);
    await once(this.#child, 'spawn');
  }

  /** As a crash or the kernel would: nothing is flushed. Resolves when the process is gone. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** The end of what it printed, for a message. */
  async lastWords(): Promise<string> {
    return (await readFile(this.#log, 'utf8').catch(() => '')).slice(-3_000);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || this.pid === undefined) return;
    const over = once(child, 'exit');
    child.kill(signal);
    await over;
  }
}
