import { describe, expect, test } from 'vitest';
import type { CompanyDetail, RecordDetail } from '../../../src/contract/detail.ts';
import type { Hit } from '../../../src/contract/search.ts';
import { fixedPages, hitOf, marked } from './fixed-engine.ts';
import { expectSound, linkNamed, type Tag } from './page-html.ts';

async function row(
  hit: Hit,
  records: readonly RecordDetail[] = [],
): Promise<{ html: string; tags: readonly Tag[]; line: readonly string[] }> {
  const html = await (
    await fixedPages({ response: { hits: [hit], total: 1 }, records }).request('/?q=x')
  ).text();
  const tags = expectSound(html);
  const quiet = /<ul class="quiet-line">(.*?)<\/ul>/.exec(html)?.[1] ?? '';
  const line = quiet
    .split('</li>')
    .map((part) => part.replace(/<[^>]+>/g, ''))
    .filter(Boolean);
  return { html, tags, line };
}

describe('an article', () => {
  const article = hitOf({
    id: 'a/2',
    title: marked('<script>希音</script>签约', [8, 10]),
    snippet: marked('总投资56亿元，希音 & SHEIN', [8, 10], [13, 18]),
    url: 'https://example.com/a?b=1&c=2',
    source: '西江日报',
    published: '2023-05-11',
    regions: ['广东省', '肇庆市'],
    investmentYi: 56,
    duplicates: 3,
    why: ['alias SHEIN = 希音'],
  });

  test('can be judged without a click', async () => {
    const { html, tags, line } = await row(article);
    expect(line).toEqual(['西江日报', '2023-05-11', '广东省肇庆市', '56 亿元', '另有 3 家报道', '原文']);
    expect(html).toContain('总投资56亿元，<mark>希音</mark> &amp; <mark>SHEIN</mark>');
    expect(tags.find(({ attributes }) => attributes.get('class') === 'why')?.text).toBe(
      '因别名 SHEIN = 希音',
    );
  });

  test('is marked from its text: markup in it is text, and the ready-made html is not used', async () => {
    const { html, tags } = await row(article);
    expect(html).toContain('&lt;script&gt;<mark>希音</mark>&lt;/script&gt;签约');
    expect(html).not.toContain('never used');
    expect(linkNamed(tags, '<script>希音</script>签约')).toBe('/articles/a%2F2');
  });

  test('links its original, without telling it where from', async () => {
    const { tags } = await row(article);
    const link = tags.find(({ name, text }) => name === 'a' && text === '原文');
    expect(link?.attributes.get('href')).toBe('https://example.com/a?b=1&c=2');
    expect(link?.attributes.get('rel')).toBe('noopener noreferrer nofollow');
  });

  test('links the others that print it, without a script', async () => {
    const { tags } = await row(article);
    expect(linkNamed(tags, '另有 3 家报道')).toBe('/articles/a%2F2#reprints');
  });

  test.each([
    [{ id: 'a/1', source: '南方日报' }, '原载 南方日报'],
    [{ id: 'a/1' }, '转载，见原载'],
  ])('that is a reprint names and links the original: %j', async (original, text) => {
    const { tags, line } = await row(hitOf({ id: 'a2', source: '厂房网', original }));
    expect(line).toEqual(['厂房网', '日期不详', text]);
    expect(linkNamed(tags, text)).toBe('/articles/a%2F1');
  });

  test.each(['javascript:alert(1)', 'ftp://example.com', 'example.com'])('does not link %s', async (url) => {
    const { html, line } = await row(hitOf({ id: 'a1', url }));
    expect(line).toEqual(['日期不详']);
    expect(html).not.toContain('alert(1)');
  });

  test('stands marks that do not fit', async () => {
    const { html } = await row(
      hitOf({ id: 'a1', title: marked('希音签约', [1, 2], [0, 2], [2, 2], [3, 9]) }),
    );
    expect(html).toContain('>希<mark>音</mark>签约<');
  });
});

test('a project has its stage by shape and word, its amount, place and company', async () => {
  const { html, line } = await row(
    hitOf({
      type: 'project',
      id: 'p1',
      title: marked('希音湾区大旺智慧产业园'),
      stage: '投产',
      investmentYi: 0.5,
      regions: ['广东省', '肇庆市', '肇庆高新区'],
      companies: [{ id: 'c001', name: '希音' }],
      articleCount: 4,
      published: '2023-05-11',
    }),
  );
  expect(line).toEqual(['投产', '5,000 万元', '肇庆高新区', '希音', '4 篇报道', '最近 2023-05-11']);
  expect(html).toContain('href="/companies/c001"');
  expect(html).toMatch(/<span class="stage"><svg [^>]*aria-hidden="true"/);
});

describe('a company', () => {
  const company = hitOf({
    type: 'company',
    id: 'c001',
    title: marked('希音', [0, 2]),
    regions: ['广东省', '肇庆市'],
    projects: [
      { id: 'p1', name: '一' },
      { id: 'p2', name: '二' },
    ],
    articleCount: 23,
    published: '2024-02-19',
    why: ['alias SHEIN = 希音'],
  });

  test('is a card with the alias that found it', async () => {
    const { tags, line } = await row(company);
    expect(line).toEqual(['广东省肇庆市', '2 个项目', '23 篇报道', '最近 2024-02-19']);
    expect(tags.find(({ attributes }) => attributes.get('class') === 'alias')?.text).toBe('SHEIN');
  });

  test('as the first answer has its projects with their stages', async () => {
    const detail = {
      type: 'company',
      id: 'c001',
      name: '希音',
      articles: [],
      projects: Array.from({ length: 7 }, (_, index) => ({
        id: `p${index}`,
        name: `项目${index}`,
        events:
          index === 0
            ? [
                { stage: '签约', date: '2023-05' },
                { stage: '投产', date: '2025' },
              ]
            : [],
        ...(index === 1 ? { stage: '开工' } : {}),
      })),
    } as CompanyDetail;
    const { tags } = await row(company, [detail]);
    expect(linkNamed(tags, '项目0')).toBe('/projects/p0');
    expect(linkNamed(tags, '全部 7 个项目')).toBe('/companies/c001');
    expect(
      tags.filter(({ attributes }) => attributes.get('class') === 'stage').map(({ text }) => text),
    ).toEqual(['签约', '计划投产', '开工']);
  });
});
