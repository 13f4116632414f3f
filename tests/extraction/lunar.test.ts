import { expect, test } from 'vitest';
import { lunarNewYearDay } from '../../src/extraction/lunar.ts';

test.each([
  [2010, 1, '2010-02-14'],
  [2020, 1, '2020-01-25'],
  [2021, 1, '2021-02-12'],
  [2022, 7, '2022-02-07'],
  [2023, 1, '2023-01-22'],
  [2023, 7, '2023-01-28'],
  [2023, 8, '2023-01-29'],
  [2023, 15, '2023-02-05'],
  [2024, 1, '2024-02-10'],
  [2025, 1, '2025-01-29'],
  [2025, 4, '2025-02-01'],
  [2030, 1, '2030-02-03'],
])('%d, day %d of the first month is %s', (year, n, day) => expect(lunarNewYearDay(year, n)).toBe(day));

test.each([
  [2009, 1],
  [2031, 1],
  [2023, 0],
  [2023, -1],
  [2023, 30],
  [Number.NaN, 1],
])('%d, day %d is unknown', (year, n) => expect(lunarNewYearDay(year, n)).toBeUndefined());

test('every new year of the table falls between 21 January and 21 February', () => {
  for (let year = 2010; year <= 2030; year++) {
    const day = lunarNewYearDay(year, 1)?.slice(5) ?? '';
    expect(day >= '01-21' && day <= '02-21', `${year}`).toBe(true);
  }
});

test('consecutive new years are 12 or 13 lunar months apart', () => {
  for (let year = 2011; year <= 2030; year++) {
    const days =
      (Date.parse(lunarNewYearDay(year, 1) ?? '') - Date.parse(lunarNewYearDay(year - 1, 1) ?? '')) /
      86_400_000;
    expect([353, 354, 355, 383, 384, 385], `${year}`).toContain(days);
  }
});
