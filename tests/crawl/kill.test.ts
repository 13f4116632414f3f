/** A crawl that is killed again and again ends with each page exactly once. `N=` pages in all, `KILLS=` times. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { CLI, compiled } from '../cli/fixture.ts';
import { articlePage, listPage, type Origin, origin, type Pages, temporaryFolder } from './origin.ts';

compiled();

const HOSTS = 8;
const PAGES = Number(process.env['N'] ?? 2_000) / HOSTS;
const KILLS = Number(process.env['KILLS'] ?? 20);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** A site: a list of lists, each of which leads to articles, which lead to each other. */
function pagesOf(host: number): Pages {
  const paths = Array.from({ length: PAGES }, (_, at) => `/news/${at}.html`);
  const lists: string[][] = [];
  for (let at = 0; at < paths.length; at += 50) lists.push(paths.slice(at, at + 50));
  return {
    '/': listPage(lists.map((_, at) => `/list/${at}`)),
    ...Object.fromEntries(lists.map((links, at) => [`/list/${at}`, listPage(links)])),
    ...Object.fromEntries(
      paths.map((path, at) => [
        path,
        articlePage(`第${host}区第${at}号项目动工`, {
          links: [paths[(at + 1) % PAGES] ?? '', paths[(at * 7) % PAGES] ?? ''],
        }),
      ]),
    ),
  };
}

/** Mulberry32. */
function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const askedOf = (origins: readonly Origin[]) => origins.reduce((sum, { asked }) => sum + asked.length, 0);

test(`${PAGES * HOSTS} pages on ${HOSTS} hosts, ${KILLS} kills (SEED=${SEED})`, async () => {
  const origins = await Promise.all(Array.from({ length: HOSTS }, (_, host) => origin(pagesOf(host))));
  const root = await temporaryFolder();
  const file = join(root, 'site.json');
  await writeFile(
    file,
    JSON.stringify({
      name: 'eight',
      contact: 'https://contact.example/crawler',
      start: origins.map(({ url }) => `${url}/`),
      allowPrivate: origins.map(({ host }) => host),
      gapSeconds: 0,
      depth: 10,
    }),
  );
  const corpus = join(root, 'corpus');
  const run = () =>
    spawn(
      process.execPath,
      [CLI, 'crawl', file, '--corpus', corpus, '--state', join(root, 'state'), '--json'],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
  const random = randoms(SEED);
  let killed = 0;
  while (killed < KILLS) {
    const child = run();
    const over = once(child, 'exit');
    // So many more requests, then dead: wherever it is, whatever it writes.
    const until = askedOf(origins) + HOSTS + Math.floor((random() * 1.6 * PAGES * HOSTS) / KILLS);
    let done = false;
    void over.then(() => {
      done = true;
    });
    while (!done && askedOf(origins) < until)
      await new Promise((resolve) => setTimeout(resolve, 1 + random() * 8));
    child.kill('SIGKILL');
    const [code] = await over;
    killed += 1;
    if (code === 0) break;
  }
  const last = run();
  let out = '';
  last.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  expect(await once(last, 'exit')).toEqual([0, null]);
  expect(JSON.parse(out)).toMatchObject({ waiting: 0 });

  // Strict reading: an id that appears twice is an error.
  const { articles } = await readCorpus(corpus, { skipBad: false });
  const wanted = origins.flatMap(({ url }) =>
    Array.from({ length: PAGES }, (_, at) => `${url}/news/${at}.html`),
  );
  expect(articles.map(({ url }) => url).sort()).toEqual(wanted.sort());

  // Each kill costs the page under way on each host, no more.
  const repeated = origins.map(({ asked }) => {
    const paths = asked.map(({ path }) => path).filter((path) => path.startsWith('/news/'));
    return paths.length - new Set(paths).size;
  });
  console.log(`killed ${killed} times; pages asked for again, by host: ${repeated.join(' ')}`);
  for (const count of repeated) expect(count).toBeLessThanOrEqual(killed);
}, 600_000);
