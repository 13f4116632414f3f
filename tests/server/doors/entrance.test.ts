/** Who may do what: every role against every route. */
import { describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../../src/keys/audit.ts';
import { newSecret } from '../../../src/keys/key.ts';
import { problemOf } from '../fixture.ts';
import { admin, doors, expired, from, OURS, other, revoked, rotated, STRANGER, site } from './fixture.ts';

const ROLES = {
  nobody: undefined,
  'a site key': site.secret,
  'another site’s key': other.secret,
  'an admin key': admin.secret,
  'an expired key': expired.secret,
  'a revoked key': revoked.secret,
  'the old text of a rotated key': rotated.secret,
  'a key cut short': site.secret.slice(0, -1),
  'a key with one letter changed': site.secret.slice(0, -1) + (site.secret.endsWith('A') ? 'B' : 'A'),
  'a key of nobody': newSecret('site'),
  'an admin key of nobody': newSecret('admin'),
  'a key of ten million letters': 'x'.repeat(10_000_000),
} as const;
type Role = keyof typeof ROLES;
const BAD: readonly Role[] = [
  'an expired key',
  'a revoked key',
  'the old text of a rotated key',
  'a key cut short',
  'a key with one letter changed',
  'a key of nobody',
  'an admin key of nobody',
  'a key of ten million letters',
];

const READ = ['/api/v1/search?q=x', '/api/v1/suggest?q=x', '/api/v1/export?q=x', '/api/v1/articles/a1'];
/** Asked by programs, which may show a key. */
const FOLLOWED = ['/feed.atom?q=x', '/feed.json?q=x', '/opensearch.xml', '/suggest.json?q=x'];
const OPEN = ['/', '/?q=x', '/articles/a1', '/places', '/healthz', '/readyz', '/openapi.json', '/docs'];
/** Pages that stand for something that is not there. */
const NOWHERE = ['/projects/none', '/companies/none', '/places/none', '/assets/style.none.css'];
const ADMIN = '/api/v1/admin/refresh';
const PATHS = [...READ, ...FOLLOWED, ...OPEN, ...NOWHERE, '/metrics', ADMIN];

/** Status of a request without an origin from elsewhere. */
function expected(role: Role, method: string, path: string): number {
  if (path === '/metrics')
    return role === 'nobody' || BAD.includes(role) ? 401 : role === 'an admin key' ? 200 : 403;
  if (path === ADMIN) {
    if (role === 'nobody' || BAD.includes(role)) return 401;
    if (role !== 'an admin key') return 403;
    return method === 'POST' ? 200 : 405;
  }
  if (NOWHERE.includes(path)) return method === 'GET' || path.startsWith('/assets/') ? 404 : 405;
  if (OPEN.includes(path)) return method === 'GET' ? 200 : 405;
  if (BAD.includes(role)) return 401;
  return method === 'GET' ? 200 : 405;
}

describe.each(Object.keys(ROLES) as Role[])('%s', (role) => {
  const secret = ROLES[role];
  const headers: Record<string, string> = secret === undefined ? {} : { 'X-Api-Key': secret };

  test.each(
    ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'].flatMap((method) =>
      PATHS.map((path) => [method, path] as const),
    ),
  )('%s %s', async (method, path) => {
    const audited: AuditEntry[] = [];
    const { app, lines } = await doors({ audit: async (entry) => void audited.push(entry) });
    const response = await app.request(path, { method, headers }, STRANGER);
    const status = path === '/metrics' && method !== 'GET' ? 405 : expected(role, method, path);
    expect(response.status).toBe(status);
    const text = await response.text();
    if (secret !== undefined) {
      expect(text).not.toContain(secret);
      expect(JSON.stringify(lines)).not.toContain(secret);
      expect(JSON.stringify(audited)).not.toContain(secret);
    }
    if (status === 401) expect(response.headers.get('www-authenticate')).toBe('Bearer');
    // Each call of what changes something is one line, allowed or not, and nothing else is.
    expect(audited).toHaveLength(path === ADMIN ? 1 : 0);
    if (path === ADMIN) {
      expect(audited[0]).toMatchObject({
        action: `${method} ${ADMIN}`,
        result: status === 200 || status === 405 ? 'allowed' : expect.stringMatching(/^(key_|forbidden)/),
        requestId: response.headers.get('x-request-id'),
      });
    }
  });
});

test('every route of the app is in the matrix', async () => {
  const { app } = await doors();
  // The door for clients of Meilisearch has a matrix of its own (tests/server/meili).
  const routes = app.routes.filter(
    ({ method, path }) => (method !== 'ALL' || !path.includes('*')) && !path.startsWith('/meili/'),
  );
  expect(routes.length).toBeGreaterThan(8);
  const missing = routes.filter(({ path }) => {
    // A stylesheet is named by its content: any other name of it stands for it.
    const pattern = path
      .replaceAll(/[.]/g, '\\.')
      .replaceAll(/:\w+\{([^}]+)\}/g, '($1)')
      .replaceAll(/:\w+\??/g, '[^/]+')
      .replace(/[0-9a-f]{8}(?=\\\.css$)/, '\\w+')
      .replace('*', '.*');
    return !PATHS.some((one) => new RegExp(`^${pattern}$`).test(one.split('?')[0] ?? ''));
  });
  expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

describe('in an address', () => {
  test('a site key may stand there, and is no search parameter', async () => {
    const { app, lines } = await doors();
    const headers = { Origin: OURS };
    for (const path of READ.filter((one) => one.includes('?'))) {
      const response = await app.request(`${path}&key=${site.secret}`, { headers }, STRANGER);
      expect(response.status, path).toBe(200);
    }
    expect(lines.filter(({ event }) => event === 'search').map(({ key }) => key)).toEqual([
      site.key.id,
      site.key.id,
    ]);
    expect(JSON.stringify(lines)).not.toContain(site.secret);
  });

  test.each([
    [READ[0], 'GET'],
    [ADMIN, 'POST'],
    ['/metrics', 'GET'],
  ] as const)('an admin key is refused for %s, with the advice to revoke it', async (path = '', method) => {
    const { app } = await doors();
    const mark = path.includes('?') ? '&' : '?';
    const response = await app.request(`${path}${mark}key=${admin.secret}`, { method }, STRANGER);
    expect(response.status).toBe(401);
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ code: 'key_invalid', detail: expect.stringContaining('作废') });
  });
});

describe('figures of the server', () => {
  test('this machine reads them without a key, others through a proxy of ours do not', async () => {
    const { app } = await doors();
    expect((await app.request('/metrics', {}, from('127.0.0.1'))).status).toBe(200);
    const forwarded = { headers: { 'X-Forwarded-For': '203.0.113.5' } };
    expect((await app.request('/metrics', forwarded, from('127.0.0.1'))).status).toBe(401);
    const behind = await doors({ proxies: '127.0.0.1' });
    expect((await behind.app.request('/metrics', forwarded, from('127.0.0.1'))).status).toBe(401);
  });
});

test('what cannot be noted is not done', async () => {
  const { app } = await doors({ audit: () => Promise.reject(new Error('disk full')) });
  const headers = { 'X-Api-Key': admin.secret };
  const response = await app.request(ADMIN, { method: 'POST', headers }, STRANGER);
  expect(response.status).toBe(500);
  expect((await problemOf(response)).code).toBe('internal');
});
