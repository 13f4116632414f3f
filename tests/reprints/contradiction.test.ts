import { describe, expect, test } from 'vitest';
import { comparedText } from '../../src/reprints/body.ts';
import { contradicts } from '../../src/reprints/contradiction.ts';

const verdict = (a: string, b: string, strictly = false) => [
  contradicts(comparedText(a), comparedText(b), strictly),
  contradicts(comparedText(b), comparedText(a), strictly),
];
const AROUND = ['肇庆新区集中开工一批重大产业项目', '现场工人正在抓紧安装生产设备'] as const;
const told = (what: string) => `${AROUND[0]}，${what}，${AROUND[1]}。`;

describe('another figure in the same place', () => {
  test.each([
    ['总投资100亿元', '总投资300亿元'],
    ['总投资1.5亿元', '总投资15亿元'],
    ['总投资100亿元', '总投资1000亿元'],
    ['总投资100亿元', '总投资100万元'],
    ['三百个项目', '五百个项目'],
    ['三百个项目', '三百五十个项目'],
    ['增长5%', '增长8%'],
    ['第90周年', '第91周年'],
    ['2月6日', '2月7日'],
    ['年产10gwh', '年产20gwh'],
    ['超100个、超300亿元', '超300个、超900亿元'],
  ])('%s, %s', (a, b) => expect(verdict(told(a), told(b))).toEqual([true, true]));

  test.each([
    ['at the beginning', '178个项目', '', '103个项目', ''],
    ['at the end', '', '共178个项目', '', '共103个项目'],
  ])('%s', (_, before, after, otherBefore, otherAfter) => {
    const [middle] = AROUND;
    expect(verdict(`${before}${middle}${after}`, `${otherBefore}${middle}${otherAfter}`)).toEqual([
      true,
      true,
    ]);
  });
});

test('other days, wherever they stand', () => {
  expect(verdict(`3月8日，${told('代表大会')}`, told('代表大会于3月11日闭幕'))).toEqual([true, true]);
  expect(verdict(`3月8日，${told('代表大会')}`, told('代表大会于3月8日开幕，3月11日闭幕'))).toEqual([
    false,
    false,
  ]);
});

test('a day without its month is the same day', () => {
  expect(verdict(`3月9日电，${told('代表大会3月8日开幕')}`, told('代表大会8日开幕'))).toEqual([false, false]);
  expect(verdict(`3月9日电，${told('代表大会8日开幕')}`, told('代表大会3月8日开幕'))).toEqual([false, false]);
});

describe('no other figure', () => {
  test.each([
    ['总投资100亿元', '总投资100亿元'],
    ['总投资100亿元', '总投资一大笔钱'],
    ['总投资100亿元', ''],
    ['总投资100亿元', '总投资100亿元，占地300亩'],
    ['2023年2月6日', '2月6日'],
    ['头部季度', '第一季度'],
    ['小鹏p7', '小鹏g9'],
    ['16-23岁', '16至23岁'],
  ])('%s, %s', (a, b) => expect(verdict(told(a), told(b))).toEqual([false, false]));

  test('what one says elsewhere', () => {
    const a = `总投资100亿元${AROUND[0]}当天先说开工一共有三批${AROUND[1]}`;
    const b = `${AROUND[0]}总投资100亿元${AROUND[1]}`;
    expect(verdict(a, b)).toEqual([false, false]);
  });

  test('passages that have nothing in common', () => {
    expect(verdict('肇庆共开工三十个项目，总投资100亿元', '德庆今天下雨，降水200毫米')).toEqual([
      false,
      false,
    ]);
  });
});

describe('strictly', () => {
  const book = (tongue: string) =>
    `《论述摘编》一书${tongue}文版由出版社出版。《论述摘编》${tongue}文版面向海内外发行，有助于读者了解。`;

  test('one word stands for another twice', () => {
    expect(verdict(book('法'), book('日'))).toEqual([false, false]);
    expect(verdict(book('法'), book('日'), true)).toEqual([true, true]);
    expect(verdict(book('法'), book('法'), true)).toEqual([false, false]);
  });

  test('a figure that the other has elsewhere only', () => {
    const meeting = (number: string) => `${AROUND[0]}第二次会议上，${number}次代表大会${AROUND[1]}`;
    expect(verdict(meeting('二'), meeting('三'))).toEqual([false, false]);
    expect(verdict(meeting('二'), meeting('三'), true)).toEqual([true, true]);
  });
});
