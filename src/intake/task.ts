/** A task: changes of documents that were accepted, and what became of them. */
import { z } from 'zod';
import { CHANGED_KINDS } from '../corpus/changes.ts';

export const TASK_STATUSES = ['enqueued', 'processing', 'succeeded', 'failed'] as const;
export const TASK_TYPES = ['documentAdditionOrUpdate', 'documentDeletion'] as const;

const document = z.record(z.string(), z.unknown());

/** `patch`: fields of a document, the others stay. `deleteWhere`: a condition, looked up when its turn comes. */
export const workSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('put'), documents: z.array(document) }),
  z.strictObject({ do: z.literal('patch'), documents: z.array(document) }),
  z.strictObject({ do: z.literal('delete'), ids: z.array(z.string()) }),
  z.strictObject({ do: z.literal('deleteWhere'), where: z.unknown(), filter: z.string() }),
  z.strictObject({ do: z.literal('clear') }),
]);
/** `filter`: the condition as it was typed. */
export type Work = z.infer<typeof workSchema>;

export const taskSchema = z.strictObject({
  uid: z.number().int().min(0),
  kind: z.enum(CHANGED_KINDS),
  status: z.enum(TASK_STATUSES),
  type: z.enum(TASK_TYPES),
  details: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
  /** Made for its reader, and a code of the door's own. */
  error: z.strictObject({ code: z.string(), message: z.string() }).optional(),
  enqueuedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().optional(),
  finishedAt: z.iso.datetime().optional(),
  /** Bytes of the change log before the task was begun: what lies behind is not certain until it is done. */
  logBytes: z.number().int().min(0).optional(),
  /** Kept until the task is done. */
  work: workSchema.optional(),
});
export type StoredTask = z.infer<typeof taskSchema>;
/** Without what is to be done: that may be large. */
export type Task = Omit<StoredTask, 'work'>;

export function isFinished({ status }: Pick<Task, 'status'>): boolean {
  return status === 'succeeded' || status === 'failed';
}
