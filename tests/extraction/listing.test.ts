import { describe, expect, test } from 'vitest';
import type { Findings, Named } from '../../src/extraction/findings.ts';
import { joinedBack, LISTING, LISTS, listBack, listFrom } from '../../src/extraction/listing.ts';
import { ProjectDraft } from '../../src/extraction/project-draft.ts';
import { findingsOf } from './fixture.ts';

/** The projects that a text names, each with a draft of its own. */
function namedIn({ passage, projects }: Findings): Named[] {
  return projects.map((name) => {
    const draft = new ProjectDraft(passage, name);
    draft.rename(passage, name, undefined);
    return { name, draft };
  });
}

/** The projects listed behind the first word that is given. */
function behind(text: string, word: string): (string | undefined)[] {
  const found = findingsOf(text);
  const from = found.passage.text.indexOf(word) + word.length;
  const after = namedIn(found).filter(({ name }) => name.start >= from);
  return listFrom(found.passage.text, after, from).map(({ name }) => name);
}

const [A, B, C] = ['希音智慧产业园项目', '冠旭电子声学产业园项目', '小鹏汽车零部件产业园项目'];

describe('behind a stage', () => {
  test.each([
    [`开工的有${A}、${B}。`, '开工', [A, B]],
    [`签约项目包括${A}、${B}和${C}。`, '签约', [A, B, C]],
    [`签约${A}。`, '签约', [A]],
    [`签约${A}，该项目旁边就是${B}。`, '签约', [A]],
    [`动工三个项目：${A}、${B}，以及${C}。`, '动工', [A, B, C]],
  ])('%s', (text, word, expected) => expect(behind(text, word)).toEqual(expected));
});

describe('in front of a stage', () => {
  test.each([
    [`${A}、${B}动工。`, [A, B]],
    [`${A}、${B}和${C}动工。`, [A, B, C]],
    [`${A}动工。`, [A]],
    [`${A}总投资56亿元，占地390亩，${B}动工。`, [B]],
  ])('%s', (text, expected) => {
    const found = findingsOf(text);
    expect(listBack(found.passage.text, namedIn(found)).map(({ name }) => name)).toEqual(expected);
  });
});

describe('companies that are joined', () => {
  const joined = (text: string) => {
    const { passage, companies } = findingsOf(text);
    return joinedBack(passage.text, companies).map((mention) => passage.quote(mention));
  };
  test.each([
    ['希音、冠旭电子和小鹏汽车签约。', ['希音', '冠旭电子', '小鹏汽车']],
    ['希音签约，冠旭电子与小鹏汽车动工。', ['冠旭电子', '小鹏汽车']],
    ['希音签约。', ['希音']],
    ['项目签约。', []],
  ])('%s', (text, expected) => expect(joined(text)).toEqual(expected));
});

test('the words that begin a list', () => {
  for (const words of ['其中，', '签约项目包括：', '一是希音']) expect(words).toMatch(LISTING);
  for (const words of ['', '希音项目动工', '目前进展顺利']) expect(words).not.toMatch(LISTING);
  expect(`投资合同:${A};`).toMatch(LISTS);
  expect('投资合同。').not.toMatch(LISTS);
});
