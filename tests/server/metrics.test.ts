/** The exposition is what Prometheus reads: each line is checked against the format. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchEngine } from '../../src/search/engine.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { article, engineOf } from '../search/fixture.ts';
import { appOf } from './fixture.ts';

interface Family {
  type: string;
  help: string;
  readonly samples: Map<string, number>;
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABELS =
  '(?:\\{[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"(?:,[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*")*,?\\})?';
const SAMPLE = new RegExp(`^(${NAME})(${LABELS}) (-?[0-9.e+-]+|[+-]?Inf|Na[nN])$`);

/** Throws for a line that is none of the format. */
function parsed(text: string): Map<string, Family> {
  const families = new Map<string, Family>();
  expect(text.endsWith('\n')).toBe(true);
  for (const line of text.split('\n')) {
    const [, kind, name = '', rest = ''] = new RegExp(`^# (HELP|TYPE) (${NAME}) (.+)$`).exec(line) ?? [];
    if (line === '') continue;
    if (kind !== undefined) {
      const family = families.get(name) ?? { type: '', help: '', samples: new Map() };
      families.set(name, family);
      if (kind === 'HELP') family.help = rest;
      else family.type = rest;
      continue;
    }
    const [, sample = '', labels = '', value] = SAMPLE.exec(line) ?? [];
    expect(sample, line).not.toBe('');
    const base = families.has(sample) ? sample : sample.replace(/_(bucket|sum|count)$/, '');
    const family = families.get(base);
    expect(family, line).toBeDefined();
    expect(family?.samples.has(sample + labels), line).toBe(false);
    family?.samples.set(sample + labels, Number(value?.replace('Inf', 'Infinity')));
  }
  return families;
}

let engine: SearchEngine;
beforeAll(async () => {
  engine = await engineOf({ articles: [article('a1', { title: '肇庆' })] });
});

describe('after some requests', () => {
  let families: Map<string, Family>;
  let type: string | null;
  beforeAll(async () => {
    const { app } = await appOf(engine);
    for (const path of [
      '/api/v1/search?q=肇庆',
      '/api/v1/search?limit=0',
      '/articles/a1',
      '/nothing"\\\n',
      '/healthz',
    ]) {
      await app.request(path);
    }
    await app.request('/api/v1/search', { method: 'BREW' });
    const response = await app.request('/metrics');
    type = response.headers.get('content-type');
    families = parsed(await response.text());
  });

  test('it parses, with a help and a type for everything', () => {
    expect(type).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(families.size).toBeGreaterThan(8);
    for (const [name, { type, help }] of families) {
      expect(['counter', 'gauge', 'histogram'], name).toContain(type);
      expect(help, name).not.toBe('');
    }
  });

  test.each([
    ['xiangxun_http_requests_total', '{route="/api/v1/search",method="GET",status="200"}', 1],
    ['xiangxun_http_requests_total', '{route="/api/v1/search",method="GET",status="400"}', 1],
    ['xiangxun_http_requests_total', '{route="/api/v1/search",method="other",status="405"}', 1],
    ['xiangxun_http_requests_total', '{route="/:kind/:id",method="GET",status="200"}', 1],
    ['xiangxun_http_requests_total', '{route="other",method="GET",status="404"}', 1],
    ['xiangxun_generation_info', '{generation="g"}', 1],
    ['xiangxun_records', '{type="article"}', 1],
    ['xiangxun_ready', '', 1],
    ['xiangxun_degraded', '', 0],
    ['xiangxun_waiting', '', 0],
  ])('%s%s is %d', (name, labels, value) => {
    expect(families.get(name)?.samples.get(name + labels)).toBe(value);
  });

  test('buckets rise to the count', () => {
    for (const [name, { type, samples }] of families) {
      if (type !== 'histogram') continue;
      const buckets = [...samples].filter(([sample]) => sample.startsWith(`${name}_bucket`));
      expect(buckets.length, name).toBeGreaterThan(5);
      const routeOf = (sample: string) => /route="([^"]*)"/.exec(sample)?.[1] ?? '';
      for (const route of new Set(buckets.map(([sample]) => routeOf(sample)))) {
        const counts = buckets.filter(([sample]) => routeOf(sample) === route).map(([, count]) => count);
        expect(counts).toEqual(counts.toSorted((x, y) => x - y));
      }
    }
  });
});

test('before an index is there: not ready, no generation', async () => {
  const { app } = await appOf();
  const families = parsed(await (await app.request('/metrics')).text());
  expect(families.get('xiangxun_ready')?.samples.get('xiangxun_ready')).toBe(0);
  expect(families.get('xiangxun_generation_info')?.samples.size).toBe(0);
});

test('of the process too: memory, event loop, garbage', async () => {
  const { body } = await createMetrics(true).text();
  const names = [...parsed(body).keys()];
  expect(names).toEqual(
    expect.arrayContaining([
      'process_resident_memory_bytes',
      'nodejs_eventloop_lag_p99_seconds',
      'nodejs_gc_duration_seconds',
    ]),
  );
});
