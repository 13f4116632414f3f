import { describe, expect, test } from 'vitest';
import { Passage } from '../../src/extraction/passage.ts';
import { findStages } from '../../src/extraction/stage.ts';

const stages = (text: string) => {
  const passage = new Passage('text', text);
  return findStages(passage.text, passage.sentences).map(
    ({ stage, planned }) => `${stage}${planned ? ' 预计' : ''}`,
  );
};

describe('technical upgrades', () => {
  test.each([
    ['公司完成第一轮技改，花5600万元', ['增资扩产']],
    ['今年2月启动技改', ['增资扩产']],
    ['第二轮技改又启动了', ['增资扩产']],
    ['技改项目列入计划', []],
  ])('%s', (text, expected) => expect(stages(text)).toEqual(expected));
});

describe('what is told behind a stage', () => {
  test.each([
    ['6月主体封顶、年底竣工的目标不变', ['封顶 预计', '竣工 预计']],
    ['网传“去年开工”不实', []],
    ['与川南建设签订基地施工总承包合同', []],
  ])('%s', (text, expected) => expect(stages(text)).toEqual(expected));
});

describe('as it is told on the site', () => {
  test.each([
    ['去年9月底打的桩', ['开工']],
    ['它与开发区签过协议', ['签约']],
    ['最后签在了四会', ['签约']],
    ['二期还在打地基', ['在建']],
    ['码头沉箱安装过半', ['在建']],
  ])('%s', (text, expected) => expect(stages(text)).toEqual(expected));
});

describe('what has not come', () => {
  test.each(['等全部项目完工投产，产值可达4亿元', '本来2022年就该投产', '待到新厂投产，产能翻番'])(
    '%s',
    (text) => expect(stages(text)).toEqual([]),
  );
});
