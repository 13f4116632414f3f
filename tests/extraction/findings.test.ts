import { describe, expect, test } from 'vitest';
import {
  CEREMONY_BEHIND,
  COUNT_BEHIND,
  COUNTED,
  isAfter,
  isBefore,
  isCrowd,
  isOthers,
  isWhere,
} from '../../src/extraction/findings.ts';
import { findingsOf } from './fixture.ts';

describe('a date behind the day of publication', () => {
  test.each([
    ['2023-05-21', '2023-05-20', true],
    ['2023-05-20', '2023-05-20', false],
    ['2023-05-19', '2023-05-20', false],
    ['2023-06', '2023-05-20', true],
    ['2023-05', '2023-05-20', false],
    ['2024', '2023-05-20', true],
    ['2023', '2023-05-20', false],
    ['2023-Q3', '2023-05-20', true],
    ['2023-Q2', '2023-05-20', false],
    ['2023-Q1', '2023-05-20', false],
    ['2024-Q1', '2023-12-31', true],
    [undefined, '2023-05-20', false],
    ['2024', undefined, false],
  ])('%s, published %s: %s', (date, published, after) => expect(isAfter(date, published)).toBe(after));
});

describe('of many, or of a ceremony', () => {
  const crowd = (text: string) => {
    const { passage, stages } = findingsOf(text);
    const [stage] = stages;
    const [sentence] = passage.sentences;
    return stage && sentence && isCrowd(passage.text, sentence, stage);
  };
  test.each([
    '全市33个项目开工。',
    '肇庆举行重大项目集中开工仪式。',
    '全市动工106个。',
    '签约项目81个。',
    '一批项目投产。',
  ])('%s', (text) => expect(crowd(text)).toBe(true));
  test.each(['璟曜光学镜头项目开工。', '希音签约。'])('%s is of one', (text) =>
    expect(crowd(text)).toBe(false),
  );

  test('counts stand before and behind, ceremonies behind', () => {
    expect('33个项目').toMatch(COUNTED);
    expect('106个').toMatch(COUNT_BEHIND);
    expect('仪式举行').toMatch(CEREMONY_BEHIND);
    for (const pattern of [COUNTED, COUNT_BEHIND, CEREMONY_BEHIND]) expect('').not.toMatch(pattern);
  });
});

describe('a park where something happens', () => {
  const where = (text: string) => {
    const { passage, projects, stages } = findingsOf(text);
    return projects.map((name) => isWhere(passage.text, name, stages));
  };
  test('入驻 and 位于 say so', () => {
    expect(where('企业入驻康佳声学产业园。')).toEqual([true]);
    expect(where('工厂位于康佳声学产业园。')).toEqual([true]);
  });
  test('whom a plant works for is told by 为', () => {
    expect(where('工厂为康佳声学产业园配套。')).toEqual([true]);
    expect(where('工厂为康佳声学产业园供货。')).toEqual([true]);
  });
  test('what is built is none', () => {
    expect(where('康佳声学产业园动工。')).toEqual([false]);
    expect(where('位于德庆的璟曜光学镜头项目动工。')).toEqual([false]);
  });
});

describe('a date before the day of publication, with all of its month or year', () => {
  test.each([
    ['2024-07-02', '2024-07-03', true],
    ['2024-07-03', '2024-07-03', false],
    ['2024-06', '2024-07-03', true],
    ['2024-07', '2024-07-03', false],
    ['2024', '2024-07-03', false],
    ['2024-Q2', '2024-07-03', true],
    ['2024-Q3', '2024-07-03', false],
    [undefined, '2024-07-03', false],
    ['2024', undefined, false],
  ])('%s, published %s: %s', (date, published, before) => expect(isBefore(date, published)).toBe(before));
});

describe('项目 that means no single one', () => {
  test.each([
    ['端州区项目建设', true],
    ['各重点项目', true],
    ['这个项目', false],
    ['该项目', false],
    ['目前项目', false],
  ])('%s: %s', (text, others) => {
    const start = text.indexOf('项目');
    expect(isOthers(text, { start, end: start + 2 })).toBe(others);
  });
});
