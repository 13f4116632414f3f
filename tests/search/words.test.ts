import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchRequest } from '../../src/contract/search.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { allHits, allKeys, article, ask, built, corpusRecords, SCORE_DECIMALS } from './fixture.ts';

/** In Shanghai it is the 10th already. */
const NOW = new Date('2023-03-09T16:00:00Z');

let engine: SearchEngine;
let earlier: SearchEngine;
beforeAll(async () => {
  const records = await corpusRecords();
  const extra = [
    article('w1', {
      title: '招商口号',
      text: '力争2095年引进一批大项目，单个投资超88888亿元',
      published: '2019-05-01',
    }),
  ];
  const { open } = await built({ ...records, articles: [...records.articles, ...extra] });
  engine = await open(() => NOW);
  earlier = await open(() => new Date(NOW.getTime() - 1));
});

describe('dates and amounts in words are the filters of the same meaning', () => {
  test.each([
    ['肇庆 2023年2月', '肇庆', ['2023年2月'], { from: '2023-02-01', to: '2023-02-28' }],
    ['2023年2月 肇庆', '肇庆', ['2023年2月'], { from: '2023-02-01', to: '2023-02-28' }],
    ['项目 去年第四季度', '项目', ['去年第四季度'], { from: '2022-10-01', to: '2022-12-31' }],
    ['2024-03..2024-05 项目', '项目', ['2024-03..2024-05'], { from: '2024-03-01', to: '2024-05-31' }],
    ['近30天', '', ['近30天'], { from: '2023-02-09', to: '2023-03-10' }],
    ['肇庆 今年以来', '肇庆', ['今年以来'], { from: '2023-01-01' }],
    ['肇庆 2020年以前', '肇庆', ['2020年以前'], { to: '2019-12-31' }],
    ['10亿以上', '', ['10亿以上'], { minYi: 10 }],
    ['肇庆 超5000万元 项目', '肇庆 项目', ['超5000万元'], { minYi: 0.5 }],
    ['1-5亿 项目', '项目', ['1-5亿'], { minYi: 1, maxYi: 5 }],
    ['项目 １０亿以上', '项目', ['１０亿以上'], { minYi: 10 }],
    [
      '肇庆 2023年 10亿以上',
      '肇庆',
      ['2023年', '10亿以上'],
      { from: '2023-01-01', to: '2023-12-31', minYi: 10 },
    ],
  ] as const)('%s', async (q, words, typed, filters) => {
    const wanted = await allKeys(engine, words, filters);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan((await allKeys(engine, words)).length);
    expect(await allKeys(engine, q)).toEqual(wanted);
    const { understood, relaxed } = await ask(engine, q);
    expect(relaxed).toBe(false);
    const read = understood.filter(({ kind }) => kind === 'date' || kind === 'amount');
    expect(read.map(({ text }) => text)).toEqual(typed);
    expect(read.map(({ marks }) => marks.map((mark) => q.slice(...mark)))).toEqual(
      typed.map((word) => [word]),
    );
    const parameters = Object.fromEntries(
      Object.entries(filters).map(([name, value]) => [name, String(value)]),
    );
    expect(Object.assign({}, ...read.map(({ filter }) => filter))).toEqual(parameters);
  });

  test('every hit is inside', async () => {
    const dated = await allHits(engine, '近30天', { type: ['article'] });
    expect(dated.length).toBeGreaterThan(0);
    for (const { published = '' } of dated)
      expect(published >= '2023-02-09' && published <= '2023-03-10').toBe(true);
    const large = await allHits(engine, '10亿以上', { type: ['project'] });
    expect(large.length).toBeGreaterThan(0);
    for (const { investmentYi = 0 } of large) expect(investmentYi).toBeGreaterThanOrEqual(10);
  });

  test('the filter of the request holds beside them, and of two bounds the narrower', async () => {
    const both = await allKeys(engine, '项目 2023年', { from: '2023-06-01', minYi: 1 });
    expect(both).toEqual(await allKeys(engine, '项目', { from: '2023-06-01', to: '2023-12-31', minYi: 1 }));
    expect(await allKeys(engine, '项目 2023年 after:2023-06-01')).toEqual(
      await allKeys(engine, '项目', { from: '2023-06-01', to: '2023-12-31' }),
    );
  });

  test('the days are those of Shanghai, and the date field is the one that is asked for', async () => {
    const filterOf = async (of: SearchEngine) => (await ask(of, '近30天')).understood[0]?.filter;
    expect(await filterOf(engine)).toEqual({ from: '2023-02-09', to: '2023-03-10' });
    expect(await filterOf(earlier)).toEqual({ from: '2023-02-08', to: '2023-03-09' });
    expect(await allKeys(engine, '项目 2023年2月', { dateField: 'event' })).toEqual(
      await allKeys(engine, '项目', { from: '2023-02-01', to: '2023-02-28', dateField: 'event' }),
    );
  });

  test('page after page, and explained', async () => {
    const keys = await allKeys(engine, '项目 2024年', { limit: 3 });
    expect(keys).toEqual(await allKeys(engine, '项目 2024年'));
    const { hits } = await ask(engine, '项目 2024年', { explain: true, limit: 1 });
    expect(hits[0]?.explanation?.value).toBeCloseTo(hits[0]?.score as number, SCORE_DECIMALS);
  });
});

const filtersOf = async (q: string, fields: Partial<SearchRequest> = {}) =>
  (await ask(engine, q, fields)).understood.flatMap(({ filter }) => (filter ? [filter] : []));

describe('what is text', () => {
  test.each([
    ...[
      '2023年人才 政策',
      '第一季度 肇庆',
      '2025',
      '10亿元 肇庆',
      '500亩',
      '一年级',
      '肇庆2023年',
      '2023年2月30日',
    ],
    ...['"2023年2月"', '肇庆 -2023年', '10亿以上项目'],
  ])('%s', async (q) => {
    expect(await filtersOf(q)).toEqual([]);
    expect(await allKeys(engine, q)).toEqual(await allKeys(engine, q, { literal: true }));
  });

  test.each(['肇庆 2023年2月', '10亿以上', '近30天', '去年 项目'])('literal: %s', async (q) => {
    expect(await filtersOf(q)).not.toEqual([]);
    const answer = await ask(engine, q, { literal: true });
    expect(answer.understood).toEqual([]);
    const filtered = await ask(engine, q);
    expect(answer.hits).not.toEqual(filtered.hits);
  });
});

describe('a filter that would leave nothing is searched as text', () => {
  test.each([
    ['2095年', 'w1'],
    ['超88888亿元', 'w1'],
    ['招商 2095年 超88888亿元', 'w1'],
  ])('%s', async (q, id) => {
    const answer = await ask(engine, q);
    expect(answer.relaxed).toBe(false);
    expect(answer.hits.map((hit) => hit.id)).toEqual([id]);
    expect(answer.understood.filter(({ filter }) => filter !== undefined)).toEqual([]);
    const marked = [answer.hits[0]?.title, answer.hits[0]?.snippet].flatMap(
      (part) => part?.marks.map(([start, end]) => part.text.slice(start, end)) ?? [],
    );
    // A unit of money behind a number does not belong to it.
    for (const word of q.split(' ')) expect(marked.join()).toContain(word.replace(/亿元$/u, '亿'));
  });

  test('also where a filter of the request leaves nothing', async () => {
    const fields = { to: '2019-12-31' };
    expect(await filtersOf('2023年 项目', fields)).toEqual([]);
    expect(await allKeys(engine, '2023年 项目', fields)).toEqual(
      await allKeys(engine, '2023年 项目', { ...fields, literal: true }),
    );
  });

  test('but not where it leaves something, however little', async () => {
    const { hits, understood } = await ask(engine, '招商 2019-05-01');
    expect(hits.map(({ id }) => id)).toEqual(['w1']);
    expect(understood.map(({ filter }) => filter)).toEqual([{ from: '2019-05-01', to: '2019-05-01' }]);
  });
});
