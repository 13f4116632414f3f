import { beforeAll, expect, test } from 'vitest';
import type { Article } from '../../src/contract/record.ts';
import { SORTS } from '../../src/contract/search.ts';
import type { RecordEngine } from '../../src/search/record-engine.ts';
import { random } from '../bench/random.ts';
import { allHits, article, corpusEngine, engineOf, requestOf } from './fixture.ts';

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

const WORDS = [
  '东湖',
  '新区',
  '物流',
  '电池',
  '签约',
  '厂房',
  '芯片',
  '港口',
  '道路',
  '仓库',
  '园区',
  '码头',
];

/** Twenty reports of random words, each printed up to four times under titles of its own. */
function reports(): Article[] {
  const rng = random(20);
  const some = (count: number) => Array.from({ length: count }, () => rng.pick(WORDS));
  return Array.from({ length: 20 }, (_, report) => {
    const text = some(80).join(report % 2 === 0 ? '' : '、');
    return Array.from({ length: 1 + rng.below(4) }, (_, print) =>
      article(`r${report}-${print}`, { title: some(1 + rng.below(4)).join(''), text, source: `${print}报` }),
    );
  }).flat();
}

test('a short page is the beginning of a long one, scores and folded reprints included', async () => {
  const own = await engineOf({ articles: reports() });
  let folded = 0;
  for (const q of ['东湖 物流', '电池 芯片', '港口 码头 仓库', '"新区签约" 道路']) {
    for (const part of [{}, { matching: 'any' }, { duplicates: 'show' }] as const) {
      const { hits } = await own.search(requestOf(q, part));
      expect(hits.length).toBeGreaterThan(0);
      for (const { duplicates } of hits) folded += duplicates;
      for (const limit of [1, 3, 7]) {
        const page = async (at: object) => (await own.search(requestOf(q, { ...part, limit, ...at }))).hits;
        expect(await page({})).toEqual(hits.slice(0, limit));
        expect(await page({ offset: 2 })).toEqual(hits.slice(2, 2 + limit));
      }
      expect(await allHits(own, q, { ...part, limit: 3 })).toEqual(hits);
    }
  }
  expect(folded).toBeGreaterThan(0);
});
