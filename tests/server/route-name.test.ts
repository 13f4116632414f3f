import { expect, test } from 'vitest';
import { costOf, isFree, routeName } from '../../src/server/route-name.ts';

test.each([
  ['/', '/'],
  ['/api/v1/search', '/api/v1/search'],
  ['/api/v1/articles/a1', '/api/v1/:kind/:id'],
  ['/api/v1/companies/%E5%86%A0', '/api/v1/:kind/:id'],
  ['/api/v1/admin/refresh', '/api/v1/admin'],
  ['/companies/c1', '/:kind/:id'],
  ['/places', '/places'],
  ['/places/广东省/肇庆市', '/places'],
  ['/assets/style.0123.css', '/assets'],
  ['/embed/v1.js', '/embed'],
  ['/articles/a/b', 'other'],
  ['/wp-login.php', 'other'],
  ['', 'other'],
])('%s belongs to %s', (path, name) => {
  expect(routeName(path)).toBe(name);
});

test('what watches is free, what works is not', () => {
  expect(['/healthz', '/readyz', '/metrics', '/assets'].every(isFree)).toBe(true);
  expect(['/', '/api/v1/search', '/api/v1/admin', 'other'].some(isFree)).toBe(false);
  expect([costOf('/api/v1/search'), costOf('/places'), costOf('/api/v1/export')]).toEqual([1, 10, 20]);
});
