import { describe, expect, test } from 'vitest';
import { storyLines } from '../../../src/crawl/page/boilerplate.ts';

const line = (text: string, linked = 0) => ({ text, linked, href: undefined, caption: false });
const story = (...texts: string[]) =>
  storyLines(
    texts.map((text) => line(text)),
    '标题',
  );

const A = '丙田电子在乙江县青石工业园举行园区动工仪式，项目计划总投资30亿元，其中一期投资12亿元。';
const B = '园区占地约260亩，一期建设三栋标准厂房和一座研发楼，主要生产车用连接器。';

describe('lines that are no story', () => {
  test.each([
    '这是开工活动现场。',
    '甲溪日报记者 某某某 摄',
    '▲图源：甲溪发布',
    '△ 图源 广宁发布',
    '资料图片',
    '（滑动查看名单↓）',
    '查看原文 其他',
    '记者 某某 通讯员 某某某',
    '编辑：某某',
    '责任编辑：329',
    '编辑丨某某',
    '校对/某某',
    '来源：甲溪日报',
    '发布时间：2022-01-11 18:21:19 文档来源：本网',
    '保护视力色：',
    '字体大小: [大] [中] [小]',
    '分享到 微信 微博',
    '当前位置:首页 > 产业信息 > 正文内容',
    '联系电话：0758-0000000',
    '13000000000',
    '粤ICP备00000000号',
    '申都新闻，未经授权不得转载。授权联系方式 banquan@example.com',
    '网易首页 > 网易号 > 正文 申请入驻',
  ])('%s', (text) => {
    expect(story(A, text, B)).toEqual(text.startsWith('网易首页') ? [A] : [A, B]);
  });
});

describe('what a story may say is left in it', () => {
  test.each([
    '企业负责人说，电话一响就有订单。',
    '编辑部大楼的改造也列入了项目清单，总投资2亿元。',
    '来源于上游的铜材全部在邻县采购，运输不到一小时。',
    '记者在现场看到，一期厂房已经封顶。',
    '图书馆和体育馆同时动工，总投资6亿元。',
    '相关部门介绍，从签约到拿到施工许可用了五个月。',
    '推荐的十个项目全部动工。',
    '时间就是效益，项目从签约到动工只用了五个月。',
    '一、丙田电子园区',
    '首页改版后，申报只需要三步。',
  ])('%s', (text) => {
    expect(story(A, text, B)).toEqual([A, text, B]);
  });
});

test.each([
  '凡本网“甲溪日报”电子报的作品，版权均属甲溪网。',
  '本网未注明“来源”的作品均为转载稿。',
  '版权声明:本文由某某厂房网发布，如需转载请注明出处。',
  '特别声明：以上内容为自媒体平台用户上传并发布。',
  '分享给朋友:',
  '相关文章',
  '相关阅读：',
  '上一篇：甲溪市召开会议',
  '【打印本页】 【关闭窗口】',
  '热门跟贴',
  '猜你喜欢',
  '扫一扫在手机打开',
])('%s ends the story', (text) => {
  expect(story(A, text, B)).toEqual([A]);
});

test('the lead above the pictures and again below: once, and no caption', () => {
  expect(story(A, '活动现场。', '园区效果图', A, B)).toEqual([A, B]);
});

test('bare headlines at the end, cut in mid-word, are of other stories', () => {
  expect(story(A, B, '甲溪市办职工联谊', '酉华高科获大奖 电子元', '2月成交额约30亿元')).toEqual([A, B]);
});

test('numbered lines at the end, and one line alone, stay', () => {
  expect(story(A, '1. 丙田电子园区', '2. 丁山新材薄膜', '3. 戊湖生物工厂')).toHaveLength(4);
  expect(story(A, '（文中企业均为化名）')).toHaveLength(2);
});

test.each([
  [`${A}（完）`, A],
  [`${A}(责任编辑：某某)`, A],
  [`${A}【编辑:某某】`, A],
  [`${A}（记者 某某 通讯员 某某某）`, A],
  [`${A}（来源：甲溪日报）`, A],
  [`辰湾日报讯 ${A}`, A],
  [`新快报讯（记者 某某）${A}`, A],
])('%s', (printed, kept) => {
  expect(story(printed, B)).toEqual([kept, B]);
});
