/** Names of projects: 希音湾区大旺智慧产业园, 年产40亿㎡隔膜涂覆生产基地, 汽车零部件生产基地(二期). */
import { partOfSpeech } from '../analysis/segmenter.ts';
import { overlapping, type Passage, type Span } from './passage.ts';

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
  /项目|工程(?!师|局|公司|有限|技术|机械|学|院|建设|质量|进度|总)|(?:生产|研发|制造|智造|产业|产业化|孵化|总部|养殖|种植|物流|仓储|加工|创新|示范|储能|试验|南方|华南|华东|华北|西南|中试|培训|电池|新能源)?基地|(?:产业|工业|科技|智造|创新|科学|物流|智慧|智谷|电商|创业|文创|软件|创意|数字|汽车|新材料|生态|循环经济|化工|食品|装备|冷链|产研|生物医药|医药|总部经济|智能制造)园(?!区|林)|(?:产业|科技|物流|智造|智慧|智能制造|创新|工业)?园区|(?:产业|众创|智汇|智造|科创|科技|新|商贸|物流|汽车|文旅|动漫)城(?!市|镇|区|投|乡|建)|(?:产业|创新|智|科技|智造|时尚|健康|生命|云|药|硅|汽车|电池|显示|新材料)谷|(?:物流|空|信息|国际陆|生态)港|学校|医院|保健院|酒店|(?:污水处理|自来水|净水|水泥|造纸|钢铁|铝|铜|化|钢|印染|食品|制药|电池|灯具|家具|汽车|模具|玩具|陶瓷|玻璃|食品|饮料|面粉|乳品|服装|浆料|新|水)厂(?!房|商|家|长|区|址|矿|方)|(?:超级|智能|灯塔|无人|数字化|新|总装|电池|整车|数码|智造|内衣|海外|智慧)?工厂|(?:生产|产)线|中心(?!区|城区|镇|村|思想|任务|工作|小学|主任|位置|地带)|(?:区域|华南|全球|第二|运营|集团|国际|中国|南方|大湾区)?总部(?:大厦|基地|大楼)?|(?:发|核|风|光伏|储能|换|变)?电站|(?:热|火|水|核)?电厂|(?:抽水)?蓄能电站|高速(?:公路)?(?!发|增|铁)|(?:大|特)桥|(?:地铁|城际)?\d+号线|万达广场|(?:商业)?广场|综合体|(?:主题)?乐园|度假区|小镇|大厦|码头|机场|水库|(?<=[\p{Script=Han}a-z0-9])[一二三四五]期(?!间|限|待|货|刊|末|中|投资|总投资|用地|规划|计划|厂房|工程|项目)|风电场|光伏电站|厂房(?!租)|车间/gu;
const PHASE_BEHIND =
  /^\(?(首期|[一二三四五六]期|第[一二三四五六]期|(?:首|[一二三])期工程)\)?(?:项目|工程|厂房)?/u;
const PHASE_INSIDE = /(首期|[一二三四五六]期)/u;
/** Behind a head these belong to the name: X基地项目. */
const HEAD_BEHIND = /^(?:项目(?!部|组|经理|负责|库)|工程)/u;

/** Words that are in no name: before them the name begins. */
const STOPS = new Set(
  '签约 签订 签署 开工 动工 奠基 投产 竣工 封顶 启动 落户 落地 引进 引入 投资 斥资 出资 建设 新建 拟建 在建 续建 扩建 打造 推进 推动 举行 举办 包括 包含 涉及 涵盖 位于 坐落 作为 成为 实施 打响 正式 顺利 全面 集中 计划 预计 力争 争取 规划 已 已经 正 正在 目前 当前 其中 以及 并 还 也 又 都 共 共有 总 约 达 达到 等 该 此 这 这个 这些 一个 一批 一项 两个 三个 多个 若干 本 其 我市 全市 全县 全区 全省 在 由 对 向 从 于 是 为 的 了 被 将 与 和 及 同 跟 以 因 至 到 有 据 或 即 按 随着 随 围绕 关于 针对 通过 根据 利用 依托 租用 租赁 购买 参观 走访 考察 走进 来到 视察 调研 见证 出席 参加 宣布 公告 披露 表示 介绍 称 说 指出 认为 获悉 了解 看到 当天 当日 现场 近日 日前 昨日 今日 今年 去年 明年 上半年 下半年 年底 首个 第一个 第二个 唯一 最大 龙头 重大 重点 一批 此次 本次 这次 同时 随后 此外 目标 服务 支持 保障 加快 加紧 抓紧 积极 持续 有序 稳步 助力 支撑 形成 承接 吸引 迎来 拥有 建成 建起 完成 实现 投入 交付 用于 属于 属 系 自建 共建 合建 承建 兴建 投建 筹建 布局 追加 设立 成立 组建 注册 收购 完工 停工 复工 试产 量产 达产 投运 扩产 增资扩产 增资 总投资 占地 面积 建筑面积 另有 还有 另外 亮相 发布 推介 推出 列入 纳入 入选 名为 叫做 分别 分别是 即将 拿下 摘得 竞得 拟 拟投 拟在 带动 牵头 主导 负责 联合 携手 合作 合资 需要 增加 增至 扩大 提升 升级 安排 储备 谋划 洽谈 在谈 征集 计划投资 完成投资 未来 主要 第一 项目 先后 相继 陆续 供应 来自 旗下 全资 企业 公司 万元 亿元 元 亩 平方米 配套项目'.split(
    ' ',
  ),
);
/** Verbs of making that a name may hold; before any other verb it begins. */
const MAKING = new Set(
  '生产 制造 研发 加工 回收 利用 检测 测试 养殖 种植 仓储 配送 分拨 循环 再生 处理 供水 供热 供电 发电 充电 换电 储能 涂覆 印刷 包装 装配 组装 铸造 锻造 压铸 冲压 喷涂 焊接 封装 封测 显示 存储 计算 控制 驱动 传动 自动 扩产 增资扩产 技改 改造 技术改造 升级 扩建 迁建 配套 集成 示范 体验 培训 创新 创业 孵化 服务 交易 结算 运营 展示 开发 治理 修复 整治 整理 平整 供应 管理 建设 投融资 融资 电镀 染整 印染 裁剪 缝制 精炼 冶炼 轧制 熔炼 成型 注塑 挤压 拉丝 搬迁 总装 一体化 智能 数字化 自动化 智慧化 物流 融合 综合利用 新建 异地新建 屠宰 育种 提纯 合成 发酵 分选 拆解 清洗 蚀刻 镀膜 光刻 切割 抛光 打磨 安全 照明 通信 联网 转移'.split(
    ' ',
  ),
);
/** A name of these and a head alone names nothing: 重大产业项目, 制造业项目, 工业园区. */
const GENERIC = new Set(
  '产业 制造业 制造 工业 重大 重点 签约 开工 动工 竣工 投产 招商 引资 投资 建设 新 大 小 优质 配套 基础 设施 基础设施 民生 市政 交通 水利 能源 平台 工程 各 该 此 本 外资 内资 意向 意愿 示范 标杆 龙头 骨干 先进 先进制造业 高端 科技 创新 农业 服务业 文旅 房地产 地产 超亿元 亿元 百亿 百亿级 千亿 千亿级 十亿级 级 省 市 县 区 省级 市级 国家 国家级 重点建设 建设项目 年度 前期 预备 正式 储备 在谈 在建 续建 拟建 新建 上述 相关 有关 所有 全部 全市 首批 首个 第一 第二 大型 中型 小型 现代 现代化 智能 智能化 数字 数字化 绿色 标准 标准化 特色 主导 新兴 战略性 未来 传统 优势 生产 研发 加工 总部 基地 园区 产业园 工厂 中心 孵化 物流 仓储 补链 强链 延链 链 型 类 业 性 项目 单个 整个 三 两 多 几 个 宗 项 批 一 二 四 五 六 七 八 九 十 好 老 旧 原 其他 其它 另 外 全 主 分 子 一期 二期 三期 首期 整体 主体 代表 代表性 产业化 产业链 供应链 专业 专项 公共 公共服务 服务 高新技术 高科技 新能源 新材料 电子信息 生物医药 装备 装备制造 汽车 零部件 食品 家具 金属 五金 化工 建材 医药 制药 纺织 服装 光伏 储能 风电 氢能 数据 算力 半导体 芯片 新能源汽车 汽车零部件 投 亿 超 城市 城镇 乡村 乡镇 校园 生态 环保 环境 旅游 文化 体育 教育 医疗 健康 养老 商业 商贸 住宅 办公 综合 国际 境外 海外 国内 当地 本地 我国 全国 全球 世界 标准厂房 联合 租赁 自有 生活 精品 标志性 引领性 支撑性 百 千 万 新型 新型工业化 交易 运营 结算 展示 检测 培训 购物 万达 新闻 发布 会展 活动 政务 行政 客服 呼叫 数码 智慧 运动 高速 超级 现有 首座 座 条 栋 间 所 栋栋 全自动 自动化 自动 老旧 高铁 地铁 主题 高质量 发展 经济 循环 循环经济 试点 起步 核心 功能 两期 多期 数期 一体化 智慧化 自建 三期 签 拓展区 片区 地块 商圈 上市 引进 电动车 全产业 设备 材料 产品 服务中心 大湾区 粤港澳大湾区 合计 共计 总计 行业  领域 类型 美元 外资 外商 样品 新春 标准 名目'.split(
    ' ',
  ),
);
/** 合计279个产业: several, which have no name together. */
const COUNTS =
  /(?:\d|[一二两三四五六七八九十百多几数])余?(?:个|宗|项|批|大|家|条|间|栋|座|块|幢)|头部[个条批间座]|首[个条批间座]|季度|年度|[0-9]月/u;
const MAX_WORDS = 16;
const MAX_UNITS = 44;
/** Parts of speech that a name does not have in front; verbal nouns of the trade (生产, 制造, 涂覆) it has. */
const NO_NAME_TAG = /^(?:p|c|d|r|t|u[a-z]*|y|e|o|w|zg)$/u;

interface Context {
  /** Spans that end a name where they stand alone: dates and sums. */
  readonly barriers: readonly Span[];
  readonly companies: readonly Span[];
  readonly places: readonly Span[];
}

export interface ProjectNames {
  readonly named: readonly ProjectName[];
  /** 该项目, 项目, 基地: heads without a name, which mean the project that was spoken of. */
  readonly references: readonly Span[];
}

export function findProjectNames(passage: Passage, context: Context): ProjectNames {
  const { text } = passage;
  const named: ProjectName[] = [];
  const references: Span[] = [];
  for (const m of text.matchAll(HEAD)) {
    if (m[0] === '') continue;
    let end = m.index + m[0].length;
    if (
      m[0] === '项目' &&
      /^(?:推进|对接|推介|洽谈|发布|观摩|签约大|签约仪|建设推进|集中)(?:会|签约|开工|动工|投产|竣工|大会|式)/u.test(
        text.slice(end),
      )
    )
      continue;
    // 项目部 is none; the pattern lets 项目 be followed by nothing of that kind only by being optional.
    if (m[0] === '项目' && /^(?:部|组|经理|库|方|数|清单|为王)/u.test(text.slice(end))) continue;
    if ((named.at(-1)?.end ?? 0) > m.index || overlapping(context.companies, { start: m.index, end }))
      continue;
    const begin = beginOf(passage, m.index, m[0], context);
    const behind = HEAD_BEHIND.exec(text.slice(end));
    if (behind && m[0] !== '项目') end += behind[0].length;
    const phase = PHASE_BEHIND.exec(text.slice(end));
    if (phase && phase[0].startsWith('(') === phase[0].includes(')')) end += phase[0].length;
    const span = { start: begin, end };
    if (!isName(passage, begin, m.index, m[0], context)) {
      references.push({ start: m.index, end });
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
  return { named, references };
}

const JOINS = new Set(['和', '及', '与', '以及', '暨']);

/**
 * 隔膜涂覆和锂电设备项目: what stands before the conjunction is a part of the name where it is no project, company
 * or place by itself, and the words before it begin a name: 的, a company, a comma.
 */
function joins(
  { text, pieces }: Passage,
  at: number,
  end: number,
  { companies, places, barriers }: Context,
): boolean {
  const join = pieces[at] as Span;
  if ([...companies, ...places].some((span) => span.end === join.start || span.start === end)) return false;
  let words = 0;
  for (let i = at - 1, from = join.start; i >= 0 && words < 8; i--, words++) {
    const piece = pieces[i] as Span;
    const word = text.slice(piece.start, piece.end);
    if (words === 0 && (piece.end !== from || ENDS_PROJECT.test(word))) return false;
    if (piece.end !== from || word === '的') return words > 0 && /[,。;:的\n)]$/u.test(text.slice(0, from));
    if (companies.some((span) => span.start <= piece.start && piece.end <= span.end)) return true;
    if (barriers.some((span) => span.start < piece.end && piece.start < span.end)) return false;
    if (STOPS.has(word) || isVerb(word))
      return /^(?:建设|投资|打造|兴建|新建|投建|签约|签下|签订|引进|投资建设)$/u.test(word) && words > 0;
    from = piece.start;
  }
  return false;
}

const ENDS_PROJECT = /(?:项目|基地|园|园区|工厂|中心|总部|城|谷|大厦|广场|线|工程|政府|公司|集团|市|县|区)$/u;

/** Walks back from the head as long as words may belong to a name. */
function beginOf(passage: Passage, headAt: number, head: string, context: Context): number {
  const { barriers, companies } = context;
  const { text, pieces } = passage;
  let i = pieces.findLastIndex(({ start }) => start < headAt);
  let begin = headAt;
  for (let words = 0; i >= 0 && words < MAX_WORDS && headAt - begin < MAX_UNITS; words++) {
    const piece = pieces[i] as Span;
    const end = Math.min(piece.end, begin);
    const gap = text.slice(end, begin);
    if (gap !== '' && !/^(?:[()“”"·・&\-—+/.]{1,3}|\) ?)$/u.test(gap)) break;
    const company = companies.find((span) => span.start < end && end <= span.end);
    if (company) {
      begin = company.start;
      i = pieces.findLastIndex(({ start }) => start < begin);
      continue;
    }
    const barrier = barriers.find((span) => span.start < end && piece.start < span.end);
    if (barrier) {
      // 年产40亿㎡…基地: what it makes in a year belongs to the name.
      const made = /年产(?:能)?(?:约|超|近)?$/u.exec(
        text.slice(Math.max(0, barrier.start - 5), barrier.start),
      );
      if (made) begin = barrier.start - made[0].length;
      break;
    }
    const word = text.slice(piece.start, end);
    if (JOINS.has(word) && begin < headAt && joins(passage, i, end, context)) {
      begin = piece.start;
      i--;
      continue;
    }
    // 大沙新城建设项目, 开发建设项目: the verb right before the head is a part of it.
    const built =
      begin === headAt &&
      /^(?:项目|工程|基地)/u.test(head) &&
      (/^(?:开发|异地|升级|技术)?(?:建设|新建|改造|扩建|技改|迁建|升级|重建)$/u.test(word) ||
        (isVerb(word) && !STOPS.has(word)));
    if (
      !built &&
      (STOPS.has(word) ||
        (NO_NAME_TAG.test(partOfSpeech(word)) && !/^(?:现代|当代|未来|[首一二三四五]期)$/u.test(word)))
    )
      break;
    if (!built && isVerb(word)) break;
    begin = piece.start;
    i--;
  }
  // An opening bracket or quote must be closed inside the name.
  let name = text.slice(begin, headAt + head.length);
  const skip = /^[)”"·・&\-—+/.]+/u.exec(name)?.[0].length ?? 0;
  begin += skip;
  name = name.slice(skip);
  const close = name.indexOf(')');
  const open = name.indexOf('(');
  if (close >= 0 && (open < 0 || open > close)) begin += close + 1;
  const quote = name.indexOf('”');
  if (quote >= 0 && !name.slice(0, quote).includes('“')) {
    const opened = text.lastIndexOf('“', begin);
    begin = opened >= begin - 1 && opened >= 0 ? opened : begin + quote + 1;
  }
  return begin;
}

function isVerb(word: string): boolean {
  return partOfSpeech(word).startsWith('v') && partOfSpeech(word) !== 'vn' && !MAKING.has(word);
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
  if (
    COUNTS.test(text.slice(begin, headAt)) ||
    /(?:这一|这个|该|此|上述|前述|以上|本)$/u.test(text.slice(begin, headAt))
  )
    return false;
  const company = overlapping(companies, span);
  const words = passage.pieces
    .filter((piece) => piece.start >= begin && piece.start < headAt)
    .filter((piece) => !overlapping(places, piece))
    .map(({ start, end }) => text.slice(start, Math.min(end, headAt)));
  const own = words.filter((word) => !GENERIC.has(word) && !/^\d+$/u.test(word));
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
    // 江门高新区电机产业城, 广州云浮国际物流港: a place and a trade name a park.
    return words.length > 0 && /[园城谷港区]$/u.test(head) && places.some(({ start }) => start === begin);
  }
  return own.join('').length >= 2;
}
