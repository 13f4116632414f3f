/** Lucene in a JVM of its own, fed with our words: what OpenSearch and Elasticsearch are made of, without their HTTP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { BOOSTS } from '../../../src/index/field.ts';
import { type JavaProgram, missingTools, runnable } from '../../opensearch/cluster/jars.ts';
import type { FedDocument } from '../bench-document.ts';
import { processMemory } from '../measure.ts';
import { feed } from '../workplace.ts';
import type { Asked, Contestant, IndexCost } from './contestant.ts';
import { queryWords } from './query-words.ts';

const PROGRAM: JavaProgram = {
  sources: 'tests/bench/rivals/lucene',
  home: '.tmp/lucene',
  main: 'LuceneRival',
};
const HEAP = ['-Xms64m', '-Xmx1g', '-XX:+UseSerialGC'];

/** A line in, a line out. */
class LuceneProcess {
  readonly #child: ChildProcess;
  readonly #waiting: { resolve(line: string): void; reject(error: Error): void }[] = [];

  static async start(...args: string[]): Promise<LuceneProcess> {
    const { java, classPath, main } = await runnable(PROGRAM);
    return new LuceneProcess(spawn(java, [...HEAP, '-cp', classPath, main, ...args]));
  }

  private constructor(child: ChildProcess) {
    this.#child = child;
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2_000);
    });
    const lines = createInterface({ input: child.stdout as Readable });
    lines.on('line', (line) => this.#waiting.shift()?.resolve(line));
    child.once('close', (code) => {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error(`Lucene: exit ${code} ${said}`));
    });
    // Whoever asks is told by the process's end.
    this.#stdin.on('error', () => undefined);
  }

  get #stdin(): Writable {
    return this.#child.stdin as Writable;
  }

  /** Bytes of the JVM now, or at its peak. */
  memory(which: 'VmRSS' | 'VmHWM'): number {
    return processMemory(this.#child.pid ?? 0, which);
  }

  async write(lines: string): Promise<void> {
    if (!this.#stdin.write(lines)) await once(this.#stdin, 'drain');
  }

  ask(line: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#stdin.write(`${line}\n`);
    });
  }

  /** Its last line: when everything is written. */
  end(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#stdin.end();
    });
  }
}

const plain = (text: string) => text.replaceAll(/\s+/gu, ' ');
const day = (date: string | undefined) => date?.replaceAll('-', '') ?? '0';

function lineOf({ number, date, category = '', title, text }: FedDocument): string {
  return `${[number, day(date), ...[category, title, text].map(plain)].join('\t')}\n`;
}

/** Batch by batch, so that nothing is indexed while the next batch is read, which does not count. */
async function index(work: string, folder: string): Promise<IndexCost> {
  let began = performance.now();
  const lucene = await LuceneProcess.start('index', folder);
  let buildMs = performance.now() - began;
  for await (const batch of feed(work, 'words')) {
    began = performance.now();
    await lucene.write(batch.map(lineOf).join(''));
    await lucene.ask('');
    buildMs += performance.now() - began;
  }
  const besidePeak = lucene.memory('VmHWM');
  began = performance.now();
  await lucene.end();
  return { buildMs, saveMs: performance.now() - began, besidePeak };
}

export const luceneWords: Contestant = {
  name: 'lucene-words',
  packages: [],
  missing: () =>
    missingTools() ?? (existsSync('/proc/self/status') ? undefined : '只在 Linux 上测 (Linux alone)'),
  feed: 'words',
  matches: 'word',
  relaxes: false,
  can: { total: true, phrase: true, prefix: true, date: true, facet: true },
  note: 'Lucene 9.12.1 在自己的 JVM 里 (堆至多 1 GB, 计入 RSS), 经管道问答; 只给编号 (in a JVM of its own, counted in RSS, asked through a pipe; ids only)',
  index,
  async open(folder) {
    const lucene = await LuceneProcess.start('search', folder, String(BOOSTS.title));
    const read = await queryWords('words');
    return {
      besideBytes: () => lucene.memory('VmRSS'),
      async search({ text, want, limit, from, to, facet }: Asked) {
        const words = plain(read(text, want));
        const line = await lucene.ask([want, limit, day(from), day(to), facet ? '1' : '0', words].join('\t'));
        const [total, ...hits] = line.split('\t').map(Number);
        return { hits, total };
      },
    };
  },
};
