import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { Proxies } from '../../../src/server/doors/client-address.ts';
import { publicOrigin } from '../../../src/server/doors/public-origin.ts';

async function origin(peer: string, headers: Record<string, string>): Promise<string> {
  const proxies = new Proxies('10.0.0.0/8');
  const app = new Hono().get('/', (c) => c.text(publicOrigin(c, proxies)));
  const env = { incoming: { socket: { remoteAddress: peer } } };
  const response = await app.request('http://news.example.com:8080/?q=x', { headers }, env);
  return response.text();
}

test.each([
  ['no proxy', '127.0.0.1', {}, 'http://news.example.com:8080'],
  ['a trusted one', '10.1.2.3', { 'X-Forwarded-Proto': 'https' }, 'https://news.example.com:8080'],
  ['a trusted one without TLS', '10.1.2.3', { 'X-Forwarded-Proto': 'http' }, 'http://news.example.com:8080'],
  ['a stranger who says so', '192.0.2.9', { 'X-Forwarded-Proto': 'https' }, 'http://news.example.com:8080'],
  [
    'a trusted one with nonsense',
    '10.1.2.3',
    { 'X-Forwarded-Proto': 'gopher"><' },
    'http://news.example.com:8080',
  ],
])('behind %s', async (_, peer, headers, expected) => {
  expect(await origin(peer, headers)).toBe(expected);
});
