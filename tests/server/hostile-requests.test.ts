/** Nothing that a client sends is our error: any request over the app, and the oddest ones over a real socket. */
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MATCHINGS, SORTS } from '../../src/contract/search.ts';
import { SEARCH_PARAMETERS } from '../../src/contract/search-params.ts';
import { type RunningServer, serve } from '../../src/server/serve.ts';
import { corpusEngine } from '../search/fixture.ts';
import { appOf, logged, problemOf, STACK_OR_PATH, sourceOf, type TestApp } from './fixture.ts';

let server: TestApp;
beforeAll(async () => {
  server = await appOf(await corpusEngine());
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    '希音',
    '肇庆 -项目 "一期"',
    'company:"',
    'yi:>99999999999999999999',
    'after:2024-13-45',
    '"""""',
    '-',
    '￥＄％',
    '𠮷🎉\ud800',
    '\u0000',
    '../../etc/passwd',
    "' OR 1=1 --",
    '<script>alert(1)</script>',
    '字'.repeat(300),
  ),
);
const number = fc.oneof(
  fc.integer().map(String),
  fc.double().map(String),
  fc.constantFrom(
    '0',
    '-0',
    '1e309',
    '99999999999999999999',
    '0x10',
    '１０',
    '10 ',
    '٣',
    'NaN',
    '10000',
    '9999',
  ),
);
const day = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  fc.constantFrom('2024-02-30', '0000-00-00', '2024-2-1', '+020000-01-01'),
);
const cursor = fc
  .array(fc.oneof(text, number, fc.constantFrom<unknown>(null, [], {}, 1)), { maxLength: 6 })
  .map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'));
const known = fc.constantFrom<string>(
  ...SORTS,
  ...MATCHINGS,
  'article',
  'company',
  '投产',
  '肇庆市',
  'event',
  '1',
  '',
);
const anyValue = fc.oneof(text, number, day, cursor, known);
const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...SEARCH_PARAMETERS) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'q[]', 'q[$ne]', '', 'Q', '\u0000'),
  },
  { weight: 1, arbitrary: text },
);
/** Percent signs as they should be, as they should not be, and raw. */
const encoded = (part: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 5, arbitrary: part.map((value) => encodeURIComponent(value.toWellFormed())) },
    { weight: 1, arbitrary: part },
    {
      weight: 1,
      arbitrary: fc.constantFrom('%', '%E5%B8', '%zz', '%00', '%ff%fe', '%u5e0c', '%C0%80', '+', '&&', '='),
    },
  );
const query = fc
  .array(fc.tuple(encoded(name), encoded(anyValue)), { maxLength: 6 })
  .map((pairs) => pairs.map(([key, value]) => `${key}=${value}`).join('&'));
const path = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('/api/v1/search', '/api/v1/suggest', '/') },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('', '/api/v1'),
        fc.constantFrom('articles', 'companies', 'projects'),
        encoded(text),
      )
      .map(([root, kind, id]) => `${root}/${kind}/${id}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('/healthz', '/readyz', '//', '/api/v1/../..', '/%', '/.', '/favicon.ico'),
  },
  { weight: 1, arbitrary: encoded(text).map((part) => `/${part}`) },
);
const method = fc.oneof(
  { weight: 8, arbitrary: fc.constant('GET') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH', 'QUERY', 'get', 'X'),
  },
);
const headers = fc.dictionary(
  fc.constantFrom(
    'Accept',
    'Origin',
    'Content-Length',
    'If-None-Match',
    'Range',
    'Cookie',
    'X-Api-Key',
    'Authorization',
    'X-Forwarded-For',
    'X-Request-Id',
    'Accept-Language',
  ),
  fc.oneof(
    fc.constantFrom('*/*', 'null', '-1', 'bytes=0-', '99999999999', 'NaN', ''),
    fc.base64String({ maxLength: 20 }),
  ),
  { maxKeys: 3 },
);

/** `N=20000 SEED=5 npx vitest run …` for a long run, or the same again. */
const RUNS = Number(process.env['N'] ?? 3_500);
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

test(`${RUNS} requests of all kinds (SEED=${SEED}): no 5xx, and every refusal is a proper problem`, {
  timeout: 120_000 + RUNS * 30,
}, async () => {
  const statuses = new Map<number, number>();
  const cases = fc.asyncProperty(path, query, method, headers, async (at, asked, how, sent) => {
    const url = `http://localhost${at}${asked === '' ? '' : `?${asked}`}`;
    // What no client can put into a request is not a request.
    fc.pre(URL.canParse(url));
    const request = new Request(url, { method: how, headers: sent });
    const response = await server.app.request(request);
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    expect(response.status, `${how} ${url}`).toBeLessThan(500);
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const api = new URL(url).pathname.startsWith('/api/v1/');
    if (api) expect(response.headers.get('access-control-allow-origin') ?? '*').toBe('*');
    if (how === 'HEAD') expect(await response.text()).toBe('');
    else if (api && response.status >= 400) await problemOf(response);
    else if (response.status >= 400) expect(await response.text()).not.toMatch(STACK_OR_PATH);
  });
  await fc.assert(cases, { numRuns: RUNS, seed: SEED });
  expect(server.lines.filter(({ level }) => level >= 50)).toEqual([]);
  for (const status of [200, 400, 404, 405]) expect(statuses.get(status), String(status)).toBeGreaterThan(20);
});

test('wrong search parameters of any kind: each 400 names a parameter that was sent', {
  timeout: 60_000,
}, async () => {
  const pairs = fc.array(fc.tuple(name, anyValue), { minLength: 1, maxLength: 5 });
  const cases = fc.asyncProperty(pairs, async (sent) => {
    const params = new URLSearchParams(sent.map(([key, value]) => [key, value]));
    const response = await server.app.request(`/api/v1/search?${params}`);
    expect([200, 400]).toContain(response.status);
    if (response.status === 200) return;
    const { parameters = [] } = await problemOf(response);
    expect(parameters.length).toBeGreaterThan(0);
    const keys = [...params.keys()].map((key) => key.slice(0, 60));
    for (const parameter of parameters) expect([...keys, 'offset']).toContain(parameter.name);
  });
  await fc.assert(cases, { numRuns: 800, seed: SEED });
});

describe('over a socket', () => {
  let running: RunningServer;
  const { log, lines } = logged();
  beforeAll(async () => {
    running = await serve({ source: sourceOf(await corpusEngine()), host: '127.0.0.1', port: 0, log });
  });
  afterAll(() => running.stop());

  /** Sends the bytes and gives everything that comes back until the other side closes. */
  function send(bytes: string): Promise<string> {
    const { hostname, port } = new URL(running.address);
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(port), hostname, () => socket.write(Buffer.from(bytes, 'latin1')));
      socket.setEncoding('utf8');
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      socket.on('close', () => resolve(answer));
      socket.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(answer) : reject(error),
      );
    });
  }
  const HOST = 'Host: localhost\r\nConnection: close\r\n';

  test.each([
    ['a search', `GET /api/v1/search?q=%E5%B8%8C HTTP/1.1\r\n${HOST}\r\n`, 200],
    ['raw bytes in the query', `GET /api/v1/search?q=\xe5\xb8\x8c\xff HTTP/1.1\r\n${HOST}\r\n`, undefined],
    ['a broken percent sign', `GET /api/v1/search?q=%E5%B8%zz% HTTP/1.1\r\n${HOST}\r\n`, 200],
    ['a broken percent sign in the path', `GET /api/v1/articles/%E5%zz HTTP/1.1\r\n${HOST}\r\n`, 404],
    ['two slashes', `GET //api//v1//search HTTP/1.1\r\n${HOST}\r\n`, undefined],
    ['dots', `GET /api/v1/../../../etc/passwd HTTP/1.1\r\n${HOST}\r\n`, 404],
    ['a whole address', `GET http://other.example/api/v1/search HTTP/1.1\r\n${HOST}\r\n`, undefined],
    ['no path', `GET ? HTTP/1.1\r\n${HOST}\r\n`, undefined],
    ['a star', `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`, undefined],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b<>\r\nConnection: close\r\n\r\n', 400],
    ['a host with a path', 'GET / HTTP/1.1\r\nHost: x/../y\r\nConnection: close\r\n\r\n', 400],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['an old client', 'GET /healthz HTTP/1.0\r\n\r\n', undefined],
    ['TRACE', `TRACE /api/v1/search HTTP/1.1\r\n${HOST}\r\n`, undefined],
    ['CONNECT', `CONNECT localhost:80 HTTP/1.1\r\n${HOST}\r\n`, undefined],
    ['a method that is none', `BREW /api/v1/search HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['a bad length', `POST /api/v1/search HTTP/1.1\r\n${HOST}Content-Length: x\r\n\r\n`, 400],
    ['a huge body announced', `POST /api/v1/search HTTP/1.1\r\n${HOST}Content-Length: 99999999\r\n\r\n`, 413],
    [
      'an endless chunked body',
      `POST /api/v1/search HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
      405,
    ],
    ['an address too long', `GET /api/v1/search?q=${'a'.repeat(17_000)} HTTP/1.1\r\n${HOST}\r\n`, 414],
    ['headers too large', `GET /healthz HTTP/1.1\r\n${HOST}X: ${'a'.repeat(70_000)}\r\n\r\n`, 431],
  ] as const)('%s', async (_, bytes, status) => {
    const answer = await send(bytes);
    const got = Number(/^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1] ?? 0);
    expect(got).toBeLessThan(500);
    if (status !== undefined) expect(got, answer.slice(0, 200)).toBe(status);
    expect(answer).not.toMatch(STACK_OR_PATH);
    const { status: alive } = await fetch(`${running.address}/healthz`);
    expect(alive).toBe(200);
    expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
  });
});
