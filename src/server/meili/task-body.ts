/** Tasks as Meilisearch shows them, and which of them were asked for. */
import { isFinished, type Task } from '../../intake/task.ts';
import { MeiliError, meiliErrorBody } from './meili-error.ts';

const LIMIT = 20;

/** What is answered at once. */
export function summarized({ uid, kind, status, type, enqueuedAt }: Task): object {
  return { taskUid: uid, indexUid: kind, status, type, enqueuedAt };
}

export function taskBody(task: Task): Record<string, unknown> {
  const { uid, kind, status, type, details, error, enqueuedAt, startedAt, finishedAt } = task;
  return {
    uid,
    batchUid: startedAt === undefined ? null : uid,
    indexUid: kind,
    status,
    type,
    canceledBy: null,
    details,
    error: error ? meiliErrorBody(error.code, error.message) : null,
    duration: isFinished(task) && startedAt && finishedAt ? durationOf(startedAt, finishedAt) : null,
    enqueuedAt,
    startedAt: startedAt ?? null,
    finishedAt: finishedAt ?? null,
  };
}

/** ISO 8601: `PT1.25S`. */
function durationOf(from: string, to: string): string {
  return `PT${Math.max(0, Date.parse(to) - Date.parse(from)) / 1_000}S`;
}

const FILTERS: Readonly<Record<string, (task: Task) => string>> = {
  uids: ({ uid }) => String(uid),
  statuses: ({ status }) => status,
  types: ({ type }) => type,
  indexUids: ({ kind }) => kind,
};

/** Newest first, a page of them. Throws `MeiliError`. */
export function taskList(tasks: readonly Task[], params: URLSearchParams): object {
  const whole = (name: string): number | undefined => {
    const text = params.get(name);
    if (text === null || text === '') return undefined;
    if (/^\d{1,9}$/.test(text)) return Number(text);
    throw new MeiliError(`invalid_task_${name}`, `${name} 须为非负整数 (must be a positive integer)`);
  };
  const limit = whole('limit') ?? LIMIT;
  const from = whole('from');
  const reverse = params.get('reverse') ?? 'false';
  if (reverse !== 'true' && reverse !== 'false')
    throw new MeiliError('invalid_task_reverse', 'reverse 须为 true 或 false (must be true or false)');
  const isReversed = reverse === 'true';
  const wanted = Object.entries(FILTERS).flatMap(([name, read]) => {
    const values = params.get(name)?.split(',') ?? [];
    return values.length === 0 || values.includes('*') ? [] : [(task: Task) => values.includes(read(task))];
  });
  const all = tasks.filter((task) => wanted.every((passes) => passes(task)));
  const ordered = isReversed ? all.toReversed() : all;
  const begun = ordered.filter(({ uid }) => from === undefined || (isReversed ? uid >= from : uid <= from));
  const results = begun.slice(0, limit);
  return {
    results: results.map(taskBody),
    total: all.length,
    limit,
    from: results[0]?.uid ?? null,
    next: begun[limit]?.uid ?? null,
  };
}
