/** The headers of each kind of answer, all of them, so that none goes missing unseen. */
import { beforeAll, describe, expect, test } from 'vitest';
import { securityHeaders } from '../../../src/server/doors/security-headers.ts';
import { article, engineOf } from '../../search/fixture.ts';
import { appOf, type TestApp } from '../fixture.ts';

const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const DATA = {
  'content-security-policy': NOTHING,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
const PAGE = {
  ...DATA,
  'content-security-policy': expect.stringMatching(
    /^default-src 'none'; style-src 'self'; .*form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  ),
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};
const NAMES = Object.keys(PAGE);

let server: TestApp;
beforeAll(async () => {
  server = await appOf(await engineOf({ articles: [article('a1')] }));
});

describe.each([
  [
    'data',
    DATA,
    ['/api/v1/search', '/api/v1/search?limit=0', '/api/v1/none', '/healthz', '/readyz', '/metrics'],
  ],
  ['pages', PAGE, ['/', '/?q=x', '/articles/a1', '/articles/none']],
] as const)('%s', (_, expected, paths) => {
  test.each(paths)('%s', async (path) => {
    const response = await server.app.request(path);
    const sent = [...response.headers].filter(([name]) => NAMES.includes(name));
    expect(Object.fromEntries(sent)).toEqual(expected);
    expect(response.headers.get('content-security-policy')).not.toMatch(/unsafe|\*|http:/);
    expect(response.headers.get('server')).toBeNull();
    expect(response.headers.get('x-powered-by')).toBeNull();
  });
});

test('a path that is nothing frames and runs nothing', async () => {
  const response = await server.app.request('/none');
  expect(response.headers.get('content-security-policy')).toBe(NOTHING);
  expect(response.headers.get('x-frame-options')).toBe('DENY');
});

test('files for other sites may be loaded by them, with subresource integrity too; nothing else may', () => {
  expect(securityHeaders('/embed/v1.js')).toEqual({
    'Content-Security-Policy': NOTHING,
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  });
  for (const path of ['/embed', '/embedded', '/api/v1/search', '/', '/assets/style.css']) {
    expect(securityHeaders(path)).toMatchObject({ 'Cross-Origin-Resource-Policy': 'same-origin' });
    expect(securityHeaders(path)).not.toHaveProperty('Access-Control-Allow-Origin');
  }
});
