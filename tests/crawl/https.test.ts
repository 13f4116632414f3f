/** Sites over TLS: the checked address is dialled, the name is asked for and must be on the certificate. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { dial } from '../../src/crawl/fetch/dial.ts';
import { AddressGuard } from '../../src/crawl/fetch/guard.ts';
import { Requester } from '../../src/crawl/fetch/request.ts';
import { CLI, compiled } from '../cli/fixture.ts';
import { articlePage, listPage, temporaryFolder } from './origin.ts';

compiled();

/** Signed by itself, for `news.site.cn` and 127.0.0.1. */
const CERT = fileURLToPath(new URL('tls/cert.pem', import.meta.url));
const KEY = fileURLToPath(new URL('tls/key.pem', import.meta.url));

async function secureOrigin() {
  const names: (string | false)[] = [];
  const server = createServer({ cert: readFileSync(CERT), key: readFileSync(KEY) }, (req, res) => {
    names.push((req.socket as TLSSocket & { servername: string | false }).servername);
    const page = { '/': listPage(['/a']), '/a': articlePage('甲溪市动工一个项目') }[req.url ?? ''];
    res.writeHead(page ? 200 : 404, { 'content-type': 'text/html' }).end(page);
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, names };
}

test('a certificate that nobody has signed is refused', async () => {
  const { port, names } = await secureOrigin();
  const requester = new Requester({
    userAgent: 'test',
    guard: new AddressGuard([], async () => ['93.184.215.14']),
    dial: (_address, _port, millis) => dial('127.0.0.1', port, millis),
  });
  onTestFinished(() => requester.close());
  await expect(requester.get(new URL('https://news.site.cn/'))).rejects.toMatchObject({ code: 'connect' });
  expect(names).toEqual([]);
});

test('a site over TLS is crawled', async () => {
  const { port } = await secureOrigin();
  const root = await temporaryFolder();
  const file = join(root, 'site.json');
  const host = `127.0.0.1:${port}`;
  const site = {
    name: 'tls',
    contact: 'https://c.cn/',
    start: [`https://${host}/`],
    allowPrivate: [host],
    gapSeconds: 0,
  };
  await writeFile(file, JSON.stringify(site));
  const argv = [CLI, 'crawl', file, '--corpus', join(root, 'c'), '--state', join(root, 's'), '--json'];
  const child = spawn(process.execPath, argv, {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: CERT },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(JSON.parse(out)).toMatchObject({ added: 1, visited: 2 });
});

test('the name of the site is asked for, not the address', async () => {
  const { port, names } = await secureOrigin();
  const program = `
    const { Requester } = await import(${JSON.stringify(new URL('../../dist/crawl/fetch/request.js', import.meta.url).href)});
    const { AddressGuard } = await import(${JSON.stringify(new URL('../../dist/crawl/fetch/guard.js', import.meta.url).href)});
    const { dial } = await import(${JSON.stringify(new URL('../../dist/crawl/fetch/dial.js', import.meta.url).href)});
    const requester = new Requester({
      userAgent: 'test',
      guard: new AddressGuard([], async () => ['93.184.215.14']),
      dial: (address, port, millis) => dial('127.0.0.1', ${port}, millis),
    });
    for (const name of ['news.site.cn', 'other.site.cn']) {
      const answer = await requester.get(new URL('https://' + name + '/')).catch((error) => ({ status: error.code }));
      console.log(name, answer.status);
    }
    await requester.close();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: CERT },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  await once(child, 'close');
  expect(out).toBe('news.site.cn 200\nother.site.cn connect\n');
  expect(names).toEqual(['news.site.cn']);
});
