/** Which pages may read what: every origin against every answer. */
import { describe, expect, test } from 'vitest';
import { problemOf } from '../fixture.ts';
import { admin, doors, KEYS, OTHERS, OURS, STRANGER, site } from './fixture.ts';

const ADMIN = '/api/v1/admin/refresh';

describe('other sites', () => {
  const ORIGINS = [
    [OURS, true],
    ['http://localhost:3000', true],
    ['https://a.example:8443', false],
    ['http://a.example', false],
    ['https://www.a.example', false],
    ['https://a.example.evil', false],
    ['https://A.example', false],
    ['null', false],
    [OTHERS, false],
    ['', false],
  ] as const;

  const ANSWERS = [
    ['an answer', '/api/v1/search?q=x', 200],
    ['a wrong parameter', '/api/v1/search?limit=0', 400],
    ['no such record', '/api/v1/articles/none', 404],
  ] as const;

  describe.each(ORIGINS)('%j (its own: %s)', (origin, isOurs) => {
    test.each(ANSWERS)('with the key: %s', async (_, path, status) => {
      const { app } = await doors();
      const headers = { Origin: origin, 'X-Api-Key': site.secret };
      const response = await app.request(path, { headers }, STRANGER);
      expect(response.status).toBe(isOurs ? status : 403);
      // Another key may admit the origin, and then its pages may read that they were refused.
      const readable = isOurs || origin === OTHERS;
      expect(response.headers.get('access-control-allow-origin')).toBe(readable ? origin : null);
      expect(response.headers.get('access-control-allow-credentials')).toBeNull();
      expect(response.headers.get('vary')).toBe('Origin');
      if (!isOurs) expect((await problemOf(response)).code).toBe('origin_not_allowed');
    });

    test('without a key', async () => {
      const { app } = await doors();
      const response = await app.request('/api/v1/search', { headers: { Origin: origin } }, STRANGER);
      expect(response.status).toBe(401);
      expect((await problemOf(response)).code).toBe('key_required');
      expect(response.headers.get('vary')).toBe('Origin');
    });

    test('preflight', async () => {
      const { app } = await doors();
      const asked = {
        Origin: origin,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': `${' '.repeat(65_536)}x-api-key`,
      };
      const response = await app.request('/api/v1/search', { method: 'OPTIONS', headers: asked }, STRANGER);
      const admitted = isOurs || origin === OTHERS;
      expect(response.status).toBe(admitted ? 204 : 403);
      expect(response.headers.get('access-control-allow-origin')).toBe(admitted ? origin : null);
      if (admitted) {
        expect(response.headers.get('access-control-allow-methods')).toBe('GET,HEAD');
        expect(response.headers.get('access-control-allow-headers')).toBe(
          'Authorization, Content-Type, X-Api-Key',
        );
        expect(response.headers.get('access-control-max-age')).toBe('600');
      }
    });
  });

  test('an admin key does not belong into a page', async () => {
    const { app } = await doors();
    const headers = { Origin: OURS, 'X-Api-Key': admin.secret };
    expect((await app.request('/api/v1/search', { headers }, STRANGER)).status).toBe(403);
  });

  test('our own pages are no other site', async () => {
    const { app } = await doors();
    const headers = { Origin: 'https://search.example', Host: 'search.example' };
    expect((await app.request('/api/v1/search', { headers }, STRANGER)).status).toBe(200);
  });

  test.each([ADMIN, '/', '/metrics', '/healthz'])('%s is for no other site, keys or not', async (path) => {
    for (const known of [KEYS, []]) {
      const { app } = await doors({ known });
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        const headers = { Origin: OURS, 'Access-Control-Request-Method': 'POST' };
        const response = await app.request(path, { method, headers }, STRANGER);
        expect(response.headers.get('access-control-allow-origin')).toBeNull();
      }
    }
  });

  test.each([
    ['no keys', []],
    ['admin keys only', KEYS.filter(({ kind }) => kind === 'admin')],
  ])('%s: any site may read, with whatever key', async (_, known) => {
    const { app } = await doors({ known });
    for (const more of [{}, { 'X-Api-Key': site.secret }] as Record<string, string>[]) {
      const headers = { Origin: 'https://anybody.example', ...more };
      const response = await app.request('/api/v1/search', { headers }, STRANGER);
      expect(response.status).toBe(200);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    }
  });
});
