/**
 * nginx in front of the compiled server, with the file of deploy/: needs nginx (`apt-get install nginx-light`). Only its
 * ports, names and certificates are others.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, served, type TortureIndex, tortureIndex } from './served.ts';

let made: TortureIndex;
let server: Served;
let root: string;
let nginx: ReturnType<typeof spawn> | undefined;
let port = 0;

async function freePort(): Promise<number> {
  const one = createServer().listen(0, '127.0.0.1');
  await once(one, 'listening');
  const address = one.address();
  one.close();
  await once(one, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

beforeAll(async () => {
  made = await tortureIndex();
  server = await served(made.index, '--trusted-proxies', '127.0.0.1,127.0.0.2', '--address-rate', '5');
  root = await mkdtemp(join(tmpdir(), 'xiangxun-nginx-'));
  port = await freePort();
  const [key, certificate] = [join(root, 'key.pem'), join(root, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-days', '1', '-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject], { stdio: 'ignore' });
  const ours = await readFile(new URL('../../deploy/nginx.conf', import.meta.url), 'utf8');
  const site = ours
    .replace('server 127.0.0.1:8080;', `server ${server.address.slice('http://'.length)};`)
    .replaceAll(/listen \[::\]:.*\n/g, '')
    .replace('listen 80;', `listen 127.0.0.1:${await freePort()};`)
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`)
    .replaceAll('search.example.com;', 'localhost;')
    .replace(/ssl_certificate .*;/, `ssl_certificate ${certificate};`)
    .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(root, name)};`)
    .join('\n');
  const file = join(root, 'nginx.conf');
  await writeFile(
    file,
    `user root;\npid ${join(root, 'pid')};\nerror_log ${join(root, 'error.log')};\nevents {}\nhttp {\n${paths}\n${site}\n}\n`,
  );
  const checked = spawnSync('nginx', ['-t', '-c', file, '-p', root], { encoding: 'utf8' });
  expect(checked.stderr).toContain('test is successful');
  nginx = spawn('nginx', ['-c', file, '-p', root, '-g', 'daemon off;'], { stdio: 'ignore' });
  const up = () =>
    ask('/healthz').then(
      ({ status }) => status === 200,
      () => false,
    );
  for (let tries = 0; !(await up()); tries++) {
    if (tries > 200) throw new Error(await readFile(join(root, 'error.log'), 'utf8'));
    await sleep(100);
  }
});
afterAll(async () => {
  if (nginx) {
    const over = once(nginx, 'exit');
    nginx.kill('SIGTERM');
    await over;
  }
  await server?.stop();
  await made?.remove();
  if (root) await rm(root, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // As a balancer before nginx would ask: this machine itself has no limit.
    const [host, localAddress] = ['127.0.0.1', '127.0.0.2'];
    const options = { host, localAddress, port, path, method, headers, rejectUnauthorized: false };
    const sent = request(options, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      answer.once('error', reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

test('searches, pages and files come through, with the headers of the program once each', async () => {
  const found = await ask(`/api/v1/search?q=${encodeURIComponent('项目')}`);
  expect(found.status).toBe(200);
  expect(JSON.parse(found.text)).toMatchObject({ generation: 'gen-000001' });
  expect(found.headers['strict-transport-security']).toBe('max-age=31536000');
  expect(found.headers['x-content-type-options']).toBe('nosniff');
  expect((await ask('/')).text).toMatch(/^<!doctype html>/i);
  const file = await ask('/api/v1/export?format=json&limit=50');
  expect(file.status).toBe(200);
  expect(file.text.length).toBeGreaterThan(1_000);
});

test('figures and what changes the server are for this machine only', async () => {
  expect((await ask('/metrics')).status).toBe(404);
  expect((await ask('/api/v1/admin/refresh', {}, 'POST')).status).toBe(404);
});

test('bodies that are too large and addresses that are too long are refused', async () => {
  expect((await ask('/api/v1/search', {}, 'POST', 'x'.repeat(20_000))).status).toBe(413);
  expect((await ask(`/api/v1/search?q=${'a'.repeat(17_000)}`)).status).toBe(414);
});

test('one visitor’s limit: whoever writes other addresses into the request has no more than one', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 20; i++) {
    // What the visitor wrote, and to the right of it the visitor's address as the balancer saw it.
    const forwarded = { 'X-Forwarded-For': `198.51.100.${i}, 203.0.113.9` };
    const { status, headers } = await ask('/api/v1/suggest?q=x', forwarded);
    statuses.push(status);
    if (status === 429) expect(headers['retry-after']).toMatch(/^\d+$/);
  }
  console.log(`nginx: ${statuses.join(' ')}`);
  expect(statuses).toContain(429);
});
