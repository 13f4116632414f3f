import { expect, test } from 'vitest';
import { TOKEN_KINDS } from '../../src/analysis/token.ts';
import { FRESHNESS, KIND_WEIGHTS, RESERVE_WEIGHT, WEIGHTS } from '../../src/ranking/weight.ts';

test('a concept stands for its word, its pairs and its characters', () => {
  expect(Object.keys(KIND_WEIGHTS).sort()).toEqual([...TOKEN_KINDS].sort());
  expect(KIND_WEIGHTS.concept).toBe(KIND_WEIGHTS.word + KIND_WEIGHTS.gram + KIND_WEIGHTS.char);
  expect(RESERVE_WEIGHT).toBeLessThan(1);
});

test('the company that is asked for is before everything else, its projects before the news', () => {
  const { company, companyProject, ...others } = WEIGHTS;
  const { exactTitle, title, name, proximity, coverage } = others;
  const most = 1 + FRESHNESS + exactTitle + Math.max(title, name) + proximity + coverage;
  expect(company).toBeGreaterThan(most);
  expect(company).toBeGreaterThan(companyProject);
  // A project has the company's name in it, and so a share of the text score beside this.
  expect(companyProject + 1).toBeGreaterThan(most);
});
