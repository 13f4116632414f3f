import { describe, expect, test } from 'vitest';
import { ask, ONE } from './ask-page.ts';
import { hitOf } from './fixed-engine.ts';
import { linkNamed, paramsOf } from './page-html.ts';

describe('paging', () => {
  test.each([
    [0, 134, 10, '第 1–10 条，共 134 条', undefined, '10'],
    [10, 134, 10, '第 11–20 条，共 134 条', '', '20'],
    [20, 134, 10, '第 21–30 条，共 134 条', '10', '30'],
    [130, 134, 4, '第 131–134 条，共 134 条', '120', undefined],
    [5, 20, 10, '第 6–15 条，共 20 条', '', '15'],
    [9990, 50_000, 10, '第 9,991–10,000 条，共 50,000 条', '9980', undefined],
  ])('at %d of %d', async (offset, total, shown, position, before, after) => {
    const hits = Array.from({ length: shown }, (_, index) => hitOf({ id: `a${index}` }));
    const { tags } = await ask({ path: `/?q=x&region=y&offset=${offset}`, response: { hits, total } });
    expect(tags.filter(({ name, text }) => name === 'span' && text === position)).toHaveLength(1);
    const offsetOf = (rel: string): string | null | undefined => {
      const link = tags.find(({ attributes }) => attributes.get('rel') === rel);
      return (
        link &&
        (new URL(link.attributes.get('href') ?? '', 'http://localhost').searchParams.get('offset') ?? '')
      );
    };
    expect(offsetOf('prev')).toBe(before);
    expect(offsetOf('next')).toBe(after);
  });

  test('one page needs none, and a page past the end says so', async () => {
    expect((await ask({ path: '/?q=x', response: ONE })).html).not.toContain('class="paging"');
    const { tags } = await ask({ path: '/?q=x&offset=500', response: { total: 20 } });
    expect(paramsOf(linkNamed(tags, '回到第一页'))).toEqual(['q=x']);
  });
});
