import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STAGES } from '../../src/contract/record.ts';
import { Passage } from '../../src/extraction/passage.ts';
import { findStages } from '../../src/extraction/stage.ts';
import { anyString } from '../analysis/sample-text.ts';

const stages = (text: string) => {
  const passage = new Passage('text', text);
  return findStages(passage.text, passage.sentences).map(
    ({ stage, planned }) => `${stage}${planned ? ' 预计' : ''}`,
  );
};

describe('the words of each stage', () => {
  test.each([
    ['项目签约', '签约'],
    ['签订投资合同', '签约'],
    ['签署框架协议', '签约'],
    ['项目开工', '开工'],
    ['项目动工', '开工'],
    ['项目奠基', '开工'],
    ['打下第一根桩', '开工'],
    ['項目動工', '开工'],
    ['项目正在建设中', '在建'],
    ['主体封顶', '封顶'],
    ['项目竣工', '竣工'],
    ['厂房建成', '竣工'],
    ['项目投产', '投产'],
    ['生产线试产', '投产'],
    ['首批产品下线', '投产'],
    ['实现量产', '投产'],
    ['项目达产', '达产'],
    ['达标达产', '达产'],
    ['增资扩产', '增资扩产'],
    ['企业扩产', '增资扩产'],
  ])('%s is %s', (text, stage) => expect(stages(text)).toEqual([stage]));
});

test.each([
  ['项目竣工投产', ['竣工', '投产']],
  ['签约并动工', ['签约', '开工']],
  ['项目于2021年开工，2022年封顶，2023年竣工投产', ['开工', '封顶', '竣工', '投产']],
])('%s tells of each stage', (text, expected) => expect(stages(text)).toEqual(expected));

describe('what is announced is a plan', () => {
  test.each([
    ['预计2024年投产', ['投产 预计']],
    ['力争年底竣工', ['竣工 预计']],
    ['计划2024年6月动工', ['开工 预计']],
    ['有望明年达产', ['达产 预计']],
    ['将于2024年封顶', ['封顶 预计']],
    ['预计2024年竣工，2025年投产', ['竣工 预计', '投产 预计']],
    ['项目动工，预计2024年投产', ['开工', '投产 预计']],
    ['原计划2024年投产，已于2023年投产', ['投产 预计', '投产']],
    ['项目已竣工', ['竣工']],
    ['预计产值10亿元。项目已投产', ['投产']],
  ])('%s', (text, expected) => expect(stages(text)).toEqual(expected));
});

describe('what has not happened, or is none', () => {
  test.each([
    '',
    '项目未开工',
    '项目尚未投产',
    '项目暂停开工',
    '开工前办理手续',
    '投产率为九成',
    '达产后年产值30亿元',
    '投产后可年产5亿只',
    '施工许可证',
    '今天天气很好',
  ])('%j', (text) => expect(stages(text)).toEqual([]));
});

test('of any text: spans rise without overlap in a sentence, and each is a stage of the list', () =>
  fc.assert(
    fc.property(
      fc.oneof(
        anyString,
        fc
          .array(
            fc.constantFrom(
              '预计',
              '已',
              '动工',
              '竣工投产',
              '，',
              '。',
              '2024年',
              '未',
              '建设中',
              '正在',
              '后',
            ),
            {
              maxLength: 20,
            },
          )
          .map((parts) => parts.join('')),
      ),
      (text) => {
        const passage = new Passage('text', text);
        let last = 0;
        for (const { start, end, stage } of findStages(passage.text, passage.sentences)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(STAGES).toContain(stage);
          const inside = passage.sentences.some((span) => span.start <= start && end <= span.end);
          expect(inside).toBe(true);
          last = end;
        }
      },
    ),
    { numRuns: 400 },
  ));

describe('words of a stage that tell of none', () => {
  test.each([
    '加快项目建设进度',
    '全力推进招商工作',
    '签订供货合同',
    '签下意向书',
    '建成集研发、生产于一体的中心',
    '首个开工及投产的核电站',
    '达产年产值10亿元',
    '应于6月前动工',
    '什么时候投产？',
    '正在办理投产手续',
    '早日投产',
    '推动工业发展',
    '提高质量产品多',
    '线下线上同步',
    '建成区面积',
    '公开园区名单',
    '投产业基金',
    '即将进入设备安装阶段',
  ])('%s', (text) => expect(stages(text)).toEqual([]));

  test.each([
    ['去年投产后', '投产'],
    ['项目正有序推进，', '在建'],
    ['9月签了框架协议', '签约'],
    ['新线满负荷运转', '达产'],
    ['今年内动工', '开工 预计'],
  ])('%s does', (text, stage) => expect(stages(text)).toContain(stage));
});

describe('what happened, in words of the site', () => {
  test.each([
    ['厂房上周封了顶', ['封顶']],
    ['4栋主楼实现钢结构封顶', ['封顶']],
    ['项目正在试桩', ['开工']],
    ['二期已完成交工验收', ['竣工']],
    ['装置一次开车成功', ['投产']],
    ['窑炉重新点火', ['投产']],
    ['设备陆续进场', ['在建']],
    ['项目正加快建设', ['在建']],
    ['原定去年底投产的计划，推迟到明年一季度', ['投产 预计']],
    ['去年11月投产时只有31人', ['投产']],
    ['投产以来订单不断', []],
    ['3月8日投产以来订单排到了8月', ['投产']],
  ])('%s', (text, expected) => expect(stages(text)).toEqual(expected));
});

describe('what did not happen', () => {
  test.each([
    '为保障项目按期投产，供电公司架设线路',
    '公司保证企业顺利投产',
    '这是公司第三次增资扩产',
    '该公司在运在建装机规模达634万千瓦',
    '在建最大体量的安置项目',
    '原计划2022年底投产，因资金问题停工',
    '按投产数量排名第一',
    '全力冲刺竣工目标',
    '从项目签约到投产只用了两年',
    '新能源项目并网、接入、验收',
    '签订补充投资协议',
  ])('%s', (text) => expect(stages(text)).toEqual([]));
});

test.each([
  ['力争顺利投产', true],
  ['确保如期竣工', true],
  ['计划年底投产', undefined],
])('%s is a wish: %s', (text, wished) => {
  const passage = new Passage('text', text);
  const [stage] = findStages(passage.text, passage.sentences);
  expect([stage?.planned, stage?.wished]).toEqual([true, wished]);
});

describe('further words of the trade', () => {
  test.each([
    ['桩机已经进场', ['开工']],
    ['打下了第一根桩', ['开工']],
    ['第一铲土落在河边', ['开工']],
    ['二期工程上月启动', ['开工']],
    ['举行项目集中开竣工活动', ['开工', '竣工']],
    ['刚刚完成厂房竣工验收', ['竣工']],
    ['达到交付条件', ['竣工']],
    ['新厂房盖好了', ['竣工']],
    ['产线热负荷试车成功', ['投产']],
    ['11月底投料', ['投产']],
    ['窑炉本月点火', ['投产']],
    ['出了第一批产品', ['投产']],
    ['首条产线通线', ['投产']],
    ['工厂去年已经满产', ['达产']],
    ['已完成主体工程的85%', ['在建']],
    ['主体已建到第九层', ['在建']],
    ['转入机电安装阶段', ['在建']],
    ['合同签了', ['签约']],
    ['8月就能投产', ['投产 预计']],
    ['月底就要交付', ['竣工 预计']],
    ['开工要推到元旦后', ['开工 预计']],
    ['我们原计划9月底完工，现在看能提前到8月', ['竣工 预计']],
  ])('%s', (text, expected) => expect(stages(text)).toEqual(expected));

  test.each([
    '推进后续建设',
    '显卡启用新功能',
    '手机的量产计划',
    '新车10月开始交付',
    '市长见证签约',
    '双方签署的战略合作协议签约',
    '活动启动仪式',
    '保障项目有序推进',
    '为明年通车打下基础',
    '自拿地之日起三个月内开工',
    '二期视一期情况启动',
    '适时开工',
    '工程开工建设65周年',
    '使项目早日建成投产',
    '该局开工时间另行通知',
    '电堆扩产：设备在路上',
    '原定6月投产的工厂提前收工',
  ])('%s tells of none', (text) => expect(stages(text)).toEqual([]));

  test.each([
    ['确保新厂如期投产', true],
    ['推动工程年底建成', true],
    ['已顺利投产', false],
  ])('%s: planned %s', (text, planned) =>
    expect(stages(text).every((stage) => stage.endsWith('预计') === planned)).toBe(true),
  );
});
