/** Ten minutes of mixed requests with a new generation every minute (gate B): memory and handles stay where they are. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../cli/fixture.ts';
import { answered, openLoad, percentile } from './load.ts';
import { type Served, served, servedBy, type TortureIndex, tortureIndex } from './served.ts';

const MINUTES = Number(process.env['MINUTES'] ?? 10);
const RATE = Number(process.env['RATE'] ?? 200);
/** Of the heap that serving and one change of generation took (gate B of the recipes). */
const HEAP_ROOM = 1.5;
let made: TortureIndex;
let server: Served;
let heapLimit: number;
beforeAll(async () => {
  made = await tortureIndex();
  heapLimit = Math.ceil(HEAP_ROOM * (await workingSet()));
  server = await servedBy([`--max-old-space-size=${heapLimit}`], made.index, '--address-rate', '0');
}, 600_000);
afterAll(async () => {
  await server?.stop();
  await made?.remove();
});

function mixedPaths(address: string): string[] {
  return made.queries.flatMap((q, i) => {
    const text = encodeURIComponent(q);
    const kinds = [
      `/api/v1/search?q=${text}`,
      `/api/v1/suggest?q=${text}`,
      `/?q=${text}`,
      `/api/v1/articles/${i}`,
    ];
    return [`${address}${kinds[i % kinds.length]}`];
  });
}

let published = 0;
async function publish(): Promise<void> {
  published += 1;
  const line = { id: `new${published}`, title: `第${published}次更新`, text: '' };
  await writeFile(join(made.corpus, 'articles-new.jsonl'), `${JSON.stringify(line)}\n`);
  // A process of its own: indexing in this one would keep the clients waiting.
  const { code, err } = await runCli(['index', '--corpus', made.corpus, '--out', made.index]);
  if (code !== 0) throw new Error(err);
}

/** Most megabytes of heap while a server without a limit answers and changes its generation. */
async function workingSet(): Promise<number> {
  const free = await served(made.index, '--address-rate', '0');
  const paths = mixedPaths(free.address);
  let at = 0;
  const load = openLoad(() => paths[at++ % paths.length] as string, RATE, 30);
  let most = 0;
  let isOver = false;
  const watch = (async () => {
    for (; !isOver; await sleep(500)) {
      most = Math.max(most, await free.figure('nodejs_heap_size_used_bytes'));
    }
  })();
  await Promise.all([load, publish()]);
  isOver = true;
  await watch;
  await free.stop();
  return most / 2 ** 20;
}

/** Resident megabytes, those of the heap and outside it, and open files of the server. */
async function state() {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
  const rss = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1_024;
  const heap = (await server.figure('nodejs_heap_size_used_bytes')) / 2 ** 20;
  const outside = (await server.figure('nodejs_external_memory_bytes')) / 2 ** 20;
  return { rss, heap, outside, files: (await readdir(`/proc/${server.pid}/fd`)).length };
}
type State = Awaited<ReturnType<typeof state>>;

test(`${MINUTES} minutes at ${RATE} requests a second, a new generation a minute`, {
  timeout: (MINUTES + 20) * 60_000,
}, async () => {
  const paths = mixedPaths(server.address);
  let at = 0;
  const load = openLoad(() => paths[at++ % paths.length] as string, RATE, MINUTES * 60);
  let isOver = false;
  const swaps = (async () => {
    let count = 0;
    for (;;) {
      for (let second = 0; second < 60 && !isOver; second++) await sleep(1_000);
      if (isOver) return count;
      count += 1;
      await publish();
    }
  })();
  const states: State[] = [];
  const watch = (async () => {
    while (!isOver) {
      const now = await state();
      states.push(now);
      if (process.env['STATES']) console.log(JSON.stringify(now));
      await sleep(5_000);
    }
  })();
  const done = await load;
  isOver = true;
  const [count] = await Promise.all([swaps, watch]);

  const later = states.slice(Math.floor(states.length / 5));
  const middle = Math.floor(later.length / 2);
  const mean = (part: typeof later) => part.reduce((sum, { rss }) => sum + rss, 0) / part.length;
  const [first, second] = [mean(later.slice(0, middle)), mean(later.slice(middle))];
  const statuses = [...done.times.keys()].toSorted().map((status) => `${status}: ${answered(done, status)}`);
  console.log(
    `B ${MINUTES} min, ${count} swaps | ${statuses.join(', ')}, ${JSON.stringify(done.errors)} | p99 ${percentile(done, 200, 0.99).toFixed(0)} ms | RSS ${first.toFixed(0)} → ${second.toFixed(0)} MB | files ${states[1]?.files} → ${states.at(-1)?.files}`,
  );
  expect([...done.times.keys()].filter((status) => ![200, 404, 503].includes(status))).toEqual([]);
  expect(done.errors).toEqual({});
  expect(second).toBeLessThanOrEqual(first * 1.05);
});
