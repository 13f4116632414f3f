/** Nothing is connected to but public web sites: by any spelling, name, answer of a name server or redirect. */

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Dial, dial } from '../../../src/crawl/fetch/dial.ts';
import { FetchFault, type FetchFaultCode } from '../../../src/crawl/fetch/fault.ts';
import { AddressGuard, type Resolve } from '../../../src/crawl/fetch/guard.ts';
import { Requester } from '../../../src/crawl/fetch/request.ts';
import { Visitor } from '../../../src/crawl/fetch/visitor.ts';
import { articlePage, fakeClock, origin } from '../origin.ts';
import { VECTORS } from './refused-addresses.ts';

/** Counts whatever comes to loopback; nothing may. */
let connections = 0;
const sentinel = createServer((socket) => {
  connections += 1;
  socket.destroy();
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => sentinel.listen(0, '127.0.0.1', resolve));
  port = (sentinel.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => sentinel.close(resolve)));

/** Every dial goes to the sentinel: one that is made at all is counted. */
const toSentinel: Dial = (_address, _port, millis) => dial('127.0.0.1', port, millis);

const NAMES: Readonly<Record<string, readonly string[]>> = {
  'public.site.cn': ['93.184.215.14'],
  'loop.site.cn': ['127.0.0.1'],
  'mixed.site.cn': ['93.184.215.14', '10.0.0.8'],
  'late.site.cn': ['93.184.215.14', '93.184.215.15', '::1'],
  'v6.site.cn': ['fe80::1'],
  'v6only.site.cn': ['fd00::7'],
  'mapped.site.cn': ['::ffff:127.0.0.1'],
  'nat64.site.cn': ['64:ff9b::7f00:1'],
  'six.site.cn': ['2002:7f00:1::1'],
  'metadata.site.cn': ['169.254.169.254'],
  'cgnat.site.cn': ['100.64.0.1'],
  'none.site.cn': [],
};
const resolve: Resolve = async (hostname) => NAMES[hostname] ?? [];

function visitor(dialTo: Dial, resolveName: Resolve = resolve, allowPrivate: readonly string[] = []) {
  const guard = new AddressGuard(allowPrivate, resolveName);
  const requester = new Requester({
    userAgent: 'test',
    guard,
    dial: dialTo,
    limits: { totalMillis: 60_000 },
  });
  onTestFinished(() => requester.close());
  return new Visitor({
    requester,
    guard,
    clock: fakeClock(),
    gapMillis: () => 0,
    product: 'xiangxun',
    mayFollow: () => true,
    random: () => 0,
  });
}

async function refusal(promise: Promise<unknown>): Promise<FetchFaultCode | 'none'> {
  return promise.then(
    () => 'none' as const,
    (error: unknown) => {
      if (error instanceof FetchFault) return error.code;
      throw error;
    },
  );
}

describe('a visit', () => {
  test('more than 90 vectors in all', () => {
    expect(VECTORS.length + REDIRECTS.length).toBeGreaterThanOrEqual(90);
  });

  test.each(VECTORS)('%s: %s, and no connection', async (url, code) => {
    const before = connections;
    // Proxies of the environment would dial for us.
    process.env['HTTP_PROXY'] = process.env['http_proxy'] = `http://127.0.0.1:${port}`;
    onTestFinished(() => {
      delete process.env['HTTP_PROXY'];
      delete process.env['http_proxy'];
    });
    expect(await refusal(visitor(toSentinel).visit(new URL(url)))).toBe(code);
    expect(connections).toBe(before);
  });

  test('the guard itself names the address behind a name', async () => {
    const guard = new AddressGuard([], resolve);
    for (const name of ['loop', 'mixed', 'late', 'v6', 'mapped', 'nat64', 'six', 'metadata', 'cgnat'])
      expect(await refusal(guard.addressFor(new URL(`http://${name}.site.cn/`))), name).toBe(
        'reserved-address',
      );
    expect(await guard.addressFor(new URL('http://public.site.cn/'))).toBe('93.184.215.14');
  });

  test('a second answer of the name server counts for nothing: the checked address is dialled', async () => {
    const from = await origin({ '/': articlePage('甲溪市动工一个项目') });
    let asked = 0;
    const rebinding: Resolve = async () => {
      asked += 1;
      return asked % 2 === 1 ? ['93.184.215.14'] : ['127.0.0.1'];
    };
    const dialled: string[] = [];
    const watched: Dial = (address, _port, millis) => {
      dialled.push(address);
      return dial('127.0.0.1', from.port, millis);
    };
    const reader = visitor(watched, rebinding);
    await refusal(reader.visit(new URL('http://public.site.cn/')));
    await refusal(reader.visit(new URL('http://public.site.cn/')));
    expect(new Set(dialled)).toEqual(new Set(['93.184.215.14']));
  });

  test('a public name is visited', async () => {
    const from = await origin({ '/': articlePage('甲溪市动工一个项目') });
    const reader = visitor((_address, _port, millis) => dial('127.0.0.1', from.port, millis));
    expect((await reader.visit(new URL('http://public.site.cn/'))).answer.status).toBe(200);
  });

  test('allowPrivate opens one host and no other', async () => {
    const from = await origin({ '/': articlePage('甲溪市动工一个项目') });
    const reader = visitor(dial, resolve, [from.host]);
    expect((await reader.visit(new URL(from.url))).answer.status).toBe(200);
    expect(await refusal(reader.visit(new URL(`http://127.0.0.1:${port}/`)))).toBe('port');
    expect(await refusal(reader.visit(new URL(`http://localhost:${from.port}/`)))).toBe('port');
  });
});

const TARGETS = [
  'http://127.0.0.1/',
  'http://[::1]/',
  'http://169.254.169.254/',
  'http://localhost/',
  'http://loop.site.cn/',
  'file:///etc/passwd',
  'http://u:p@public.site.cn/',
  'http://public.site.cn:6379/',
  '//10.0.0.1/x',
];
const REDIRECTS = [301, 302, 303, 307, 308].flatMap((status) =>
  TARGETS.map((target) => [status, target] as const),
);

describe('redirects are checked hop by hop', () => {
  test.each(REDIRECTS)('%i to %s', async (status, target) => {
    const from = await origin({ '/': { status, headers: { location: target } } });
    const before = connections;
    const dialled: string[] = [];
    const toOrigin: Dial = (address, _port, millis) => {
      dialled.push(address);
      return dial('127.0.0.1', address === '93.184.215.14' ? from.port : port, millis);
    };
    expect(await refusal(visitor(toOrigin).visit(new URL('http://public.site.cn/')))).not.toBe('none');
    expect(new Set(dialled)).toEqual(new Set(['93.184.215.14']));
    expect(connections).toBe(before);
  });

  test('a Refresh header and a meta refresh are followed by nobody', async () => {
    const from = await origin({
      '/': {
        headers: { refresh: '0;url=http://127.0.0.1/' },
        body: '<meta http-equiv="refresh" content="0;url=http://127.0.0.1/">',
      },
    });
    const dialled: string[] = [];
    const reader = visitor((address, _port, millis) => {
      dialled.push(address);
      return dial('127.0.0.1', from.port, millis);
    });
    expect((await reader.visit(new URL('http://public.site.cn/'))).answer.status).toBe(200);
    expect(new Set(dialled)).toEqual(new Set(['93.184.215.14']));
  });
});

test('the sentinel saw nobody', () => {
  expect(connections).toBe(0);
});
