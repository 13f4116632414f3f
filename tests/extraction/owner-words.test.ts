import { describe, expect, test } from 'vitest';
import {
  AHEAD,
  BEGINS,
  BEHIND,
  BUILDER_NAME,
  DEVELOPER_NAME,
  PARK,
  SUBJECT,
  type Words,
} from '../../src/extraction/owner-words.ts';

const namesOf = (words: Words, text: string) =>
  words.flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []));

describe('in front of a company', () => {
  test.each([
    ['项目由', ['由', 'carries out']],
    ['实施主体是', ['是', 'carries out']],
    ['施工单位:', [',', 'builds']],
    ['主要客户有', ['trades']],
    ['项目业主为', ['为', 'carries out']],
    ['希音与“', ['与']],
    ['昨天下午', []],
  ])('%s: %j', (text, names) => {
    expect(namesOf(AHEAD, text)).toEqual(names);
  });
});

describe('behind a company', () => {
  test.each([
    ['投资10亿元建设', ['owns']],
    ['(SHEIN)拟建新厂', ['owns']],
    ['董事长张三说', ['officer']],
    ['承建的厂房', ['builds']],
    ['是它的客户', ['trades']],
    ['的新工厂', ['的']],
    ['、冠旭电子', ['、']],
    ['智能工厂项目', ['plant']],
  ])('%s: %j', (text, names) => {
    expect(namesOf(BEHIND, text)).toEqual(expect.arrayContaining(names));
  });
});

describe('a sentence begins with', () => {
  test.each([
    ['该项目总投资', 'project'],
    ['公司表示', 'company'],
    ['其中，二期', 'phase'],
    ['其产品', 'its'],
    ['6月18日', 'date'],
    ['（1）冠旭', 'list'],
  ])('%s: %s', (text, name) => {
    expect(namesOf(BEGINS, text.normalize('NFKC'))).toContain(name);
  });

  test('a date, and then who acts', () => {
    expect(SUBJECT.test('6月18日,')).toBe(true);
    expect(SUBJECT.test('为配套')).toBe(false);
  });
});

test('who builds for others, who builds parks, and what is one', () => {
  for (const name of ['中冶川南建设有限公司', '中铁二局', '广东省建筑设计院'])
    expect(BUILDER_NAME.test(name)).toBe(true);
  for (const name of ['任丘城投', '渝瀚产业发展有限公司']) expect(DEVELOPER_NAME.test(name)).toBe(true);
  for (const name of ['冠旭电子', '希音']) {
    expect(BUILDER_NAME.test(name)).toBe(false);
    expect(DEVELOPER_NAME.test(name)).toBe(false);
  }
  expect(PARK.test('标准厂房二期')).toBe(true);
  expect(PARK.test('新工厂')).toBe(false);
});
