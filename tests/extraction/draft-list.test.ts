import { describe, expect, test } from 'vitest';
import { DraftList, placeOf } from '../../src/extraction/draft-list.ts';
import { settleOwners } from '../../src/extraction/owner-choice.ts';
import { findingsOf } from './fixture.ts';

const WHOLE = { start: 0, end: 1_000 };

/** Puts every project and company of a sentence on the list. */
function listOf(text: string) {
  const found = findingsOf(text);
  const drafts = new DraftList();
  const named = found.projects.map((name) => ({ name, draft: drafts.ofName(found, name, WHOLE, undefined) }));
  return { found, drafts, named };
}

describe('one draft a project', () => {
  test('by its name, however often and with whichever name of its company it is told', () => {
    const { named } = listOf('希音智慧产业园动工，SHEIN智慧产业园投产，希音智慧产业园项目达产。');
    expect(named).toHaveLength(3);
    expect(new Set(named.map(({ draft }) => draft)).size).toBe(1);
  });

  test('another company’s, another phase and another name are others', () => {
    const { named } = listOf(
      '希音智慧产业园、冠旭电子智慧产业园、小鹏汽车产业园一期、小鹏汽车产业园二期、希音镜头模组项目动工。',
    );
    expect(new Set(named.map(({ draft }) => draft)).size).toBe(named.length);
    expect(named).toHaveLength(5);
  });

  test('what was known by its company alone gets its name', () => {
    const found = findingsOf('希音签约，随后希音智慧产业园动工。');
    const drafts = new DraftList();
    const [mention] = found.companies;
    const [name] = found.projects;
    if (!mention || !name) throw new Error('nothing was found');
    const first = drafts.ofCompany(mention, found.passage, WHOLE);
    expect(first.name).toBeUndefined();
    expect(drafts.ofName(found, name, WHOLE, undefined)).toBe(first);
    expect(first.name).toBe('希音智慧产业园');
    expect(drafts.ofCompany(mention, found.passage, WHOLE)).toBe(first);
  });
});

describe('a figure goes to', () => {
  const given = (text: string) => {
    const { found, drafts, named } = listOf(text);
    for (const figure of found.figures) drafts.giveFigure(found, WHOLE, figure, named);
    return named.map(({ draft }) => draft.figures.map(({ figure: { kind, value } }) => `${kind} ${value}`));
  };
  test.each([
    ['希音智慧产业园项目总投资56亿元，占地390亩。', [['investment 56', 'land 390']]],
    ['总投资5亿元的镜头模组项目签约。', [['investment 5']]],
    [
      '希音智慧产业园项目总投资56亿元，冠旭电子声学产业园项目总投资20亿元。',
      [['investment 56'], ['investment 20']],
    ],
    ['希音智慧产业园项目年产值200亿元、税收17亿元。', [['output 200', 'tax 17']]],
    ['全市33个项目总投资356亿元，希音智慧产业园项目开工。', [[]]],
    ['希音智慧产业园项目获贷款10亿元。', [[]]],
  ])('its project: %s', (text, expected) => expect(given(text)).toEqual(expected));
});

test('the projects spoken of lately, the last one last', () => {
  const { drafts, named } = listOf('希音智慧产业园、冠旭电子声学产业园。');
  const [a, b] = named.map(({ draft }) => draft);
  if (!a || !b) throw new Error('two projects expected');
  for (const draft of [a, b, a]) drafts.mention(draft);
  expect(drafts.recent).toEqual([b, a]);
});

test('of what nothing is told but a name, no project is left', () => {
  const { found, drafts } = listOf('希音智慧产业园、冠旭电子声学产业园。');
  expect(drafts.finish([found], new Set(), settleOwners)).toEqual([]);
});

test.each([
  ['冠旭电子德庆声学产业园项目在肇庆市签约。', ['广东省', '肇庆市', '德庆县']],
  ['镜头模组项目在德庆县签约。', ['广东省', '肇庆市', '德庆县']],
  ['镜头模组项目签约。', undefined],
])('the place in the name, else of the sentence: %s', (text, path) => {
  const found = findingsOf(text);
  const [name] = found.projects;
  expect(name && placeOf(found, name, WHOLE)).toEqual(path);
});
