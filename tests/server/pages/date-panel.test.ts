import { describe, expect, test } from 'vitest';
import { ask, ONE } from './ask-page.ts';
import { linkNamed, paramsOf } from './page-html.ts';

describe('dates', () => {
  test.each([
    ['2024-02-18T15:59:59Z', '2024-02-12', '2024-02-18'],
    ['2024-02-18T16:00:00Z', '2024-02-13', '2024-02-19'],
  ])('近 7 天 at %s', async (now, from, to) => {
    const { tags } = await ask({ path: '/?q=希音&offset=10', response: ONE, now: new Date(now) });
    expect(paramsOf(linkNamed(tags, '近 7 天'))).toEqual(['q=希音', `from=${from}`, `to=${to}`]);
  });

  test('a bar narrows to its month, a year to its year, and a date in the words gives way', async () => {
    const { html, tags } = await ask({
      path: '/?q=希音 2022年',
      response: {
        ...ONE,
        understood: [
          { kind: 'date', text: '2022年', marks: [[3, 8]], filter: { from: '2022-01-01', to: '2022-12-31' } },
        ],
        histogram: [
          { month: '2022-05', count: 2 },
          { month: '2023-02', count: 5 },
        ],
      },
    });
    const named = (label: string) => tags.find(({ attributes }) => attributes.get('aria-label') === label);
    const bar = named('2023年2月，5 篇');
    expect(paramsOf(bar?.attributes.get('href') ?? '')).toEqual([
      'q=希音',
      'from=2023-02-01',
      'to=2023-02-28',
    ]);
    expect(bar?.attributes.has('tabindex')).toBe(false);
    expect(paramsOf(named('只看 2022 年')?.attributes.get('href') ?? '')).toEqual([
      'q=希音',
      'from=2022-01-01',
      'to=2022-12-31',
    ]);
    expect(html).toContain('时间</span> 2022年');
  });

  test('many bars leave the keyboard the years only', async () => {
    const histogram = Array.from({ length: 30 }, (_, index) => ({
      month: `${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
      count: 1 + index,
    }));
    const { tags } = await ask({ path: '/?q=希音', response: { ...ONE, histogram } });
    const bars = tags.filter(({ attributes }) => attributes.get('class')?.startsWith('bar'));
    expect(bars).toHaveLength(30);
    expect(bars.every(({ attributes }) => attributes.get('tabindex') === '-1')).toBe(true);
    linkNamed(tags, '2021');
  });

  test('records without a date are said in words, with the way to see them', async () => {
    const { html, tags } = await ask({ path: '/?q=希音&from=2023-02-01', response: { ...ONE, undated: 12 } });
    expect(html).toContain('还没有日期的 12 条未列入');
    expect(paramsOf(linkNamed(tags, '不限日期'))).toEqual(['q=希音']);
  });
});
