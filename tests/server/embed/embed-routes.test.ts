import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, onTestFinished, test } from 'vitest';
import { embedFile, readEmbedFiles } from '../../../src/server/embed/embed-files.ts';
import { embedRoutes } from '../../../src/server/embed/embed-routes.ts';

const NAME = 'v1.00112233aabbccdd.js';
const OLD = 'v1.ffffffffffffffff.js';

async function folder(files: Readonly<Record<string, string>>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'xiangxun-embed-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  await mkdir(path, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
  return path;
}

async function app(): Promise<Hono> {
  const files = readEmbedFiles(
    await folder({
      'v1.js': 'new()',
      [NAME]: 'new()',
      [OLD]: 'old()',
      'v1.d.ts': 'export {}',
      'secret.js': 'no',
    }),
  );
  if (!files) throw new Error('no files');
  const probe = async () => new Response('{}', { headers: { 'Access-Control-Allow-Origin': '*' } });
  return new Hono().route(
    '/embed',
    embedRoutes(
      files,
      () => probe,
      (c) => new URL(c.req.url).origin,
    ),
  );
}

describe('the files', () => {
  test.each([
    ['/embed/v1.js', 'new()', /^public, max-age=300\b/, 'text/javascript; charset=utf-8'],
    [`/embed/${NAME}`, 'new()', /^public, max-age=31536000, immutable$/, 'text/javascript; charset=utf-8'],
    [`/embed/${OLD}`, 'old()', /immutable/, 'text/javascript; charset=utf-8'],
    ['/embed/v1.d.ts', 'export {}', /max-age=300\b/, 'text/plain; charset=utf-8'],
  ])('%s', async (path, text, caching, type) => {
    const response = await (await app()).request(path);
    const { headers } = response;
    expect(await response.text()).toBe(text);
    expect(headers.get('cache-control')).toMatch(caching);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('vary')).toBe('Accept-Encoding');
  });

  test('are zipped for those who can read it, and the same inside', async () => {
    const response = await (await app()).request('/embed/v1.js', {
      headers: { 'Accept-Encoding': 'br, gzip' },
    });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(await response.arrayBuffer()).toString()).toBe('new()');
  });

  test('are not sent again where they are the same', async () => {
    const site = await app();
    const etag = (await site.request('/embed/v1.js')).headers.get('etag') ?? '';
    const again = await site.request('/embed/v1.js', { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  test.each(['/embed/secret.js', '/embed/v1.1234.js', '/embed/../package.json', '/embed/v1.js.map'])(
    '%s is none of them',
    async (path) => {
      expect((await (await app()).request(path)).status).toBe(404);
    },
  );
});

test('a folder without a build has no box', async () => {
  expect(readEmbedFiles(await folder({ 'option.js': '' }))).toBeUndefined();
  expect(readEmbedFiles('/nowhere')).toBeUndefined();
});

test('the checksum is that of the text', () => {
  expect(embedFile('').integrity).toBe(
    'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb',
  );
});

describe('the page', () => {
  test('shows nothing of a setting as markup, in the tag or in the preview', async () => {
    const hostile = '"><img src=x onerror=1>';
    const query = new URLSearchParams({
      placeholder: hostile,
      server: 'javascript:1',
      site: hostile,
      region: '</script>',
    });
    const response = await (await app()).request(`/embed?${query}`);
    const text = await response.text();
    expect(text).not.toContain('<img');
    expect(text).not.toContain('javascript:1');
    expect(text.match(/<\/script>/g)).toHaveLength(1);
    expect(response.headers.get('content-security-policy')).toContain("trusted-types 'none'");
  });

  test('names the server by the address that it is given', async () => {
    const text = await (
      await (await app()).request('/embed?server=https%3A%2F%2Fsearch.example.cn%2Fx')
    ).text();
    expect(text).toContain('https://search.example.cn/embed/v1.js');
    expect(text).toContain('script-src https://search.example.cn; connect-src https://search.example.cn');
  });
});
