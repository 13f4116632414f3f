/** Here is a corpus folder, publish a generation of it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../contract/error.ts';
import { RECORD_TYPES, type RecordType } from '../contract/record.ts';
import { type CorpusProgress, readCorpus } from '../corpus/corpus.ts';
import { fingerprintCorpus, fingerprintFiles } from '../corpus/corpus-files.ts';
import type { CorpusProblem } from '../corpus/problem.ts';
import { deriveRecords } from '../extraction/derive.ts';
import type { Stated } from '../extraction/told.ts';
import { MANIFEST_FILE } from '../generation/layout.ts';
import { type Manifest, sha256 } from '../generation/manifest.ts';
import { openGeneration } from '../generation/open.ts';
import { publishLocked } from '../generation/publish.ts';
import { withWriterLock } from '../generation/writer-lock.ts';
import { type BuildProgress, buildIndex } from '../index/builder.ts';
import { readEarlierIndex } from '../index/earlier-files.ts';
import type { EarlierIndex, IndexMemo } from '../index/earlier-index.ts';
import { toolFingerprint } from '../index/fingerprint.ts';
import { loadSnapshot, type Snapshot } from '../index/snapshot.ts';
import { Crew } from './crew.ts';
import { EarlierReading } from './earlier-reading.ts';
import { type Memo, programDigest, readMemo, writeMemo } from './memo.ts';
import { PhaseClock } from './phase-clock.ts';

export interface IndexOptions {
  readonly corpus: string;
  readonly out: string;
  readonly skipBad: boolean;
  /** Takes over nothing from what was published before. */
  readonly fresh?: boolean;
  /** Threads that read and analyse: as many as there are cores unless told otherwise. */
  readonly threads?: number;
  readonly onRead?: (progress: CorpusProgress) => void;
  /** Companies and projects are read from the articles. */
  readonly onExtract?: (progress: BuildProgress) => void;
  readonly onBuild?: (progress: BuildProgress) => void;
}

export interface IndexReport {
  readonly generation: string;
  readonly counts: Readonly<Record<RecordType, number>>;
  readonly bytes: number;
  /** Lines left out, and why; empty unless bad lines are skipped. */
  readonly skippedLines: number;
  readonly problems: readonly CorpusProblem[];
  /** What took how long, in the order in which it was done. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** Reads, builds, verifies and publishes under the writer's lock. On any error the index stays as it was. */
export async function indexCorpus(options: IndexOptions): Promise<IndexReport> {
  return withWriterLock(options.out, async (lock) => {
    const crew = new Crew(options.threads);
    const { onRead, onExtract, onBuild } = options;
    const phases = new PhaseClock();
    try {
      const corpus = await readCorpus(options.corpus, {
        skipBad: options.skipBad,
        ...(onRead ? { onProgress: onRead } : {}),
      });
      phases.end('corpus');
      const tools = toolFingerprint();
      const program = programDigest(tools);
      const memo = options.fresh ? undefined : await readMemo(options.out, program);
      const reading = new EarlierReading(memo?.reading, corpus.articles);
      const records = await deriveRecords(corpus, {
        read: reading.through(crew.read),
        ...(onExtract ? { onProgress: onExtract } : {}),
      });
      phases.end('extraction');
      const counts = countsOf(records);
      const head = { fingerprint: { ...tools, corpus: fingerprintFiles(corpus.files) }, counts };
      let indexMemo: IndexMemo | undefined;
      const built = buildIndex(records, {
        analyse: crew.analyse,
        print: (position) => reading.print(position),
        earlier: memo && (await earlierIndex(options.out, memo)),
        onMemo: (kept) => {
          indexMemo = kept;
        },
        onPhase: (name) => phases.end(name),
        ...(onBuild ? { onProgress: onBuild } : {}),
      });
      const published = await publishLocked(lock, head, built, async (dir, manifest) => {
        phases.end('read back');
        await verifyLoads(dir, manifest);
        phases.end('loaded');
      });
      phases.end('published');
      if (indexMemo) {
        await writeMemo(options.out, {
          generation: await manifestDigest(published.dir),
          program,
          reading: reading.memo,
          index: indexMemo,
        });
        phases.end('memo');
      }
      return {
        generation: published.name,
        counts,
        bytes: published.bytes,
        skippedLines: corpus.skippedLines,
        problems: corpus.problems,
        seconds: phases.seconds,
      };
    } finally {
      await crew.end();
    }
  });
}

async function manifestDigest(dir: string): Promise<string> {
  return sha256(await readFile(join(dir, MANIFEST_FILE)));
}

/** The index that the memo belongs to, where it is still the one that is served and every file of it is whole. */
async function earlierIndex(root: string, memo: Memo): Promise<EarlierIndex | undefined> {
  try {
    const { dir, read } = await openGeneration(root);
    const isSame = (await manifestDigest(dir)) === memo.generation;
    return isSame ? await readEarlierIndex(read, memo.index) : undefined;
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('index_')) return undefined;
    throw error;
  }
}

/** True where the published index was made from just this corpus with just these tools. */
export async function isUpToDate(corpus: string, out: string): Promise<boolean> {
  try {
    const { manifest, rejected } = await openGeneration(out);
    const wanted = { ...toolFingerprint(), corpus: await fingerprintCorpus(corpus) };
    return (
      rejected.length === 0 &&
      Object.entries(wanted).every(([part, now]) => manifest.fingerprint[part] === now)
    );
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('index_')) return false;
    throw error;
  }
}

function countsOf(corpus: Stated): Record<RecordType, number> {
  return {
    article: corpus.articles.length,
    project: corpus.projects.length,
    company: corpus.companies.length,
  };
}

/** A fresh load of what was written, and a query of its own for a record of each type. */
async function verifyLoads(dir: string, manifest: Manifest): Promise<void> {
  const read = (name: string) => readFile(join(dir, manifest.files[name]?.path ?? name));
  const snapshot = await loadSnapshot({ names: Object.keys(manifest.files), read }, { asks: false });
  for (const type of RECORD_TYPES) {
    const [first, end] = snapshot.range(type);
    if (end - first !== manifest.counts[type])
      throw unfit(dir, `${type}: ${end - first} ≠ ${manifest.counts[type]}`);
    for (const document of new Set([first, (first + end) >> 1, end - 1])) {
      if (document >= first && document < end && !findsItself(snapshot, document)) {
        throw unfit(dir, `${type} ${snapshot.columns.ids[document]} 检索不到自己`);
      }
    }
  }
}

/** True where the document is among those of a character of its own text. */
function findsItself(snapshot: Snapshot, document: number): boolean {
  const [character] = /\p{Script=Han}/u.exec(snapshot.texts.get(document)) ?? [];
  return character === undefined || snapshot.grams.character(character).documents.includes(document);
}

function unfit(dir: string, reason: string): AppError {
  return new AppError('index_damaged', `刚写好的 ${dir} 不能用: ${reason} (just written, yet not usable)`);
}
