import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { presentedKey } from '../../../src/server/doors/key-presented.ts';

async function presented(path: string, headers: Record<string, string>) {
  const app = new Hono();
  app.get('/', (c) => c.json(presentedKey(c) ?? null));
  return (await app.request(path, { headers })).json();
}

test.each([
  ['the header of its own', '/', { 'X-Api-Key': ' k ' }, { secret: 'k', inAddress: false }],
  ['a bearer', '/', { Authorization: 'bearer k' }, { secret: 'k', inAddress: false }],
  ['the parameter', '/?key=k', {}, { secret: 'k', inAddress: true }],
  ['a header before the parameter', '/?key=p', { 'X-Api-Key': 'h' }, { secret: 'h', inAddress: false }],
  ['none', '/', {}, null],
  ['an empty parameter', '/?key=', {}, null],
  ['the password of a proxy', '/', { Authorization: 'Basic eDp5' }, null],
  ['no value', '/', { Authorization: 'Bearer' }, null],
  ['two values', '/', { Authorization: 'Bearer a b' }, null],
])('%s', async (_, path, headers, expected) => {
  expect(await presented(path, headers as Record<string, string>)).toEqual(expected);
});
