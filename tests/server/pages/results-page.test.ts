import { describe, expect, test } from 'vitest';
import type { SearchResponse } from '../../../src/contract/search.ts';
import type { Problem } from '../../../src/server/pages/results-page.tsx';
import { fixedPages, hitOf, marked } from './fixed-engine.ts';
import { expectSound, linkNamed, paramsOf, type Tag } from './page-html.ts';

interface Asked {
  readonly path: string;
  readonly response?: Partial<SearchResponse>;
  readonly problems?: readonly Problem[];
  readonly now?: Date;
}

async function ask({ path, ...fixture }: Asked): Promise<{ html: string; tags: readonly Tag[] }> {
  const answer = await fixedPages(fixture).request(path);
  expect(answer.status).toBe(200);
  const html = await answer.text();
  return { html, tags: expectSound(html) };
}

const ONE = { hits: [hitOf({ id: 'a1', title: marked('希音签约', [0, 2]) })], total: 1 };

test('what was asked stands in the box, the title and the heading, and nothing of it is markup', async () => {
  const q = '"><script>alert(1)</script>&amp;';
  const { html, tags } = await ask({ path: `/?q=${encodeURIComponent(q)}`, response: ONE });
  expect(tags.find(({ attributes }) => attributes.get('name') === 'q')?.attributes.get('value')).toBe(q);
  expect(tags.find(({ name }) => name === 'h1')?.text).toBe(`“${q}”的搜索结果`);
  expect(html.toLowerCase()).not.toContain('<script');
  expect(html).toContain('<meta name="robots" content="noindex">');
});

test('the form carries the chosen filters and the order, not the position', async () => {
  const { tags } = await ask({
    path: '/?q=希音&region=肇庆市&stage=开工&from=2023-02-01&to=2023-02-28&sort=newest&offset=10',
    response: ONE,
  });
  const fields = tags
    .filter(({ name }) => name === 'input')
    .flatMap(({ attributes }) =>
      attributes.has('name') ? `${attributes.get('name')}=${attributes.get('value')}` : [],
    );
  expect(fields).toEqual([
    'q=希音',
    'region=肇庆市',
    'stage=开工',
    'sort=newest',
    'from=2023-02-01',
    'to=2023-02-28',
  ]);
  const dates = tags.filter(({ attributes }) => attributes.get('type') === 'date');
  expect(dates.map(({ attributes }) => attributes.get('form'))).toEqual(['search', 'search']);
});

describe('tabs and order', () => {
  const facets = {
    type: [
      { value: 'article', count: 1200 },
      { value: 'company', count: 1 },
    ],
  };

  test('count each kind, none included', async () => {
    const { tags } = await ask({ path: '/?q=希音&type=article&offset=10', response: { ...ONE, facets } });
    expect(paramsOf(linkNamed(tags, '全部 1,201'))).toEqual(['q=希音']);
    expect(paramsOf(linkNamed(tags, '企业 1'))).toEqual(['q=希音', 'type=company']);
    expect(paramsOf(linkNamed(tags, '项目 0'))).toEqual(['q=希音', 'type=project']);
    const current = tags.filter(({ attributes }) => attributes.get('aria-current') === 'page');
    expect(current.map(({ text }) => text)).toEqual(['新闻 1,200']);
  });

  test('the order in force is named as such', async () => {
    const { tags } = await ask({ path: '/?q=希音&sort=amount', response: ONE });
    expect(paramsOf(linkNamed(tags, '最新'))).toEqual(['q=希音', 'sort=newest']);
    expect(paramsOf(linkNamed(tags, '相关'))).toEqual(['q=希音']);
    expect(
      tags.filter(({ attributes }) => attributes.get('aria-current') === 'true').map(({ text }) => text),
    ).toEqual(['金额']);
  });
});

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

describe('facets', () => {
  const facets = {
    region: ['肇庆市', '佛山市', '广州市', '江门市', '云浮市', '惠州市', '中山市', '东莞市'].map(
      (value, index) => ({
        value,
        count: 20 - index,
      }),
    ),
    company: [{ value: 'c001', count: 3, label: '希音' }],
  };

  test('put a value in, take it out, and fold the long tail', async () => {
    const { tags } = await ask({
      path: '/?q=x&region=东莞市&region=远方&offset=10',
      response: { ...ONE, facets },
    });
    expect(paramsOf(linkNamed(tags, '肇庆市 20'.replace(' ', '')))).toEqual([
      'q=x',
      'region=东莞市',
      'region=远方',
      'region=肇庆市',
    ]);
    expect(paramsOf(linkNamed(tags, '东莞市13（已选，再选取消）'))).toEqual(['q=x', 'region=远方']);
    expect(paramsOf(linkNamed(tags, '远方0（已选，再选取消）'))).toEqual(['q=x', 'region=东莞市']);
    expect(paramsOf(linkNamed(tags, '希音3'))).toEqual([
      'q=x',
      'region=东莞市',
      'region=远方',
      'company=c001',
    ]);
    expect(tags.filter(({ name }) => name === 'summary').map(({ text }) => text)).toEqual([
      '地区',
      '其余 3 个',
      '企业',
      '投资额',
    ]);
  });

  test('amounts are one of a few steps', async () => {
    const { tags } = await ask({ path: '/?q=x&minYi=10', response: ONE });
    expect(paramsOf(linkNamed(tags, '50 亿元以上'))).toEqual(['q=x', 'minYi=50']);
    expect(paramsOf(linkNamed(tags, '10 亿元以上（已选，再选取消）'))).toEqual(['q=x']);
  });
});

describe('chips', () => {
  test('take away one filter, or all', async () => {
    const { tags } = await ask({
      path: '/?q=x&region=肇庆市&stage=开工&from=2023-02-01&to=2023-02-28&sort=newest',
      response: ONE,
    });
    expect(paramsOf(linkNamed(tags, '去掉地区 肇庆市'))).toEqual(
      ['q=x', 'from=2023-02-01', 'to=2023-02-28', 'sort=newest', 'stage=开工'].toSorted(byForm),
    );
    expect(paramsOf(linkNamed(tags, '去掉日期 2023年2月'))).toEqual([
      'q=x',
      'region=肇庆市',
      'stage=开工',
      'sort=newest',
    ]);
    expect(paramsOf(linkNamed(tags, '清除全部条件'))).toEqual(['q=x', 'sort=newest']);
  });

  test('literal search can be had, seen and left', async () => {
    const understood = [{ kind: 'company' as const, text: '希音', id: 'c001', marks: [[0, 2] as const] }];
    const read = await ask({ path: '/?q=希音', response: { ...ONE, understood } });
    expect(paramsOf(linkNamed(read.tags, '只按字面搜'))).toEqual(['q=希音', 'literal=1']);
    const literal = await ask({ path: '/?q=希音&literal=1', response: ONE });
    expect(paramsOf(linkNamed(literal.tags, '恢复识别日期、金额和名称'))).toEqual(['q=希音']);
  });

  test('nearby spelling is offered', async () => {
    const { tags } = await ask({ path: '/?q=希因&region=肇庆市', response: { didYouMean: '希音' } });
    expect(paramsOf(linkNamed(tags, '希音'))).toEqual(['q=希音', 'region=肇庆市']);
  });
});

/** `q`, then lists, then single values: the order in which addresses are written. */
function byForm(a: string, b: string): number {
  const order = ['q', 'stage', 'from', 'to', 'sort'];
  return order.indexOf(a.split('=')[0] ?? '') - order.indexOf(b.split('=')[0] ?? '');
}

test('faulty parameters are named in one line, and the rest is searched', async () => {
  const { html, tags } = await ask({
    path: '/?q=希音&from=昨天&nonsense=1',
    response: ONE,
    problems: [
      { parameter: 'from', message: '不是日期，请写成 2024-02-19' },
      { parameter: 'nonsense', message: '没有这个参数' },
    ],
  });
  const line = tags.find(({ attributes }) => attributes.get('class') === 'problem');
  expect(line?.text).toBe('有参数没有采用：from 不是日期，请写成 2024-02-19；nonsense 没有这个参数');
  expect(html).toContain('/articles/a1');
  expect(paramsOf(linkNamed(tags, '最新'))).toEqual(['q=希音', 'sort=newest']);
});

describe('relaxed matching', () => {
  test.each([
    ['冠旭 二期', '没有同时包含“冠旭”和“二期”的记录'],
    ['"冠旭" 二期', '没有同时包含全部词语的记录'],
    ['冠旭二期', '没有同时包含全部词语的记录'],
  ])('%s', async (q, text) => {
    const { html } = await ask({ path: `/?q=${encodeURIComponent(q)}`, response: { ...ONE, relaxed: true } });
    expect(html).toContain(text);
  });
});

describe('nothing found', () => {
  test('blames the words only where nothing else narrows', async () => {
    expect((await ask({ path: '/?q=火星' })).html).toContain('没有找到“火星”。');
    expect((await ask({ path: '/?q=火星&region=肇庆市' })).html).toContain('在所选条件下没有找到“火星”。');
    expect((await ask({ path: '/?q=&region=火星' })).html).toContain('没有找到符合这些条件的记录。');
  });

  test('offers what may help', async () => {
    const { tags } = await ask({ path: '/?q=冠旭 火星&from=2031-01-01&region=肇庆市&type=article' });
    expect(paramsOf(linkNamed(tags, '不限日期再搜'))).toEqual([
      'q=冠旭 火星',
      'type=article',
      'region=肇庆市',
    ]);
    expect(paramsOf(linkNamed(tags, '火星'))[0]).toBe('q=火星');
    expect(tags.filter(({ text, name }) => name === 'a' && text === '清除全部条件')).toHaveLength(2);
  });
});

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
