import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bucketOf,
  clientOf,
  isLoopback,
  Proxies,
  plainAddress,
} from '../../../src/server/doors/client-address.ts';

describe('who asks', () => {
  const proxies = new Proxies('127.0.0.1, 10.0.0.0/8, fd00::/8');
  test.each([
    ['nobody in between', '203.0.113.5', undefined, '203.0.113.5', false],
    ['a stranger who says to be another', '203.0.113.5', '198.51.100.1', '203.0.113.5', false],
    ['our proxy', '127.0.0.1', '203.0.113.5', '203.0.113.5', false],
    [
      'our proxy, a client that wrote something before it',
      '127.0.0.1',
      '1.1.1.1, 203.0.113.5',
      '203.0.113.5',
      false,
    ],
    ['a client that claims this machine', '127.0.0.1', '127.0.0.1, 203.0.113.5', '203.0.113.5', false],
    ['two of our proxies', '127.0.0.1', '203.0.113.5, 10.1.2.3', '203.0.113.5', false],
    ['mapped', '::ffff:127.0.0.1', '::ffff:203.0.113.5', '203.0.113.5', false],
    ['mapped, in hexadecimals', '127.0.0.1', '::ffff:cb00:7105', '203.0.113.5', false],
    ['a port', '127.0.0.1', '203.0.113.5:4711', '203.0.113.5', false],
    ['IPv6', 'fd00::1', '2001:DB8::1', '2001:db8::1', false],
    ['IPv6 with brackets and port', '127.0.0.1', '[2001:db8::1]:443', '2001:db8::1', false],
    ['rubbish to the left', '127.0.0.1', 'unknown, 203.0.113.5', '203.0.113.5', false],
    ['rubbish to the right', '127.0.0.1', '203.0.113.5, unknown', '127.0.0.1', false],
    ['only proxies', '10.0.0.1', '10.0.0.2', '10.0.0.2', false],
    ['our proxy itself', '127.0.0.1', undefined, '127.0.0.1', true],
    ['no peer: asked within the process', undefined, undefined, '127.0.0.1', true],
  ] as const)('%s', (_, peer, forwarded, address, isLocal) => {
    expect(clientOf(peer, forwarded, proxies)).toEqual({ address, isLocal });
  });

  test('a proxy on this machine that nobody told us of makes nobody local', () => {
    expect(clientOf('127.0.0.1', '203.0.113.5', new Proxies())).toEqual({
      address: '127.0.0.1',
      isLocal: false,
    });
    expect(clientOf('::1', undefined, new Proxies())).toEqual({ address: '::1', isLocal: true });
  });

  test('another header of a proxy is enough', () => {
    for (const trusted of [proxies, new Proxies()]) {
      expect(clientOf('127.0.0.1', undefined, trusted, true)).toEqual({
        address: '127.0.0.1',
        isLocal: false,
      });
    }
  });

  test('whatever a stranger sends, he stays who he is', () => {
    const sent = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc
        .array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string({ maxLength: 5 })), { maxLength: 40 })
        .map((all) => all.join(',')),
    );
    fc.assert(fc.property(sent, (text) => clientOf('203.0.113.5', text, proxies).address === '203.0.113.5'));
    // Behind our proxy, what it adds itself stands last.
    fc.assert(
      fc.property(
        sent,
        (text) => clientOf('127.0.0.1', `${text}, 203.0.113.5`, proxies).address === '203.0.113.5',
      ),
    );
  });
});

describe('trusted proxies', () => {
  test.each([
    'x',
    '10.0.0.0/33',
    '10.0.0.0/x',
    '10.0.0.0/8/8',
    '::/129',
    '10.0.0',
    '10.0.0.0/-1',
    '10.0.0.1/',
  ])('%j is refused by name', (text) => {
    expect(() => new Proxies(`127.0.0.1,${text}`)).toThrow(
      expect.objectContaining({
        code: 'invalid_usage',
        message: expect.stringContaining(`--trusted-proxies: ${text}`),
      }),
    );
  });

  test('none is meant by nothing', () => {
    expect(new Proxies('').includes('127.0.0.1')).toBe(false);
    expect(new Proxies(' , ').includes('0.0.0.0')).toBe(false);
  });
});

describe('the name under which an address is counted', () => {
  test.each([
    ['203.0.113.5', '203.0.113.5'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1', 'fe80:0:0:0::/64'],
  ])('%s: %s', (address, bucket) => {
    expect(bucketOf(address)).toBe(bucket);
  });

  test('all of a /64 are one', () => {
    const rest = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(rest, (groups) => {
        const tail = groups.map((group) => group.toString(16)).join(':');
        return bucketOf(`2001:db8:1:2:${tail}`) === '2001:db8:1:2::/64';
      }),
    );
  });
});

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['128.0.0.1', false],
  ['::2', false],
  ['localhost', false],
  ['127.evil.example', false],
])('loopback %s: %s', (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});

test.each(['', 'x', '1.2.3', '1.2.3.4.5', '01.2.3.4', '[1.2.3.4', '::g', '１.２.３.４'])(
  '%j is no address',
  (text) => {
    expect(plainAddress(text)).toBeUndefined();
  },
);
