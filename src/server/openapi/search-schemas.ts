/** What searches and suggestions answer, as schemas that agree with the types of the contract. */
import { z } from 'zod';
import { RECORD_TYPES, STAGES } from '../../contract/record.ts';
import {
  type Explanation,
  FACETS,
  type Hit,
  type Link,
  type MarkedText,
  type SearchResponse,
  type SuggestResponse,
} from '../../contract/search.ts';

const mark = z.tuple([z.int().min(0), z.int().min(0)]);
const day = z.iso.date();
const score = z.number();

const markedTextSchema = z
  .strictObject({ text: z.string(), marks: z.array(mark), html: z.string() })
  .meta({ id: 'MarkedText' }) satisfies z.ZodType<MarkedText>;

export const linkSchema = z
  .strictObject({ id: z.string(), name: z.string() })
  .meta({ id: 'Link' }) satisfies z.ZodType<Link>;

const explanationSchema: z.ZodType<Explanation> = z
  .strictObject({
    value: score,
    label: z.string(),
    op: z.enum(['sum', 'product']).exactOptional(),
    get children() {
      return z.array(explanationSchema).exactOptional();
    },
  })
  .meta({ id: 'Explanation' });

const hitSchema = z
  .strictObject({
    type: z.enum(RECORD_TYPES),
    id: z.string(),
    score,
    title: markedTextSchema,
    snippet: markedTextSchema.exactOptional(),
    url: z.string().exactOptional(),
    source: z.string().exactOptional(),
    published: day.exactOptional(),
    regions: z.array(z.string()).exactOptional(),
    industry: z.string().exactOptional(),
    stage: z.enum(STAGES).exactOptional(),
    investmentYi: z.number().exactOptional(),
    derived: z.literal(true).exactOptional(),
    companies: z.array(linkSchema),
    projects: z.array(linkSchema),
    articleCount: z.int().min(0).exactOptional(),
    duplicates: z.int().min(0),
    original: z.strictObject({ id: z.string(), source: z.string().exactOptional() }).exactOptional(),
    why: z.array(z.string()),
    explanation: explanationSchema.exactOptional(),
  })
  .meta({ id: 'Hit' }) satisfies z.ZodType<Hit>;

const facetCount = z
  .strictObject({ value: z.string(), count: z.int().min(0), label: z.string().exactOptional() })
  .meta({ id: 'FacetCount' });
const counts = z.array(facetCount).exactOptional();

export const searchResponseSchema = z
  .strictObject({
    q: z.string(),
    total: z.int().min(0),
    relaxed: z.boolean(),
    tookMs: z.number().min(0),
    generation: z.string(),
    understood: z.array(
      z.strictObject({
        kind: z.enum(['company', 'region', 'industry', 'stage', 'source', 'tag', 'date', 'amount']),
        text: z.string(),
        id: z.string().exactOptional(),
        marks: z.array(mark),
        filter: z.record(z.string(), z.string()).exactOptional(),
      }),
    ),
    hits: z.array(hitSchema),
    facets: z.strictObject(
      Object.fromEntries(FACETS.map((name) => [name, counts])) as Record<
        (typeof FACETS)[number],
        typeof counts
      >,
    ),
    histogram: z.array(z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), count: z.int().min(1) })),
    undated: z.int().min(0),
    nextCursor: z.string().exactOptional(),
    didYouMean: z.string().nullable(),
    timedOut: z.literal(true).exactOptional(),
    partial: z.literal(true).exactOptional(),
  })
  .meta({ id: 'SearchResponse' }) satisfies z.ZodType<SearchResponse>;

export const suggestResponseSchema = z
  .strictObject({
    q: z.string(),
    generation: z.string(),
    suggestions: z.array(
      z.strictObject({
        type: z.enum(RECORD_TYPES),
        id: z.string(),
        title: markedTextSchema,
        alias: z.string().exactOptional(),
        published: day.exactOptional(),
        regions: z.array(z.string()).exactOptional(),
      }),
    ),
  })
  .meta({ id: 'SuggestResponse' }) satisfies z.ZodType<SuggestResponse>;
