/** Here is a corpus folder, publish a generation of it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../contract/error.ts';
import type { RecordType } from '../contract/record.ts';
import { type CorpusProgress, readCorpus } from '../corpus/corpus.ts';
import { fingerprintCorpus, fingerprintFiles } from '../corpus/corpus-files.ts';
import type { CorpusProblem } from '../corpus/problem.ts';
import { ScratchFile } from '../corpus/scratch-file.ts';
import { deriveRecords } from '../extraction/derive.ts';
import type { Stated } from '../extraction/told.ts';
import { MANIFEST_FILE } from '../generation/layout.ts';
import { parseManifest, sha256 } from '../generation/manifest.ts';
import { openGeneration } from '../generation/open.ts';
import { publishLocked } from '../generation/publish.ts';
import { withWriterLock } from '../generation/writer-lock.ts';
import { type BuildProgress, buildIndex } from '../index/builder.ts';
import { readEarlierIndex } from '../index/earlier-files.ts';
import type { EarlierIndex, IndexMemo } from '../index/earlier-index.ts';
import { EarlierTexts } from '../index/earlier-texts.ts';
import { toolFingerprint } from '../index/fingerprint.ts';
import type { StoredPart } from '../index/stored-parts.ts';
import { Crew } from './crew.ts';
import { EarlierReading } from './earlier-reading.ts';
import type { IndexDraft, IndexTarget } from './index-target.ts';
import { KnownLines, lineMemo } from './known-lines.ts';
import { hasMemo, type Memo, packMemo, programDigest, readMemo, writeMemo } from './memo.ts';
import { PhaseClock, type PhaseCost } from './phase-clock.ts';

export interface IndexOptions {
  readonly corpus: string;
  readonly out: string;
  readonly skipBad: boolean;
  /** Takes over nothing from what was published before. */
  readonly fresh?: boolean;
  /** Threads that read and analyse: as many as there are cores unless told otherwise. */
  readonly threads?: number;
  /** Where the index goes beside the folder. */
  readonly target?: IndexTarget | undefined;
  readonly onRead?: (progress: CorpusProgress) => void;
  /** Companies and projects are read from the articles. */
  readonly onExtract?: (progress: BuildProgress) => void;
  readonly onBuild?: (progress: BuildProgress) => void;
}

export interface IndexReport {
  readonly generation: string;
  readonly counts: Readonly<Record<RecordType, number>>;
  readonly bytes: number;
  /** What the target made of it. */
  readonly target?: { readonly generation: string; readonly sent: number };
  /** Lines left out, and why; empty unless bad lines are skipped. */
  readonly skippedLines: number;
  readonly problems: readonly CorpusProblem[];
  /** What each part of the work cost, in the order in which it was done. */
  readonly phases: Readonly<Record<string, PhaseCost>>;
  /** Bytes of memory that the process held at most. */
  readonly peakBytes: number;
}

/** Reads, builds, verifies and publishes under the writer's lock. On any error the index stays as it was. */
export async function indexCorpus(options: IndexOptions): Promise<IndexReport> {
  return withWriterLock(options.out, async (lock) => {
    const crew = new Crew(options.threads);
    const { onRead, onExtract, onBuild } = options;
    const phases = new PhaseClock();
    const tools = toolFingerprint();
    const program = programDigest(tools);
    const isFresh = options.fresh || !hasMemo(options.out);
    if (!isFresh) crew.expectWork();
    const memo = isFresh ? undefined : await readMemo(options.out, program);
    phases.end('memo read');
    const lines = memo && new KnownLines(memo.lines);
    const corpus = await readCorpus(options.corpus, {
      skipBad: options.skipBad,
      storing: {
        folder: options.out,
        known: (digest) => lines?.head(digest),
        beginning: (name) => lines?.beginning(name),
      },
      ...(onRead ? { onProgress: onRead } : {}),
    }).catch(async (error: unknown) => {
      await crew.end();
      throw error;
    });
    let scratch: ScratchFile | undefined;
    let draft: IndexDraft | undefined;
    try {
      scratch = new ScratchFile(options.out);
      phases.end('corpus');
      // Its files are read while a thread reads what is new. What goes wrong is told where it is waited for.
      let last = memo && earlierIndex(options.out, memo);
      last?.catch(() => undefined);
      const reading = new EarlierReading(memo?.reading, corpus.articles, async () => {
        const index = await last;
        return index && new EarlierTexts(index.run, index.stored.texts);
      });
      const records = await deriveRecords(corpus, {
        read: reading.through(crew.read),
        count: reading.count,
        looks: reading.looks,
        ...(onExtract ? { onProgress: onExtract } : {}),
      });
      phases.end('extraction');
      const counts = countsOf(records);
      const head = { fingerprint: { ...tools, corpus: fingerprintFiles(corpus.files) }, counts };
      let indexMemo: IndexMemo | undefined;
      let fresh: Map<StoredPart, Set<number>> | undefined;
      const built = buildIndex(records, {
        analyse: crew.analyse,
        splice: crew.splice,
        print: (position) => reading.print(position),
        articleKey: (position) => reading.keys[position] as string,
        scratch,
        earlier: async () => {
          const index = await last;
          last = undefined;
          draft = await options.target?.begin(index && memo?.generation);
          // A target that has nothing of the last generation must be sent all of this one.
          return draft && !draft.isOnTop ? undefined : index;
        },
        sink: () => draft,
        onFresh: (part, piece) => {
          fresh ??= new Map();
          const pieces = fresh.get(part) ?? new Set();
          fresh.set(part, pieces.add(piece));
        },
        onMemo: (kept) => {
          indexMemo = kept;
        },
        onPhase: (name) => phases.end(name),
        ...(onBuild ? { onProgress: onBuild } : {}),
      });
      let packing: ReturnType<typeof packMemo> | undefined;
      const published = await publishLocked(lock, head, built, async (dir, manifest) => {
        const verified = crew.verify(dir, manifest, fresh);
        // Told where it is waited for.
        verified.catch(() => undefined);
        if (indexMemo) {
          const generation = await manifestDigest(dir);
          // It is deflated while the generation is published.
          packing = packMemo({
            generation,
            program,
            lines: lineMemo(corpus.articles, reading.keys, corpus.wholeFiles),
            reading: reading.memo,
            index: indexMemo,
          });
        }
        await verified;
        phases.end('verified');
      });
      phases.end('published');
      const packed = await packing;
      if (packed) {
        await writeMemo(options.out, packed);
        phases.end('memo written');
      }
      const target = draft && (await publishTo(draft, published.dir));
      if (target) phases.end('target');
      await draft?.pack();
      if (target) phases.end('target packed');
      draft = undefined;
      return {
        generation: published.name,
        counts,
        bytes: published.bytes,
        ...(target ? { target } : {}),
        skippedLines: corpus.skippedLines,
        problems: corpus.problems,
        phases: phases.phases,
        peakBytes: Math.max(...Object.values(phases.phases).map((phase) => phase.peakBytes)),
      };
    } finally {
      await draft?.discard();
      corpus.close();
      scratch?.close();
      await crew.end();
    }
  });
}

async function publishTo(
  draft: IndexDraft,
  dir: string,
): Promise<{ readonly generation: string; readonly sent: number }> {
  const manifest = parseManifest(await readFile(join(dir, MANIFEST_FILE), 'utf8'));
  return draft.publish({
    manifest,
    digest: await manifestDigest(dir),
    read: (name) => readFile(join(dir, manifest.files[name]?.path ?? name)),
  });
}

/** Of the newest good generation in the folder. */
export async function generationDigest(root: string): Promise<string> {
  return manifestDigest((await openGeneration(root)).dir);
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
