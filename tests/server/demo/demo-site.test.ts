import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { demoPages } from '../../../src/server/demo/demo-pages.ts';
import { serveDemo } from '../../../src/server/demo/demo-site.ts';
import { embedFile } from '../../../src/server/embed/embed-files.ts';

const script = embedFile('1');
const FILES = {
  script,
  name: 'v1.00112233aabbccdd.js',
  types: embedFile(''),
  named: new Map([['v1.00112233aabbccdd.js', script]]),
};
const SERVER = 'https://search.example.cn';

describe.each(demoPages(SERVER, FILES))('$path', ({ html, headers }) => {
  test('has the box of the server, and no script of another host', () => {
    const sources = [...html.matchAll(/<script src="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((source) => !source.startsWith(`${SERVER}/embed/v1.`))).toEqual([]);
  });

  test('allows what it runs', () => {
    const policy = headers['Content-Security-Policy'];
    if (policy === undefined) return expect(html).toContain('<style>');
    expect(policy).toContain(`script-src ${SERVER};`);
    expect(policy).not.toContain('unsafe');
    expect(html).toContain(`integrity="${script.integrity}"`);
    return expect(html).not.toMatch(/<style|style="|<script>/);
  });
});

test('the sites stand on a port of their own and go when they are told to', async () => {
  const site = await serveDemo(SERVER, FILES, 0);
  const response = await fetch(site.address);
  expect(response.url).toBe(`${site.address}/rental`);
  expect((await fetch(`${site.address}/office.css`)).headers.get('content-type')).toContain('text/css');
  await site.stop();
  await expect(fetch(site.address)).rejects.toThrow();
});

test('a port that is taken is named, with the way out', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(serveDemo(SERVER, FILES, port)).rejects.toMatchObject({
    code: 'port_in_use',
    message: expect.stringContaining('--site-port'),
  });
});
