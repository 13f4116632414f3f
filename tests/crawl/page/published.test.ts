import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayIn, dayOfUrl, published } from '../../../src/crawl/page/published.ts';

const of = (texts: string[], path = '/a.html', crawled = '2026-11-20T08:00:00Z', lastModified?: string) =>
  published({ texts, url: new URL(path, 'http://a.cn'), crawled: new Date(crawled), lastModified });

test.each<[string, string | undefined]>([
  ['2025-12-08 18:56:26', '2025-12-08'],
  ['2021-6-29 09:49', '2021-06-29'],
  ['2023年03月29日', '2023-03-29'],
  ['2023年3月9日', '2023-03-09'],
  ['2023/3/9 10:00', '2023-03-09'],
  ['2023.03.09', '2023-03-09'],
  ['发布时间:2022-01-11 18:21:19 文档来源', '2022-01-11'],
  ['南都肇庆 原创2024-02-19 10:58', '2024-02-19'],
  ['2026-02-10 快訊', '2026-02-10'],
  ['Monday, July 15, 2024', '2024-07-15'],
  ['Sept. 5, 2024', '2024-09-05'],
  ['20240219', '2024-02-19'],
  ['20240219103000', '2024-02-19'],
  ['2024-02-30', undefined],
  ['2024-13-01', undefined],
  ['02-19', undefined],
  ['2024年2月', undefined],
  ['电话 0758-20240219', '2024-02-19'],
  ['编号1202402190', undefined],
])('%s → %s', (text, day) => {
  expect(dayIn(text)).toBe(day);
});

describe('an address', () => {
  test.each<[string, string | undefined]>([
    ['/2020/1107/485370.shtml', '2020-11-07'],
    ['/2024-03/10/content_1.htm', '2024-03-10'],
    ['/xw/202302/t20230222_1234.html', '2023-02-22'],
    ['/2024/02/19/a.html', '2024-02-19'],
    ['/20240219/a.html', '2024-02-19'],
    ['/a/202402/19/881.html', '2024-02-19'],
    ['/201905/50-123.html', undefined],
    ['/post/20231307.html', undefined],
    ['/index.php/post/24369.html', undefined],
  ])('%s → %s', (path, day) => {
    expect(dayOfUrl(new URL(path, 'http://a.cn'))).toBe(day);
  });
});

describe('the basis', () => {
  test('the page comes before the address, the address before the header', () => {
    const header = 'Tue, 10 Sep 2024 02:00:00 GMT';
    expect(of(['2024-01-02'], '/2023/0203/1.html', undefined, header)).toEqual({
      day: '2024-01-02',
      basis: 'page',
    });
    expect(of([], '/2023/0203/1.html', undefined, header)).toEqual({ day: '2023-02-03', basis: 'url' });
    expect(of([], '/a.html', undefined, header)).toEqual({ day: '2024-09-10', basis: 'header' });
  });
  test('a page that is made anew for each reader says nothing by its header', () => {
    expect(of([], '/a.html', undefined, 'Fri, 20 Nov 2026 07:59:59 GMT')).toEqual({});
  });
  test('no day of the future, and none before the web', () => {
    expect(of(['2027-01-01'])).toEqual({});
    expect(of(['1949-10-01'])).toEqual({});
  });
});

describe('relative days', () => {
  test.each<[string, string, string | undefined]>([
    ['7个月前 (09-27)', '2024-05-02T00:00:00Z', '2023-09-27'],
    ['7个月前 (03-27)', '2024-11-02T00:00:00Z', '2024-03-27'],
    ['7个月前 (09-27)', '2024-11-02T00:00:00Z', undefined],
    ['4个月前 (01-08)', '2025-05-20T00:00:00Z', '2025-01-08'],
    ['1个月前 (12-20)', '2026-01-25T00:00:00Z', '2025-12-20'],
    ['3天前 (04-09)', '2025-04-12T10:00:00Z', '2025-04-09'],
    ['3天前 (04-01)', '2025-04-12T10:00:00Z', undefined],
    ['2小时前 (04-12)', '2025-04-12T10:00:00Z', '2025-04-12'],
    ['1年前 (06-01)', '2025-09-01T00:00:00Z', '2024-06-01'],
    ['2年前 (06-01)', '2025-09-01T00:00:00Z', '2023-06-01'],
    ['1年前 (13-01)', '2025-09-01T00:00:00Z', undefined],
  ])('%s, read at %s → %s', (raw, crawled, day) => {
    const found = of([`admin${raw}产业信息61`], '/a.html', crawled);
    expect(found.day).toBe(day);
    expect(found.raw).toBe(raw);
  });

  test.each(['昨天 10:20', '3天前', '02-19 08:00'])(
    '%s has no bracketed day: only the raw form is kept',
    (raw) => {
      expect(of([`来源 ${raw}`])).toEqual({ raw });
    },
  );
});

test('whatever is printed, a day that is given exists and is not later than the day after the crawl', () => {
  const parts = fc.constantFrom(
    '20',
    '2024',
    '-',
    '/',
    '年',
    '月',
    '日',
    '13',
    '02',
    '30',
    '个月前',
    '天前',
    ' (',
    ')',
    '09-27',
    '1',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), (words) => {
      const { day } = of([words.join('')]);
      if (day === undefined) return;
      expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      expect(day <= '2026-11-21').toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
