import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayNumber,
  daySpan,
  dayText,
  monthNumber,
  monthText,
  publishedDay,
  shanghaiDay,
} from '../../src/entities/day.ts';

test.each([
  ['1970-01-01', 0],
  ['1970-01-02', 1],
  ['1969-12-31', -1],
  ['2000-03-01', 11_017],
  ['2024-02-29', 19_782],
  ['0000-01-01', -719_528],
])('%s is day %i', (day, number) => {
  expect(dayNumber(day)).toBe(number);
  expect(dayText(number)).toBe(day);
});

test('text and number of a day are each other’s inverse', () =>
  fc.assert(
    fc.property(fc.integer({ min: dayNumber('0000-01-01'), max: dayNumber('9999-12-31') }), (day) => {
      expect(dayNumber(dayText(day))).toBe(day);
    }),
  ));

test.each([
  ['2024-02-01', '2024-02-01'],
  ['2024-02-01T00:00', '2024-02-01'],
  ['2024-02-01 23:59:59', '2024-02-01'],
  ['2024-01-31T16:00:00Z', '2024-02-01'],
  ['2024-01-31T15:59:59.999Z', '2024-01-31'],
  ['2024-01-31 16:00Z', '2024-02-01'],
  ['2024-02-01T00:00:00+08:00', '2024-02-01'],
  ['2024-01-31T23:59:59+08:00', '2024-01-31'],
  ['2024-01-31T23:59:59+0800', '2024-01-31'],
  ['2024-02-01 00:30:00+0900', '2024-01-31'],
  ['2024-01-31T11:00:00-05:00', '2024-02-01'],
  ['2024-01-31T10:59:59-0500', '2024-01-31'],
  ['2024-12-31T20:00:00.123456789Z', '2025-01-01'],
])('published %s is in Shanghai on %s', (published, day) =>
  expect(dayText(publishedDay(published))).toBe(day),
);

test('the day in Shanghai begins at 16:00 UTC', () => {
  expect(dayText(shanghaiDay(new Date('2024-02-29T15:59:59Z')))).toBe('2024-02-29');
  expect(dayText(shanghaiDay(new Date('2024-02-29T16:00:00Z')))).toBe('2024-03-01');
});

test.each([
  ['2024-02-29', '2024-02-29', '2024-02-29'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2023-02', '2023-02-01', '2023-02-28'],
  ['1900-02', '1900-02-01', '1900-02-28'],
  ['2000-02', '2000-02-01', '2000-02-29'],
  ['2021-08', '2021-08-01', '2021-08-31'],
  ['2021-12', '2021-12-01', '2021-12-31'],
  ['9999-12', '9999-12-01', '9999-12-31'],
  ['0099-12', '0099-12-01', '0099-12-31'],
  ['2021', '2021-01-01', '2021-12-31'],
])('%s is from %s to %s', (date, first, last) => expect(daySpan(date).map(dayText)).toEqual([first, last]));

test('the months of a year are the year, without gap or overlap', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (number) => {
      const year = String(number).padStart(4, '0');
      const months = Array.from({ length: 12 }, (_, i) =>
        daySpan(`${year}-${String(i + 1).padStart(2, '0')}`),
      );
      for (const [i, [first]] of months.slice(1).entries()) expect(first).toBe((months[i]?.[1] ?? 0) + 1);
      expect([months[0]?.[0], months[11]?.[1]]).toEqual(daySpan(year));
    }),
  ));

test.each([
  ['0000-01-01', 0, '0000-01'],
  ['0099-12-31', 1_199, '0099-12'],
  ['1969-12-31', 23_639, '1969-12'],
  ['1970-01-01', 23_640, '1970-01'],
  ['2024-02-29', 24_289, '2024-02'],
  ['9999-12-31', 119_999, '9999-12'],
])('%s is in month %i, %s', (day, number, text) => {
  expect(monthNumber(dayNumber(day))).toBe(number);
  expect(monthText(number)).toBe(text);
});

test('the month of a day is the beginning of its text', () =>
  fc.assert(
    fc.property(fc.integer({ min: dayNumber('0000-01-01'), max: dayNumber('9999-12-31') }), (day) => {
      expect(monthText(monthNumber(day))).toBe(dayText(day).slice(0, 7));
    }),
  ));

test('months are numbered without gap', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 119_998 }), (month) => {
      const [, last] = daySpan(monthText(month));
      expect([monthNumber(last), monthNumber(last + 1)]).toEqual([month, month + 1]);
    }),
  ));
