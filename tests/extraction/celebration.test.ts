import { describe, expect, test } from 'vitest';
import { events, read } from './fixture.ts';

const BEGUN = '3月28日，肇庆市举行重大项目集中开工仪式，32个项目总投资210亿元。\n';
const [A, B] = ['希音智慧产业园项目', '冠旭电子声学产业园项目'];
const [OF_A, OF_B] = ['希音: 开工 2024-03-28', '冠旭电子: 开工 2024-03-28'];

/** `希音: 开工 2024-03-28` of each project that has an event. */
const told = (text: string) =>
  read(text, { published: '2024-03-29' })
    .projects.filter((project) => project.events.length > 0)
    .map((project) => `${project.company?.name}: ${events(project).join(', ')}`);

describe('what is listed behind a ceremony was celebrated there', () => {
  test.each([
    ['each on a line, its sum in front', `希音计划投资5亿元，在高新区建设数据中心项目。\n${B}用地60亩。`],
    ['a line that only names it', `${A}。该项目总投资10亿元。\n${B}。该项目总投资5亿元。`],
    ['companies that invest severally', '希音、冠旭电子分别投资10亿元、5亿元，建设产业园。'],
    ['an item tells of a part of it', `▲${A}：总投资10亿元。\n▲${B}：总投资5亿元，一期去年已投产。`],
  ])('%s', (_, list) => {
    const all = told(BEGUN + list).map((one) => one.replace(/, 投产 2023$|投产 2023, /u, ''));
    expect(all.toSorted()).toEqual([OF_B, OF_A].toSorted());
  });
});

test('what was only counted heads the list that stands right below it', () => {
  const list = '\n一、智能传感器项目。由希音投资10亿元建设。\n二、减速机项目。由冠旭电子投资5亿元建设。';
  expect(told(`3月份，肇庆新签约亿元以上项目5个。${list}`)).toEqual([
    '希音: 签约 2024-03',
    '冠旭电子: 签约 2024-03',
  ]);
});

test('a line with a colon heads what stands below', () => {
  expect(told(`开工项目：\n${A}\n投产项目：\n${B}`)).toEqual(['希音: 开工', '冠旭电子: 投产']);
});

test('an item that has a stage of its own has that alone', () => {
  expect(told(`${BEGUN}${A}总投资10亿元，2023年6月投产。`)).toEqual(['希音: 投产 2023-06']);
});
