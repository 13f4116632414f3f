import { expect, test } from 'vitest';
import { checkOrigin, type Probe } from '../../../src/server/embed/origin-check.ts';

/** An API that answers any origin, one, or none. */
const api =
  (allowed: string | undefined, status = 200): Probe =>
  async (path, headers) => {
    expect(path).toMatch(/^\/api\/v1\/search\?/);
    expect(headers['Origin']).toMatch(/^https?:\/\/[^/]+$/);
    return new Response('{}', {
      status,
      headers: allowed === undefined ? {} : { 'Access-Control-Allow-Origin': allowed },
    });
  };

test.each([
  ['https://www.example.com/a?b#c', 'https://host', api('*'), 'https://www.example.com', true, /允许来源/],
  ['www.example.com', 'https://host', api('*'), 'https://www.example.com', true, /允许来源/],
  ['https://a.cn', 'https://host', api('https://a.cn'), 'https://a.cn', true, /允许来源/],
  ['https://a.cn', 'https://host', api('https://b.cn'), 'https://a.cn', false, /不允许来源/],
  ['https://a.cn', 'https://host', api(undefined), 'https://a.cn', false, /不允许来源/],
  ['https://a.cn', 'https://host', api('*', 401), 'https://a.cn', false, /401/],
  ['https://a.cn', 'http://host', api('*'), 'https://a.cn', false, /https/],
  ['https://a.cn', 'http://127.0.0.1:8080', api('*'), 'https://a.cn', true, /允许来源/],
  ['http://a.cn', 'http://host', api('*'), 'http://a.cn', true, /允许来源/],
])('%s on %s', async (site, server, probe, origin, allowed, finding) => {
  const check = await checkOrigin(site, server, undefined, probe);
  expect(check).toMatchObject({ origin, allowed });
  expect(check.findings.join('\n')).toMatch(finding);
});

test.each(['', 'javascript:alert(1)//', 'file:///etc/passwd', 'https://', 'a b c', 'ftp://x'])(
  '%j is no site, and nothing is asked',
  async (site) => {
    const never: Probe = () => Promise.reject(new Error('asked'));
    const { allowed, findings } = await checkOrigin(site, 'https://host', undefined, never);
    expect(allowed).toBe(false);
    expect(findings[0]).toMatch(/不是网址/);
  },
);

test('the key of the tag is asked with', async () => {
  const asked: string[] = [];
  const probe: Probe = async (path) => {
    asked.push(path);
    return new Response('{}');
  };
  await checkOrigin('https://a.cn', 'https://host', 'k 1', probe);
  expect(new URLSearchParams(asked[0]?.split('?')[1]).get('key')).toBe('k 1');
});
