import { describe, expect, test } from 'vitest';
import { figuresOf, retold } from '../../src/extraction/figure.ts';
import { Passage } from '../../src/extraction/passage.ts';
import { findQuantities } from '../../src/extraction/quantity.ts';

/** The sums of a text of whose projects the names are given. */
function kinds(text: string, ...names: string[]): string[] {
  const passage = new Passage('text', text);
  const named = names.map((name) => {
    const start = passage.text.indexOf(name);
    return { start, end: start + name.length };
  });
  const quantities = findQuantities(passage.text);
  return figuresOf(passage.text, quantities, passage.sentences, named).map(({ kind, value, unit, phase }) =>
    [kind, value, unit, phase].filter((word) => word !== undefined).join(' '),
  );
}

describe('investment, output and tax apart', () => {
  test.each([
    ['项目总投资56亿元', ['investment 56 亿元']],
    ['投资额9000万美元', ['investment 0.9 亿美元']],
    ['斥资6亿港元建厂', ['investment 6 亿港元']],
    ['固定资产投资4亿元', ['investment 4 亿元']],
    ['年产值200亿元、税收17亿元', ['output 200 亿元', 'tax 17 亿元']],
    ['达产后年产值30亿元、年税收1.5亿元', ['output 30 亿元', 'tax 1.5 亿元']],
    ['预计年销售收入30亿元', ['output 30 亿元']],
    ['年纳税2000万元', ['tax 0.2 亿元']],
    [
      '总投资20亿元，达产后年产值30亿元、年税收1.5亿元',
      ['investment 20 亿元', 'output 30 亿元', 'tax 1.5 亿元'],
    ],
    ['注册资本5000万元', ['other 0.5 亿元']],
    ['获银行授信10亿元', ['other 10 亿元']],
    ['净利润3亿元', ['other 3 亿元']],
    ['处以罚款500万元', ['other 0.05 亿元']],
    ['获得补贴2000万元', ['other 0.2 亿元']],
  ])('%s', (text, expected) => expect(kinds(text)).toEqual(expected));
});

describe('land and floors apart', () => {
  test.each([
    ['占地150亩', ['land 150 亩']],
    ['用地面积10公顷', ['land 150 亩']],
    ['规划面积2平方公里', ['land 3000 亩']],
    ['建筑面积12万平方米', ['floorArea 120000 ㎡']],
    ['总建筑面积36.5万㎡', ['floorArea 365000 ㎡']],
    ['占地150亩，建筑面积12万平方米', ['land 150 亩', 'floorArea 120000 ㎡']],
    ['租用厂房26万平方米（约390亩）', ['floorArea 260000 ㎡', 'land 390 亩']],
    ['年产40亿㎡隔膜', ['other 4000000000 ㎡']],
  ])('%s', (text, expected) => expect(kinds(text)).toEqual(expected));
});

describe('the whole and its phases', () => {
  test.each([
    [
      '总投资100亿元，其中一期40亿元、二期60亿元',
      ['investment 100 亿元', 'investment 40 亿元 一期', 'investment 60 亿元 二期'],
    ],
    ['总投资56亿元，首期投资10亿元', ['investment 56 亿元', 'investment 10 亿元 首期']],
    ['一期投资3000万美元', ['investment 0.3 亿美元 一期']],
  ])('%s', (text, expected) => expect(kinds(text)).toEqual(expected));
});

describe('of several projects together', () => {
  test.each([
    ['33个项目集中开工，总投资356亿元', ['batch 356 亿元']],
    ['引进项目12个，计划投资120亿元', ['batch 120 亿元']],
    ['签约一批项目，总投资120亿元', ['batch 120 亿元']],
    ['全市签约项目81个、动工106个，总投资356亿元', ['batch 356 亿元']],
  ])('%s', (text, expected) => expect(kinds(text)).toEqual(expected));

  test('a sum right behind a project is that of the project', () => {
    const text = '四会市签约8个项目，总投资32亿元，其中璟曜光学镜头项目总投资5亿元';
    expect(kinds(text, '璟曜光学镜头项目')).toEqual(['batch 32 亿元', 'investment 5 亿元']);
    expect(kinds('西江明珠项目150亿元', '西江明珠项目')).toEqual(['investment 150 亿元']);
  });
});

describe('ground, floor, and surfaces that are neither', () => {
  test.each([
    ['竞得该地块，面积102667平方米（约154亩）', ['land 102667 ㎡', 'land 154 亩']],
    ['在鼎湖区，33万平方米（约495亩）成交', ['land 330000 ㎡', 'land 495 亩']],
    ['租下26万平方米（约390亩）的厂房', ['floorArea 260000 ㎡', 'land 390 亩']],
    ['新增供热面积10万平方米', ['other 100000 ㎡']],
    ['相当于种植了58万公顷森林', ['other 8700000 亩']],
    ['公园有310余亩水域', ['other 310 亩']],
    ['每月增加高多层板20万平方米', ['other 200000 ㎡']],
  ])('%s', (text, sums) => expect(kinds(text)).toEqual(sums));
});

test('a sum of the title that nothing is said of is what the text says of it', () => {
  const sum = { start: 3, end: 7, value: 1.5, unit: '亿欧元' as const };
  const told = [{ ...sum, kind: 'investment' as const }];
  expect(retold('带着1.5亿欧元来了', [{ ...sum, kind: 'other' }], told)).toEqual(told);
  expect(retold('带着1.5亿欧元来了', [{ ...sum, kind: 'other' }], [])).toEqual([{ ...sum, kind: 'other' }]);
});

test('a phase is only of an investment, and no text has no figures', () => {
  expect(kinds('一期占地100亩')).toEqual(['land 100 亩']);
  expect(kinds('')).toEqual([]);
  expect(kinds('项目动工')).toEqual([]);
});

describe('sums that are of no project', () => {
  test.each([
    ['公司去年营收9.4亿元', ['other 9.4 亿元']],
    ['集团去年实现近9.4亿元营收', ['other 9.4 亿元']],
    ['投资收益1.93亿元，财务费用4.4万元', ['other 1.93 亿元', 'other 0.00044 亿元']],
    ['我国对外直接投资145亿美元', ['other 145 亿美元']],
    ['资助金额3000万元', ['other 0.3 亿元']],
    ['引进1亿元或1000万美元以上项目', ['other 1 亿元', 'other 0.1 亿美元']],
    ['对投资超过1亿元的技术改造项目给予补助', ['other 1 亿元']],
    ['与3家企业合资建厂，总投资10亿欧元', ['investment 10 亿欧元']],
    ['签约一批龙头项目，如投资额20亿元的镜头项目', ['investment 20 亿元']],
    ['预期实现1亿元以上的税收、10亿元以上的产值', ['tax 1 亿元', 'output 10 亿元']],
    ['总投资11亿元，分为两块：总部大楼2亿元', ['investment 11 亿元', 'investment 2 亿元']],
    ['全市规上工业总产值760亿元', ['other 760 亿元']],
    ['投资5亿元以上的项目有14个', ['other 5 亿元']],
    ['签订授信协议14份，总额9.2亿元', ['other 9.2 亿元']],
    [
      '前者投资38亿元，后者投资14亿元，合计52亿元',
      ['investment 38 亿元', 'investment 14 亿元', 'batch 52 亿元'],
    ],
    ['总投资由8亿元增至11亿元', ['investment 8 亿元', 'investment 11 亿元']],
    ['56亿！智慧产业园签约', ['investment 56 亿元']],
    ['这一项目是县重点项目，总投资1.8亿元', ['investment 1.8 亿元']],
  ])('%s', (text, sums) => expect(kinds(text)).toEqual(sums));
});
