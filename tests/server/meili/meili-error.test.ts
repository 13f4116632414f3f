import { beforeAll, describe, expect, test } from 'vitest';
import type { MeiliErrorBody } from '../../../src/server/meili/meili-error.ts';
import { article, engineOf } from '../../search/fixture.ts';
import { appOf, STACK_OR_PATH, type TestApp } from '../fixture.ts';

let server: TestApp;
beforeAll(async () => {
  server = await appOf(await engineOf({ articles: [article('a1')] }));
});

describe('mistakes are told in the shape of Meilisearch', () => {
  const json = { 'Content-Type': 'application/json' };
  test.each<[string, string, RequestInit['headers'], unknown, number, string]>([
    ['POST', '/indexes/movies/search', json, {}, 404, 'index_not_found'],
    ['POST', '/indexes/articles/search', json, { filter: 'colour = red' }, 400, 'invalid_search_filter'],
    ['POST', '/indexes/articles/search', json, { filter: 7 }, 400, 'invalid_search_filter'],
    ['POST', '/indexes/articles/search', json, { limit: -1 }, 400, 'invalid_search_limit'],
    ['POST', '/indexes/articles/search', json, { offset: 'x' }, 400, 'invalid_search_offset'],
    ['POST', '/indexes/articles/search', json, { hitsPerPage: 1.5 }, 400, 'invalid_search_hits_per_page'],
    ['POST', '/indexes/articles/search', json, { sort: ['published'] }, 400, 'invalid_search_sort'],
    ['POST', '/indexes/articles/search', json, { sort: ['title:asc'] }, 400, 'invalid_search_sort'],
    ['POST', '/indexes/articles/search', json, { facets: ['colour'] }, 400, 'invalid_search_facets'],
    [
      'POST',
      '/indexes/articles/search',
      json,
      { matchingStrategy: 'some' },
      400,
      'invalid_search_matching_strategy',
    ],
    [
      'POST',
      '/indexes/articles/search',
      json,
      { attributesToCrop: 'text' },
      400,
      'invalid_search_attributes_to_crop',
    ],
    ['POST', '/indexes/articles/search', json, { colour: 1 }, 400, 'bad_request'],
    ['POST', '/indexes/articles/search', json, [], 400, 'bad_request'],
    ['POST', '/indexes/articles/search', json, { vector: [1] }, 400, 'feature_not_enabled'],
    ['POST', '/indexes/articles/search', json, { hybrid: { embedder: 'x' } }, 400, 'feature_not_enabled'],
    [
      'POST',
      '/indexes/articles/search',
      json,
      { attributesToSearchOn: ['title'] },
      400,
      'feature_not_enabled',
    ],
    ['POST', '/indexes/articles/search', json, '{', 400, 'malformed_payload'],
    ['POST', '/indexes/articles/search', json, '', 400, 'missing_payload'],
    ['POST', '/indexes/articles/search', { 'Content-Type': 'text/csv' }, {}, 415, 'invalid_content_type'],
    ['POST', '/indexes/articles/search', json, { q: 'x'.repeat(300_000) }, 413, 'payload_too_large'],
    [
      'POST',
      '/multi-search',
      json,
      { queries: [{ indexUid: 'articles' }, { indexUid: 'movies' }] },
      404,
      'index_not_found',
    ],
    ['POST', '/indexes/articles/facet-search', json, {}, 400, 'missing_facet_search_facet_name'],
    [
      'POST',
      '/indexes/articles/facet-search',
      json,
      { facetName: 'colour' },
      400,
      'invalid_facet_search_facet_name',
    ],
    ['GET', '/indexes/articles/search?limit=x', {}, undefined, 400, 'invalid_search_limit'],
    ['GET', '/indexes/articles/search?colour=x', {}, undefined, 400, 'bad_request'],
    ['GET', '/indexes/articles/documents/nobody', {}, undefined, 404, 'document_not_found'],
    ['GET', '/indexes/articles/documents?filter=colour=1', {}, undefined, 400, 'invalid_document_filter'],
    ['GET', '/indexes/articles/documents?limit=x', {}, undefined, 400, 'invalid_document_limit'],
    ['GET', '/indexes/articles/settings/colour', {}, undefined, 404, 'not_found'],
    ['GET', '/indexes?limit=x', {}, undefined, 400, 'invalid_index_limit'],
    ['GET', '/dumps', {}, undefined, 404, 'not_found'],
    ['DELETE', '/indexes/articles', {}, undefined, 405, 'method_not_allowed'],
    ['POST', '/indexes/articles/documents', json, [], 401, 'missing_authorization_header'],
    ['DELETE', '/indexes/articles/documents/a001', {}, undefined, 401, 'missing_authorization_header'],
    ['GET', '/tasks', {}, undefined, 401, 'missing_authorization_header'],
  ])('%s %s %o %.60j', async (method, path, headers, body, status, code) => {
    const response = await server.app.request(`/meili${path}`, {
      method,
      ...(headers ? { headers } : {}),
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    expect(text).not.toMatch(STACK_OR_PATH);
    const error = JSON.parse(text) as MeiliErrorBody;
    expect([response.status, error.code], text).toEqual([status, code]);
    expect(error).toEqual({
      code,
      message: expect.stringMatching(/./),
      type: status === 401 ? 'auth' : 'invalid_request',
      link: `https://docs.meilisearch.com/errors#${code}`,
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
    if (status === 405) expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });
});
