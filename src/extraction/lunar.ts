/** 大年初一 of each year, Gregorian (Purple Mountain Observatory's calendar). */
const NEW_YEAR: Readonly<Record<number, string>> = {
  2010: '02-14',
  2011: '02-03',
  2012: '01-23',
  2013: '02-10',
  2014: '01-31',
  2015: '02-19',
  2016: '02-08',
  2017: '01-28',
  2018: '02-16',
  2019: '02-05',
  2020: '01-25',
  2021: '02-12',
  2022: '02-01',
  2023: '01-22',
  2024: '02-10',
  2025: '01-29',
  2026: '02-17',
  2027: '02-06',
  2028: '01-26',
  2029: '02-13',
  2030: '02-03',
};

/** The n-th day of the first lunar month (大年初七: 7), `YYYY-MM-DD`; undefined outside 2010 to 2030. */
export function lunarNewYearDay(year: number, n: number): string | undefined {
  const first = NEW_YEAR[year];
  if (first === undefined || n < 1 || n > 29) return undefined;
  return new Date(Date.parse(`${year}-${first}T00:00:00Z`) + (n - 1) * 86_400_000).toISOString().slice(0, 10);
}
