import { expect, test } from 'vitest';
import { companySums } from '../../../src/server/pages/company-sums.ts';

test('counts by stage in order, and adds up what is stated', () => {
  const sums = companySums([
    { stage: '投产', investmentYi: 0.5 },
    { stage: '签约', investmentYi: 10 },
    { stage: '签约' },
    { investmentYi: 3000, derived: true },
  ]);
  expect(sums).toEqual({
    projects: 4,
    stages: [
      { stage: '签约', count: 2 },
      { stage: '投产', count: 1 },
    ],
    investmentYi: 10.5,
    stating: 2,
  });
});
