/** The whole run: the corpus laid out once, then every contestant in its own processes, taking turns. */
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { AppError } from '../../src/contract/error.ts';
import { packageVersion } from './bench-folder.ts';
import { footerOf } from './chart.ts';
import { readDocuments } from './document-file.ts';
import { type DrawnQueries, drawQueries, givenQueries, statisticsOf } from './drawn-queries.ts';
import { generatedDocuments } from './generated-corpus.ts';
import { canLoad, type Load, loadServer } from './http.ts';
import type { IndexRun } from './job.ts';
import type { Quality } from './judged.ts';
import { judgedSet } from './judged.ts';
import { thisCommit, thisMachine } from './machine.ts';
import { now } from './measure.ts';
import type { BenchOptions } from './options.ts';
import { runJob } from './process.ts';
import { type Profile, profiled } from './profile.ts';
import { remixed } from './remix.ts';
import type { StartedRun } from './result.ts';
import {
  type BenchResult,
  type ContestantResult,
  medians,
  mediansOfLoads,
  mediansOfStarts,
} from './result.ts';
import { contestantOf, missingPart } from './rivals/all.ts';
import type { Contestant } from './rivals/contestant.ts';
import { feed, indexFolder, writeWorkplace } from './workplace.ts';

/** Documents from which queries are made, and queries of each kind. */
const SAMPLE = 5_000;
const QUERIES = 200;
const SEED = 20_240_601;

/** What was measured of one contestant so far. */
interface Entry {
  readonly contestant: Contestant;
  readonly builds: IndexRun[];
  readonly starts: StartedRun[];
  readonly loads: Load[][];
  quality?: readonly Quality[];
  failure?: string;
}

export type Say = (line: string) => void;

export interface Measured {
  readonly result: BenchResult;
  /** Flame graphs by name. */
  readonly flames: readonly (readonly [name: string, svg: string])[];
}

export async function bench(options: BenchOptions, say: Say): Promise<Measured> {
  const root = await mkdtemp(join(tmpdir(), 'xiangxun-bench-'));
  // On whatever way out: an index of a large corpus is not left lying.
  const clear = () => rmSync(root, { recursive: true, force: true });
  process.once('exit', clear);
  try {
    return await measure(options, root, say);
  } finally {
    process.off('exit', clear);
    clear();
  }
}

async function measure(options: BenchOptions, root: string, say: Say): Promise<Measured> {
  // Before anything is measured: the files may have moved on by the end.
  const commit = thisCommit();
  const { entries, absent } = await assemble(options.only);
  for (const { name, reason } of absent) say(`略过 (skipped) ${name}: ${reason}`);
  const given = await givenOf(options);
  const judged = options.judged === undefined ? undefined : await judgedSet(options.judged);

  const work = join(root, 'corpus');
  say('语料与分词 (corpus, segmentation)');
  const size = await writeWorkplace(work, documentsOf(options));
  if (size.documents === 0) throw new AppError('invalid_corpus', '--corpus: 语料是空的 (no documents)');
  const cuts = [];
  for (let run = 0; run < options.builds; run++) cuts.push(await runJob({ job: 'cut', work }));
  const queries: DrawnQueries = { ...(await drawnFrom(work)), ...given };
  const queryFile = join(root, 'queries.json');
  await writeFile(queryFile, JSON.stringify(queries));

  await inTurns(entries, options.builds, '建索引 (index)', say, async ({ contestant: { name }, builds }) => {
    await rm(indexFolder(work, name), { recursive: true, force: true });
    builds.push(await runJob({ job: 'index', work, contestant: name }));
  });
  const first = queries.oneWord?.[0]?.text ?? '项目';
  await inTurns(entries, options.runs, '检索 (search)', say, async ({ contestant: { name }, starts }) => {
    const began = now();
    const run = await runJob({ job: 'query', work, contestant: name, first, queries: queryFile });
    const { readyAt, ...measured } = run;
    starts.push({ readyMs: readyAt - began, ...measured });
  });
  if (options.seconds > 0 && canLoad()) {
    const { oneWord = [], twoWords = [], company = [] } = queries;
    const texts = [...oneWord, ...twoWords, ...company].map(({ text }) => text);
    await inTurns(entries, options.runs, '并发请求 (HTTP)', say, async ({ contestant: { name }, loads }) => {
      loads.push(await loadServer(work, name, texts, options.seconds));
    });
  }
  if (judged !== undefined && options.judged !== undefined) {
    const folder = options.judged;
    const place = join(root, 'judged');
    await writeWorkplace(place, readDocuments(judged.corpus));
    await runJob({ job: 'cut', work: place });
    await inTurns(entries, 1, '答案质量 (quality)', say, async (entry) => {
      const { name } = entry.contestant;
      await runJob({ job: 'index', work: place, contestant: name });
      entry.quality = await runJob({ job: 'judge', work: place, contestant: name, folder });
    });
  }

  const place = {
    date: new Date().toISOString(),
    machine: thisMachine(),
    corpus: { name: corpusName(options), ...size },
  };
  const profiles: Profile[] = [];
  const flames: [string, string][] = [];
  if (options.profile) {
    const footer = footerOf(place);
    await inTurns(entries, 1, '剖析 (profile)', say, async ({ contestant: { name } }) => {
      const jobs = {
        index: async (node: readonly string[]) => {
          await rm(indexFolder(work, name), { recursive: true, force: true });
          await runJob({ job: 'index', work, contestant: name }, node);
        },
        query: (node: readonly string[]) =>
          runJob({ job: 'query', work, contestant: name, first, queries: queryFile }, node),
      };
      for (const job of ['index', 'query'] as const) {
        const { profile, flame } = await profiled({ contestant: name, job }, root, footer, jobs[job]);
        profiles.push(profile);
        flames.push([`flame-${name}-${job}`, flame]);
      }
    });
  }

  const counts = Object.entries(queries).map(([kind, asked]) => [kind, asked.length]);
  const result: BenchResult = {
    ...place,
    commit,
    runs: { builds: options.builds, queries: options.runs, httpSeconds: options.seconds },
    queries: Object.fromEntries(counts) as BenchResult['queries'],
    cut: medians(cuts),
    contestants: entries.map(resultOf),
    ...(profiles.length > 0 ? { profiles } : {}),
    absent,
  };
  return { result, flames };
}

async function assemble(
  names: readonly string[],
): Promise<{ entries: Entry[]; absent: BenchResult['absent'] }> {
  const entries: Entry[] = [];
  const absent: { name: string; reason: string }[] = [];
  for (const name of names) {
    const contestant = await contestantOf(name);
    const reason = missingPart(contestant);
    if (reason === undefined) entries.push({ contestant, builds: [], starts: [], loads: [] });
    else absent.push({ name, reason });
  }
  return { entries, absent };
}

/** Every run begins with another contestant, so that none has the quiet (or the hot) machine to itself. */
async function inTurns(
  entries: readonly Entry[],
  runs: number,
  what: string,
  say: Say,
  measureOne: (entry: Entry) => Promise<void>,
): Promise<void> {
  for (let run = 0; run < runs; run++) {
    for (let turn = 0; turn < entries.length; turn++) {
      const entry = entries[(run + turn) % entries.length] as Entry;
      if (entry.failure !== undefined) continue;
      say(`${what} ${run + 1}/${runs} ${entry.contestant.name}`);
      try {
        await measureOne(entry);
      } catch (error) {
        if (error instanceof AppError) throw error;
        entry.failure = `${what}: ${(error as Error).message}`;
        say(`${entry.contestant.name} ${entry.failure}`);
      }
    }
  }
}

function documentsOf({ corpus, size, growth }: BenchOptions) {
  if (corpus === undefined) return generatedDocuments(size);
  return growth ? remixed(readDocuments(corpus, size), size) : readDocuments(corpus, size);
}

/** The file's name without its endings: results are named after it. */
function corpusName({ corpus }: BenchOptions): string {
  return corpus === undefined ? 'generated' : basename(corpus).replace(/\.jsonl(\.gz)?$/, '');
}

async function givenOf({ queries }: BenchOptions): Promise<Pick<DrawnQueries, 'given'>> {
  if (queries === undefined) return {};
  const text = await readFile(queries, 'utf8').catch((cause: unknown) => {
    throw new AppError('file_unreadable', `--queries: 读不了 ${queries}; 检查路径 (cannot read the file)`, {
      cause,
    });
  });
  return { given: givenQueries(text) };
}

async function drawnFrom(work: string): Promise<DrawnQueries> {
  const statistics = await statisticsOf(feed(work, 'text'), feed(work, 'words'), SAMPLE, SEED);
  return drawQueries(statistics, QUERIES, SEED);
}

function resultOf({ contestant, builds, starts, loads, quality, failure }: Entry): ContestantResult {
  const { name, feed: fed, matches, can, note, packages } = contestant;
  return {
    name,
    feed: fed,
    matches,
    can,
    note,
    versions: Object.fromEntries(packages.map((one) => [one, packageVersion(one) ?? ''])),
    ...(builds.length > 0 ? { index: medians(builds) } : {}),
    ...(starts.length > 0 ? { started: mediansOfStarts(starts) } : {}),
    ...(loads.length > 0 ? { http: mediansOfLoads(loads) } : {}),
    ...(quality === undefined ? {} : { quality }),
    ...(failure === undefined ? {} : { failure }),
  };
}
