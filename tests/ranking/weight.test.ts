import { expect, test } from 'vitest';
import { TOKEN_KINDS } from '../../src/analysis/token.ts';
import { FACTORS, RANKING } from '../../src/ranking/weight.ts';

test('a concept stands for its word, its pairs and its characters', () => {
  const { kinds, reserve } = RANKING;
  expect(Object.keys(kinds).sort()).toEqual([...TOKEN_KINDS].sort());
  expect(kinds.concept).toBe(kinds.word + kinds.gram + kinds.char);
  expect(reserve).toBeLessThan(1);
});

test('the company that is asked for is before everything else, its projects before the news', () => {
  expect(Object.keys(RANKING.factors)).toEqual([...FACTORS]);
  const { company, companyProject, ...others } = RANKING.factors;
  const { exactTitle, title, name, proximity, coverage } = others;
  const most = 1 + RANKING.freshness + exactTitle + Math.max(title, name) + proximity + coverage;
  expect(company).toBeGreaterThan(most);
  expect(company).toBeGreaterThan(companyProject);
  // A project has the company's name in it, and so a share of the text score beside this.
  expect(companyProject + 1).toBeGreaterThan(most);
});
