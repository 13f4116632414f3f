import { describe, expect, test } from 'vitest';
import { parsePage } from '../../../src/crawl/page/html.ts';
import { metadataOf } from '../../../src/crawl/page/metadata.ts';

const TITLE = '乙江县签约两个项目';

function read(info: string, more: { head?: string; body?: string; before?: string } = {}) {
  const document = parsePage(
    `<html><head><title>${TITLE}_甲溪网</title>${more.head ?? ''}</head><body>${more.before ?? ''}<h1>${TITLE}</h1><div>${info}</div><p>${
      more.body ??
      '两个项目总投资12亿元，用地260亩，一期厂房正在建设，预计明年六月投产，达产后年产值约18亿元，主要生产车用连接器和线束。'
    }</p></body></html>`,
  );
  if (typeof document === 'string') throw new Error(document);
  return metadataOf(document, undefined);
}

describe('the outlet', () => {
  test.each<[string, string | undefined]>([
    ['来源：甲溪日报', '甲溪日报'],
    ['来源: 甲溪日报 2024-05-06', '甲溪日报'],
    ['作者:记者 某某 来源:甲溪日报 撰写时间:2021-08-19 22:48', '甲溪日报'],
    ['发布时间:2022-01-11 18:21:19 文档来源:甲溪发布 查看次数:-', '甲溪发布'],
    ['稿源：甲溪网【字体：大 中 小】', '甲溪网'],
    ['来源：《甲溪日报》', '甲溪日报'],
    ['来源：微信公众号：甲溪发布', '甲溪发布'],
    ['来源：乙江发布 广东 举报', '乙江发布'],
    ['來源：產業日報', '產業日報'],
    ['來源：China Daily', 'China Daily'],
    ['来源：本网', undefined],
    ['来源：网络', undefined],
    ['2024-05-06', undefined],
  ])('%s → %s', (info, source) => {
    expect(read(info).source).toBe(source);
  });

  test.each<[string, string]>([
    ['（来源：甲溪日报）', '甲溪日报'],
    ['一期生产线。甲溪日报记者 某某 摄', '甲溪日报'],
  ])('from the text: …%s', (end, source) => {
    expect(read('', { body: `两个项目总投资12亿元，用地260亩。${end}` }).source).toBe(source);
  });

  test('what the page says of itself in its head counts first', () => {
    expect(read('来源：甲', { head: '<meta name="ContentSource" content="乙江日报">' }).source).toBe(
      '乙江日报',
    );
  });
});

describe('the title', () => {
  const titled = (html: string) => {
    const document = parsePage(html);
    if (typeof document === 'string') throw new Error(document);
    return metadataOf(document, undefined).title;
  };
  test.each<[string, string, string]>([
    [
      'the heading that the head names too',
      `<title>${TITLE}-甲溪网</title><h1>甲溪网</h1><h2 class="title">${TITLE}</h2>`,
      TITLE,
    ],
    ['of the head, without the site', `<title>${TITLE}_新闻_甲溪网</title><p>x</p>`, TITLE],
    ['of the head, without the site, after a bar', `<title>${TITLE} | 甲溪网</title>`, TITLE],
    ['with a dash of its own', '<title>广东省－甲溪市签约两个项目</title>', '广东省－甲溪市签约两个项目'],
    ['og:title', `<title>甲溪网</title><meta property="og:title" content="${TITLE}">`, TITLE],
    ['none', '<p>x</p>', ''],
  ])('%s', (_name, html, title) => {
    expect(titled(`<html><body>${html}</body></html>`)).toBe(title);
  });
});

test.each<[string, string | undefined]>([
  ['作者:记者 某某 来源:甲溪日报', '某某'],
  ['作者：某某某 时间：2024-05-06', '某某某'],
  ['记者：某某 通讯员 某某某', '某某'],
  ['2024-05-06', undefined],
])('author: %s → %s', (info, author) => {
  expect(read(info).author).toBe(author);
});

test.each<[string, string | undefined]>([
  ['当前位置:首页 > 甲溪产业信息 > 正文内容', '甲溪产业信息'],
  ['您现在的位置：首页 >> 新闻中心 >> 图片新闻', '图片新闻'],
  ['首页 > 甲溪库 > 新闻报道', '新闻报道'],
  ['网易首页 > 网易号 > 正文 申请入驻', '网易号'],
  ['没有', undefined],
])('section: %s → %s', (crumb, category) => {
  expect(read('', { before: `<div>${crumb}</div>` }).category).toBe(category);
});
