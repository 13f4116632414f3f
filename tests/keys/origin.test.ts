import { expect, test } from 'vitest';
import { originOf } from '../../src/keys/origin.ts';

test.each([
  ['https://www.example.com', 'https://www.example.com'],
  ['https://www.example.com/', 'https://www.example.com'],
  ['HTTPS://WWW.Example.com:443', 'https://www.example.com'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['https://例子.测试', 'https://xn--fsqu00a.xn--0zwm56d'],
])('%s is the origin %s', (typed, origin) => {
  expect(originOf(typed)).toBe(origin);
});

test.each([
  '',
  'null',
  '*',
  'example.com',
  'https://*.example.com',
  'https://example.com/path',
  'https://example.com/?q',
  'https://example.com/#x',
  'https://user@example.com',
  'ftp://example.com',
  'javascript:alert(1)',
  'file:///etc/passwd',
])('%j is none', (typed) => {
  expect(() => originOf(typed)).toThrow(
    expect.objectContaining({
      code: 'invalid_usage',
      message: expect.stringMatching(/--origin .*https:\/\/www/),
    }),
  );
});
