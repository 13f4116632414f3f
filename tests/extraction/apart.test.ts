import { expect, test } from 'vitest';
import { isApart } from '../../src/extraction/apart.ts';
import { findingsOf } from './fixture.ts';

/** Whether what the last sentence tells stands apart from 冠旭电子. */
function standsApart(text: string): boolean | undefined {
  const found = findingsOf(text);
  const span = found.passage.sentences.at(-1);
  const company = found.companies[0]?.company;
  if (!span || !company) return undefined;
  const event = { stage: '投产', planned: false, passage: found.passage, span, at: span } as const;
  return isApart(event, company, [found]);
}

test.each([
  ['冠旭电子签约。\n央行发布数据。\n高铁年底通车。', true],
  ['冠旭电子签约。\n央行发布数据。\n项目年底投产。', false],
  ['冠旭电子签约。\n年底通车。', false],
  ['冠旭电子签约。年底通车。', false],
])('%j: %s', (text, apart) => expect(standsApart(text)).toBe(apart));
