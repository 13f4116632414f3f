/** Names of projects: 希音湾区大旺智慧产业园, 年产40亿㎡隔膜涂覆生产基地, 汽车零部件生产基地(二期). */
import { matches } from '../analysis/matches.ts';
import { partOfSpeech } from '../analysis/segmenter.ts';
import { overlapping, type Passage, type Span } from './passage.ts';
import { beginOf, type Context } from './project-bounds.ts';
import { EXTENDS, GENERIC, MAKING, PART, PREDICATE, QUALIFIED } from './project-words.ts';

export interface ProjectName extends Span {
  /** Folded name. */
  readonly name: string;
  /** 一期, 二期, 首期 …, where the name holds it. */
  readonly phase?: string;
  /** True for a place and words of the trade alone (云浮产业转移工业园): more often where something is than what is built. */
  readonly generic?: true;
}

/** What is built; the last word of a project's name. */
const HEAD =
  /项目|技术改造(?!项目|工程)|工程(?!师|局|公司|有限|技术|机械|学|院|建设|质量|进度|总)|(?:生产|研发|制造|智造|产业|产业化|孵化|总部|养殖|种植|物流|仓储|加工|创新|示范|储能|试验|南方|华南|华东|华北|西南|中试|培训|电池|新能源)?基地|(?:产业|工业|科技|智造|创新|科学|物流|智慧|智谷|电商|创业|文创|软件|创意|数字|汽车|新材料|生态|循环经济|化工|食品|装备|冷链|产研|生物医药|医药|总部经济|智能制造)园(?!区|林)|(?:产业|科技|物流|智造|智慧|智能制造|创新|工业)?园区|(?:产业|众创|智汇|智造|科创|科技|新|商贸|物流|汽车|文旅|动漫)城(?!市|镇|区|投(?!资)|乡|建(?!设|成))|(?:产业|创新|智|科技|智造|时尚|健康|生命|云|药|硅|汽车|电池|显示|新材料)谷|(?:物流|空|信息|国际陆|生态)港|学校|医院|保健院|酒店|(?:污水处理|自来水|净水|水泥|造纸|钢铁|铝|铜|化|钢|印染|食品|制药|电池|灯具|家具|汽车|模具|玩具|陶瓷|玻璃|食品|饮料|面粉|乳品|服装|浆料|新|水|(?:(?![设建座家个新老一二三四五六七八九十自办在了起的投资])\p{Script=Han}){2}(?<!电))厂(?!房|商|家|长|区|址|矿|方|门|内|里|外|牌|务|庆|妹|哥|卫|子|用|名|二)|(?<=\p{Script=Han}{2})[一二三四五]厂(?!区|长|房|商|家)|(?:超级|智能|灯塔|无人|数字化|新|总装|电池|整车|数码|智造|内衣|海外|智慧)?工厂|(?:生产|产)线|中心(?!区|城区|镇|村|思想|任务|工作|小学|主任|位置|地带)|(?:区域|华南|全球|第二|运营|集团|国际|中国|南方|大湾区)?总部(?:大厦|基地|大楼)?(?!湾|所在)|(?:加氢|充电|换电|一体)站|(?:发|核|风|光伏|储能|换|变)?电站|(?:热|火|水|核)?电厂|(?:抽水)?蓄能电站|高速(?:公路)?(?!发|增|铁|互联|网|宽带|率|电|运|旋|切|连接|行驶|列|轨|光|路由|传输|数据)|(?:大|特)桥|(?:地铁|城际)?\d+号线|万达广场|(?:商业)?广场|综合体|中央厨房|(?:主题)?乐园|度假区|小镇|大厦|码头|机场|水库|(?<=[\p{Script=Han}a-z0-9])[一二三四五]期(?!间|限|待|货|刊|末|中|投资|总投资|用地|规划|计划|厂房|工程|项目)|(?:污水|供水|排水|燃气|输油|供热)管网|路网|连接线|风电场|光伏电站|厂房(?!租)|车间/gu;
const PHASE_BEHIND =
  /^\(?(首期|[一二三四五六]期|第[一二三四五六]期|(?:首|[一二三])期工程)\)?(?:项目|工程|厂房)?/u;
const PHASE_INSIDE = /(首期|[一二三四五六]期)/u;
/** Behind a head these belong to the name: X基地项目. */
const HEAD_BEHIND = /^(?:项目(?!部|组|经理|负责|库)|工程)/u;

/** 合计279个产业: several, which have no name together. */
const COUNTS =
  /(?:\d|[一二两三四五六七八九十百多几数])余?(?:个|宗|项|批|大|家|条|间|栋|座|块|幢|部|段|处|幅|片)|头部[个条批间座]|首[个条批间座栋台套幢]|季度|年度|[0-9]月/u;
const LAST_OF_LIST =
  /[、有和](?<item>[^、,。;:的有和]{4,24})等(?:重点|产业|重大|[\d两三四五六七八九十]+个)*(?:项目|工程)/gu;

export interface ProjectNames {
  readonly named: readonly ProjectName[];
  /** 该项目, 项目, 基地: heads without a name, which mean the project that was spoken of. */
  readonly references: readonly Span[];
}

export function findProjectNames(passage: Passage, context: Context): ProjectNames {
  const { text } = passage;
  const named: ProjectName[] = [];
  const references: Span[] = [];
  for (const m of matches(HEAD, text)) {
    let end = m.index + m[0].length;
    if (
      m[0] === '项目' &&
      /^(?:推进|对接|推介|洽谈|发布|观摩|签约大|建设推进|集中)(?:会|签约|开工|动工|投产|竣工|大会|式)/u.test(
        text.slice(end),
      )
    )
      continue;
    // 项目部, 项目经理: words of their own.
    if (/^工程$/u.test(m[0]) && /^项目(?:部|经理|组)/u.test(text.slice(end))) continue;
    if (m[0] === '项目' && /^(?:部|组|经理|库|方|数|清单|为王)/u.test(text.slice(end))) continue;
    if ((named.at(-1)?.end ?? 0) > m.index || overlapping(context.companies, { start: m.index, end }))
      continue;
    // 泽朗科技总部位于杭州, 增资扩产项目达21个: where it sits, or how many.
    if (/^(?:大厦|基地)?(?:位于|设在|地处|搬到|迁)/u.test(text.slice(end)) && m[0] === '总部') continue;
    if (/^(?:生产线|产线|车间|厂房)$/u.test(m[0]) && /^\d+(?:条|栋|座|台|套|个)/u.test(text.slice(end)))
      continue;
    if (/^(?:共有|共|已达|达到|达|有|累计)?\d+(?:个|宗|项)/u.test(text.slice(end))) continue;
    if (
      m[0] === '中心' &&
      /(?:公共资源交易|(?:行政|政务|便民)服务|会展|会议|体育|活动|指挥|新闻|展览)$/u.test(
        text.slice(0, m.index),
      )
    )
      continue;
    const begin = beginOf(passage, m.index, m[0], context);
    const behind = HEAD_BEHIND.exec(text.slice(end));
    if (behind && m[0] !== '项目') end += behind[0].length;
    const phase = PHASE_BEHIND.exec(text.slice(end));
    if (phase && phase[0].startsWith('(') === phase[0].includes(')')) end += phase[0].length;
    const span = { start: begin, end };
    const ahead = text.slice(Math.max(0, begin - 34), begin);
    if (
      QUALIFIED.test(ahead.slice(-22)) ||
      PART.test(text.slice(begin, end)) ||
      isSaidOf(ahead, begin, end, context)
    ) {
      references.push({ start: m.index, end });
      continue;
    }
    if (!isName(passage, begin, m.index, m[0], context)) {
      // 电子商务产业园及运营结算中心: what is joined to a name by 及 belongs to it.
      const before = named.at(-1);
      if (before && begin < m.index && /^(?:及|暨)$/u.test(text.slice(before.end, begin))) {
        named.splice(-1, 1, { ...before, end, name: text.slice(before.start, end) });
        continue;
      }
      // 刘家园马厂|安置区项目, X产业园|配套工程: the name goes on up to its last word.
      const tail = before ? text.slice(before.end, m.index) : '';
      if (before && /^(?:项目|工程)$/u.test(m[0]) && EXTENDS.test(tail)) {
        named.splice(-1, 1, { ...before, end, name: text.slice(before.start, end) });
        continue;
      }
      references.push({ start: m.index, end });
      continue;
    }
    // X总部及阻燃纱线生产基地项目: one project of X.
    const joined = named.at(-1);
    if (
      joined &&
      !overlapping(context.companies, span) &&
      overlapping(context.companies, joined) &&
      /^(?:及|暨)[\p{Script=Han}]{0,8}$/u.test(text.slice(joined.end, begin))
    ) {
      named.splice(-1, 1, { ...joined, end, name: text.slice(joined.start, end) });
      continue;
    }
    // 保健院|异地新建项目: the longer name takes in the shorter one that it begins with.
    while (named.length > 0 && begin <= (named.at(-1) as ProjectName).start) named.pop();
    const previous = named.at(-1);
    const name = text.slice(begin, end);
    const inName = phase?.[1] ?? PHASE_INSIDE.exec(name)?.[1];
    const adjacent = previous && previous.end === begin ? named.pop() : undefined;
    const start = adjacent?.start ?? span.start;
    named.push({
      start,
      end,
      name: text.slice(start, end),
      ...(inName === undefined ? {} : { phase: inName }),
      ...(isGeneric(passage, begin, m.index, context) ? { generic: true as const } : {}),
    });
  }
  return {
    named: [...named, ...listedBefore(passage, named, context)].sort((a, b) => a.start - b.start),
    references,
  };
}

/** 是规模最大的单体项目: said of the subject, unless a company of its own stands behind 是. */
function isSaidOf(ahead: string, begin: number, end: number, { companies }: Context): boolean {
  const said = PREDICATE.exec(ahead);
  return said !== null && !overlapping(companies, { start: begin - ahead.length + said.index + 1, end });
}

/** 美图汽车涂装设备制造等项目: the last of a list ends without a head. */
function listedBefore(
  { text }: Passage,
  named: readonly ProjectName[],
  { companies }: Context,
): ProjectName[] {
  return [...text.matchAll(LAST_OF_LIST)].flatMap((m) => {
    const item = m.groups?.['item'] ?? '';
    const start = m.index + m[0].indexOf(item);
    const span = { start, end: start + item.length };
    const whose = companies.some((company) => company.start === start && company.end < span.end);
    return whose && !overlapping(named, span) ? [{ ...span, name: item }] : [];
  });
}

function isGeneric(
  { text, pieces }: Passage,
  begin: number,
  headAt: number,
  { companies, places }: Context,
): boolean {
  if (overlapping(companies, { start: begin, end: headAt })) return false;
  return pieces
    .filter((piece) => piece.start >= begin && piece.start < headAt && !overlapping(places, piece))
    .every(({ start, end }) => GENERIC.has(text.slice(start, Math.min(end, headAt))));
}

function isName(
  passage: Passage,
  begin: number,
  headAt: number,
  head: string,
  { companies, places }: Context,
): boolean {
  const { text } = passage;
  if (headAt - begin < 2) return false;
  const span = { start: begin, end: headAt };
  if (/^(?:[两三\d一二]+年后?|次年|随后|今年|去年|明年)[一二三四]?期?$/u.test(text.slice(begin, headAt)))
    return false;
  if (
    /^(?:以上|余)|^(?:首期|[一二三四五]期)(?:年产)?[\d万千吨台套条辆]+(?:生产线|产线|项目|工程|厂房|装置)/u.test(
      text.slice(begin),
    ) &&
    !overlapping(companies, span)
  )
    return false;
  if (/^(?:这|该|此|上述|其中)|^第[一二三四五六](?:工厂|车间|基地)/u.test(text.slice(begin))) return false;
  // 标志着这座投资7.7亿元的装备工厂投产: what was spoken of.
  if (/(?:这|该)[座个家条处][^,。;:、]{0,16}的$/u.test(text.slice(Math.max(0, begin - 20), begin)))
    return false;
  // 四期项目: a phase of the project that was spoken of.
  if (
    /^(?:首期|[一二三四五六]期|扩建|扩产|增资扩产|技改|改造|新建|(?:拟|共|将|计划)?分)$/u.test(
      text.slice(begin, headAt),
    )
  )
    return false;
  if (
    COUNTS.test(text.slice(begin, headAt)) ||
    /(?:这一|这个|该|此|上述|前述|以上|本)$/u.test(text.slice(begin, headAt))
  )
    return false;
  const company = overlapping(companies, span);
  if (!company && /^(?:车间|[一二三四五]厂)$/u.test(head)) return false;
  // 洁净车间, 1号厂房: parts of what was spoken of.
  if (
    !company &&
    /^(?:车间|厂房|生产线|产线)$/u.test(head) &&
    /^[\d一二三四五六]号|^(?:洁净|老|新|标准|主|样品|[一二三四五]层)/u.test(text.slice(begin))
  )
    return false;
  const words = passage.pieces
    .filter((piece) => piece.start >= begin && piece.start < headAt)
    .filter((piece) => !overlapping(places, piece))
    .map(({ start, end }) => text.slice(start, Math.min(end, headAt)));
  const own = words.filter((word) => !GENERIC.has(word) && !/^(?:\d+|和|及|与|暨|以及)$/u.test(word));
  // 加强项目建设: a verb alone names nothing.
  if (
    !company &&
    own.length === 1 &&
    /^v/u.test(partOfSpeech(own[0] as string)) &&
    !MAKING.has(own[0] as string)
  )
    return false;
  if (company) return true;
  // 江苏博俊的汽车零部件生产项目, 肇庆工厂: whose it is, or where, makes a plain word a name.
  if (
    words.length > 0 &&
    text[begin - 1] === '的' &&
    companies.some(({ end }) => begin - 1 - end <= 1 && end < begin)
  )
    return true;
  if (
    words.length === 0 &&
    /^(?:工厂|生产基地|总部|智能工厂)$/u.test(head) &&
    places.some(({ end }) => end === headAt)
  )
    return true;
  if (own.length === 0) {
    // 智能网联汽车及零部件产业园: many words of the trade tell one park from another.
    if (words.length >= 4 && /[园港]$/u.test(head) && !/[\p{Script=Han}]/u.test(text[begin - 1] ?? ' '))
      return true;
    // 江门高新区电机产业城, 广州云浮国际物流港: a place and a trade name a park.
    return (
      places.some(({ start }) => start === begin) &&
      (/[园城谷港区]$/u.test(head)
        ? words.length > 0
        : /(?:电厂|电站)$/u.test(head) || (/(?:中心|基地|大厦)$/u.test(head) && words.length > 2))
    );
  }
  return own.join('').length >= 2;
}
