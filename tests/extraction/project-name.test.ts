import { describe, expect, test } from 'vitest';
import { findingsOf } from './fixture.ts';

const names = (text: string) => {
  const { passage, projects } = findingsOf(text);
  return projects.map((name) => [passage.quote(name), name.phase].filter(Boolean).join(' | '));
};
const references = (text: string) => {
  const { passage, references: found } = findingsOf(text);
  return found.map((span) => passage.quote(span));
};

describe('names of projects', () => {
  test.each([
    ['希音湾区大旺智慧产业园动工。', '希音湾区大旺智慧产业园'],
    ['希音湾区大旺智慧产业园项目动工。', '希音湾区大旺智慧产业园项目'],
    ['璟曜光学镜头项目在德庆县签约。', '璟曜光学镜头项目'],
    ['5月11日，璟曜光学镜头项目动工。', '璟曜光学镜头项目'],
    ['总投资5亿元的璟曜光学镜头项目签约。', '璟曜光学镜头项目'],
    ['镜头模组项目在德庆县动工。', '镜头模组项目'],
    ['冠旭电子德庆声学产业园项目竣工。', '冠旭电子德庆声学产业园项目'],
  ])('%s', (text, name) => expect(names(text)).toEqual([name]));

  test('each of a list', () =>
    expect(names('璟曜光学镜头项目、钼佳炊具复底锅项目动工。')).toEqual([
      '璟曜光学镜头项目',
      '钼佳炊具复底锅项目',
    ]));

  test.each([
    ['小鹏汽车产业园一期投产。', '小鹏汽车产业园一期 | 一期'],
    ['小鹏汽车产业园二期动工。', '小鹏汽车产业园二期 | 二期'],
    ['希音湾区智慧产业园（一期）项目封顶。', '希音湾区智慧产业园（一期）项目 | 一期'],
  ])('%s holds a phase', (text, name) => expect(names(text)).toEqual([name]));
});

describe('what names no project', () => {
  test.each([
    '',
    '该项目动工。',
    '项目总投资56亿元。',
    '全市33个项目集中开工。',
    '召开重点项目推进会。',
    '举行重大项目集中签约仪式。',
    '一批重大产业项目落户。',
    '项目经理表示。',
  ])('%j', (text) => expect(names(text)).toEqual([]));

  test('该项目 and 项目 speak of the one before', () => {
    expect(references('该项目动工。')).toHaveLength(1);
    expect(references('项目总投资56亿元。')).toHaveLength(1);
    expect(references('今天天气很好。')).toEqual([]);
  });
});

describe('what is said of a project names no other', () => {
  test.each([
    ['希音智慧产业园是投资规模最大的单体镜头项目。', ['希音智慧产业园']],
    ['希音智慧产业园入选，属于国家保供项目。', ['希音智慧产业园']],
    ['形成“一岛一带多中心”的格局。', []],
    ['首栋厂房封顶。', []],
    ['首期5万吨生产线开建。', []],
    ['以上工业项目有17个。', []],
  ])('%s', (text, expected) => expect(names(text)).toEqual(expected));

  test('a name goes on up to its 项目', () =>
    expect(names('璟曜光学科技园基础设施项目动工。')).toEqual(['璟曜光学科技园基础设施项目']));
});
