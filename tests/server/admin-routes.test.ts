import { beforeAll, expect, test } from 'vitest';
import { KeyBook } from '../../src/keys/key-book.ts';
import { addKey } from '../../src/keys/key-change.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { createApp } from '../../src/server/app.ts';
import { Entrance } from '../../src/server/doors/entrance.ts';
import { EngineHolder } from '../../src/server/engine-holder.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { article, engineOf } from '../search/fixture.ts';
import { logged, problemOf } from './fixture.ts';

let engines: SearchEngine[];
beforeAll(async () => {
  engines = [await engineOf({ articles: [article('a')] }, 'g1'), await engineOf({ articles: [] }, 'g2')];
});

const admin = addKey([], { kind: 'admin', name: '', origins: [] }, new Date());
const headers = { Authorization: `Bearer ${admin.result.secret}` };

async function appOver(newest: () => string) {
  const { log } = logged();
  const source = {
    newest: async () => newest(),
    open: async () => {
      const engine = engines.find((one) => one.status().generation === newest());
      if (!engine) throw new Error(`${newest()} is bad`);
      return { engine, generation: newest(), rejected: [] };
    },
  };
  const metrics = createMetrics();
  const holder = new EngineHolder(source, log, metrics);
  await holder.start();
  const entrance = new Entrance({ metrics, keys: () => new KeyBook(admin.keys) });
  return createApp({ holder, log, metrics, entrance });
}

test('a newer generation is looked for at once, and the answer tells what is served', async () => {
  let newest = 'g1';
  const app = await appOver(() => newest);
  const refresh = async () =>
    (await app.request('/api/v1/admin/refresh', { method: 'POST', headers })).json() as Promise<unknown>;
  expect(await refresh()).toMatchObject({ generation: 'g1', degraded: false });
  newest = 'g2';
  expect(await refresh()).toMatchObject({ generation: 'g2', degraded: false });
  newest = 'bad';
  expect(await refresh()).toMatchObject({ generation: 'g2', degraded: true });
  const figures = await (await app.request('/metrics')).text();
  expect(figures).toContain('xiangxun_generations_total{event="served"} 2\n');
  expect(figures).toContain('xiangxun_generations_total{event="rejected"} 1\n');
  expect(figures).toContain('xiangxun_generation_info{generation="g2"} 1\n');
  expect(figures).toContain('xiangxun_degraded 1\n');
});

test('only POST, and nothing else is there', async () => {
  const app = await appOver(() => 'g1');
  const get = await app.request('/api/v1/admin/refresh', { headers });
  expect(get.status).toBe(405);
  expect(get.headers.get('allow')).toBe('POST');
  const other = await app.request('/api/v1/admin/other', { method: 'POST', headers });
  expect(other.status).toBe(404);
  expect((await problemOf(other)).code).toBe('route_not_found');
});
