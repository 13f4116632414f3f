/**
 * More articles into an index that is served and asked meanwhile: seconds until they are found, what it costs against a
 * build of everything, and how long queries take before and meanwhile. `DOCUMENTS=10000`, `MORE=1000`; `CORPUS=` a file
 * of `{id, title, text}` lines in place of generated news; `SECONDS=20` of queries before.
 */
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CURRENT_FILE } from '../../src/generation/layout.ts';
import type { IndexReport } from '../../src/indexer/index-corpus.ts';
import { readDocuments } from '../bench/document-file.ts';
import { generatedDocuments } from '../bench/generated-corpus.ts';
import { runCli } from '../cli/fixture.ts';
import { served } from './served.ts';

const DOCUMENTS = Number(process.env['DOCUMENTS'] ?? 10_000);
const MORE = Number(process.env['MORE'] ?? 1_000);
const CORPUS = process.env['CORPUS'];
const SECONDS = Number(process.env['SECONDS'] ?? 20);
/** Milliseconds between an answer and the next query. */
const PAUSE = 20;

vi.setConfig({ testTimeout: 7_200_000, hookTimeout: 7_200_000 });

let root: string;
let queries: readonly string[];
const corpus = () => join(root, 'corpus');
const index = () => join(root, 'index');

/** Takes this many documents off and writes them as a file of the corpus; gives their titles. */
async function writeArticles(
  name: string,
  documents: AsyncIterator<Document> | Iterator<Document>,
  count: number,
): Promise<string[]> {
  const titles: string[] = [];
  const lines = async function* () {
    for (let i = 0; i < count; i++) {
      const { done, value } = await documents.next();
      if (done) throw new Error(`the corpus has less than ${DOCUMENTS} + ${MORE} articles`);
      const { id, title, text } = value;
      titles.push(title);
      yield `${JSON.stringify({ id, title, text })}\n`;
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(join(corpus(), name)));
  return titles;
}

interface Document {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

let rest: AsyncIterator<Document> | Iterator<Document>;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'xiangxun-torture-publish-'));
  await mkdir(corpus());
  const all = CORPUS ? readDocuments(CORPUS, DOCUMENTS + MORE) : generatedDocuments(DOCUMENTS + MORE, 7);
  rest = Symbol.asyncIterator in all ? all[Symbol.asyncIterator]() : all[Symbol.iterator]();
  const titles = await writeArticles('articles-1.jsonl', rest, DOCUMENTS);
  queries = titles.filter((_, i) => i % 17 === 0).map((title) => title.slice(0, 2 + (title.length % 5)));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function indexed(): Promise<{ report: IndexReport; seconds: number }> {
  const began = performance.now();
  const { code, out, err } = await runCli(['index', '--corpus', corpus(), '--out', index(), '--json']);
  if (code !== 0) throw new Error(err);
  const report = JSON.parse(out.trim().split('\n').at(-1) as string) as IndexReport;
  return { report, seconds: (performance.now() - began) / 1_000 };
}

/** False once another generation is published, be it served or not. */
const isCurrent = (generation: string) =>
  readFileSync(join(index(), CURRENT_FILE), 'utf8').startsWith(generation);

const cpuSeconds = ({ phases }: IndexReport) =>
  Object.values(phases).reduce((sum, phase) => sum + phase.cpuSeconds, 0);

function quantile(times: readonly number[], share: number): number {
  const rising = times.toSorted((a, b) => a - b);
  return rising[Math.min(rising.length - 1, Math.floor(rising.length * share))] as number;
}

test(`${MORE} articles more into ${DOCUMENTS}`, async () => {
  const whole = await indexed();
  const server = await served(index(), '--address-rate', '0');
  let next = 0;
  /** Milliseconds that a query took, and the generation that answered it. */
  const ask = async () => {
    const query = queries[next++ % queries.length] as string;
    const began = performance.now();
    const answer = await fetch(`${server.address}/api/v1/search?q=${encodeURIComponent(query)}`);
    const { generation } = (await answer.json()) as { generation: string };
    const time = performance.now() - began;
    expect(answer.status).toBe(200);
    await sleep(PAUSE);
    return { time, generation };
  };
  const askUntil = async (isOver: (generation: string) => boolean) => {
    const times: number[] = [];
    for (;;) {
      const { time, generation } = await ask();
      times.push(time);
      if (isOver(generation)) return times;
    }
  };
  try {
    const warm = performance.now() + 2_000;
    await askUntil(() => performance.now() > warm);
    const end = performance.now() + SECONDS * 1_000;
    const before = await askUntil(() => performance.now() > end);
    await writeArticles('articles-2.jsonl', rest, MORE);
    const began = performance.now();
    const publishing = indexed();
    publishing.catch(() => undefined);
    let asked = 0;
    const meanwhile = await askUntil((generation) => {
      if (isCurrent(whole.report.generation)) asked += 1;
      return generation !== whole.report.generation;
    });
    const parts = {
      before,
      meanwhile,
      'while it is indexed': meanwhile.slice(0, asked),
      'while it is opened': meanwhile.slice(asked),
    };
    const visible = (performance.now() - began) / 1_000;
    const more = await publishing;
    expect(more.report.counts.article).toBe(DOCUMENTS + MORE);
    console.table({
      'full build': row(whole),
      [`+${MORE}`]: { ...row(more), 'seconds to visible': toTenths(visible) },
    });
    console.table(
      Object.fromEntries(
        Object.entries(parts).map(([name, times]) => [
          name,
          {
            queries: times.length,
            'p50 ms': toTenths(quantile(times, 0.5)),
            'p99 ms': toTenths(quantile(times, 0.99)),
          },
        ]),
      ),
    );
    console.log(`load average ${loadavg().map(toTenths).join(' ')}`);
  } finally {
    await server.stop();
  }
});

const toTenths = (value: number) => Math.round(value * 10) / 10;

function row({ report, seconds }: { readonly report: IndexReport; readonly seconds: number }) {
  return {
    seconds: toTenths(seconds),
    'CPU seconds': toTenths(cpuSeconds(report)),
    'peak MB': Math.round(report.peakBytes / 1e6),
  };
}
