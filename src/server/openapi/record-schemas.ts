/** Whole records with their links. Fields of the corpus that nobody here knows come along. */
import { z } from 'zod';
import { FIGURE_KINDS, FIGURE_UNITS, READ_FIELDS } from '../../contract/reading.ts';
import {
  articleSchema,
  companySchema,
  projectEventSchema,
  projectSchema,
  RECORD_TYPES,
  STAGES,
} from '../../contract/record.ts';
import { linkSchema } from './search-schemas.ts';

const event = projectEventSchema.meta({ id: 'ProjectEvent' });

const articleLink = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    published: z.string().exactOptional(),
    source: z.string().exactOptional(),
    original: z.literal(true).exactOptional(),
  })
  .meta({ id: 'ArticleLink' });

const projectLink = z
  .strictObject({
    ...linkSchema.shape,
    stage: z.enum(STAGES).exactOptional(),
    investmentYi: z.number().exactOptional(),
    regions: z.array(z.string()).exactOptional(),
    events: z.array(event),
  })
  .meta({ id: 'ProjectLink' });

const evidence = z
  .strictObject({
    articleId: z.string(),
    field: z.enum(READ_FIELDS),
    start: z.int().min(0),
    end: z.int().min(0),
    quote: z.string(),
  })
  .meta({ id: 'Evidence' });

const readings = z
  .strictObject({
    events: z.array(
      z.strictObject({
        stage: z.enum(STAGES),
        date: z.string().exactOptional(),
        planned: z.literal(true).exactOptional(),
        at: evidence,
      }),
    ),
    figures: z.array(
      z.strictObject({
        kind: z.enum(FIGURE_KINDS),
        value: z.number(),
        unit: z.enum(FIGURE_UNITS),
        phase: z.string().exactOptional(),
        at: evidence,
      }),
    ),
  })
  .meta({ id: 'Readings' });

export const articleDetailSchema = articleSchema
  .extend({
    type: z.literal('article'),
    companies: z.array(linkSchema),
    projects: z.array(projectLink),
    reprints: z.array(articleLink).exactOptional(),
  })
  .meta({ id: 'ArticleDetail' });

export const projectDetailSchema = projectSchema
  .extend({
    type: z.literal('project'),
    company: z.strictObject({ id: z.string().exactOptional(), name: z.string() }).exactOptional(),
    events: z.array(event),
    articles: z.array(articleLink),
    readings: readings.exactOptional(),
  })
  .meta({ id: 'ProjectDetail' });

export const companyDetailSchema = companySchema
  .extend({ type: z.literal('company'), projects: z.array(projectLink), articles: z.array(articleLink) })
  .meta({ id: 'CompanyDetail' });

export const statusFields = {
  generation: z.string(),
  counts: z.strictObject(
    Object.fromEntries(RECORD_TYPES.map((type) => [type, z.int().min(0)])) as Record<
      (typeof RECORD_TYPES)[number],
      z.ZodInt
    >,
  ),
  newest: z.iso.date().exactOptional(),
  cluster: z
    .strictObject({ status: z.enum(['green', 'yellow', 'red', 'unreachable']), nodes: z.int().min(0) })
    .exactOptional(),
  degraded: z.boolean(),
} as const;
