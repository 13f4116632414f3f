import { expect, test } from 'vitest';
import { seen, surroundingsOf } from '../../src/extraction/event-surroundings.ts';
import type { Words } from '../../src/extraction/owner-words.ts';
import { toldIn } from './fixture.ts';

/** Of the last event of a text. */
function around(text: string) {
  const { cases, findings } = toldIn(text);
  const told = cases.at(-1);
  if (!told) throw new Error(`no event in ${text}`);
  const surroundings = surroundingsOf(told, findings);
  const names = (list: readonly { readonly company: { readonly names: Iterable<string> } }[]) =>
    list.map(({ company }) => [...company.names][0]);
  return {
    ...surroundings,
    inside: names(surroundings.inside),
    inLine: names(surroundings.inLine),
    earlier: surroundings.earlier.map(({ names: own }) => [...own][0]),
    clauseText: told.event.passage.text.slice(surroundings.clause, told.event.at.end),
  };
}

test('companies of the sentence, of the line, and those before, the last first', () => {
  expect(around('希音来了。小鹏汽车来了。\n宁德时代来了。冠旭电子项目6月18日开工。')).toMatchObject({
    inside: ['冠旭电子'],
    inLine: ['宁德时代', '冠旭电子'],
    earlier: ['宁德时代', '小鹏汽车', '希音'],
  });
});

test.each([
  ['冠旭电子项目去年签约，今年6月投产。', '今年6月投产'],
  ['冠旭电子项目6月18日开工。', '冠旭电子项目6月18日开工'],
])('the clause of the event: %s', (text, clause) => {
  expect(around(text).clauseText).toBe(clause);
});

test('whether it is told of a park', () => {
  expect(around('6月18日，大旺产业园开工。').inPark).toBe(true);
  expect(around('6月18日，冠旭电子新工厂开工。').inPark).toBe(false);
});

test('what the sentence begins with', () => {
  expect(around('冠旭电子签约。项目计划2025年6月投产。').begins).toContain('project');
});

test('the names of the words that are seen', () => {
  const words: Words = [
    ['a', /甲/u],
    ['b', /乙/u],
  ];
  expect(seen(words, '乙丙')).toEqual(['b']);
});
