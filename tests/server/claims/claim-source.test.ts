import { expect, test } from 'vitest';
import { mergedSources } from '../../../src/server/claims/claim-source.ts';

const AT = { articleId: 'a1', field: 'text', start: 0, end: 1, quote: '甲' } as const;

test('one source an article, with its words and the more exact date', () => {
  const merged = mergedSources([
    { articleId: 'a1', date: '2021' },
    { articleId: 'a2' },
    { articleId: 'a1', date: '2021-03', at: AT },
  ]);
  expect(merged).toEqual([{ articleId: 'a1', at: AT, date: '2021-03' }, { articleId: 'a2' }]);
});
