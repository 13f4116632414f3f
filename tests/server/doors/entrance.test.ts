/** Who may do what: every role against every route, and every origin against every answer. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '../../../src/config/limits.ts';
import type { AuditEntry } from '../../../src/keys/audit.ts';
import { newSecret } from '../../../src/keys/key.ts';
import { KeyBook } from '../../../src/keys/key-book.ts';
import { addKey, revokeKey, rotateKey } from '../../../src/keys/key-change.ts';
import type { Key } from '../../../src/keys/key-file.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { Proxies } from '../../../src/server/doors/client-address.ts';
import { Entrance } from '../../../src/server/doors/entrance.ts';
import { createMetrics } from '../../../src/server/metrics.ts';
import { article, engineOf } from '../../search/fixture.ts';
import { appOf, problemOf, type TestApp } from '../fixture.ts';

const NOW = new Date('2026-03-01T00:00:00Z');
const OURS = 'https://a.example';
const OTHERS = 'https://b.example';
const SITE = { kind: 'site', name: '', origins: [OURS, 'http://localhost:3000'] } as const;

let keys: readonly Key[] = [];
function issued(wanted: Parameters<typeof addKey>[1]) {
  const added = addKey(keys, wanted, NOW);
  keys = added.keys;
  return added.result;
}
const site = issued(SITE);
const other = issued({ ...SITE, origins: [OTHERS] });
const admin = issued({ kind: 'admin', name: '', origins: [] });
const expired = issued({ ...SITE, expires: new Date(NOW.getTime() + 1) });
const revoked = issued(SITE);
keys = revokeKey(keys, revoked.key.id, NOW).keys;
const rotated = issued(SITE);
keys = rotateKey(keys, rotated.key.id, 0, NOW).keys;
const flipped = site.secret.slice(0, -1) + (site.secret.endsWith('A') ? 'B' : 'A');

let engine: SearchEngine;
let audited: AuditEntry[];
beforeAll(async () => {
  engine = await engineOf({ articles: [article('a1')] });
});
beforeEach(() => {
  audited = [];
});

interface Setting {
  readonly known?: readonly Key[];
  readonly limits?: Partial<Limits>;
  readonly proxies?: string;
  readonly clock?: () => number;
  readonly audit?: (entry: AuditEntry) => Promise<void>;
}

async function server(setting: Setting = {}): Promise<TestApp> {
  const limits = { ...DEFAULT_LIMITS, ...setting.limits };
  const metrics = createMetrics();
  const book = new KeyBook(setting.known ?? keys, () => new Date(NOW.getTime() + 60_000));
  const entrance = new Entrance({
    limits,
    metrics,
    keys: () => book,
    proxies: new Proxies(setting.proxies),
    audit: setting.audit ?? (async (entry) => void audited.push(entry)),
    ...(setting.clock ? { clock: setting.clock } : {}),
  });
  return appOf(engine, { limits, metrics, entrance });
}

const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } });
const STRANGER = from('203.0.113.5');

const ROLES = {
  nobody: undefined,
  'a site key': site.secret,
  'another site’s key': other.secret,
  'an admin key': admin.secret,
  'an expired key': expired.secret,
  'a revoked key': revoked.secret,
  'the old text of a rotated key': rotated.secret,
  'a key cut short': site.secret.slice(0, -1),
  'a key with one letter changed': flipped,
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
const OPEN = ['/', '/?q=x', '/articles/a1', '/healthz', '/readyz'];
const ADMIN = '/api/v1/admin/refresh';

/** Status of a request without an origin from elsewhere. */
function expected(role: Role, method: string, path: string): number {
  if (path === '/metrics')
    return role === 'nobody' || BAD.includes(role) ? 401 : role === 'an admin key' ? 200 : 403;
  if (path === ADMIN) {
    if (role === 'nobody' || BAD.includes(role)) return 401;
    if (role !== 'an admin key') return 403;
    return method === 'POST' ? 200 : 405;
  }
  if (OPEN.includes(path)) return method === 'GET' ? 200 : 404;
  if (BAD.includes(role)) return 401;
  return method === 'GET' ? 200 : 405;
}

describe.each(Object.keys(ROLES) as Role[])('%s', (role) => {
  const secret = ROLES[role];
  const headers: Record<string, string> = secret === undefined ? {} : { 'X-Api-Key': secret };

  test.each(
    ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'].flatMap((method) =>
      [...READ, ...OPEN, '/metrics', ADMIN].map((path) => [method, path] as const),
    ),
  )('%s %s', async (method, path) => {
    const { app, lines } = await server();
    const response = await app.request(path, { method, headers }, STRANGER);
    const status = path === '/metrics' && method !== 'GET' ? 404 : expected(role, method, path);
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

describe('in an address', () => {
  test('a site key may stand there, and is no search parameter', async () => {
    const { app, lines } = await server();
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
    const { app } = await server();
    const mark = path.includes('?') ? '&' : '?';
    const response = await app.request(`${path}${mark}key=${admin.secret}`, { method }, STRANGER);
    expect(response.status).toBe(401);
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ code: 'key_invalid', detail: expect.stringContaining('作废') });
  });
});

describe('figures of the server', () => {
  test('this machine reads them without a key, others through a proxy of ours do not', async () => {
    const { app } = await server();
    expect((await app.request('/metrics', {}, from('127.0.0.1'))).status).toBe(200);
    const forwarded = { headers: { 'X-Forwarded-For': '203.0.113.5' } };
    expect((await app.request('/metrics', forwarded, from('127.0.0.1'))).status).toBe(401);
    const behind = await server({ proxies: '127.0.0.1' });
    expect((await behind.app.request('/metrics', forwarded, from('127.0.0.1'))).status).toBe(401);
  });
});

test('what cannot be noted is not done', async () => {
  const { app } = await server({ audit: () => Promise.reject(new Error('disk full')) });
  const headers = { 'X-Api-Key': admin.secret };
  const response = await app.request(ADMIN, { method: 'POST', headers }, STRANGER);
  expect(response.status).toBe(500);
  expect((await problemOf(response)).code).toBe('internal');
});

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
      const { app } = await server();
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
      const { app } = await server();
      const response = await app.request('/api/v1/search', { headers: { Origin: origin } }, STRANGER);
      expect(response.status).toBe(401);
      expect((await problemOf(response)).code).toBe('key_required');
      expect(response.headers.get('vary')).toBe('Origin');
    });

    test('preflight', async () => {
      const { app } = await server();
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
    const { app } = await server();
    const headers = { Origin: OURS, 'X-Api-Key': admin.secret };
    expect((await app.request('/api/v1/search', { headers }, STRANGER)).status).toBe(403);
  });

  test('our own pages are no other site', async () => {
    const { app } = await server();
    const headers = { Origin: 'https://search.example', Host: 'search.example' };
    expect((await app.request('/api/v1/search', { headers }, STRANGER)).status).toBe(200);
  });

  test.each([ADMIN, '/', '/metrics', '/healthz'])('%s is for no other site, keys or not', async (path) => {
    for (const known of [keys, []]) {
      const { app } = await server({ known });
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        const headers = { Origin: OURS, 'Access-Control-Request-Method': 'POST' };
        const response = await app.request(path, { method, headers }, STRANGER);
        expect(response.headers.get('access-control-allow-origin')).toBeNull();
      }
    }
  });

  test.each([
    ['no keys', []],
    ['admin keys only', keys.filter(({ kind }) => kind === 'admin')],
  ])('%s: any site may read, with whatever key', async (_, known) => {
    const { app } = await server({ known });
    for (const more of [{}, { 'X-Api-Key': site.secret }] as Record<string, string>[]) {
      const headers = { Origin: 'https://anybody.example', ...more };
      const response = await app.request('/api/v1/search', { headers }, STRANGER);
      expect(response.status).toBe(200);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    }
  });
});
