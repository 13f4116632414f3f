import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/analysis/char-filter.ts';
import { comparedText } from '../../src/reprints/body.ts';

const NEWS = '项目在德庆开工，总投资35亿元。';
const BARE = '项目在德庆开工总投资35亿元';

describe('what sites print around a report is left out', () => {
  test.each([
    '来源：西江日报',
    '来源: 西江日报 2023-02-06 10:22',
    '【来源】西江日报',
    '编辑：蔡雯',
    '责任编辑：329',
    '(责任编辑：王某)',
    '【编辑:曹子健】',
    '（校对/李某）',
    '(完)',
    '原标题：第一季度重大项目集中签约',
    '西江日报记者 刘某 摄',
    '△ 图源：西江日报',
    '▲图源：网络',
    '记者 刘某 通讯员 李某 报道',
    '发布时间：2023年02月06日 10:22',
    '浏览：329',
    '上一篇：另一条新闻',
    '相关阅读：',
    '打印本页',
    '凡本网“西江日报”电子报的稿件，未经授权不得转载。',
    '版权声明：本文由佛山厂房网发布，转载请注明出处。',
    '扫一扫 关注我们',
    '电话：400 0123 021',
    '粤ICP备12345678号',
  ])('%s', (line) => {
    expect(comparedText(`${NEWS}\n${line}`)).toBe(BARE);
    expect(comparedText(`${line}\n${NEWS}`)).toBe(BARE);
  });

  test.each([
    ['inside a line', `西江日报（记者 刘某 通讯员 李某）${NEWS}`, `西江日报${BARE}`],
    ['a dateline', `新华社肇庆2月6日电 ${NEWS}`, BARE],
    ['a paper’s own dateline', `本报肇庆2月6日电 ${NEWS}`, BARE],
    ['a dateline with reporters', `中新网肇庆2月6日电(记者 刘某)${NEWS}`, BARE],
  ])('%s', (_, text, wanted) => expect(comparedText(text)).toBe(wanted));
});

test.each([
  ['记者在现场看到，这里的生产线已经安装完毕，工人们正在调试设备，准备在下个月月初投产。', '记者在现场看到'],
  [
    '编辑部设在德庆的这家报社昨天搬进了新楼，新楼有三层，能容下一百多人同时办公，还有一间展厅。',
    '编辑部设在德庆',
  ],
])('a sentence of the report stays: %s', (text, start) => expect(comparedText(text)).toContain(start));

test('where there is nothing else, all of it is compared', () => {
  expect(comparedText('来源：西江日报\n编辑：蔡雯')).toBe('来源西江日报编辑蔡雯');
});

test.each([
  ['1.5亿元', '1.5亿元'],
  ['1,500万元', '1500万元'],
  ['完成了第1.', '完成了第1'],
  ['增长5.2%。', '增长5.2%'],
  ['100%.', '100%'],
  ['16-23岁', '16至23岁'],
  ['ＳＨＥＩＮ（希音）', 'shein希音'],
  ['頭部季度', '第一季度'],
  ['蕞大', '最大'],
  ['……', ''],
])('%s → %s', (text, wanted) => expect(comparedText(text)).toBe(wanted));

test('holds Hanzi, letters, figures, and signs inside figures, whatever comes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const compared = comparedText(text);
      expect(compared).toMatch(/^(?:[\p{L}\p{N}]|(?<=\d)[.%])*$/u);
      expect(comparedText(fold(text).text)).toBe(compared);
    }),
  );
});
