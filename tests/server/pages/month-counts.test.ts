import { expect, test } from 'vitest';
import { monthCounts } from '../../../src/server/pages/month-counts.ts';

const told = (days: readonly string[]) =>
  monthCounts(days).map(({ period, count }) => `${period}${count > 0 ? `=${count}` : ''}`);

test('no days, no months', () => {
  expect(told([])).toEqual([]);
});

test('a year at least, without gaps, ending with the newest', () => {
  const months = told(['2024-02-19', '2023-12-31', '2024-02-01']);
  expect(months).toHaveLength(12);
  expect(months[0]).toBe('2023-03');
  expect(months.slice(-3)).toEqual(['2023-12=1', '2024-01', '2024-02=2']);
});

test('by year where the months would be too many', () => {
  expect(told(['2012-12-01', '2021-01-01', '2021-05-01'])).toEqual([
    '2012=1',
    '2013',
    '2014',
    '2015',
    '2016',
    '2017',
    '2018',
    '2019',
    '2020',
    '2021=2',
  ]);
});
