import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { describe, expect, test } from 'vitest';
import { AppError, ERRORS, type ErrorCode } from '../../src/contract/error.ts';
import { errorResponse, problemResponse } from '../../src/server/problem.ts';
import { problemOf } from './fixture.ts';

async function thrown(error: Error): Promise<Response> {
  const app = new Hono();
  app.use(requestId({ headerName: '' }));
  app.use((c, next) => {
    c.header('X-Request-Id', c.get('requestId'));
    return next();
  });
  app.get('/', () => Promise.reject(error));
  app.onError((failure, c) => errorResponse(c, failure));
  return app.request('/');
}

describe('errors that were made for the client are told, all others are not', () => {
  test.each([
    ['invalid_parameter', 400],
    ['record_not_found', 404],
    ['not_ready', 503],
  ] as const)('%s: %i', async (code, status) => {
    const response = await thrown(new AppError(code, '要说的话', { field: 'cursor' }));
    expect(response.status).toBe(status);
    expect(await problemOf(response)).toMatchObject({
      code,
      detail: '要说的话',
      parameters: [{ name: 'cursor', reason: '要说的话' }],
    });
    expect(response.headers.has('retry-after')).toBe(status === 503);
  });

  test.each([
    new Error('/etc/secret'),
    new AppError('index_damaged', '/etc/secret'),
    new AppError('file_unreadable', '/etc/secret'),
    Object.assign(new Error('/etc/secret'), { code: 'ENOENT', status: 404 }),
  ])('%s', async (error) => {
    const response = await thrown(error);
    expect(response.status).toBe(500);
    const body = await problemOf(response);
    expect(body.code).toBe('internal');
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(body).not.toHaveProperty('parameters');
  });
});

test('each code has its own status and both titles', async () => {
  for (const [code, { status, zh, en }] of Object.entries(ERRORS)) {
    const app = new Hono();
    app.get('/', (c) => problemResponse(c, code as ErrorCode, '细节'));
    const response = await app.request('/');
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code, status, title: `${zh} / ${en}`, detail: '细节' });
  }
});
