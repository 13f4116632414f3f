/** Words beside a sum that say what it is of. */

export type MoneyKind = 'investment' | 'output' | 'tax' | 'other';

/** The last of these before a sum says what it is of; where two end together the longer one. */
const MONEY_CUES: readonly (readonly [kind: MoneyKind, words: string])[] = [
  [
    'other',
    '投资(?:净?收益|损失|组合|回报)|(?:财务|管理|销售|研发|营业|期间)费用|毛利|负债|(?:公路|水路|铁路|电网|水利|水运|民航|民间|制造业|房地产(?:开发)?|基础设施|社会|外商|直接|对外|来华|对华|境外|海外|非金融类|中央|中央预算内|预算内|国债|年度|全年)(?:固定资产)?投资(?=[额约超近达逾\\d一二三四五六七八九十]|将|首次|总额|预计|同比|创|逼|[^\\p{Script=Han}]|$)|研发(?:方面)?(?:累计)?(?:就)?投入|经费(?:总)?投入|教育投入|资助|顺差|逆差|外汇|现金|兑付|理赔|赔付|保障金额|市场规模|(?:中标|供货|合同|成交|采购|交易|担保|授信|订单|购买|募集|贷款)(?:总)?金?额|进出口货值|货值(?=增|同比)|(?:出口)?退税|减税(?:降费)?|免税|减免税|欠税|偷逃?税|漏税|逃税|税款|税费|关税|税收(?:优惠|返还|奖励|减免)|每平方米|每亩|每人|每户|每天|每月|每分钟|人均|户均|最高|补助|节约|节省|电费|外贸进出口总?额?|进出口总额|贸易总额|零售总额|销售总额|资产总额|合同总额|总资产|累计投[资入]|利税|(?:保障|回售|赔款|贸易|物流|参保|执行|证券|资金|采购|捐赠|损失|涉案|被执行)总?金?额|股息|分红|贷款|授信|罚款|罚金|融资|募资|募集|发行|估值|市值|注册资本|注册资金|gdp|生产总值|增加值|利润|净利|成交额?|采购|中标|合同额|合同金额|补贴|奖励|奖金|进出口|出口额?|进口|零售总额|订单|捐|余额|债券?|股价|股权|租金|成本|价格|单价|售价|收购|购买|转让|资产|预算|财政|薪|工资|红利|(?<!投资)规模|(?:使用|利用|引进|实际)外资(?:金额)?|销售金额|签约销售|投放|消费|工业投资|完成投资|年度投资|固定资产投资增|完成[^,。;]{0,8}投资|旅游|存款|保费|基金|票房|销量|经费|罚没|欠|赔偿|索赔|市场|产业集群|集群|产业产值',
  ],
  ['output', '产值|产出|销售额|销售收入|销售|营收|营业收入|营业额|主营业务收入|收入|货值|产销|交易额|年产'],
  ['tax', '税收|纳税|税金|税额|创税|缴税|税'],
  [
    'investment',
    '多少钱|总投资额?|投资总?额?|斥资|出资|注资|耗资|投入|增资|豪掷|砸下|砸|总额|金额|造价|引资|拟投|投建|总投|投了|追加|合资|固定资产投资额?|固投|首期|一期|二期|三期|四期|其中',
  ],
];
export const CUE = new RegExp(MONEY_CUES.map(([kind, words]) => `(?<${kind}>${words})`).join('|'), 'gu');
/** 56亿元的园区, 120亿元项目: a sum in front of what it builds. */
export const BUILDS_AFTER =
  /^(?:的|元)?[^,。;:!?、]{0,24}?(?:项目|基地|园|工厂|生产线|总部|中心|城|谷|大厦|签约|动工|开工|落户|落地|奠基|投产|建|打造|布局|扩产)/u;
export const AFTER: readonly (readonly [kind: MoneyKind, pattern: RegExp])[] = [
  ['output', /^(?:人民币)?(?:以上|左右)?的?(?:年)?(?:产值|产出|营收|销售|收入)/u],
  ['tax', /^(?:以上|左右)?的?(?:年)?(?:税|纳税)/u],
  [
    'other',
    /^(?:以上|左右)?的?(?:产业|集群|订单|贷款|补贴|奖励|基金|罚款|资金奖|级|市场|俱乐部|企业|估值|目标|大关|gdp)/u,
  ],
  [
    'investment',
    /^(?:以上|左右)?的?(?:总?投资(?!款|者|收益|损失|组合|大佬|人|公司|基金|机构|机会)|建设|投建|打造)/u,
  ],
];

/** 规上工业总产值, 全市税收: of a place or an industry. */
export const REGION =
  /(?:规上|规模以上|(?<!年)工业总产值|全[市区县省镇国]|(?<!产业|工业|科技|本|该)园区(?!项目)|开发区|高新区|新区(?!.*项目)|产业链?(?!园|化|基地)(?=产值|规模|去年|实现|年)|产业(?:总|年)?产值|行业|集群|[\p{Script=Han}]{2,6}业产值|[\p{Script=Han}]{2,4}(?:市|县|区|镇)(?:去年|今年|上半年|前|全年|实现|完成|规|工业|(?:20)\d\d年))/u;
export const REGION_SPENDS =
  /(?:全[市区县省]|[市县区](?:今年|去年|前|上半年|全年|一季度)?)[^,。;]{0,10}(?:固定资产投资|工业投资|投资完成)|(?:固定资产投资|工业投资)(?:完成|额完成|总额)|投资完成/u;
const REVENUE = /^(?:销售额|销售收入|销售|营收|营业收入|营业额|主营业务收入|收入|产销|交易额)$/u;
const EXPECTED =
  /预计|预期|达产|满产|投产后|投产,|建成|全部|可望|有望|届时|可达|可实现|力争|将(?:实现|达)|目标|一年能|新增/u;

/** Sales of a company in a year that has gone are not what a project yields. */
export function isNotOfProject(ahead: string, clause: string, cue: string): boolean {
  if (
    (REGION.test(clause) && !/建成|达产/u.test(clause)) ||
    (/企业\d+(?:余|多)?家[^。;]*$/u.test(ahead) && !EXPECTED.test(ahead))
  )
    return true;
  return REVENUE.test(cue) && !EXPECTED.test(ahead);
}

/** Which kind a match of `CUE` is of. */
export function kindOf(cue: RegExpExecArray): MoneyKind | undefined {
  return (['other', 'output', 'tax', 'investment'] as const).find((k) => cue.groups?.[k] !== undefined);
}
