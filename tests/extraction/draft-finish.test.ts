import { describe, expect, test } from 'vitest';
import { events, read } from './fixture.ts';

const projects = (text: string, title = '快讯') => read(text, { title, published: '2023-06-30' }).projects;

describe('what is too little is no project', () => {
  test.each(['立体绿化项目已提前完工。', '拓宽项目正在推进。', '提质改造项目竣工。', ''])('%j', (text) =>
    expect(projects(text)).toEqual([]),
  );

  test('a work of the public is one by its name', () =>
    expect(projects('鼎湖区博贺湾大桥连接线动工。').map(({ name }) => name)).toEqual([
      '鼎湖区博贺湾大桥连接线',
    ]));
});

test('whoever only builds owns nothing', () => {
  const [project] = projects('由希音承建的德庆县三龙湾科创产业园动工。');
  expect(project?.company).toBeUndefined();
});

test('an announcement speaks of the projects of its company', () => {
  const [project] = projects('项目总投资6亿元。年产三万吨电解液项目已开工。', '希音关于投资建设的公告');
  expect(project?.company?.name).toBe('希音');
});

test('what a title tells is of the day of the text', () => {
  const [project] = projects('6月28日，希音智慧产业园动工。', '希音智慧产业园动工');
  expect(events(project)).toEqual(['开工 2023-06-28']);
});

test('what has happened replaces what was announced', () => {
  const [project] = projects('6月28日，希音智慧产业园宣布扩产。希音将扩产。');
  expect(events(project)).toEqual(['增资扩产 2023-06-28']);
});

test('a company that is named only later owns nothing of what was told before it', () => {
  const text =
    '德庆县三龙湾科创产业园6月28日动工。鼎湖区凤凰湾科创产业园6月28日竣工。高要区白土湾科创产业园6月28日投产。天气晴好，到场的群众和来宾都为家乡的变化感到高兴，孩子们也跟着大人一起来看热闹。全部活动结束以后，来宾们又一同参观了希音。';
  expect(projects(text).every(({ company }) => company === undefined)).toBe(true);
});

test('an announcement that says 公司 is of the company of its title', () => {
  const text =
    '“年产三万吨电解液项目”由公司实施，去年开工。“年产六万吨切片项目”上月投产，公司在德庆县另有用地。“中试项目”由公司与冠旭电子共同投资。';
  expect(projects(text, '希音年度报告').map(({ company }) => company?.name)).toContain('希音');
});
