/** Dates that hang on another: the dateline, the month or the day that was told of before. */
import { describe, expect, test } from 'vitest';
import { nameKey } from '../../src/entities/concept.ts';
import { findDates } from '../../src/extraction/date.ts';

const dates = (text: string, published?: string) =>
  findDates(nameKey(text), published).map(({ date }) => date ?? null);

describe('two months are a quarter, a lunar day is counted, 二期 is no day', () => {
  test.each([
    ['今年11月至12月', '2023-05-01', '2023-Q4'],
    ['8、9月开工', '2023-10-01', '2023-Q3'],
    ['正月十六', '2023-03-17', '2023-02-06'],
    ['2018年初二期动工', '2023-03-17', '2018'],
  ])('%s, published %s, is %s', (text, published, date) => expect(dates(text, published)).toEqual([date]));
});

test('同月26日 is of the month that was told of', () =>
  expect(dates('2024年9月签约。同月26日开工。', '2024-12-31')).toEqual(['2024-09', '2024-09-26']));

test('今天 is the day of the dateline, where there is one', () => {
  expect(dates('本报澄迈4月15日电 今天上午，工厂投产。', '2024-04-16')).toEqual(['2024-04-15', '2024-04-15']);
  expect(dates('上海，2021年6月8日——希音今天宣布扩产。')).toEqual(['2021-06-08', '2021-06-08']);
});

test('what nothing dates plans for the time behind its first day', () => {
  expect(dates('2022年6月20日投产。2021年3月8日开工。还将在8月动工建设二期。')).toEqual([
    '2022-06-20',
    '2021-03-08',
    '2022-08',
  ]);
});
