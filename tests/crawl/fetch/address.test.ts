/** Which addresses are of the public net. */
import { describe, expect, test } from 'vitest';
import { isReservedAddress } from '../../../src/crawl/fetch/address.ts';

const RESERVED = [
  '0.0.0.0',
  '0.255.255.255',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.0.170',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '192.168.255.255',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:8.8.8.8',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:10::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  'ff0e::1',
  'localhost',
  '',
  '1',
];
const PUBLIC = [
  '8.8.8.8',
  '93.184.215.14',
  '1.1.1.1',
  '172.15.255.255',
  '172.32.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '192.167.255.255',
  '198.17.255.255',
  '198.20.0.1',
  '223.255.255.255',
  '2400:3200::1',
  '2606:4700::1111',
  '2a00:1450::1',
];

describe('the classifier', () => {
  test.each(RESERVED)('%s is reserved', (address) => expect(isReservedAddress(address)).toBe(true));
  test.each(PUBLIC)('%s is public', (address) => expect(isReservedAddress(address)).toBe(false));
});

test('at least 60 vectors here; with those of guard.test.ts more than 90', () => {
  expect(RESERVED.length + PUBLIC.length).toBeGreaterThanOrEqual(60);
});
