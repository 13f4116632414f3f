import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src/contract/error.ts';
import { fixedPages } from './fixed-engine.ts';
import { expectSound, linkNamed, paramsOf } from './page-html.ts';

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

describe('home', () => {
  test('has the box, four examples that are links, and what is held', async () => {
    const answer = await fixedPages().request('/');
    const html = await answer.text();
    const tags = expectSound(html);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=UTF-8');
    expect(answer.headers.get('Content-Security-Policy')).toBe(POLICY);
    for (const q of ['SHEIN', '冠旭', '肇庆第一季度重大项目', '新能源汽车 投产']) {
      expect(paramsOf(linkNamed(tags, q))).toEqual([`q=${q}`]);
    }
    expect(paramsOf(linkNamed(tags, '1,234 篇新闻'))).toEqual(['q=', 'type=article', 'sort=newest']);
    linkNamed(tags, '56 个项目');
    linkNamed(tags, '7 家企业');
    expect(tags.find(({ name }) => name === 'time')?.text).toBe('2024年2月18日');
    const form = tags.find(({ name }) => name === 'form');
    expect(form?.attributes.get('action')).toBe('/');
    expect(form?.attributes.get('method')).toBe('get');
    expect(html).toContain('<link rel="canonical" href="/">');
    expect(html).not.toContain('noindex');
  });

  test('stands for an address with foreign parameters only', async () => {
    expect(await (await fixedPages().request('/?utm_source=x')).text()).toBe(
      await (await fixedPages().request('/')).text(),
    );
  });
});

describe('the stylesheet', () => {
  test('is named by its content, kept for ever, and asks for nothing from elsewhere', async () => {
    const app = fixedPages();
    const path =
      /<link rel="stylesheet" href="([^"]+)">/.exec(await (await app.request('/')).text())?.[1] ?? '';
    expect(path).toMatch(/^\/assets\/style\.[0-9a-f]{8}\.css$/);
    const answer = await app.request(path);
    const css = await answer.text();
    expect(answer.headers.get('Content-Type')).toBe('text/css; charset=utf-8');
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(css).toContain('light-dark(');
    expect(css).not.toMatch(/url\(|@import/);
    expect((await app.request('/assets/style.00000000.css')).status).toBe(404);
  });
});

describe.each(['/articles/none', '/projects/none', '/companies/none', '/articles/%3Cscript%3E'])(
  '%s',
  (path) => {
    test('is a 404 page with a box', async () => {
      const answer = await fixedPages().request(path);
      const html = await answer.text();
      const tags = expectSound(html);
      expect(answer.status).toBe(404);
      expect(tags.find(({ name }) => name === 'h1')?.text).toMatch(/^没有这(篇新闻|个项目|家企业)$/);
      expect(tags.find(({ attributes }) => attributes.get('type') === 'search')?.attributes.get('name')).toBe(
        'q',
      );
      expect(html).toContain('<meta name="robots" content="noindex">');
      expect(linkNamed(tags, '回到首页')).toBe('/');
    });
  },
);

describe('faults', () => {
  test.each([
    ['a bug', new Error('/home/x/secret.ts'), 500, null],
    ['no index yet', new AppError('index_missing', '没有 /home/x/index-data'), 503, '5'],
    ['a damaged index', new AppError('index_damaged', '/home/x/index-data 坏了'), 503, '5'],
  ])('%s is told without its details', async (_, fault, status, retry) => {
    const answer = await fixedPages({ fault }).request('/?q=希音');
    const html = await answer.text();
    expectSound(html);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('Retry-After')).toBe(retry);
    expect(answer.headers.get('Content-Security-Policy')).toBe(POLICY);
    expect(html).not.toContain('/home/x');
  });

  test('a client’s mistake is told in full', async () => {
    const fault = new AppError('invalid_parameter', 'offset 不能大于 9990', { field: 'offset' });
    const answer = await fixedPages({ fault }).request('/?q=希音&offset=20000');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('offset 不能大于 9990');
  });
});
