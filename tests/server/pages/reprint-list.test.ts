import { expect, test } from 'vitest';
import type { RecordDetail } from '../../../src/contract/detail.ts';
import { fixedPages } from './fixed-engine.ts';
import { expectSound, linkNamed } from './page-html.ts';

const ARTICLE = { type: 'article', id: 'a2', title: '转载', text: '一段。', companies: [], projects: [] };

async function open(record: object) {
  const html = await (await fixedPages({ records: [record as RecordDetail] }).request('/articles/a2')).text();
  return { html, tags: expectSound(html) };
}

test('an article lists the others that print it, each with a link, and names the original', async () => {
  const reprints = [
    {
      id: 'a/0',
      title: '<i>原稿</i>',
      source: '南方日报',
      published: '2023-05-09T22:00:00Z',
      original: true,
    },
    { id: 'a7', title: '另一篇转载', source: '某网' },
  ];
  const { html, tags } = await open({ ...ARTICLE, reprints });
  expect(tags.find(({ attributes }) => attributes.get('id') === 'reprints')?.name).toBe('section');
  expect(tags.filter(({ name }) => name === 'h2').map(({ text }) => text)).toEqual(['另有 2 家报道']);
  expect(linkNamed(tags, '<i>原稿</i>')).toBe('/articles/a%2F0');
  expect(linkNamed(tags, '另一篇转载')).toBe('/articles/a7');
  expect(html.match(/原载[^<]*/g)).toEqual(['原载 南方日报']);
  expect(html).toContain('<time class="day" datetime="2023-05-10">2023-05-10</time>');
});

test('an article that nobody else prints says nothing of it', async () => {
  expect((await open(ARTICLE)).html).not.toContain('家报道');
});
