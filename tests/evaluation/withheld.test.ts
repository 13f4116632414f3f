/** The stated projects of corpus/, read from its articles alone. */
import { describe, expect, test } from 'vitest';
import type { Extraction } from '../../src/contract/reading.ts';
import type { Article } from '../../src/contract/record.ts';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { scoreWithheld, withheld } from '../../src/evaluation/withheld.ts';
import { extract } from '../../src/extraction/extraction.ts';
import { knowledgeOf } from '../../src/extraction/told.ts';
import { CORPUS } from '../search/fixture.ts';

const NOTHING: Extraction = { companies: [], places: [], dates: [], sums: [], projects: [] };
const STATED = {
  articles: [{ id: 'a1', title: '标题', text: '正文', companies: ['c1'] }],
  projects: [
    {
      id: 'p1',
      name: '智慧产业园项目',
      company: 'c1',
      stage: '开工' as const,
      investmentYi: 56,
      articles: ['a1'],
    },
  ],
  companies: [{ id: 'c1', name: '希音', aliases: ['SHEIN'] }],
  synonyms: [],
};
const QUOTE = { field: 'text' as const, start: 0, end: 2, quote: '正文' };

/** A reading of one project whose company goes by this name. */
function reading(company: string, name: string): Extraction {
  return {
    ...NOTHING,
    projects: [
      {
        name,
        company: { name: company, names: [company], sure: true },
        figures: [{ ...QUOTE, kind: 'investment', value: 56, unit: '亿元' }],
        events: [{ ...QUOTE, stage: '开工' }],
      },
    ],
  };
}

describe('scoreWithheld', () => {
  test.each([
    ['a company by any of its names', reading('SHEIN', '智慧产业园'), [1, 1, 1]],
    ['another company', reading('冠旭', '智慧产业园'), [0, 1, 1]],
    ['another project of another company', reading('冠旭', '耳机生产基地'), [0, 0, 0]],
    ['nothing', NOTHING, [0, 0, 0]],
  ])('%s', (_, read, found) => {
    const score = scoreWithheld(STATED, () => read);
    expect([score.company.found, score.stage.found, score.investment.found]).toEqual(found);
    expect([score.company.of, score.stage.of, score.investment.of]).toEqual([1, 1, 1]);
  });

  test('the reader sees no statement', () => {
    const seen: Article[] = [];
    scoreWithheld(STATED, (article) => {
      seen.push(article);
      return NOTHING;
    });
    expect(seen).toEqual([{ id: 'a1', title: '标题', text: '正文' }]);
    expect(withheld(STATED, true)).toMatchObject({ projects: [], companies: [] });
  });

  test('what is missed is named', () => {
    expect(scoreWithheld(STATED, () => NOTHING).stage.missed).toEqual(['p1 智慧产业园项目']);
  });
});

test('of the projects of corpus/ company, stage and investment are read', async () => {
  const corpus = await readCorpus(CORPUS, { skipBad: false });
  const knowledge = knowledgeOf(withheld(corpus, false));
  const { company, stage, investment } = scoreWithheld(corpus, (article) => extract(article, knowledge));
  expect(company.found / company.of).toBeGreaterThanOrEqual(0.94);
  expect(stage.found / stage.of).toBeGreaterThanOrEqual(0.9);
  expect(investment.found / investment.of).toBeGreaterThanOrEqual(0.92);
});
