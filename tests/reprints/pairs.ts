/** Texts made up for these tests, and pairs of them that are the same report or are not. */
import { Converter } from 'opencc-js/cn2t';

const LINES = [
  '2月6日上午，东湖市举行一季度重大项目集中签约、开工、投产活动，现场涉及产业项目178个，计划投资总额超过九百亿元，涵盖新能源汽车、电子信息和金属加工等领域。',
  '当天，晨星电子时尚科技园二期在南岸县破土动工。该项目总投资35亿元，占地390亩，主要生产蓝牙耳机和智能音箱，全部达产后预计年产值60亿元，可提供就业岗位8000个。',
  '企业负责人介绍，一期厂房去年底封顶，生产线正在调试，今年6月即可投产；二期计划用18个月建成，届时这里会成为公司在省内最大的制造基地。',
  '东湖市有关部门表示，将继续派出专人跟踪服务，从拿地、报建到用工、融资一件一件帮企业解决，让签约的项目早日开工，让开工的项目早日投产。',
];
export const REPORT = LINES.join('\n');

export const OTHER = [
  '记者从北岭区获悉，区里最大的物流园本周迎来首批入驻商户，园区负责人说，冷链仓库比原计划提前四十天交付，水果和海鲜当天就能送到邻近三座城市的超市货架。',
  '园区还配了一座屋顶光伏电站，白天发的电足够冷库使用，多余的部分并入电网。附近的村民已有两百多人在园区上班，多数人骑电动车十来分钟就能到岗。',
].join('\n');

const FOOTER =
  '版权声明：本文由东湖厂房网发布，转载请注明出处。\n长按识别二维码，关注更多招商信息\n责任编辑：小林';
const UNKNOWN_FOOTER =
  '东湖厂房网提供东湖及周边各镇街厂房仓库写字楼的出租出售，真实房源每日更新，免费看厂接送，欢迎来电咨询预约。';
const toTraditional = Converter({ from: 'cn', to: 't' });
const toTaiwan = Converter({ from: 'cn', to: 'tw' });

const replaced = (...changes: readonly (readonly [from: string, to: string])[]) =>
  changes.reduce((text, [from, to]) => text.replaceAll(from, to), REPORT);
const lines = (...numbers: readonly number[]) => numbers.map((line) => LINES[line]).join('\n');

export interface Print {
  readonly text: string;
  readonly title?: string;
  readonly published?: string;
  readonly companies?: readonly number[];
}

type Pair = readonly [what: string, a: Print, b: Print];

const first: Print = { text: REPORT };
const SHORT = '晨星电子时尚科技园二期今日在南岸县正式破土动工';

export const SAME: readonly Pair[] = [
  ['the same text', first, { text: REPORT }],
  ['another headline', { ...first, title: '东湖集中开工' }, { ...first, title: '178个项目来了' }],
  ['traditional characters', first, { text: toTraditional(REPORT) }],
  ['the forms of Taiwan', first, { text: toTaiwan(REPORT) }],
  ['full width and other marks', first, { text: REPORT.replaceAll('2', '２').replaceAll('，', ',') }],
  ['all in one line', first, { text: REPORT.replaceAll('\n', '') }],
  ['blanks before every line', first, { text: LINES.map((line) => `　　${line}`).join('\n\n') }],
  ['a footer that all know', first, { text: `${REPORT}\n${FOOTER}` }],
  ['a footer that nobody knows', first, { text: `${REPORT}\n${UNKNOWN_FOOTER}` }],
  ['lines around it', first, { text: `东湖厂房网首页 招商资讯\n${REPORT}\n${UNKNOWN_FOOTER}` }],
  [
    'a fifth of another text around it',
    first,
    { text: `${OTHER.slice(0, 30)}\n${REPORT}\n${OTHER.slice(-30)}` },
  ],
  ['credits and a dateline', first, { text: `东湖日报讯（记者 王一 通讯员 李二）${REPORT}\n（完）` }],
  ['the dateline of an agency', first, { text: `新华社东湖2月7日电 ${REPORT}` }],
  ['a source line', first, { text: `来源：东湖日报 发布时间：2023-02-09 10:22\n${REPORT}` }],
  ['a caption and a photographer', first, { text: `这是开工活动现场。\n东湖日报记者 王一 摄\n${REPORT}` }],
  ['the first half', first, { text: lines(0, 1) }],
  ['the first half of a traditional copy', first, { text: toTraditional(lines(0, 1)) }],
  ['all but the last paragraph', first, { text: lines(0, 1, 2) }],
  ['a paragraph left out of the middle', first, { text: lines(0, 1, 3) }],
  ['paragraphs in another order', first, { text: lines(1, 0, 2, 3) }],
  ['a paragraph more', first, { text: `${REPORT}\n${OTHER.split('\n')[0]}` }],
  [
    'a word here and there',
    first,
    { text: replaced(['介绍', '说'], ['届时', '到时'], ['早日投产', '尽快投产']) },
  ],
  ['words altered for filters', first, { text: replaced(['最大', '蕞大']) }],
  [
    'an altered quarter',
    { text: replaced(['一季度', '第一季度']) },
    { text: replaced(['一季度', '头部季度']) },
  ],
  ['thousands with a comma', first, { text: replaced(['8000个', '8,000个']) }],
  ['a slip corrected', first, { text: replaced(['调试', '调式']) }],
  ['a figure left out', first, { text: replaced(['，占地390亩', '']) }],
  ['a figure added', first, { text: replaced(['占地390亩', '占地390亩、建筑面积26万平方米']) }],
  ['the date as yesterday', first, { text: replaced(['2月6日上午', '昨日上午']) }],
  ['a year put to the day', first, { text: replaced(['2月6日', '2023年2月6日']) }],
  [
    'printed again two years later',
    { ...first, published: '2021-07-08' },
    { ...first, published: '2023-03-29' },
  ],
  [
    'a machine copy two years later with lines around it',
    { ...first, published: '2021-07-08' },
    { text: `${REPORT}\n${UNKNOWN_FOOTER}`, published: '2023-03-29' },
  ],
  [
    'one of them linked to a company',
    { ...first, companies: [3] },
    { text: lines(0, 1, 2), companies: [3, 5] },
  ],
  [
    'short, with the same headline',
    { text: SHORT, title: '二期动工' },
    { text: `${SHORT}。`, title: '二期动工' },
  ],
  [
    'short, with a like headline',
    { text: SHORT, title: '晨星电子二期动工' },
    { text: SHORT, title: '晨星电子二期今日动工' },
  ],
];

export const DIFFERENT: readonly Pair[] = [
  ['another text', first, { text: OTHER }],
  ['other amounts', first, { text: replaced(['35亿元', '52亿元'], ['60亿元', '80亿元']) }],
  ['one other amount', first, { text: replaced(['总投资35亿元', '总投资50亿元']) }],
  ['an amount of another order', first, { text: replaced(['35亿元', '3.5亿元']) }],
  ['another unit', first, { text: replaced(['总投资35亿元', '总投资35万元']) }],
  ['another count', first, { text: replaced(['178个', '103个']) }],
  ['another count in Hanzi', first, { text: replaced(['九百亿元', '三百亿元']) }],
  [
    'another share',
    { text: replaced(['390亩', '390亩，增长5.2%']) },
    { text: replaced(['390亩', '390亩，增长8.1%']) },
  ],
  [
    'this year 100 and two years 300',
    { text: replaced(['现场涉及产业项目178个', '今年新引进项目超100个、超300亿元']) },
    { text: replaced(['现场涉及产业项目178个', '两年多引进项目超300个、超900亿元']) },
  ],
  [
    'the same sentences of another project',
    first,
    {
      text: replaced(['晨星电子时尚科技园二期', '远帆服装产业园'], ['35亿元', '12亿元'], ['390亩', '210亩']),
    },
  ],
  ['another day of a daily report', first, { text: replaced(['2月6日', '5月11日'], ['6月', '9月']) }],
  [
    'the like event of another town the next year',
    { ...first, published: '2023-02-06' },
    { text: replaced(['东湖市', '西江县']), published: '2024-02-05' },
  ],
  ['other companies by the records', { ...first, companies: [3] }, { text: lines(0, 1, 2), companies: [5] }],
  ['one paragraph of four', first, { text: LINES[3] as string }],
  [
    'a round-up that holds it',
    { text: LINES[1] as string },
    { text: `${OTHER}\n${OTHER.slice(20)}\n${REPORT}` },
  ],
  ['halves of one text', { text: lines(0, 1) }, { text: lines(2, 3) }],
  ['the same footer only', { text: `${LINES[0]}\n${FOOTER}` }, { text: `${OTHER}\n${FOOTER}` }],
  ['short, one word apart', { text: SHORT }, { text: SHORT.replace('二期', '三期') }],
  [
    'short, with quite another headline',
    { text: SHORT, title: '二期动工' },
    { text: SHORT, title: '本周要闻' },
  ],
  ['tiny', { text: '点击查看详情' }, { text: '点击查看详情' }],
  ['empty', { text: '' }, { text: '' }],
  ['marks only', { text: '……' }, { text: '……' }],
];
