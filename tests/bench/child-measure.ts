/** One process of the bench: does the job it is started with, tells its parent what it measured, and ends. */
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { DrawnQueries } from './drawn-queries.ts';
import type { CutCost, IndexRun, Job, JobResult, Latencies, QueryRun } from './job.ts';
import { isAble, type Latency, memory, now, peakMemory, timeQueries } from './measure.ts';
import type { QueryKind } from './query-kind.ts';
import { contestantOf } from './rivals/all.ts';
import { ask } from './rivals/ask.ts';
import type { Asked, Contestant, Searcher } from './rivals/contestant.ts';
import { indexFolder } from './workplace.ts';

async function cut(work: string): Promise<CutCost> {
  const [{ wordsOf }, { feed, wordFile }, { writeLines }] = await Promise.all([
    import('./words.ts'),
    import('./workplace.ts'),
    import('./document-file.ts'),
  ]);
  // Loads the dictionary: that is paid once a process, not once a document.
  wordsOf('预热');
  let ms = 0;
  let words = 0;
  const cutDocuments = async function* () {
    for await (const batch of feed(work, 'text')) {
      const began = performance.now();
      const done = batch.map(({ title, text }) => [wordsOf(title), wordsOf(text)] as const);
      ms += performance.now() - began;
      for (const [title, text] of done) {
        words += title.length + text.length;
        yield [title.join(' '), text.join(' ')];
      }
    }
  };
  await writeLines(wordFile(work), cutDocuments());
  return { ms, words };
}

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size);
  return (await Promise.all(sizes)).reduce((a, b) => a + b, 0);
}

async function index(work: string, name: string): Promise<IndexRun> {
  const contestant = await contestantOf(name);
  const folder = indexFolder(work, name);
  await mkdir(folder);
  const before = process.cpuUsage();
  const { besidePeak, ...cost } = await contestant.index(work, folder);
  const { user, system } = process.cpuUsage(before);
  return {
    ...cost,
    ...(besidePeak === undefined ? { cpuMs: (user + system) / 1000 } : {}),
    bytes: await folderBytes(folder),
    peak: peakMemory() + (besidePeak ?? 0),
  };
}

async function query(work: string, name: string, first: string, file: string): Promise<QueryRun> {
  const contestant = await contestantOf(name);
  const searcher = await contestant.open(indexFolder(work, name));
  await searcher.search({ text: first, want: 'all', limit: 10 });
  const readyAt = now();
  const beside = () => searcher.besideBytes?.() ?? 0;
  const own = await memory();
  const held = { ...own, external: own.external + beside(), rss: own.rss + beside() };
  const queries = JSON.parse(await readFile(file, 'utf8')) as DrawnQueries;
  const latency = await latencies(contestant, searcher, queries);
  const rssAfter = process.memoryUsage.rss() + beside();
  // Opened anew: nothing that the pages had read is held any more.
  const ranker = searcher.rank && (await contestant.open(indexFolder(work, name)));
  if (!ranker) return { readyAt, memory: held, rssAfter, latency };
  const search = (asked: Asked) => ranker.rank?.(asked) ?? ranker.search(asked);
  const { prefix: _, ...ranked } = queries;
  return {
    readyAt,
    memory: held,
    rssAfter,
    latency,
    ranking: await latencies(contestant, { search }, ranked),
  };
}

async function latencies(
  contestant: Contestant,
  searcher: Searcher,
  queries: DrawnQueries,
): Promise<Latencies> {
  const latency: Partial<Record<QueryKind, Latency>> = {};
  for (const [kind, asked] of Object.entries(queries) as [QueryKind, readonly Asked[]][]) {
    const able = asked.filter((one) => isAble(contestant.can, one));
    if (able.length > 0) latency[kind] = await timeQueries(contestant, searcher, able);
  }
  return latency;
}

async function judged(work: string, name: string, folder: string): Promise<JobResult['judge']> {
  const [{ judge, judgedSet }, { readIds }] = await Promise.all([
    import('./judged.ts'),
    import('./workplace.ts'),
  ]);
  const contestant = await contestantOf(name);
  const searcher = await contestant.open(indexFolder(work, name));
  return judge(contestant, searcher, await judgedSet(folder), await readIds(work));
}

/** The least server there is: `?q=` in, numbers and total out. */
async function serve(work: string, name: string): Promise<{ port: number }> {
  const contestant = await contestantOf(name);
  const searcher = await contestant.open(indexFolder(work, name));
  const server = createServer(async (request, response) => {
    const text = new URL(request.url ?? '/', 'http://localhost').searchParams.get('q') ?? '';
    const answer = await ask(contestant, searcher, { text, want: 'all', limit: 10 });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port };
}

async function run(job: Job): Promise<JobResult[Job['job']]> {
  switch (job.job) {
    case 'cut':
      return cut(job.work);
    case 'index':
      return index(job.work, job.contestant);
    case 'query':
      return query(job.work, job.contestant, job.first, job.queries);
    case 'judge':
      return judged(job.work, job.contestant, job.folder);
    case 'serve':
      return serve(job.work, job.contestant);
  }
}

process.on('disconnect', () => process.exit());
const job = JSON.parse(process.argv[2] ?? '') as Job;
const result = await run(job);
process.send?.(result, () => {
  if (job.job !== 'serve') process.disconnect();
});
