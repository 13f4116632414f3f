/** What the door of Meilisearch answers. */
import { z } from 'zod';
import { TASK_STATUSES, TASK_TYPES } from '../../intake/task.ts';
import { meiliErrorSchema } from './error-schemas.ts';

const count = z.int().min(0);
const instant = z.iso.datetime();

/** A record with its own fields; which, its corpus says. */
const document = z.looseObject({}).meta({ id: 'MeiliDocument' });

const hit = z
  .looseObject({
    _formatted: z.looseObject({}).exactOptional(),
    _matchesPosition: z
      .record(
        z.string(),
        z.array(z.strictObject({ start: count, length: count, indices: z.array(count).exactOptional() })),
      )
      .exactOptional(),
    _rankingScore: z.number().min(0).max(1).exactOptional(),
    _federation: z
      .strictObject({ indexUid: z.string(), queriesPosition: count, weightedRankingScore: z.number() })
      .exactOptional(),
  })
  .meta({ id: 'MeiliHit' });

const answerFields = {
  hits: z.array(hit),
  query: z.string(),
  processingTimeMs: count,
  limit: count.exactOptional(),
  offset: count.exactOptional(),
  estimatedTotalHits: count.exactOptional(),
  hitsPerPage: count.exactOptional(),
  page: count.exactOptional(),
  totalPages: count.exactOptional(),
  totalHits: count.exactOptional(),
  facetDistribution: z.record(z.string(), z.record(z.string(), count)).exactOptional(),
  facetStats: z.record(z.string(), z.strictObject({ min: z.number(), max: z.number() })).exactOptional(),
} as const;

export const meiliAnswer = z.strictObject(answerFields).meta({ id: 'MeiliAnswer' });

export const meiliMultiAnswer = z
  .union([
    z.strictObject({ results: z.array(z.strictObject({ indexUid: z.string(), ...answerFields })) }),
    z.strictObject({
      hits: z.array(hit),
      processingTimeMs: count,
      limit: count,
      offset: count,
      estimatedTotalHits: count,
    }),
  ])
  .meta({ id: 'MeiliMultiAnswer' });

export const meiliFacetAnswer = z
  .strictObject({
    facetHits: z.array(z.strictObject({ value: z.string(), count })),
    facetQuery: z.string().nullable(),
    processingTimeMs: count,
  })
  .meta({ id: 'MeiliFacetAnswer' });

export const meiliDocument = document;
export const meiliDocuments = z
  .strictObject({ results: z.array(document), offset: count, limit: count, total: count })
  .meta({ id: 'MeiliDocuments' });

export const meiliEnqueued = z
  .strictObject({
    taskUid: count,
    indexUid: z.string(),
    status: z.enum(TASK_STATUSES),
    type: z.enum(TASK_TYPES),
    enqueuedAt: instant,
  })
  .meta({ id: 'MeiliEnqueued' });

export const meiliTask = z
  .strictObject({
    uid: count,
    batchUid: count.nullable(),
    indexUid: z.string(),
    status: z.enum(TASK_STATUSES),
    type: z.enum(TASK_TYPES),
    canceledBy: z.null(),
    details: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
    error: meiliErrorSchema.nullable(),
    duration: z.string().nullable(),
    enqueuedAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'MeiliTask' });

export const meiliTasks = z
  .strictObject({
    results: z.array(meiliTask),
    total: count,
    limit: count,
    from: count.nullable(),
    next: count.nullable(),
  })
  .meta({ id: 'MeiliTasks' });

export const meiliIndex = z
  .strictObject({ uid: z.string(), primaryKey: z.literal('id'), createdAt: instant, updatedAt: instant })
  .meta({ id: 'MeiliIndex' });
export const meiliIndexes = z
  .strictObject({ results: z.array(meiliIndex), offset: count, limit: count, total: count })
  .meta({ id: 'MeiliIndexes' });

export const meiliIndexStats = z
  .strictObject({
    numberOfDocuments: count,
    isIndexing: z.boolean(),
    fieldDistribution: z.record(z.string(), count),
  })
  .meta({ id: 'MeiliIndexStats' });
export const meiliStats = z
  .strictObject({ lastUpdate: instant.nullable(), indexes: z.record(z.string(), meiliIndexStats) })
  .meta({ id: 'MeiliStats' });

export const meiliSettings = z.looseObject({}).meta({ id: 'MeiliSettings' });
export const meiliSetting = z.union([z.array(z.string()), z.looseObject({}), z.null()]);
export const meiliHealth = z.strictObject({ status: z.literal('available') }).meta({ id: 'MeiliHealth' });
export const meiliVersion = z
  .strictObject({ commitSha: z.string(), commitDate: z.string(), pkgVersion: z.string() })
  .meta({ id: 'MeiliVersion' });
