import { describe, expect, test } from 'vitest';
import { ask, ONE } from './ask-page.ts';
import { linkNamed, paramsOf } from './page-html.ts';

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
      { parameter: 'from', message: 'from: 不是日期，请写成 2024-02-19 (a day, as YYYY-MM-DD)' },
      { parameter: 'nonsense', message: '没有这个参数' },
    ],
  });
  const line = tags.find(({ attributes }) => attributes.get('class') === 'problem');
  expect(line?.text).toBe('有参数没有采用：from 不是日期，请写成 2024-02-19；nonsense 没有这个参数');
  expect(html).toContain('/articles/a1');
  expect(paramsOf(linkNamed(tags, '最新'))).toEqual(['q=希音', 'sort=newest']);
});

test('a query that was refused stays in the box, to be mended there', async () => {
  const q = '长'.repeat(300);
  const { tags } = await ask({
    path: `/?q=${q}`,
    response: ONE,
    problems: [{ parameter: 'q', message: '太长' }],
  });
  expect(tags.find(({ attributes }) => attributes.get('name') === 'q')?.attributes.get('value')).toBe(q);
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

  test('answers for another spelling say for which', async () => {
    const response = { ...ONE, relaxed: true, didYouMean: '冠旭电子' };
    const { html } = await ask({ path: '/?q=冠旭电于', response });
    expect(html).toContain('没有“冠旭电于”的记录，以下是“冠旭电子”的结果。');
    expect(html).not.toContain('放宽');
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
