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

describe('whose event it is', () => {
  const dated = (text: string) => told(text, '2024-12-12');

  test.each([
    [
      '希音与冠旭电子都在高要建厂。前者总投资3亿元，明年3月投产；后者2.2亿元，明年6月交付。',
      ['-希音: 投产 2025-03 预计', '-冠旭电子: 竣工 2025-06 预计'],
    ],
    ['最快的是希音。去年5月开工，11月试产。', ['-希音: 开工 2023-05, 投产 2023-11']],
    [
      '竞得企业分别为希音和冠旭电子。两家企业均承诺，明年6月底前动工。',
      ['-希音: 开工 2025-06 预计', '-冠旭电子: 开工 2025-06 预计'],
    ],
    ['希音和冠旭电子等一批企业的项目也在现场投产。', ['-希音: 投产', '-冠旭电子: 投产']],
    ['5月3日，希音在四会举行奠基仪式。', ['-希音: 开工 2024-05-03']],
    ['希音与冠旭电子双方签约。', ['-希音: 签约']],
    [`${A}5号、6号生产线分别于2022年9月8日和2023年8月26日开工。`, [`${A}: 开工 2023-08-26, 开工 2022-09-08`]],
    [`${A}计划2027年、2028年投产。`, [`${A}: 投产 2028 预计, 投产 2027 预计`]],
    ['希音日前宣布，将在德庆增资7.5亿元。', ['-希音: 增资扩产']],
    ['希音拟增资7.5亿元。', ['-希音: 增资扩产 预计']],
    [`${A}力争早日投产。`, []],
    [`${A}位于现代农业示范区。12月3日，${A}在现代农业示范区动工。`, [`${A}: 开工 2024-12-03`]],
    [`12月3日，${A}签约。目前，${A}已动工。`, [`${A}: 签约 2024-12-03, 开工`]],
  ])('%s', (text, expected) => expect(dated(text)).toEqual(expected));

  test('statistics are no ceremony', () => {
    const text = `1月至6月，计划开工项目173个，实际开工188个。\n${A}总投资56亿元，占地300亩。`;
    expect(told(text, '2024-07-26').filter((line) => line.includes('开工'))).toEqual([]);
  });

  test('items under a heading without a date have their own', () => {
    expect(told(`【动工】\n·7月8日 高新区 ${A}，12亿元`, '2024-08-11')).toEqual([`${A}: 开工 2024-07-08`]);
  });
});

describe('what a sentence leaves open', () => {
  const dated = (text: string) => told(text, '2024-12-12');

  test.each([
    // A new subject takes what is told from the project before.
    [`${A}12月3日动工。隔壁的钏澜动作更快：12月6日签约。`, [`${A}: 开工 2024-12-03`]],
    [`${A}12月3日动工。12月5日，四会市召开大会，推动企业投产。`, [`${A}: 开工 2024-12-03`]],
    [`${A}12月3日动工。各重点项目正加快建设。`, [`${A}: 开工 2024-12-03`]],
    // What is built in a project is no project beside it.
    [
      `${A}12月3日奠基。项目由希音投资，建设6英寸镜片生产线，明年二季度投产。`,
      [`${A}: 开工 2024-12-03, 投产 2025-Q2 预计`],
    ],
    // A list behind a count.
    [`12月3日签约项目13个，涉及${A}、${B}。`, [`${A}: 签约 2024-12-03`, `${B}: 签约 2024-12-03`]],
    [
      `明年1月还有两家企业要开工，分别是希音和冠旭电子。`,
      ['-希音: 开工 2025-01 预计', '-冠旭电子: 开工 2025-01 预计'],
    ],
    [
      '12月3日，希音、冠旭电子分别与高要区、德庆县签约。',
      ['-希音: 签约 2024-12-03', '-冠旭电子: 签约 2024-12-03'],
    ],
    // The day that heads a list holds for its lines.
    [
      `12月3日，新会传来两个消息：\n${A}开工；\n${B}竣工。`,
      [`${A}: 开工 2024-12-03`, `${B}: 竣工 2024-12-03`],
    ],
    // A plan with its date in front of the clause.
    [`下半年，${A}也将投产。`, [`${A}: 投产 2024 预计`]],
    [`${A}竣工投产仪式12月3日举行。`, [`${A}: 竣工 2024-12-03, 投产 2024-12-03`]],
    [`${A}自2022年7月开工以来进展顺利，现场井然有序，已投产。`, [`${A}: 开工 2022-07, 投产`]],
    [`${A}2022年签约，母线已于2024年5月投产，辅线主体完工。`, [`${A}: 签约 2022, 投产 2024-05, 封顶`]],
  ])('%s', (text, expected) => expect(dated(text)).toEqual(expected));
});

describe('lists', () => {
  const each = (text: string, published = '2023-04-03') => told(text, published).join(' | ');

  test('go on on the lines behind their head', () =>
    expect(
      each(
        '3月31日，肇庆市集中开工113个项目。\n同步开工的重点项目有：\n德庆县：希音智慧产业园，总投资5.6亿元；\n鼎湖区：冠旭电子声学产业园，总投资8.1亿元。',
      ),
    ).toBe('希音智慧产业园: 开工 2023-03-31 | 冠旭电子声学产业园: 开工 2023-03-31'));

  test('behind a colon are of whoever tells them', () =>
    expect(each('希音发布建设情况：德庆县智慧工厂3月投产；鼎湖区研发中心2月开工。')).toMatch(
      /-?希音|智慧工厂/u,
    ));

  test('that count stages give none to a project', () =>
    expect(
      each(
        '5月18日举行项目活动：签约19个；开工21个；投产12个。希音智慧产业园由负责人作了介绍。',
        '2023-05-19',
      ),
    ).not.toContain('投产'));

  test('of those that sign give it to each', () =>
    expect(each('希音、冠旭电子两家企业签约，合计投资14.5亿元，都将在4月动工。')).toBe(
      '-希音: 签约, 开工 2023-04 预计 | -冠旭电子: 签约, 开工 2023-04 预计',
    ));
});

test('a heading that reviews a year dates what is told below it', () =>
  expect(
    told(
      '一、2023年工作回顾\n希音智慧产业园竣工。\n二、2024年重点任务\n冠旭电子声学产业园竣工。',
      '2024-01-18',
    ),
  ).toEqual(['希音智慧产业园: 竣工 2023', '冠旭电子声学产业园: 竣工']));

test('what is built by another is of the other', () => {
  const { projects } = read('希音智慧产业园3月开工。项目的配套码头由冠旭电子投资建设，已在去年12月开工。', {
    published: '2023-04-03',
  });
  expect(projects.map((project) => [project.company?.name, ...events(project)])).toEqual([
    ['希音', '开工 2023-03'],
    ['冠旭电子', '开工 2022-12'],
  ]);
});
