/**
 * `changes.jsonl`: what was put in, replaced and taken out through the server, line by line in the order in which
 * it happened. It goes before the other files: what it says of an id holds, whatever they say.
 */
import { z } from 'zod';
import { articleSchema, companySchema, projectSchema } from '../contract/record.ts';
import type { Place } from './problem.ts';

export const CHANGES_FILE = 'changes.jsonl';

export const CHANGED_KINDS = ['articles', 'projects', 'companies'] as const;
/** Synonyms are not changed in this way. */
export type ChangedKind = (typeof CHANGED_KINDS)[number];

const id = z.string().min(1).max(128);

/** What a record of each kind must be. */
export const CHANGED_SCHEMAS = {
  articles: articleSchema,
  projects: projectSchema,
  companies: companySchema,
} as const;

const putSchema = <K extends ChangedKind>(kind: K) =>
  z.strictObject({ op: z.literal('put'), kind: z.literal(kind), record: CHANGED_SCHEMAS[kind] });

/** `put`: this record and no other of its id. `delete`: none of this id. `clear`: none of this kind, until then. */
export const changeSchema = z.union([
  putSchema('articles'),
  putSchema('projects'),
  putSchema('companies'),
  z.strictObject({ op: z.literal('delete'), kind: z.enum(CHANGED_KINDS), id }),
  z.strictObject({ op: z.literal('clear'), kind: z.enum(CHANGED_KINDS) }),
]);
export type Change = z.infer<typeof changeSchema>;

interface KindState {
  cleared: boolean;
  readonly put: Map<string, { readonly record: object; readonly place: Place }>;
  readonly deleted: Set<string>;
}

/** All changes together: the last word on each id. */
export class Changes {
  readonly #kinds: Record<ChangedKind, KindState> = {
    articles: emptyState(),
    projects: emptyState(),
    companies: emptyState(),
  };

  add(change: Change, place: Place): void {
    const state = this.#kinds[change.kind];
    if (change.op === 'clear') {
      this.#kinds[change.kind] = { ...emptyState(), cleared: true };
    } else if (change.op === 'delete') {
      state.put.delete(change.id);
      state.deleted.add(change.id);
    } else {
      // Put anew, so that it stands behind what was put before.
      state.put.delete(change.record.id);
      state.put.set(change.record.id, { record: change.record, place });
    }
  }

  /** Whether a record of another file gives way. */
  replaces(kind: string, recordId: string): boolean {
    const state = this.#stateOf(kind);
    return state !== undefined && (state.cleared || state.put.has(recordId) || state.deleted.has(recordId));
  }

  /** Whether there is no such record any more, whatever the other files say. */
  removes(kind: ChangedKind, recordId: string): boolean {
    return this.replaces(kind, recordId) && !this.#kinds[kind].put.has(recordId);
  }

  put(kind: ChangedKind): Iterable<{ readonly record: object; readonly place: Place }> {
    return this.#kinds[kind].put.values();
  }

  #stateOf(kind: string): KindState | undefined {
    return Object.hasOwn(this.#kinds, kind) ? this.#kinds[kind as ChangedKind] : undefined;
  }
}

function emptyState(): KindState {
  return { cleared: false, put: new Map(), deleted: new Set() };
}

/** A project without what it says of articles that were taken out: else nothing could be taken out that is told of. */
export function withoutRemoved<T extends object>(project: T, changes: Changes): T {
  const { articles, events } = project as {
    articles?: readonly string[];
    events?: readonly { articleId?: string }[];
  };
  const isGone = (article: string | undefined) =>
    article !== undefined && changes.removes('articles', article);
  if (!articles?.some(isGone) && !events?.some(({ articleId }) => isGone(articleId))) return project;
  return {
    ...project,
    ...(articles ? { articles: articles.filter((article) => !isGone(article)) } : {}),
    ...(events
      ? {
          events: events.map(({ articleId, ...event }) =>
            articleId === undefined || isGone(articleId) ? event : { ...event, articleId },
          ),
        }
      : {}),
  };
}
