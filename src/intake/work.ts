/** What is to be done → lines of the change log, and how many documents are concerned. */
import type { Condition, SourceDocument } from '../contract/document-query.ts';
import { CHANGED_SCHEMAS, type Change, type ChangedKind } from '../corpus/changes.ts';
import { parseRecord } from '../corpus/record-parser.ts';
import type { Work } from './task.ts';

/** What is served now, as the last finished task left it. */
export interface Served {
  /** The record as the corpus states it; undefined where it does not. */
  stated(kind: ChangedKind, id: string): Promise<SourceDocument | undefined>;
  /** Ids of the documents that meet the condition. */
  matching(kind: ChangedKind, where: Condition): Promise<readonly string[]>;
  count(kind: ChangedKind): number;
}

/** A document that cannot be taken; `code` is one of the door's. */
export class WorkError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'WorkError';
    this.code = code;
  }
}

/** What earlier work of the same batch leaves: a record, or null where it took it out. */
export class Pending {
  readonly #records: Map<string, SourceDocument | null>;
  readonly #cleared: Set<ChangedKind>;

  /** Begins where the other stands. */
  constructor(other?: Pending) {
    this.#records = new Map(other ? other.#records : []);
    this.#cleared = new Set(other ? other.#cleared : []);
  }

  note(change: Change): void {
    if (change.op === 'clear') {
      this.#cleared.add(change.kind);
      for (const key of this.#records.keys())
        if (key.startsWith(`${change.kind} `)) this.#records.delete(key);
      return;
    }
    const [id, record] =
      change.op === 'put' ? [change.record.id, change.record as SourceDocument] : [change.id, null];
    this.#records.set(`${change.kind} ${id}`, record);
  }

  async stated(kind: ChangedKind, id: string, served: Served): Promise<SourceDocument | undefined> {
    const known = this.#records.get(`${kind} ${id}`);
    if (known !== undefined) return known ?? undefined;
    return this.#cleared.has(kind) ? undefined : served.stated(kind, id);
  }
}

/** Throws `WorkError` where a document is unfit; then nothing of the work is done. */
export async function changesOf(
  kind: ChangedKind,
  work: Work,
  pending: Pending,
  served: Served,
): Promise<{ readonly changes: Change[]; readonly concerned: number }> {
  if (work.do === 'clear') return { changes: [{ op: 'clear', kind }], concerned: served.count(kind) };
  if (work.do === 'put' || work.do === 'patch') {
    const changes: Change[] = [];
    for (const document of work.documents) {
      const id = idOf(document);
      const before = work.do === 'patch' ? await pending.stated(kind, id, served) : undefined;
      const change = {
        op: 'put',
        kind,
        record: fitRecord(kind, id, { ...before, ...document, id }),
      } as Change;
      pending.note(change);
      changes.push(change);
    }
    return { changes, concerned: changes.length };
  }
  const ids = work.do === 'delete' ? work.ids : await served.matching(kind, work.where as Condition);
  const changes: Change[] = [];
  for (const id of new Set(ids)) {
    if ((await pending.stated(kind, id, served)) === undefined) continue;
    const change: Change = { op: 'delete', kind, id };
    pending.note(change);
    changes.push(change);
  }
  return { changes, concerned: changes.length };
}

/** Whole numbers are ids too. */
function idOf(document: Readonly<Record<string, unknown>>): string {
  const { id } = document;
  if (id === undefined) {
    throw new WorkError('missing_document_id', '文档没有 id 字段 (document without the attribute `id`)');
  }
  const text = typeof id === 'number' && Number.isSafeInteger(id) ? String(id) : id;
  if (typeof text === 'string' && text.length >= 1 && text.length <= 128) return text;
  const shown = JSON.stringify(id).slice(0, 60);
  throw new WorkError(
    'invalid_document_id',
    `id ${shown} 须为 1–128 字符的字符串或整数 (must be a string of 1–128 characters or an integer)`,
  );
}

function fitRecord(kind: ChangedKind, id: string, record: object): object {
  const parsed = parseRecord<object>(JSON.stringify(record), CHANGED_SCHEMAS[kind]);
  if ('record' in parsed) return parsed.record;
  const faults = parsed.faults.map(({ field, reason }) => `${field ?? '(root)'}: ${reason}`);
  throw new WorkError('invalid_document_fields', `${kind} ${id} ${faults.join('; ')}`);
}
