import { beforeAll, describe, expect, test } from 'vitest';
import type { Article } from '../../src/contract/record.ts';
import { SORTS } from '../../src/contract/search.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { OTHER, REPORT } from '../reprints/pairs.ts';
import { allHits, allKeys, article, ask, engineOf, keyOf, requestOf, SCORE_DECIMALS } from './fixture.ts';

const [FIRST = '', SECOND = ''] = REPORT.split('\n');
const CREDIT = '来源：东湖日报';
/** A report in four papers, one of which is the original; another in two; and some that nobody else prints. */
const ARTICLES: readonly Article[] = [
  article('a0', {
    ...{ title: '东湖集中开工', text: REPORT, source: '东湖日报', published: '2023-02-07' },
    ...{ regions: ['东湖市'], industries: ['电子信息'] },
  }),
  article('a1', {
    ...{
      title: '晨星电子 晨星电子 动工',
      text: `${CREDIT}\n${REPORT}`,
      source: '厂房网',
      published: '2023-03-02',
    },
    ...{ regions: ['东湖市', '南岸县'] },
  }),
  article('a2', {
    title: '开工',
    text: `${CREDIT}\n${FIRST}\n${SECOND}`,
    source: '甲网',
    published: '2023-02-06',
  }),
  article('a3', { title: '东湖一季度项目', text: `${REPORT}\n${CREDIT}`, source: '乙网' }),
  article('b0', { title: '物流园', text: OTHER, source: '丙报', published: '2023-02-01' }),
  article('b1', { title: '冷链物流园', text: OTHER, source: '丁报', published: '2023-02-20' }),
  ...Array.from({ length: 9 }, (_, i) =>
    article(`c${i}`, {
      title: `晨星电子短讯${i}`,
      text: `南岸县 ${'仓库园区商户'.slice(i % 3)} 第${i}条`,
      published: `2023-02-${String(10 + i)}`,
      source: '丙报',
    }),
  ),
];

let engine: SearchEngine;
beforeAll(async () => {
  engine = await engineOf({ articles: ARTICLES });
});

const rows = async (q: string, fields = {}) =>
  (await ask(engine, q, fields)).hits.map(({ id, duplicates }) =>
    duplicates > 0 ? `${id}+${duplicates}` : id,
  );

describe('one row for a report', () => {
  test('the original is the row, and the others are counted', async () => {
    expect(await rows('蓝牙耳机')).toEqual(['a0+3']);
    expect((await ask(engine, '蓝牙耳机')).total).toBe(1);
  });

  test('the row is marked where the original says it, and its facts are its own', async () => {
    const { hits } = await ask(engine, '蓝牙耳机');
    expect(hits[0]).toMatchObject({ id: 'a0', source: '东湖日报', published: '2023-02-07' });
    expect(hits[0]?.snippet?.html).toContain('<mark>蓝牙耳机</mark>');
    expect(hits[0]).not.toHaveProperty('original');
  });

  test('where the original does not match, the row names it', async () => {
    const { hits, total } = await ask(engine, '晨星电子 动工', { source: ['厂房网', '甲网'] });
    expect(total).toBe(1);
    expect(hits[0]).toMatchObject({ id: 'a1', duplicates: 1, original: { id: 'a0', source: '东湖日报' } });
  });

  test('only those that match are counted', async () => {
    expect(await rows('智能音箱 融资')).toEqual(['a0+2']);
    expect(await rows('蓝牙耳机', { from: '2023-02-01', to: '2023-02-28' })).toEqual(['a0+1']);
    expect(await rows('蓝牙耳机', { source: ['乙网'] })).toEqual(['a3']);
  });

  test('duplicates=show lists each, and each reprint names the original', async () => {
    const { hits, total } = await ask(engine, '蓝牙耳机', { duplicates: 'show' });
    expect(total).toBe(4);
    expect(hits.map(({ id }) => id).sort()).toEqual(['a0', 'a1', 'a2', 'a3']);
    expect(hits.every(({ duplicates }) => duplicates === 0)).toBe(true);
    for (const { id, original } of hits) expect(original?.id).toBe(id === 'a0' ? undefined : 'a0');
  });
});

describe('order', () => {
  test('by relevance the report stands where its best article belongs', async () => {
    const shown = (await ask(engine, '晨星电子', { duplicates: 'show' })).hits;
    const folded = (await ask(engine, '晨星电子')).hits;
    const group = new Set(['a0', 'a1', 'a2', 'a3']);
    const best = shown.find(({ id }) => group.has(id));
    expect(best?.id).not.toBe('a0');
    const wanted = shown
      .filter((hit) => hit === best || !group.has(hit.id))
      .map(({ id, score }) => [group.has(id) ? 'a0' : id, score]);
    expect(folded.map(({ id, score }) => [id, score])).toEqual(wanted);
  });

  test.each([
    ['newest', ['b0+1', 'a0+3']],
    ['oldest', ['b0+1', 'a0+3']],
  ] as const)('%s: by the dates of what is listed', async (sort, some) => {
    const found = await rows('', { sort });
    const wanted = sort === 'newest' ? [...some].reverse() : some;
    expect(found.filter((row) => row.includes('+'))).toEqual(wanted);
    const days = (await ask(engine, '', { sort })).hits.map(({ published }) => published);
    expect(days).toEqual(sort === 'newest' ? days.toSorted().reverse() : days.toSorted());
  });

  test.each(SORTS.flatMap((sort) => ['', '晨星电子', '南岸县 园区'].map((q) => ({ sort, q }))))(
    'pages by offset and by cursor are the whole list, nobody twice: $sort of «$q»',
    async ({ sort, q }) => {
      const { hits, total } = await ask(engine, q, { sort });
      const whole = hits.map(keyOf);
      expect(new Set(whole).size).toBe(whole.length);
      expect(total).toBe(whole.length);
      for (const limit of [1, 2, 5]) {
        expect(await allKeys(engine, q, { sort, limit })).toEqual(whole);
        const pages: string[] = [];
        for (let offset = 0; offset < whole.length; offset += limit) {
          pages.push(...(await ask(engine, q, { sort, limit, offset })).hits.map(keyOf));
        }
        expect(pages).toEqual(whole);
      }
    },
  );

  test('scores fall, and each adds up as it is explained', async () => {
    const { hits } = await ask(engine, '晨星电子', { explain: true });
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const { explanation, score } of hits) expect(explanation?.value).toBeCloseTo(score, SCORE_DECIMALS);
    const folded = hits.find(({ duplicates }) => duplicates > 0);
    expect(folded?.explanation?.label).toMatch(/a[123]$/);
    const own = await engine.explain(requestOf('晨星电子'), 'a0');
    expect(own?.value).toBeLessThan(folded?.score ?? 0);
  });
});

describe('counts are of what is listed', () => {
  test.each(['', '晨星电子', '开工'])('«%s»: each value has as many as choosing it lists', async (q) => {
    for (const duplicates of ['fold', 'show'] as const) {
      const { facets, total } = await ask(engine, q, { duplicates, facets: ['source', 'region', 'type'] });
      for (const name of ['source', 'region', 'type'] as const) {
        for (const { value, count } of facets[name] ?? []) {
          const chosen = await ask(engine, q, { duplicates, [name]: [value] });
          expect(chosen.total, `${name} ${value}`).toBe(count);
        }
      }
      expect((await allHits(engine, q, { duplicates })).length).toBe(total);
    }
  });

  test('months and what has no date', async () => {
    const { histogram } = await ask(engine, '蓝牙耳机');
    expect(histogram).toEqual([
      { month: '2023-02', count: 1 },
      { month: '2023-03', count: 1 },
    ]);
    const shown = await ask(engine, '蓝牙耳机', { duplicates: 'show' });
    expect(shown.histogram).toEqual([
      { month: '2023-02', count: 2 },
      { month: '2023-03', count: 1 },
    ]);
    expect((await ask(engine, '蓝牙耳机', { from: '2023-01-01' })).undated).toBe(1);
  });
});

describe('a record', () => {
  const reprintsOf = async (id: string) => {
    const record = await engine.record('article', id);
    return record?.type === 'article' ? record.reprints : undefined;
  };

  test('lists all others, the original first and then the earliest', async () => {
    expect(await reprintsOf('a1')).toEqual([
      { id: 'a0', title: '东湖集中开工', source: '东湖日报', published: '2023-02-07', original: true },
      { id: 'a2', title: '开工', source: '甲网', published: '2023-02-06' },
      { id: 'a3', title: '东湖一季度项目', source: '乙网' },
    ]);
    expect((await reprintsOf('a0'))?.map(({ id }) => id)).toEqual(['a2', 'a1', 'a3']);
  });

  test('that nobody else prints lists none', async () => expect(await reprintsOf('c1')).toBeUndefined());
});
