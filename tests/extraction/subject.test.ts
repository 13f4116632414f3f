import { describe, expect, test } from 'vitest';
import { quotesOf, subjectOf } from '../../src/extraction/subject.ts';
import { events, findingsOf, read } from './fixture.ts';

/** Whom the first sentence is about. */
function subject(text: string): string | undefined {
  const found = findingsOf(text);
  const [sentence] = found.passage.sentences;
  return sentence && subjectOf(found, sentence)?.name;
}

describe('a sentence is about the company that it names alone and early', () => {
  test.each([
    ['希音的厂房从路北铺到了路南。', '希音'],
    ['走进冠旭电子的新厂区。', '冠旭电子'],
    ['厂里的主要客户有希音。', undefined],
    ['设备来自希音。', undefined],
    ['希音和冠旭电子都来了。', undefined],
    ['全市工业增加值增长，用电量回升，出口也好于预期，新增贷款不少，其中希音也有一份。', undefined],
  ])('%s', (text, name) => expect(subject(text)).toBe(name));
});

test('a quote is of the company whose officer said it', () => {
  const found = findingsOf('“一期本月底试产。二期明年投产。”希音总经理陈树铭说。');
  expect(quotesOf(found).map(({ company }) => company.name)).toEqual(['希音']);
});

describe('what has no subject goes on with it', () => {
  const told = (text: string) =>
    read(text, { published: '2024-06-25' }).projects.map((project) => [
      project.company?.name,
      ...events(project),
    ]);

  test('with its phases', () =>
    expect(told('希音的厂房从路北铺到了路南。一期2021年5月开工，2022年投产。')).toEqual([
      ['希音', '开工 2021-05', '投产 2022'],
    ]));

  test('in a quote', () =>
    expect(told('“一期2021年5月开工。二期2023年5月开工。”希音总经理陈树铭说。')).toEqual([
      ['希音', '开工 2021-05', '开工 2023-05'],
    ]));

  test('not where something else is told of', () =>
    expect(
      told('冠旭电子2020年投产。希音的厂房从路北铺到了路南。今年人们期待已久的城际轨道也要通车。'),
    ).toEqual([['冠旭电子', '投产 2020']]));
});
