/** A thread of the crew: reads articles and analyses documents, one job after the other. nodejieba is its own. */
import { parentPort, type TransferListItem, workerData } from 'node:worker_threads';
import { dropDictionary, expectMuchText, useDictionary } from '../analysis/segmenter.ts';
import { knowledgeFrom } from '../extraction/told.ts';
import { Analyst } from '../index/analyst.ts';
import { spliceGrams } from '../index/gram-splice.ts';
import { readArticle } from './article-reading.ts';
import {
  type Farewell,
  type Job,
  type JobDone,
  type Lesson,
  movedArrays,
  type ThreadSettings,
  type Wake,
} from './crew-job.ts';
import { writtenProblem } from './verify-loads.ts';

type Knowledge = ReturnType<typeof knowledgeFrom>;

let knowledge: Knowledge | undefined;
let analyst: Analyst | undefined;
/** What went wrong with the last lesson: told to whoever asks for work that needs it. */
let failure: unknown;

function learn(lesson: Lesson): void {
  try {
    failure = undefined;
    // Names of later lessons go into it.
    if (lesson.kind === 'dictionary') useDictionary([]);
    else if (lesson.kind === 'grounds') knowledge = knowledgeFrom(lesson.grounds);
    else analyst = new Analyst(lesson.language);
  } catch (error) {
    failure = error;
  }
}

function work(job: Job | Farewell): unknown {
  if (job.kind === 'farewell') {
    knowledge = undefined;
    analyst = undefined;
    dropDictionary();
    return undefined;
  }
  if (job.kind === 'verify') return writtenProblem(job.dir, job.manifest, job.fresh);
  if (job.kind === 'splice') return spliceGrams(job.before, job.others);
  if (failure !== undefined) throw failure;
  if (job.kind === 'read') return job.articles.map((article) => readArticle(article, knowledge as Knowledge));
  return (analyst as Analyst).run(job.batch);
}

/** Memory that goes to the other thread instead of being copied: arrays that are all of their buffer. */
function transferable(result: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(result)) {
    const { buffer, byteLength } = result;
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && byteLength > 1 << 16)
      found.add(buffer);
  } else if (result !== null && typeof result === 'object' && !Array.isArray(result)) {
    for (const value of Object.values(result)) transferable(value, found);
  }
  return found;
}

function movedWith(kind: (Job | Farewell)['kind'], result: unknown): readonly TransferListItem[] {
  if (kind === 'analyse') return [...transferable(result)];
  return kind === 'splice' ? movedArrays(result as object) : [];
}

const { stop } = workerData as ThreadSettings;
expectMuchText();

parentPort?.on('message', async (message: Lesson | Job | Farewell | Wake) => {
  if (Atomics.load(stop, 0) === 1) {
    // Without its port nothing keeps the thread alive.
    parentPort?.close();
    return;
  }
  if (message.kind === 'wake') return;
  if (!('job' in message)) {
    learn(message);
    return;
  }
  const { job } = message;
  try {
    const result = await work(message);
    const answer: JobDone = { job, result };
    parentPort?.postMessage(answer, movedWith(message.kind, result));
  } catch (error) {
    const answer: JobDone = { job, error };
    parentPort?.postMessage(answer);
  }
});
