import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { allowedMethods } from '../../src/server/allowed-methods.ts';

const app = new Hono()
  .use(async (_, next) => next())
  .get('/', (c) => c.text(''))
  .get('/records/:id', (c) => c.text(''))
  .delete('/records/:id', (c) => c.text(''))
  .post('/records/:id/tell', (c) => c.text(''))
  .get('/:kind{articles|projects}/all', (c) => c.text(''))
  .get('/places/*', (c) => c.text(''))
  .all('/anything', (c) => c.text(''));

test.each([
  ['/door', ['GET', 'HEAD', 'OPTIONS']],
  ['/door/records/a.b', ['DELETE', 'GET', 'HEAD', 'OPTIONS']],
  ['/door/records/a/tell', ['POST']],
  ['/door/articles/all', ['GET', 'HEAD', 'OPTIONS']],
  ['/door/movies/all', []],
  ['/door/places/a/b', ['GET', 'HEAD', 'OPTIONS']],
  ['/door/anything', []],
  ['/records/a', []],
  ['/door/records', []],
])('%s', (path, methods) => {
  expect(allowedMethods(app, '/door')(path)).toEqual(methods);
});
