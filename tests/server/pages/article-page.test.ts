import { describe, expect, test } from 'vitest';
import { openRecord as open } from './open-record.ts';
import { linkNamed } from './page-html.ts';

describe('an article', () => {
  const article = {
    type: 'article',
    id: 'a2',
    title: '肇慶<b>新區</b>',
    text: '第一段。\n\n  第二段 <script>alert(1)</script>。\n',
    lang: 'zh-Hant',
    source: '西江日报',
    published: '2023-05-11T23:30:00Z',
    regions: ['广东省', '肇庆市'],
    url: 'https://example.com/2',
    companies: [{ id: 'c001', name: '希音' }],
    projects: [{ id: 'p1', name: '大旺园', stage: '开工', investmentYi: 56, events: [] }],
  };

  test('has its text in paragraphs, in its own script, and its links', async () => {
    const { html, tags, texts } = await open('/articles/a2', article);
    expect(texts('h1')).toEqual(['肇慶<b>新區</b>']);
    expect(tags.find(({ name }) => name === 'h1')?.attributes.get('lang')).toBe('zh-Hant');
    expect(html).toContain(
      '<div class="text" lang="zh-Hant"><p>第一段。</p><p>第二段 &lt;script&gt;alert(1)&lt;/script&gt;。</p></div>',
    );
    expect(texts('time')).toEqual(['2023年5月12日']);
    expect(linkNamed(tags, '希音')).toBe('/companies/c001');
    expect(linkNamed(tags, '大旺园')).toBe('/projects/p1');
    expect(linkNamed(tags, '原文')).toBe('https://example.com/2');
    expect(texts('h2')).toEqual(['文中企业', '文中项目']);
    expect(html).toContain('56 亿元');
    expect(html).toContain('<link rel="canonical" href="/articles/a2">');
  });

  test('without date, text or links says so, or says nothing', async () => {
    const bare = {
      type: 'article',
      id: 'a3',
      title: '标题',
      text: '',
      url: 'javascript:alert(1)',
      companies: [],
      projects: [],
    };
    const { html, texts } = await open('/articles/a3', bare);
    expect(html).toContain('日期不详');
    expect(html).toContain('没有正文');
    expect(html).not.toContain('javascript');
    expect(texts('aside')).toEqual([]);
    expect(html).not.toMatch(/<h1 lang/);
  });

  test('its places are links, each to its own page', async () => {
    const { tags } = await open('/articles/a2', article);
    expect(linkNamed(tags, '广东省')).toBe('/places/%E5%B9%BF%E4%B8%9C%E7%9C%81');
    expect(linkNamed(tags, '肇庆市')).toBe('/places/%E5%B9%BF%E4%B8%9C%E7%9C%81/%E8%82%87%E5%BA%86%E5%B8%82');
  });

  test.each([
    ['0-4', '<p><mark id="mark">第一段。</mark></p>'],
    ['8-11', '<p><mark id="mark">第二段</mark> &lt;script&gt;'],
    ['2-10', '<p>第一<mark id="mark">段。</mark></p><p><mark>第二</mark>段'],
    ['title:0-2', '<mark id="mark">肇慶</mark>&lt;b&gt;新區'],
  ])('?mark=%s marks those words and leads to them', async (mark, expected) => {
    const { html } = await open(`/articles/a2?mark=${mark}`, article);
    expect(html).toContain(expected);
  });

  test.each(['', '4-4', '9-2', '1-', 'x', '-1-3', '99999-100000', '1-2-3', '99999999-100000000'])(
    '?mark=%s marks nothing',
    async (mark) => {
      const { html } = await open(`/articles/a2?mark=${mark}`, article);
      expect(html).not.toContain('<mark');
    },
  );
});
