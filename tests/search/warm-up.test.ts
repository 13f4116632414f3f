import { beforeAll, expect, test } from 'vitest';
import type { SearchRequest } from '../../src/contract/search.ts';
import { TimeSlice } from '../../src/pace/time-slice.ts';
import { CachedEngine } from '../../src/search/cached-engine.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { warmUp } from '../../src/search/warm-up.ts';
import { article, ask, engineOf, requestOf } from './fixture.ts';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await engineOf({ articles: [article('a'), article('b', { text: '肇庆的项目' })] }, 'gen-000002');
});

/** The engine, with every request that it is asked. */
function listening(of: SearchEngine): { heard: SearchRequest[]; engine: SearchEngine } {
  const heard: SearchRequest[] = [];
  return {
    heard,
    engine: {
      search: (request, ...rest) => {
        heard.push(request);
        return of.search(request, ...rest);
      },
      suggest: (request) => of.suggest(request),
      record: (type, id) => of.record(type, id),
      explain: (request, id) => of.explain(request, id),
      status: () => of.status(),
    },
  };
}

test('what the engine before was asked for again and last is asked again, without its place in an older answer', async () => {
  const before = new CachedEngine(engine);
  for (const q of ['甲', '甲', '乙', '丙', '乙', '丙', '丁', '乙']) await ask(before, q);
  const { nextCursor } = await ask(engine, '', { limit: 1 });
  for (let time = 0; time < 2; time++) await ask(before, '戊', { cursor: nextCursor ?? '' });
  const recent = before.recent(3);
  expect(recent.map(({ q }) => q)).toEqual(['戊', '乙', '丙']);
  const { heard, engine: next } = listening(engine);
  await warmUp(next, recent);
  expect(heard.map(({ q }) => q).slice(-3)).toEqual(['戊', '乙', '丙']);
  expect(heard.length).toBeGreaterThan(4);
  expect(heard.filter(({ cursor }) => cursor !== undefined)).toEqual([]);
  expect(nextCursor).toBeDefined();
});

test('what its own titles say is asked, so that the first visitors meet no cold engine', async () => {
  const { heard, engine: cold } = listening(
    await engineOf({ articles: [article('a', { title: '四会再生纸项目开工' })] }, 'gen-1'),
  );
  await warmUp(cold);
  expect(heard.map(({ q }) => q)).toContain('四会再生 纸项');
});

test('of an engine that follows another, little is asked: everything once, and what was asked last', async () => {
  const { heard, engine: next } = listening(engine);
  await warmUp(next, [requestOf('甲')], undefined, false);
  expect(heard.map(({ q }) => q)).toEqual(['', '甲']);
});

test('between two of them others have the thread', async () => {
  let handed = 0;
  const slice = new TimeSlice(async () => {
    handed += 1;
  }, 0);
  const { heard, engine: next } = listening(engine);
  await warmUp(next, [requestOf('甲')], slice);
  expect(handed).toBeGreaterThanOrEqual(heard.length);
});

test('an engine that answers for another generation, or not at all, is not fit', async () => {
  const stranger: SearchEngine = {
    ...listening(engine).engine,
    status: () => ({ ...engine.status(), generation: 'gen-000003' }),
  };
  await expect(warmUp(stranger)).rejects.toMatchObject({ code: 'index_damaged' });
  const broken: SearchEngine = {
    ...listening(engine).engine,
    search: async () => Promise.reject(new RangeError()),
  };
  await expect(warmUp(broken)).rejects.toThrow(RangeError);
});

test('what it is asked holds the thread no longer than the warm-up does', async () => {
  const lengths: (number | undefined)[] = [];
  const { engine: next } = listening(engine);
  const watching: SearchEngine = {
    ...next,
    search: (request, ms, handOver) => {
      lengths.push(handOver?.ms);
      return engine.search(request, ms, handOver);
    },
    suggest: (request, handOver) => {
      lengths.push(handOver?.ms);
      return engine.suggest(request, handOver);
    },
  };
  await warmUp(watching, [], new TimeSlice(undefined, 3));
  expect(lengths.length).toBeGreaterThan(4);
  expect(new Set(lengths)).toEqual(new Set([3]));
});
