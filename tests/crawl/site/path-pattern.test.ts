import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesPath, plainPath } from '../../../src/crawl/site/path-pattern.ts';

test('matches as a regular expression would', () => {
  const oracle = (pattern: string, path: string) => {
    const end = pattern.endsWith('$') ? '$' : '';
    const parts = (end ? pattern.slice(0, -1) : pattern)
      .split('*')
      .map((part) => part.replace(/\$/gu, '\\$'));
    return new RegExp(`^${parts.join('.*')}${end}`, 'u').test(path);
  };
  const text = (letters: string[]) =>
    fc.array(fc.constantFrom(...letters), { maxLength: 8 }).map((all) => `/${all.join('')}`);
  fc.assert(
    fc.property(text(['a', 'b', '/', '*', '$']), text(['a', 'b', '/']), (pattern, path) => {
      expect(matchesPath(pattern, path)).toBe(oracle(pattern, path));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['/新闻', '/%E6%96%B0%E9%97%BB'],
  ['/%e6%96%b0', '/%E6%96%B0'],
  ['/%61%2f', '/a%2F'],
  ['/a b', '/a%20b'],
  ['/%zz', '/%zz'],
  ['/\ud800', '/'],
])('%s is written %s', (path, plain) => {
  expect(plainPath(path)).toBe(plain);
});
