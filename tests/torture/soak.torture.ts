/** Ten minutes of mixed requests with a new generation every minute (gate B): memory and handles stay where they are. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { answered, openLoad, percentile } from './load.ts';
import { type Served, served, type TortureIndex, tortureIndex } from './served.ts';

const MINUTES = Number(process.env['MINUTES'] ?? 10);
const RATE = Number(process.env['RATE'] ?? 200);
let made: TortureIndex;
let server: Served;
beforeAll(async () => {
  made = await tortureIndex();
  server = await served(made.index, '--address-rate', '0');
});
afterAll(async () => {
  await server?.stop();
  await made?.remove();
});

/** Resident megabytes and open files of the server. */
async function state(): Promise<{ rss: number; files: number }> {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
  const rss = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1_024;
  return { rss, files: (await readdir(`/proc/${server.pid}/fd`)).length };
}

test(`${MINUTES} minutes at ${RATE} requests a second, a new generation a minute`, {
  timeout: (MINUTES + 20) * 60_000,
}, async () => {
  const paths = made.queries.flatMap((q, i) => {
    const text = encodeURIComponent(q);
    const kinds = [
      `/api/v1/search?q=${text}`,
      `/api/v1/suggest?q=${text}`,
      `/?q=${text}`,
      `/api/v1/articles/${i}`,
    ];
    return [`${server.address}${kinds[i % kinds.length]}`];
  });
  let at = 0;
  const load = openLoad(() => paths[at++ % paths.length] as string, RATE, MINUTES * 60);
  let isOver = false;
  const swaps = (async () => {
    let count = 0;
    for (;;) {
      for (let second = 0; second < 60 && !isOver; second++) await sleep(1_000);
      if (isOver) return count;
      count += 1;
      const line = { id: `new${count}`, title: `第${count}次更新`, text: '' };
      await writeFile(join(made.corpus, 'articles-new.jsonl'), `${JSON.stringify(line)}\n`);
      await indexCorpus({ corpus: made.corpus, out: made.index, skipBad: false });
    }
  })();
  const states: { rss: number; files: number }[] = [];
  const watch = (async () => {
    while (!isOver) {
      states.push(await state());
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
