/** The search parameters of Meilisearch, as a body or in the address. */
import { z } from 'zod';
import { MeiliError, readBody } from './meili-error.ts';

/** `offset + limit` reaches no further, as Meilisearch's own `maxTotalHits`. */
export const MAX_TOTAL_HITS = 1_000;
export const MAX_FACET_VALUES = 100;
const MOST_NAMES = 200;

const whole = z.int().min(0).max(1_000_000_000);
const names = z.array(z.string().max(500)).max(MOST_NAMES);
const tag = z.string().max(1_000);

const filter = z.union([z.string(), z.array(z.union([z.string(), z.array(z.string())]))]);

export const searchSchema = z
  .strictObject({
    q: z.string().nullish(),
    offset: whole.nullish(),
    limit: whole.nullish(),
    page: whole.nullish(),
    hitsPerPage: whole.nullish(),
    filter: filter.nullish(),
    facets: names.nullish(),
    sort: names.nullish(),
    attributesToRetrieve: names.nullish(),
    attributesToHighlight: names.nullish(),
    highlightPreTag: tag.nullish(),
    highlightPostTag: tag.nullish(),
    attributesToCrop: names.nullish(),
    cropLength: whole.nullish(),
    cropMarker: tag.nullish(),
    showMatchesPosition: z.boolean().nullish(),
    matchingStrategy: z.enum(['last', 'all', 'frequency']).nullish(),
    showRankingScore: z.boolean().nullish(),
    rankingScoreThreshold: z.number().min(0).max(1).nullish(),
    /** Accepted and of no effect: the language of a query is seen from its characters. */
    locales: names.nullish(),
    // What this engine has not; refused by name where it is asked for.
    attributesToSearchOn: names.nullish(),
    distinct: z.string().nullish(),
    showRankingScoreDetails: z.boolean().nullish(),
    hybrid: z.unknown().optional(),
    vector: z.unknown().optional(),
    media: z.unknown().optional(),
    personalize: z.unknown().optional(),
    retrieveVectors: z.boolean().nullish(),
  })
  .meta({ id: 'MeiliSearch' });
export type MeiliSearch = z.infer<typeof searchSchema>;

/** Other parameters of a search may stand beside these, as clients send them, and do not matter. */
export const facetSearchSchema = z
  .looseObject({
    facetName: z.string().max(500),
    facetQuery: z.string().max(500).nullish(),
    q: z.string().nullish(),
    filter: filter.nullish(),
    matchingStrategy: z.enum(['last', 'all', 'frequency']).nullish(),
    attributesToSearchOn: names.nullish(),
    locales: names.nullish(),
    exhaustiveFacetCount: z.boolean().nullish(),
  })
  .meta({ id: 'MeiliFacetSearch' });

const federationOptions = z.strictObject({ weight: z.number().min(0).max(1_000).nullish() });
export const multiSearchSchema = z
  .strictObject({
    queries: z
      .array(
        searchSchema.extend({
          indexUid: z.string().max(500),
          federationOptions: federationOptions.nullish(),
        }),
      )
      .max(50),
    federation: z.strictObject({ offset: whole.nullish(), limit: whole.nullish() }).nullish(),
  })
  .meta({ id: 'MeiliMultiSearch' });

const ABSENT = ['distinct', 'hybrid', 'vector', 'media', 'personalize'] as const;

/** Throws `feature_not_enabled` for what would change the answer and is not there. */
export function refuseAbsent(search: MeiliSearch): void {
  const { attributesToSearchOn, showRankingScoreDetails, retrieveVectors } = search;
  const asked: string | undefined =
    ABSENT.find((name) => search[name] !== undefined && search[name] !== null) ??
    (showRankingScoreDetails === true ? 'showRankingScoreDetails' : undefined) ??
    (retrieveVectors === true ? 'retrieveVectors' : undefined) ??
    (attributesToSearchOn && !attributesToSearchOn.includes('*') ? 'attributesToSearchOn' : undefined);
  if (asked === undefined) return;
  throw new MeiliError(
    'feature_not_enabled',
    `本服务没有 \`${asked}\`, 请去掉 (not offered here; leave it out)`,
  );
}

const LISTS: ReadonlySet<string> = new Set([
  'facets',
  'sort',
  'attributesToRetrieve',
  'attributesToHighlight',
  'attributesToCrop',
  'attributesToSearchOn',
  'locales',
]);
const NUMBERS: ReadonlySet<string> = new Set([
  'offset',
  'limit',
  'page',
  'hitsPerPage',
  'cropLength',
  'rankingScoreThreshold',
]);
const FLAGS: ReadonlySet<string> = new Set([
  'showMatchesPosition',
  'showRankingScore',
  'showRankingScoreDetails',
  'retrieveVectors',
]);

/** As `GET` gives them: lists separated by commas, a filter perhaps as JSON. */
export function readAddress(params: URLSearchParams): MeiliSearch {
  const body: Record<string, unknown> = {};
  for (const [name, text] of params) body[name] = parameterValue(name, text);
  return readBody(searchSchema, body, 'search');
}

function parameterValue(name: string, text: string): unknown {
  if (LISTS.has(name)) return text.split(',').filter((part) => part !== '');
  // What is no number or flag stays a text, and is refused as one.
  if (NUMBERS.has(name)) return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (FLAGS.has(name)) return text === 'true' ? true : text === 'false' ? false : text;
  if (name !== 'filter' || !text.trimStart().startsWith('[')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
