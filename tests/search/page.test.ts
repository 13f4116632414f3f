import { beforeAll, expect, test } from 'vitest';
import { SORTS } from '../../src/contract/search.ts';
import type { RecordEngine } from '../../src/search/record-engine.ts';
import { corpusEngine, requestOf } from './fixture.ts';

let engine: RecordEngine;
beforeAll(async () => {
  engine = await corpusEngine();
}, 120_000);

const QUERIES = ['', '希音', '冠旭 二期', '"集中签约"', 'guanxu', '璞太来', '去年 开工', '无此之物甲乙丙'];

test.each(QUERIES)('«%s»: ids and total alone are those of the page, in every sort', async (q) => {
  for (const sort of SORTS) {
    for (const part of [{ limit: 10 }, { limit: 7, offset: 3 }, { duplicates: 'show' }] as const) {
      const request = requestOf(q, { sort, ...part });
      const { hits, total } = await engine.search(request);
      expect(await engine.rank(request)).toEqual({ ids: hits.map(({ id }) => id), total });
    }
  }
});

test('from page to page by cursor too', async () => {
  const request = requestOf('项目', { limit: 5 });
  const { hits, nextCursor } = await engine.search(request);
  const next = await engine.rank({ ...request, cursor: nextCursor as string });
  expect(next.ids).toHaveLength(5);
  expect(next.ids.filter((id) => hits.some((hit) => hit.id === id))).toEqual([]);
});
