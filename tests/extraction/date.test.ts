import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameKey } from '../../src/entities/concept.ts';
import { findDates } from '../../src/extraction/date.ts';
import { newTold } from '../../src/extraction/date-year.ts';
import { anyString } from '../analysis/sample-text.ts';

const dates = (text: string, published?: string) =>
  findDates(nameKey(text), published).map(({ date }) => date ?? null);

describe('dates that say their year', () => {
  test.each([
    ['2023年2月6日', '2023-02-06'],
    ['2023年02月06日', '2023-02-06'],
    ['２０２３年２月６日', '2023-02-06'],
    ['2023-02-06', '2023-02-06'],
    ['2023/2/6', '2023-02-06'],
    ['2023.2.6', '2023-02-06'],
    ['2024年2月29日', '2024-02-29'],
    ['2023年2月', '2023-02'],
    ['2023年2月份', '2023-02'],
    ['2023年十二月', '2023-12'],
    ['2023年第一季度', '2023-Q1'],
    ['2023年一季度', '2023-Q1'],
    ['2023年二季度', '2023-Q2'],
    ['2023年四季度', '2023-Q4'],
    ['2023年第4季度', '2023-Q4'],
    ['2023年头部季度', '2023-Q1'],
    ['2023年', '2023'],
    ['2023年大年初七', '2023-01-28'],
    ['2023年正月', '2023'],
  ])('%s is %s, with or without a day of publication', (text, date) => {
    expect(dates(text)[0]).toBe(date);
    expect(dates(text, '2024-05-01')[0]).toBe(date);
  });
});

describe('dates that the day of publication completes', () => {
  test.each([
    ['今年3月', '2023-05-01', '2023-03'],
    ['今年', '2023-05-01', '2023'],
    ['去年8月19日', '2023-05-01', '2022-08-19'],
    ['去年', '2023-05-01', '2022'],
    ['前年', '2023-05-01', '2021'],
    ['明年9月', '2023-05-01', '2024-09'],
    ['5月11日', '2023-05-20', '2023-05-11'],
    ['12月30日', '2023-01-05', '2022-12-30'],
    ['昨日', '2023-03-01', '2023-02-28'],
    ['昨（28）日', '2023-03-01', '2023-02-28'],
    ['这个月20号', '2023-03-25', '2023-03-20'],
    ['昨天', '2024-03-01', '2024-02-29'],
    ['今天', '2023-03-01', '2023-03-01'],
    ['前天', '2023-03-01', '2023-02-27'],
    ['上个月', '2023-01-05', '2022-12'],
    ['本月', '2023-01-05', '2023-01'],
    ['下个月', '2022-12-05', '2023-01'],
    ['大年初七', '2023-02-20', '2023-01-28'],
    ['年初八', '2023-02-01', '2023-01-29'],
    ['正月初八', '2022-03-01', '2022-02-08'],
    ['第一季度', '2023-05-01', '2023-Q1'],
    ['头部季度', '2023-05-01', '2023-Q1'],
    ['二季度', '2023-07-01', '2023-Q2'],
  ])('%s of a page of %s is %s', (text, published, date) => expect(dates(text, published)).toEqual([date]));
});

describe('no year is guessed', () => {
  test.each([
    '5月11日',
    '今年3月',
    '去年',
    '明年9月',
    '昨日',
    '今天',
    '本月',
    '大年初七',
    '年初八',
    '第一季度',
    '近日',
    '日前',
    '当天',
    '同年',
  ])('%s alone', (text) => expect(dates(text).filter((date) => date !== null)).toEqual([]));

  test.each([undefined, '2024-04-27'])('7个月前 (09-27) on a page of %s', (published) =>
    expect(dates('admin7个月前 (09-27)园区动态', published).filter((date) => date !== null)).toEqual([]),
  );

  test.each(['近日', '日前', '近期'])('%s, whenever it is said', (text) =>
    expect(dates(text, '2023-05-01')).toEqual([null]),
  );

  test.each(['2023年13月', '2023年0月', '0月0日', '13月40日'])('%s is no date', (text) =>
    expect(dates(text, '2023-05-01').filter((date) => date !== null && date.length > 4)).toEqual([]),
  );
});

describe('what was told before', () => {
  test.each([
    ['2023年3月签约,5月动工', ['2023-03', '2023-05']],
    ['2023年3月签约,当年5月动工', ['2023-03', '2023-05']],
    ['2023年3月签约,次年6月投产', ['2023-03', '2024-06']],
    ['2023年5月11日签约,同日动工', ['2023-05-11', '2023-05-11']],
    ['2023年5月11日签约,当天动工', ['2023-05-11', '2023-05-11']],
    ['2023年2月6日,大年初七', ['2023-02-06', '2023-01-28']],
  ])('%s', (text, expected) => expect(dates(text)).toEqual(expected));

  test('is handed from the title to the text', () => {
    const told = newTold();
    findDates('2023年2月6日', undefined, told);
    expect(findDates('当天动工', undefined, told)[0]?.date).toBe('2023-02-06');
  });

  test('is forgotten for the next article', () => {
    dates('2023年2月6日');
    expect(dates('当天动工')).toEqual([null]);
  });
});

test('the words are in the span', () => {
  const text = '希音园区于2023年5月11日动工,第三季度封顶。';
  expect(findDates(text, undefined).map(({ start, end }) => text.slice(start, end))).toEqual([
    '2023年5月11日',
    '第三季度',
  ]);
});

const PARTS = [
  '2023年',
  '去年',
  '今年',
  '次年',
  '5月',
  '11日',
  '二季度',
  '年初八',
  '大年',
  '当天',
  '近日',
  '第',
  '底',
  '7个月前',
  '(09-27)',
  '2023-02-30',
  '12',
  '月',
  '日',
  '预计',
];

test('of any text: spans rise without overlap, each date exists or is a month, a quarter or a year', () =>
  fc.assert(
    fc.property(
      fc.oneof(
        anyString,
        fc.array(fc.constantFrom(...PARTS), { maxLength: 16 }).map((p) => p.join('')),
      ),
      fc.constantFrom(undefined, '2023-05-01', '2024-02-29', '2000-01-01'),
      (original, published) => {
        const text = nameKey(original);
        let last = 0;
        for (const { start, end, date } of findDates(text, published)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
          if (date === undefined) continue;
          expect(date).toMatch(/^\d{4}(?:-Q[1-4]|-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$/);
          if (date.length === 10) expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
        }
      },
    ),
    { numRuns: 500 },
  ));

describe('dates that are counted or written otherwise', () => {
  test.each([
    ['2024 年 3 月 5 日', undefined, ['2024-03-05']],
    ['7 月 31 日', '2023-08-02', ['2023-07-31']],
    ['上周完成验收', '2023-12-14', ['2023-12']],
    ['上周完成验收', '2023-12-05', [null]],
    ['月初竣工', '2024-12-12', ['2024-12']],
    ['三年前投产', '2024-05-29', ['2021']],
    ['两个月前动工', '2024-05-29', ['2024-03']],
    ['今年元旦点火', '2022-03-21', ['2022-01-01']],
    ['计划元旦前封顶', '2025-09-29', ['2025-12']],
    ['一期预计明年4月设备搬入，8月试产', '2022-10-20', ['2023-04', '2023-08']],
    ['3月26日（周二）开工', '2024-03-27', ['2024-03-26']],
    ['距11月15日试生产还有47天', '2025-09-29', ['2025-11-15']],
    ['8月31日深夜，他说：“今天封顶。”', '2023-09-15', ['2023-08-31', '2023-08-31']],
    ['8月31日深夜，今天封顶。', '2023-09-15', ['2023-08-31', '2023-09-15']],
    ['9月初', '2023-10-01', ['2023-09']],
  ])('%s of %s', (text, published, expected) => expect(dates(text, published)).toEqual(expected));
});

describe('dates that lean on others', () => {
  test.each([
    ['三月签约；十一月竣工', '2023-12-29', ['2023-03', '2023-11']],
    ['上个月26日封顶', '2024-03-08', ['2024-02-26']],
    ['28日封顶', '2023-09-03', ['2023-08-28']],
    ['2020年见面，那年12月签约', undefined, ['2020', '2020-12']],
    ['2023.11奠基，2024.5封顶', undefined, ['2023-11', '2024-05']],
    ['去年国庆节投产', '2023-12-20', ['2022-10']],
    ['预计元旦后开工', '2022-11-25', ['2023-01']],
    ['去年8月启动。一季度末通线', '2023-01-30', ['2022-08', '2023-Q1']],
    ['2025.3试产。9月30日达产', '2024-10-08', ['2025-03', '2024-09-30']],
    ['半年内动工', '2024-06-20', []],
    ['4月首条线投产，年底达产', '2024-01-05', ['2023-04', '2023-12']],
  ])('%s of %s', (text, published, expected) => expect(dates(text, published)).toEqual(expected));
});

test('a paragraph that begins with a day begins afresh', () =>
  expect(findDates('2023年2月开工。\n11月26日吊装。', '2024-11-28').map(({ date }) => date)).toEqual([
    '2023-02',
    '2024-11-26',
  ]));

describe('dates in a sentence that tells one thing after another', () => {
  test.each([
    ['去年12月签约，3月开工', '2024-05-20', ['2023-12', '2024-03']],
    ['2023年11月开工，眼下在安装，6月投用', '2024-02-07', ['2023-11', '2024-06']],
    ['上月12日封顶，7月开园', '2023-02-03', ['2023-01-12', '2023-07']],
    ['去年4月开工，国庆后投产', '2024-01-18', ['2023-04', '2023-10']],
    ['预计2024年3月复工、年底前竣工', '2023-12-15', ['2024-03', '2024-12']],
    ['2022年5月8日开工，计划11月试车', '2024-09-30', ['2022-05-08', '2024-11']],
    ['去年9月7日开工，9月已投产', '2024-08-01', ['2023-09-07', '2023-09']],
  ])('%s, printed %s', (text, published, expected) => expect(dates(text, published)).toEqual(expected));
});

describe('dates that are counted from the last', () => {
  test.each([
    ['3月封顶；同月底签约', ['2024-03', '2024-03']],
    ['6月18日竣工，次月投产', ['2023-06-18', '2023-07']],
    ['2021年4月动工，两年后的同一个月下线', ['2021-04', '2023-04']],
    ['2021年4月动工，两年后投产', ['2021-04', '2023']],
    ['2021年10月动工，半年后投产', ['2021-10', '2022-04']],
    ['2021年签约，转过年来3月动工', ['2021', '2022-03']],
    ['明年国庆前投产', ['2025-09']],
    ['明年“五一”后投产', ['2025-05']],
    ['两年后投产', [null]],
  ])('%s', (text, expected) => expect(dates(text, '2024-05-20')).toEqual(expected));
});
