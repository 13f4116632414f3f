import { describe, expect, test } from 'vitest';
import type { Understood } from '../../../src/contract/search.ts';
import {
  anyDay,
  chosenFilters,
  understoodChips,
  withoutMarks,
} from '../../../src/server/pages/chosen-filters.ts';
import { carriedParams } from '../../../src/server/pages/page-url.ts';
import { requestFrom, responseOf } from './fixed-engine.ts';
import { paramsOf } from './page-html.ts';

const FULL =
  '?q=希音&type=article&type=project&company=c001&region=肇庆市&region=佛山市&industry=电子信息&stage=开工&source=西江日报' +
  '&tag=重点&from=2023-02-01&to=2023-02-28&minYi=10&maxYi=100&sort=newest&offset=20';

describe('chosen filters', () => {
  const url = new URL(FULL, 'http://localhost');
  const request = requestFrom(url);
  const params = carriedParams(url, request);
  const response = responseOf({ facets: { company: [{ value: 'c001', count: 3, label: '希音' }] } });
  const chips = chosenFilters(params, request, response);

  test('each has its words', () => {
    expect(chips.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      '类型 新闻',
      '类型 项目',
      '企业 希音',
      '地区 肇庆市',
      '地区 佛山市',
      '行业 电子信息',
      '阶段 开工',
      '来源 西江日报',
      '标签 重点',
      '日期 2023年2月',
      '投资 ≥ 10 亿元',
      '投资 ≤ 100 亿元',
    ]);
  });

  test('each takes away itself and nothing else', () => {
    const all = [...params].map(([name, value]) => `${name}=${value}`).filter((pair) => pair !== 'offset=20');
    const gone = chips.map(({ removeHref = '' }) => {
      const left = paramsOf(removeHref);
      expect(all).toEqual(expect.arrayContaining([...left]));
      return all.filter((pair) => !left.includes(pair)).join(' ');
    });
    expect(gone).toEqual([
      'type=article',
      'type=project',
      'company=c001',
      'region=肇庆市',
      'region=佛山市',
      'industry=电子信息',
      'stage=开工',
      'source=西江日报',
      'tag=重点',
      'from=2023-02-01 to=2023-02-28',
      'minYi=10',
      'maxYi=100',
    ]);
  });

  test('one type alone is a tab and no chip', () => {
    const one = new URL('http://localhost/?type=article');
    expect(chosenFilters(new URLSearchParams(one.search), requestFrom(one), responseOf())).toEqual([]);
  });
});

test.each([
  ['希音 2023年2月', [[3, 10]], '希音'],
  [
    '2023年2月 希音 10亿以上',
    [
      [0, 7],
      [11, 16],
    ],
    '希音',
  ],
  ['希音2023年的新闻', [[2, 7]], '希音 的新闻'],
  ['希音', [], '希音'],
] as const)('%s without %j is %s', (q, marks, rest) => {
  expect(withoutMarks(q, marks)).toBe(rest);
});

test('what was understood goes away with its words; what only widens stays', () => {
  const understood: Understood[] = [
    { kind: 'company', text: 'SHEIN', id: 'c001', marks: [[0, 5]] },
    { kind: 'date', text: '第一季度', marks: [[6, 10]], filter: { from: '2023-01-01', to: '2023-03-31' } },
    { kind: 'date', text: '2023年2月', marks: [[11, 18]], filter: { from: '2023-02-01', to: '2023-02-28' } },
    { kind: 'amount', text: '10亿以上', marks: [[19, 24]], filter: { minYi: '10' } },
  ];
  const facets = { company: [{ value: 'c001', count: 3, label: '希音' }] };
  const q = 'SHEIN 第一季度 2023年2月 10亿以上';
  const chips = understoodChips(new URLSearchParams({ q }), responseOf({ q, understood, facets }));

  expect(chips.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    '公司 SHEIN（希音）',
    '时间 第一季度（2023-01-01 至 2023-03-31）',
    '时间 2023年2月',
    '金额 10亿以上',
  ]);
  expect(chips.map(({ removeHref }) => removeHref && paramsOf(removeHref))).toEqual([
    undefined,
    ['q=SHEIN 2023年2月 10亿以上'],
    ['q=SHEIN 第一季度 10亿以上'],
    ['q=SHEIN 第一季度 2023年2月'],
  ]);
});

test('any day takes the range and the date words away, and nothing else', () => {
  const q = '希音 2023年2月 10亿以上';
  const understood: Understood[] = [
    { kind: 'date', text: '2023年2月', marks: [[3, 10]], filter: { from: '2023-02-01', to: '2023-02-28' } },
    { kind: 'amount', text: '10亿以上', marks: [[11, 16]], filter: { minYi: '10' } },
  ];
  const params = new URLSearchParams({ q, region: '肇庆市', from: '2023-02-06', offset: '20' });
  expect(String(anyDay(params, responseOf({ q, understood })))).toBe(
    String(new URLSearchParams({ q: '希音 10亿以上', region: '肇庆市' })),
  );
  const plain = new URLSearchParams({ q: '希音', to: '2023-02-06' });
  expect(String(anyDay(plain, responseOf({ q: '希音' })))).toBe(String(new URLSearchParams({ q: '希音' })));
});
