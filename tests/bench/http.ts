/** Requests a second, from many clients at once, of a server in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadPackage, packageVersion, ROOT } from './bench-folder.ts';
import { percentile } from './measure.ts';
import { type Served, startServer } from './process.ts';
import { indexFolder } from './workplace.ts';

/** Clients at once. */
export const CLIENTS = [1, 8, 64] as const;

export interface Load {
  readonly clients: number;
  readonly requestsPerSecond: number;
  /** Milliseconds; null where no request was answered in time. */
  readonly p50: number | null;
  readonly p99: number | null;
  /** Requests without an answer, or with one that is not 2xx. */
  readonly failed: number;
}

interface Cannon extends NodeJS.EventEmitter, PromiseLike<Shot> {}

interface Shot {
  readonly duration: number;
  readonly errors: number;
  readonly timeouts: number;
  readonly non2xx: number;
  readonly '2xx': number;
}

type Autocannon = (options: object) => Cannon;

/**
 * autocannon goes on writing to a connection that the server said it would close (after 1,000 requests in
 * xiangxun), and would count refusals: every client connects anew before that.
 */
const REQUESTS_A_CONNECTION = 900;

/** Seconds of each load that are not counted. */
const WARM_UP_S = 1;

export const canLoad = () => packageVersion('autocannon') !== undefined;

/** xiangxun as its users start it, with its log in a file. */
async function startXiangxun(work: string): Promise<Served & { readonly path: string }> {
  const log = openSync(join(work, 'serve.log'), 'a');
  // Everybody is let in, as the rivals do: what is measured is how fast, not whom it turns away.
  const open = ['--waiting', '10000', '--query-ms', '60000'];
  const index = indexFolder(work, 'xiangxun');
  const argv = [join(ROOT, 'dist/cli.js'), 'serve', '--port', '0', '--index', index, ...open];
  const follow = pathToFileURL(join(ROOT, 'src/setup/follow-parent.mjs')).href;
  const child = spawn(process.execPath, ['--import', follow, ...argv], {
    stdio: ['ignore', 'pipe', log, 'ipc'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const [, found] = /:(\d+)\s/.exec(text) ?? [];
      if (found !== undefined) resolve(Number(found));
    });
    child.once('exit', (code) => reject(new Error(`serve: exit ${code}`)));
  });
  return {
    port,
    path: '/api/v1/search',
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * Waits for an answer before a load begins. The first request of all loads the dictionary, and what a load
 * gave up at its end is still worked on: neither may eat up the time of the next.
 */
async function settled(url: string, [path = '/']: readonly string[]): Promise<void> {
  await (await fetch(`${url}${path}`)).arrayBuffer();
}

async function shoot(url: string, paths: readonly string[], clients: number, seconds: number): Promise<Load> {
  const autocannon = loadPackage('autocannon') as Autocannon;
  const options = {
    url,
    connections: clients,
    requests: paths.map((path) => ({ path })),
    reconnectRate: REQUESTS_A_CONNECTION,
  };
  await settled(url, paths);
  await autocannon({ ...options, duration: WARM_UP_S });
  await settled(url, paths);
  const times: number[] = [];
  const cannon = autocannon({ ...options, duration: seconds });
  cannon.on('response', (_client: unknown, status: number, _bytes: number, ms: number) => {
    if (status >= 200 && status < 300) times.push(ms);
  });
  const shot = await cannon;
  const sorted = times.sort((a, b) => a - b);
  return {
    clients,
    requestsPerSecond: shot['2xx'] / shot.duration,
    p50: sorted.length > 0 ? percentile(sorted, 0.5) : null,
    p99: sorted.length > 0 ? percentile(sorted, 0.99) : null,
    failed: shot.errors + shot.timeouts + shot.non2xx,
  };
}

/** Each number of clients in turn, `seconds` long. */
export async function loadServer(
  work: string,
  contestant: string,
  queries: readonly string[],
  seconds: number,
): Promise<Load[]> {
  const server =
    contestant === 'xiangxun'
      ? await startXiangxun(work)
      : { ...(await startServer({ job: 'serve', work, contestant })), path: '/' };
  try {
    const paths = queries.map((text) => `${server.path}?q=${encodeURIComponent(text)}`);
    const loads: Load[] = [];
    for (const clients of CLIENTS) {
      loads.push(await shoot(`http://127.0.0.1:${server.port}`, paths, clients, seconds));
    }
    return loads;
  } finally {
    await server.stop();
  }
}
