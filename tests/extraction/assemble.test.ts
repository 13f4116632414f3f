import { describe, expect, test } from 'vitest';
import { assemble } from '../../src/extraction/assemble.ts';
import { events, findingsOf, read } from './fixture.ts';

const [A, B] = ['希音智慧产业园项目', '冠旭电子声学产业园项目'];

/** Each project with its events: `希音智慧产业园项目: 开工 2023, 投产 2024 预计`. */
const told = (text: string, published?: string) =>
  read(text, published === undefined ? {} : { published }).projects.map(
    (project) => `${project.name ?? `-${project.company?.name}`}: ${events(project).join(', ')}`,
  );

describe('events of one project', () => {
  test.each([
    [`${A}2023年5月11日签约，同日动工。`, [`${A}: 签约 2023-05-11, 开工 2023-05-11`]],
    [`${A}2023年6月竣工投产。`, [`${A}: 竣工 2023-06, 投产 2023-06`]],
    [`${A}2023年动工。该项目2024年投产。`, [`${A}: 开工 2023, 投产 2024`]],
    [`2022年，${A}签约；2023年，该项目动工。`, [`${A}: 签约 2022, 开工 2023`]],
    [`${A}签约当天就动工。`, [`${A}: 签约, 开工`]],
    [`${A}尚未开工。`, []],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));
});

describe('plans', () => {
  test.each([
    [`${A}预计2024年投产。`, undefined, [`${A}: 投产 2024 预计`]],
    [`${A}预计2024年竣工，2025年投产。`, undefined, [`${A}: 竣工 2024 预计, 投产 2025 预计`]],
    [`${A}2024年投产。`, '2023-05-20', [`${A}: 投产 2024 预计`]],
    [`${A}2024年投产。`, '2025-05-20', [`${A}: 投产 2024`]],
    [
      `${A}原计划2023年底投产，现已于2023年6月投产。`,
      '2023-08-01',
      [`${A}: 投产 2023-12 预计, 投产 2023-06`],
    ],
  ])('%s (%s)', (text, published, expected) => expect(told(text, published)).toEqual(expected));
});

describe('several projects', () => {
  test.each([
    [`${A}2023年动工。${B}2024年投产。`, [`${A}: 开工 2023`, `${B}: 投产 2024`]],
    [`${A}、${B}同时动工。`, [`${A}: 开工`, `${B}: 开工`]],
    [`2023年5月11日，签约的有${A}、${B}。`, [`${A}: 签约 2023-05-11`, `${B}: 签约 2023-05-11`]],
    [
      `2023年5月11日，肇庆举行项目集中签约仪式。\n签约项目包括：${A}、${B}。`,
      [`${A}: 签约 2023-05-11`, `${B}: 签约 2023-05-11`],
    ],
    [
      `5月11日，肇庆举行项目集中开工仪式。其中，${A}总投资56亿元；${B}总投资20亿元。`,
      [`${A}: 开工`, `${B}: 开工`],
    ],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));
});

describe('no project', () => {
  test.each([
    '',
    '全市33个项目集中开工，总投资356亿元。',
    '二季度，四会市引进项目12个，计划投资120亿元。',
    '全市签约项目81个、动工106个、竣工56个、投产36个。',
    '肇庆举行重大项目集中开工仪式。',
    '客户包括宁德时代、小鹏汽车等。',
    '今天天气很好。',
  ])('%j', (text) => expect(told(text)).toEqual([]));

  test('of customers and suppliers', () => {
    expect(told(`${A}的客户有宁德时代、小鹏汽车，2023年动工。`)).toEqual([`${A}: 开工 2023`]);
    expect(told(`宁德时代向${A}供货，该项目2023年投产。`)).toEqual([`${A}: 投产 2023`]);
    expect(told(`${A}2023年动工。其客户包括宁德时代、小鹏汽车等。`)).toEqual([`${A}: 开工 2023`]);
  });
});

test('of no findings there are no projects', () => {
  expect(assemble([])).toEqual([]);
  expect(assemble([findingsOf('')])).toEqual([]);
});
