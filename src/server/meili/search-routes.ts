/** Searches of one index, of several at once, and in the values of a facet. */
import { type Context, Hono } from 'hono';
import type { DocumentAnswer } from '../../contract/document-query.ts';
import { nameKey } from '../../entities/concept.ts';
import { indexNamed } from './index-name.ts';
import { MeiliError, readBody } from './meili-error.ts';
import type { MeiliOptions } from './meili-options.ts';
import { bodyOf, jsonOf, MAX_SEARCH_BODY, readJson } from './request-body.ts';
import { answerOf, facetAttribute, hitOf, queryOf, rankingScore } from './search.ts';
import {
  facetSearchSchema,
  MAX_FACET_VALUES,
  MAX_TOTAL_HITS,
  type MeiliSearch,
  multiSearchSchema,
  readAddress,
  searchSchema,
} from './search-params.ts';

/** Values that are looked through for a facet search. */
const LOOKED_THROUGH = 100_000;
const FEDERATED = 20;

export function searchRoutes({ engine, log }: MeiliOptions): Hono {
  const app = new Hono();
  const run = async (c: Context, uid: string, search: MeiliSearch): Promise<DocumentAnswer> => {
    const query = queryOf(indexNamed(uid).type, search);
    const answer = await engine().documents(query);
    log(c, query, answer);
    return answer;
  };

  app.get('/indexes/:uid/search', async (c) => {
    const params = new URL(c.req.url).searchParams;
    params.delete('key');
    const search = readAddress(params);
    return c.json(answerOf(search, await run(c, c.req.param('uid'), search)));
  });

  app.post('/indexes/:uid/search', bodyOf(MAX_SEARCH_BODY), async (c) => {
    const search = await readJson(c, searchSchema, 'search');
    return c.json(answerOf(search, await run(c, c.req.param('uid'), search)));
  });

  app.post('/indexes/:uid/facet-search', bodyOf(MAX_SEARCH_BODY), async (c) => {
    const body = await jsonOf(c);
    const { type } = indexNamed(c.req.param('uid'));
    if (typeof body === 'object' && body !== null && !('facetName' in body)) {
      throw new MeiliError('missing_facet_search_facet_name', '缺少 facetName (missing field `facetName`)');
    }
    const { facetName, facetQuery, q, filter, matchingStrategy } = readBody(
      facetSearchSchema,
      body,
      'facet_search',
    );
    facetAttribute(type, facetName, 'invalid_facet_search_facet_name');
    const query = queryOf(type, { q, filter, matchingStrategy, facets: [facetName], limit: 0 });
    const answer = await engine().documents({ ...query, facetLimit: LOOKED_THROUGH });
    const wanted = nameKey(facetQuery ?? '');
    const facetHits = (answer.facets[facetName] ?? [])
      .filter(({ value }) => nameKey(value).includes(wanted))
      .slice(0, MAX_FACET_VALUES)
      .map(({ value, count }) => ({ value, count }));
    return c.json({ facetHits, facetQuery: facetQuery ?? null, processingTimeMs: Math.round(answer.tookMs) });
  });

  app.post('/multi-search', bodyOf(MAX_SEARCH_BODY), async (c) => {
    const { queries, federation } = await readJson(c, multiSearchSchema, 'multi_search');
    const answers: { uid: string; search: MeiliSearch; weight: number; answer: DocumentAnswer }[] = [];
    const limit = Math.min(federation?.limit ?? FEDERATED, MAX_TOTAL_HITS);
    const offset = Math.min(federation?.offset ?? 0, MAX_TOTAL_HITS);
    for (const [i, { indexUid, federationOptions, ...search }] of queries.entries()) {
      const own = federation ? { ...search, offset: 0, limit: offset + limit } : search;
      const answer = await run(c, indexUid, own).catch((error: unknown) => Promise.reject(placed(error, i)));
      answers.push({ uid: indexUid, search, weight: federationOptions?.weight ?? 1, answer });
    }
    if (!federation) {
      const results = answers.map(({ uid, search, answer }) => ({
        indexUid: uid,
        ...answerOf(search, answer),
      }));
      return c.json({ results });
    }
    const hits = answers.flatMap(({ uid, search, weight, answer }, queriesPosition) =>
      answer.hits.map((hit) => {
        const weightedRankingScore = rankingScore(hit, answer) * weight;
        const _federation = { indexUid: uid, queriesPosition, weightedRankingScore };
        return { ...hitOf(hit, search, answer), _federation };
      }),
    );
    hits.sort((a, b) => b._federation.weightedRankingScore - a._federation.weightedRankingScore);
    return c.json({
      hits: hits.slice(offset, offset + limit),
      processingTimeMs: Math.round(answers.reduce((sum, { answer }) => sum + answer.tookMs, 0)),
      limit,
      offset,
      estimatedTotalHits: Math.min(
        answers.reduce((sum, { answer }) => sum + answer.total, 0),
        MAX_TOTAL_HITS,
      ),
    });
  });

  return app;
}

/** Which of several queries is at fault. */
function placed(error: unknown, i: number): unknown {
  return error instanceof MeiliError
    ? new MeiliError(error.code, `Inside \`.queries[${i}]\`: ${error.message}`)
    : error;
}
