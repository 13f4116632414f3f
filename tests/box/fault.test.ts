import { expect, test } from 'vitest';
import { faultOf } from '../../src/box/fault.ts';

test.each([
  [429, '7', 'busy', 7],
  [429, null, 'busy', 5],
  [429, 'Wed, 21 Oct 2026 07:28:00 GMT', 'busy', 5],
  [429, '0.2', 'busy', 1],
  [429, '99999', 'busy', 600],
  [429, '-3', 'busy', 5],
  [503, '2', 'busy', 2],
  [503, null, 'failed', 0],
  [401, null, 'refused', 0],
  [403, '9', 'refused', 0],
  [400, null, 'failed', 0],
  [500, '9', 'failed', 0],
])('%i with Retry-After %j is %s, and %i s to wait', (status, retryAfter, kind, wait) => {
  expect(faultOf(status, retryAfter, '')).toMatchObject({ kind, status, wait });
});

test('a long explanation is cut', () => {
  expect(faultOf(400, null, 'x'.repeat(1_000)).message).toHaveLength(300);
});
