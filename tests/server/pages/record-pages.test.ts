import { describe, expect, test } from 'vitest';
import type { RecordDetail } from '../../../src/contract/detail.ts';
import { STAGES } from '../../../src/contract/record.ts';
import { isPlanned } from '../../../src/server/pages/stage-line.tsx';
import { fixedPages } from './fixed-engine.ts';
import { expectSound, linkNamed, type Tag } from './page-html.ts';

async function open(
  path: string,
  record: object,
): Promise<{ html: string; tags: readonly Tag[]; texts: (name: string) => readonly string[] }> {
  const answer = await fixedPages({ records: [record as RecordDetail] }).request(path);
  expect(answer.status).toBe(200);
  const html = await answer.text();
  const tags = expectSound(html);
  return { html, tags, texts: (name) => tags.filter((tag) => tag.name === name).map(({ text }) => text) };
}

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
});

describe('a project', () => {
  const project = {
    type: 'project',
    id: 'p1',
    name: '大旺园',
    stage: '开工',
    company: { id: 'c001', name: '希音' },
    investmentYi: 56,
    floorAreaM2: 260_000,
    events: [
      { stage: '签约', date: '2021', articleId: 'a1' },
      { stage: '开工', date: '2023-05', articleId: 'a2' },
      { stage: '投产', date: '2026-06-01', articleId: 'gone' },
      { stage: '达产' },
    ],
    articles: [
      { id: 'a1', title: '旧闻', published: '2021-03-01', source: '甲报' },
      { id: 'a3', title: '无日期' },
      { id: 'a2', title: '新闻二', published: '2023-05-11' },
    ],
    conflicts: [
      { field: 'investmentYi', value: 56, articleId: 'a2' },
      { field: 'investmentYi', value: 50, articleId: 'a1' },
      { field: 'stage', value: '投产', articleId: 'gone' },
      { field: 'landMu' },
      'nonsense',
    ],
  };

  test('has its figures with units, and what is not known', async () => {
    const { texts } = await open('/projects/p1', project);
    expect(texts('dt')).toEqual(['投资额', '用地', '建筑面积', '产值']);
    expect(texts('dd')).toEqual(['56 亿元', '—不详', '26 万㎡', '—不详']);
  });

  test('has its stages in order, each as exact as known and with its evidence', async () => {
    const { html, tags } = await open('/projects/p1', project);
    const steps = /<ol class="timeline">(.*?)<\/ol>/s
      .exec(html)?.[1]
      ?.split('</li>')
      .map((step) => step.replace(/<[^>]+>/g, ''));
    expect(steps).toEqual([
      '签约 2021年据 旧闻 甲报',
      '开工 2023年5月据 新闻二',
      '计划投产 2026年6月1日据 新闻 gone',
      '达产 日期不详',
      '',
    ]);
    expect(linkNamed(tags, '旧闻')).toBe('/articles/a1');
    expect(html).toContain('stroke-dasharray');
  });

  test('has values that differ side by side with their articles', async () => {
    const { html, tags, texts } = await open('/projects/p1', project);
    expect(texts('td').map((text) => text.trim())).toEqual([
      '投资额',
      '56 亿元',
      '新闻二',
      '投资额',
      '50 亿元',
      '旧闻 甲报',
      '阶段',
      '投产',
      '新闻 gone',
    ]);
    expect(tags.filter(({ name }) => name === 'table')).toHaveLength(1);
    expect(html).not.toContain('nonsense');
  });

  test('has its sources, newest first, undated last', async () => {
    const { html } = await open('/projects/p1', project);
    const list = /<ol class="article-list">(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
    expect([...list.matchAll(/href="\/articles\/([^"]+)"/g)].map((match) => match[1])).toEqual([
      'a2',
      'a1',
      'a3',
    ]);
  });

  test('with nothing known says so, and names a company that has no record without a link', async () => {
    const bare = {
      type: 'project',
      id: 'p2',
      name: '某园',
      company: { name: '某厂' },
      events: [],
      articles: [],
      derived: true,
    };
    const { html, texts } = await open('/projects/p2', bare);
    expect(html).toContain('<li>某厂</li>');
    expect(html).toContain('没有写明投资额');
    expect(html).toContain('没有写明阶段');
    expect(html).toContain('由程序从报道中读出');
    expect(texts('table')).toEqual([]);
  });
});

describe('a company', () => {
  test('has its names, projects with stages and articles', async () => {
    const { html, tags, texts } = await open('/companies/c001', {
      type: 'company',
      id: 'c001',
      name: '希音',
      fullName: '希音国际有限公司',
      aliases: ['希音', 'SHEIN', 'ZZKKO'],
      formerNames: ['ZZKKO'],
      related: ['南京点唯信息技术有限公司(前身公司)'],
      industry: '跨境电商',
      regions: ['广东省', '广州市'],
      url: 'https://example.com/about',
      projects: [
        {
          id: 'p1',
          name: '大旺园',
          investmentYi: 56,
          regions: ['广东省', '肇庆市'],
          events: [{ stage: '开工', date: '2023-05' }],
        },
        { id: 'p2', name: '某园', stage: '签约', events: [] },
      ],
      articles: [{ id: 'a1', title: '旧闻', published: '2021-03-01' }],
    });
    expect(texts('dt')).toEqual(['全称', '又称', '曾用名', '关联', '行业', '地区', '网址']);
    expect(texts('dd')).toEqual([
      '希音国际有限公司',
      'SHEIN',
      'ZZKKO',
      '南京点唯信息技术有限公司(前身公司)',
      '跨境电商',
      '广东省 广州市',
      'example.com',
    ]);
    expect(texts('h2')).toEqual(['项目 2', '报道 1']);
    expect(linkNamed(tags, '大旺园')).toBe('/projects/p1');
    expect(html).toContain('<time datetime="2023-05">2023-05</time>');
    expect(
      tags.filter(({ attributes }) => attributes.get('class') === 'stage').map(({ text }) => text),
    ).toEqual(['开工', '签约']);
  });

  test('with a name only shows a name only', async () => {
    const { html, texts } = await open('/companies/c9', {
      type: 'company',
      id: 'c9',
      name: '某厂',
      projects: [],
      articles: [],
    });
    expect(texts('dt')).toEqual([]);
    expect(html).toContain('报道中还没有它的项目');
  });
});

describe('stages', () => {
  test('every stage has a shape of its own order', async () => {
    const events = STAGES.map((stage) => ({ stage }));
    const { html, texts } = await open('/projects/p1', {
      type: 'project',
      id: 'p1',
      name: '某园',
      events,
      articles: [],
    });
    expect(texts('strong')).toEqual([...STAGES]);
    expect(html.match(/<svg class="shape"/g)).toHaveLength(STAGES.length);
  });

  test.each([
    [undefined, false],
    ['2024-02-19', false],
    ['2024-02-20', true],
    ['2024-02', false],
    ['2024-03', true],
    ['2024', false],
    ['2025', true],
  ])('on 2024-02-19 the date %s is a plan: %s', (date, planned) => {
    expect(isPlanned(date, '2024-02-19')).toBe(planned);
  });
});
