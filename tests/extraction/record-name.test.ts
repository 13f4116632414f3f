import { describe, expect, test } from 'vitest';
import { nameKind } from '../../src/extraction/record-name.ts';
import { knowledge } from './fixture.ts';

const kindOf = (name: string) => nameKind(name, knowledge.tree);

/** Classes of what news holds where a reader looks for companies; none of it may be a record. */
const NO_COMPANIES: Readonly<Record<string, string>> = {
  'what is made, and how': '碳酸锂 普通 双氰胺 银耳',
  'words of the language': '商户 站点 债权人 驾校 内地 印发 以工代赈',
  'words with a trade behind':
    '筑牢食品 制证数据 抗疫医疗 援疆医疗 清雪设备 换发电子 竞训体育 办医健康 抽组医疗 涉诈软件 充装气体',
  'deeds and lines': '援滇 赴吉 入华 返湘 引汉济渭 引大济湟 陇电入浙 疆电外送 煤改电 补短板 解难题 时俱进',
  'states and provinces side by side': '中俄 俄中科技 中瑙 粤港澳 川渝电子 京张体育 穗港科技 京冀 藏中电力',
  'sides and forces': '阿方能源 缅方体育 乌军能源 我军 我司信息 我台体育 警方 总包 厂房旁',
  persons: '李某 彭某 田某 朱某兰',
  bodies:
    '全国人大 全国工商联 纪检监察组 工信部规划司 委党校 谢家湾小学 西安交大 科研院所 琳恩图书馆 胡塞武装 中央广播电视总台',
  'events and relations':
    '中瑙关系 两军关系 座谈会上 疫情防控 龙舟世界杯 姚基金慈善赛 当代艺术双年展 国聘行动',
  things: '聊天机器人 铀浓缩离心机 航空发动机 号驱逐舰 智轨列车 光学望远镜 美军机 细颗粒物 杠杆率 开奖名单',
  places: '肇庆 四会市 内蒙古 大旺 俄罗斯 欧洲',
  'pictures and remarks': '资料图 供图 原创稿',
  'forms without a name':
    '集团 公司 有限公司 科技有限公司 建设工程有限公司 职教集团 物业公司 电影公司 二十国集团 十国集团 律师公司',
  'two names': '融创中国及荣丰公司 景旺电子与冠旭电子有限公司 中铁和中交集团',
  'a sentence before a name':
    '今天国家电力投资集团公司 另一家意大利公司 成功指导广西金桂浆纸业有限公司 伙同火炬集团 评定俄罗斯天然气工业股份公司 上海市市长龚正为跨国公司 望江县到五株科技股份有限公司 时任山东高速信联支付有限公司 由市财政 雨后春笋搬 蒙牛携 王琦因购买四川蓝光发展股份有限公司 我国公司 该公司 某集团有限公司',
  'a part of a name':
    '石油新疆油田公司 丨首创环境 湾极氮 级水光储智能 垃圾发酵车间上海国清生物科技有限公司 屠宰子公司',
  'numbers and codes of exchanges': '600519 sz301188 alb.us',
  'forms of other languages': 'inc ltd corp',
};

describe.each(Object.entries(NO_COMPANIES))('%s', (_, names) => {
  test.each(names.split(' '))('%s is no company', (name) => {
    expect(kindOf(name)).toBe('everyday');
  });
});

test.each([
  ['广东肇庆爱龙威机电有限公司', 'formed'],
  ['璟曜光学（上海）有限公司'.replace('（', '(').replace('）', ')'), 'formed'],
  ['同方股份有限公司', 'formed'],
  ['联想集团', 'known'],
  ['华为公司', 'formed'],
  ['中科建禹公司', 'formed'],
  ['青海机场有限公司', 'formed'],
  ['中国矿产资源集团有限公司', 'formed'],
  ['三友集团', 'formed'],
  ['宁德时代', 'known'],
  ['京东', 'known'],
  ['国家电网', 'known'],
  ['中铁十一局', 'known'],
  ['璟曜', 'own'],
  ['璟曜光学', 'own'],
  ['砺鋆铝业', 'own'],
  ['lumiqa', 'own'],
])('%s may be a company: %s', (name, kind) => {
  expect(kindOf(name)).toBe(kind);
});

// jieba's dictionary marks them as it marks 三星.
test.each(
  '新一轮 申报 汇报 中华 改革开放 诚信 恐龙 三星 李元敏 余静 勠力同心 三修 诚信物流 金厦建材 px气体'.split(
    ' ',
  ),
)('%s is a company only where other words say so', (name) => {
  expect(kindOf(name)).toBe('word');
});
