import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/config/limits.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { createExportSlots } from '../../../src/server/load/export-slots.ts';
import { article, engineOf } from '../../search/fixture.ts';
import { appOf, problemOf } from '../fixture.ts';

test('so many, and as many again as were given back, each once', () => {
  let refused = 0;
  const slots = createExportSlots(2, () => {
    refused += 1;
  });
  const first = slots.take();
  slots.take();
  expect(() => slots.take()).toThrow(expect.objectContaining({ code: 'overloaded', retryAfter: 5 }));
  expect(refused).toBe(1);
  first();
  first();
  slots.take();
  expect(() => slots.take()).toThrow();
});

test('a file holds its place until it is taken, given up, failed or was never wanted', async () => {
  const engine = await engineOf({ articles: Array.from({ length: 250 }, (_, i) => article(`a${i}`)) });
  const { app } = await appOf(engine, { limits: { ...DEFAULT_LIMITS, exports: 1 } });
  const path = '/api/v1/export?format=jsonl';
  const held = await app.request(path);
  expect(held.status).toBe(200);
  const refused = await app.request(path);
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('5');
  expect((await problemOf(refused)).code).toBe('overloaded');
  expect((await held.text()).trimEnd().split('\n')).toHaveLength(250);

  const left = await app.request(path);
  await left.body?.cancel();
  for (let i = 0; i < 3; i++) {
    expect((await app.request(path, { method: 'HEAD' })).status).toBe(200);
    expect((await app.request(`${path}&sort=wrong`)).status).toBe(400);
  }
  expect((await app.request(path)).status).toBe(200);
});

test('a search that fails, at once or later, gives the place back', async () => {
  const engine = await engineOf({ articles: Array.from({ length: 250 }, (_, i) => article(`a${i}`)) });
  let asked = 0;
  let failing = 1;
  const broken: SearchEngine = {
    search: (request) => (++asked >= failing ? Promise.reject(new Error('no')) : engine.search(request)),
    suggest: (request) => engine.suggest(request),
    record: (type, id) => engine.record(type, id),
    explain: (request, id) => engine.explain(request, id),
    status: () => engine.status(),
  };
  const { app } = await appOf(broken, { limits: { ...DEFAULT_LIMITS, exports: 1 } });
  for (let i = 0; i < 3; i++) expect((await app.request('/api/v1/export')).status).toBe(500);
  for (let i = 0; i < 3; i++) {
    failing = asked + 2;
    const response = await app.request('/api/v1/export');
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  }
});
