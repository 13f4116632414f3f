/** Names that say themselves that they are a company's: 肇庆铭利达科技有限公司, 卓达集团, 慶峰科技. */
import { partOfSpeech } from '../analysis/segmenter.ts';
import { isAllCoined, isCoined, isPhrase } from './coined.ts';
import { countryAhead, isCountry } from './countries.ts';
import { overlapping, type Passage, type Span } from './passage.ts';

export interface NamedCompany extends Span {
  /** `legal`: 有限公司 and the like; `group`: 集团, 股份, 公司; `trade`: 科技, 电子 …, which need company beside them. */
  readonly form: 'legal' | 'group' | 'trade';
}

const LEGAL =
  '(?:\\(?集团\\)?|控股|\\(控股\\))?(?:股份)?(?:有限责任公司|有限公司|股份公司|集团公司)(?:[\\p{Script=Han}]{2,4}分公司)?';
const GROUP = '(?:控股集团|集团|控股|股份|(?<=[\\p{Script=Han}]{3})分公司|公司|联合会社|株式会社)';
/** Words that end the short names of companies and hardly anything else. */
export const TRADE =
  '(?:新材料|新能源|小家电|不锈钢|储能科技|海工|光能|锂能|锂业|锂电|硅业|味业|竹材|板材|管材|型材|铸业|锻业|电工|电控|传感|激光|机车|客车|船务|船舶|重机|港机|风电|核电|水电|热能|燃气|汽配|木门|门业|印染|厨电|电梯|磁电|制品|护理|健康|家纺|丝绸|皮业|漆业|糖业|盐业|油脂|肉食|渔业|菌业|花卉|园艺|苗木|林业|矿业|稀土|磁业|铜材|钢管|钢业|特钢|铸造|冶炼|焊材|半导体|微电子|零部件|供应链|机器人|化妆品|包装材料|科技|科创|电子|股份|智造|智能|新材|材料|包材|药业|医药|生物|生物科技|制药|医疗|器械|机电|电机|电器|电气|电源|重工|精密|精工|精机|光电|光学|声学|液压|气动|传动|轴承|模具|化工|化学|涂料|胶粘|气体|浆料|试剂|食品|饮品|饮料|乳业|乳品|酒业|茶业|米业|粮油|鲜生|烘焙|调味|水产|农科|农业|农牧|牧业|畜牧|种业|饲料|纸业|纸品|纸塑|包装|印刷|印务|铜业|铝业|铝轮|铝材|钢铁|钢构|金属|五金|冶金|锻造|铸造|炊具|厨具|洁具|卫浴|家电|家居|家具|木业|竹业|灯饰|照明|玻璃|陶瓷|石英|石材|建材|水泥|管业|橡塑|橡胶|塑料|塑胶|塑业|薄膜|服饰|服装|纺织|纺机|织造|制衣|鞋业|皮具|家纺|针织|染整|体育|文创|文旅|传媒|教育|物流|冷链|仓储|速运|置业|地产|能源|电力|环保|环境|固废|水务|数控|数据|数科|云谷|装备|设备|机械|机床|车业|车灯|整车|汽车|电动车|电池|锂电|储能|氢能|光伏|航空|航天|低空|通信|通讯|网络|软件|信息|建工|实业|动力|电缆|线缆|光缆|芯片|晶圆|显示|仪器|仪表|阀门|泵业|轮胎|日化|美妆|个护|宠物|玩具|工艺|珠宝|钟表|铜箔|磁材|陶粒|防水|门窗|幕墙|制冷|空调|压缩机)';
const SUFFIX = new RegExp(`(?<legal>${LEGAL})|(?<group>${GROUP})|(?<trade>${TRADE})`, 'gu');

const TRADE_ALONE = new RegExp(`^(?:${TRADE})+$`, 'u');
/** Words before which a name begins: nothing of these is part of one. */
export const STOPS = new Set(
  (
    '感谢 非常感谢 肯定 充分肯定 会见 委托 拆分 运行 致电 征收 明知 分公司 深入 联系 起诉 收到 接到 前往 慰问 邀请 聘请 两地 因 非 当地 所属 重大项目 建设项目 效果图 受到 注入 摄影 图据 预计 工业巨头 巨头 官微 财报 显示 爆料 遭遇 凭借 获得 走进 借助 承建 承建方 施工 对手 同行 记者 通讯员 业主 覆盖 遍布 全称 全名 图为 摄 业主方 投资方 建设方 受让方 转让方 即 利用 添 先 方 再添 领导 项目经理 座 段 简称 感谢 非常 保证 确保 送上 发力 共筑 致力 致力于 只见 记得 见到 位于 属于 坐落 地处 供图 图源 合作方 施工方 运营方 建设方 官网 从事 名为 号称 由 与 和 及 以及 对 向 在 从 于 是 为 的 了 被 将 让 给 同 跟 等 其 该 本 某 各 到 自 至 据 如 即 或 有 把 以 并 而 则 又 也 还 都 就 已 能 可 使 令 另 且 跨 经 因 随 由于 通过 根据 按照 ' +
    '这 那 这家 一家 两家 三家 多家 家 个 名 位 批 些 之 者 所 时 后 前 中 内 外 里 上 下 起 间 ' +
    '签约 投资 引进 引入 落户 成立 设立 注册 收购 入股 控股 参观 走访 来自 包括 其中 位于 走进 考察 联合 携手 旗下 全资 子公司 全资子公司 孙公司 控股子公司 母公司 企业 公司 龙头 上市 上市公司 龙头企业 记者 董事长 总经理 总裁 负责人 创始人 代表 建设 建成 打造 推动 推进 支持 服务 帮助 助力 客户 供应商 合作 分别 共同 独家 知名 著名 国内 国外 全球 世界 全国 我国 中方 方 日前 近日 今年 去年 目前 当天 当日 现场 随后 此外 同时 例如 比如 包含 涉及 涵盖 囊括 聚集 集聚 汇聚 吸引 入驻 落地 开工 动工 竣工 投产 达产 封顶 奠基 项目 产业 园区 基地 工厂 市场 行业 领域 产品 客户有 供应 采购 销售 生产 制造 研发 加工 租用 购买 转让 出售 获得 取得 完成 实现 举行 举办 召开 出席 参加 见证 发布 宣布 公告 披露 表示 介绍 透露 称 说 指出 认为 获悉 了解 看到 来到 走 去 来 用 需 新 大 小 原 现 拟 曾 曾经 已经 正 正在 不 未 没有 还有 主要 重点 重大 优质 规上 规模 规模以上 高新技术 高新技术企业 民营 外资 合资 国有 央企 国企 港资 台资 港企 外企 民企 链主 独角兽 专精特新 隶属 隶属于 属 属于 系 作为 成为 担任 任 依托 围绕 针对 面向 关于 先后 陆续 相继 再次 首次 继续 不断 持续 ' +
    '省 市 县 区 镇 村 州 我市 全市 全省 我省 市委 市政府 县委 区委 政府 管委会'
  ).split(' '),
);
/** A name cannot be made of these alone: 科技公司, 物业公司. */
const GENERIC = new Set(
  '水电 热电 公交 地铁 供水 农投 康养 旅发 城发 国资 风投 资管 理财 评级 私募 公募 芯片设计 设计院 评估 担保 小贷 拍卖 代理 中介 劳务 上述 涉事 涉案 第三方 外包 经纪 资产管理 参与 竞争 关联 关联方 军事 利益 媒体 出版 报业 财团 科技 电子 物业 投资 建设 开发 贸易 外贸 保险 证券 基金 信托 租赁 物流 快递 航空 石油 能源 电力 供电 自来水 水务 燃气 环保 房地产 地产 置业 汽车 新能源 上市 龙头 头部 大型 中型 小型 有限 责任 股份 集团 控股 国有 民营 外资 合资 中国 我国 国际 国家 省级 市级 地方 本地 当地 外地 互联网 高新技术 高科技 科创 创新 智能 生物 医药 制药 食品 农业 化工 材料 新材料 装备 制造 生产 加工 服务 咨询 设计 施工 建筑 工程 运营 管理 平台 项目 产业 园区 企业 跨国 境外 海外 国外 各 该 某 子 母 分 总 新 老 大 小 好 全资 参股 目标 标的 本 两 多 三 网络 软件 信息 通信 通讯 传媒 文旅 半导体 动力 电池 数字 数码 绿色 现代 先进 高端 高新 精密 机械 金属 电气 电器 光电 光伏 储能 锂电 家具 家居 服装 纺织 印刷 包装 陶瓷 玻璃 五金 塑料 橡胶 建材 水泥 钢铁 有色 冶金 轨道 交通 旅游 文化 体育 教育 医疗 健康 养老 金融 银行 支付 电商 跨境 跨境电商 供应链 经济 实业 城市 城乡 乡村 社会 公共 信息技术 人工智能 机器人 无人机 低空 航天 海洋 军工 国防 核心 关键 重要 主导 支柱 优势 特色 传统 新兴 战略性 未来 集成 集成电路 芯片 存储 显示 面板 零部件 汽配 整车 模具 铸造 表面 处理 研发 营销 客户 生活 城投 城建 产投 交投 美丽 幸福 强大 综合 一级 二级 特级 技术 工业 商业 智慧 智造 环境 安全 质量'.split(
    ' ',
  ),
);
/** Behind a trade word these go on with a thing, not with a name. */
export const CONTINUES_TRADE =
  /^(?:管理|加工|制造|生产|系统|设备|装备|零部件|配件|材料|产业|园|城|谷|基地|中心|智慧|技术|研发|工厂|小镇|仓储|物流|总部|线|回收|电芯|模组|化|级|性|用|型|类|品|业|机|车|板|膜|管|件|器|厂|厅|路|站|港|区|镇|村|市|县|局|部|学|展|会|节|人|者|师|员|工程|服务|综合|处理|资源|总量|产量|行业|市场|出口|项目|产品|公司)/u;
/** Behind a trade word a name ends only before these: 威腾汽车零部件 is no company 威腾汽车. */
const ENDS_TRADE_NAME =
  /^(?:[^\p{L}\p{N}]|$|的|等|和|与|及|在|于|拟|将|已|也|是|为|由|从|向|对|以|总投|投资|斥资|签约|签订|签署|落户|开工|动工|奠基|投产|竣工|扩产|增资|宣布|公告|披露|表示|介绍|董事|总经理|总裁|创始人|负责人|副总|旗下|自建|新建|计划|预计|首期|一期|二期|生产基地|华南|华东|华北|西南|南方|总部|就|便|又|还|有望|成立|获|完成|正|现|方面|股份|集团|公司)/u;
const PREPOSITION =
  /^[由与和及对向在从于是为的了被将让给同跟等把以并而则又也还都就已使令该其本某各家名位批个]$/u;
const SOFT_STOPS = new Set(
  '投资 建设 制造 生产 加工 研发 服务 销售 采购 供应 产业 园区 基地 工厂 市场 产品 国际 世界 全球 新 大 小 控股 发展 开发 运营 管理 项目'.split(
    ' ',
  ),
);
/** What has nothing of its own yet: 制造, 科技, (集团). */
const GENERIC_ONLY =
  /^(?:[()]|科技|电子|智能|制造|生产|加工|研发|投资|建设|开发|发展|管理|服务|运营|销售|贸易|产业|实业|工业|集团|控股|国际|新能源|新材料|材料|五金|制品|塑料|金属|机械|设备|技术|信息|食品|用品|工程|装备|置业|环保|医药|生物|汽车|物流|供应链|文化|传媒|农业|电器|电气|电力|能源|化工|建材|家具|家居|股份|有限|园区|基地|市场|产品|项目)*$/u;
/** Trades that are as often the thing that is made. */
const PRODUCT = /^(?:汽车|电池|芯片|网络|信息|数据|纺织|光伏|风电|核电|电力|显示|通信)$/u;
/** 奡腾石材机械: a second trade word, where the name ends behind it. */
const MORE_TRADE = new RegExp(
  `^(?:${TRADE})(?=[,。;、)的“”(]|等|和|与|在|总?投资|签约|拟|将|已|计划|董事|$)`,
  'u',
);
const NAME_CHARACTER = /[\p{L}\p{N}&·・.'’\-()（）]/u;
const MAX_NAME = 32;

/** Hanzi that hardly begin a name: particles, pronouns, verbs of one character. */
const FUNCTION_START =
  /^[由与和及为是在对向被让把将从于以其该本某各等的了着过也都又再还就只更最很不没已并而则或如据按至到有用做来去说称叫给跟同因所之这那此每全多几数两单双首第新老大小高低原现前后上下内外中总分]/u;
const JOINED_START = /^[由与和及为是在对向被让把将仅这但而做建抢的含有从据于用因找走给到添]/u;
/** 民企钛联, 日商芝浜: jieba joins them to an unknown word. */
const OWNERS = /^(?:[\p{Script=Han}]企(?!业)|[日港台外德美韩客]商)(?=..)/u;
const HARD_STOP =
  /(?:商|企业|巨头|龙头|品牌|机构|单位|门店|业主|客户|车企|国企|民企|港企|央企|竹企|外企|药企|房企|先生|女士|小姐)$/u;

/** Short for a material or a process. */
const MATERIAL =
  /^(?:eva|pet|pvc|pta|pe|pp|abs|led|lcd|oled|pcb|fpc|hdi|nfc|bopp|pack|cnc|smt|mdi|tdi|bdo|poe|pbat|pvdf|lng|lpg|ai|ar|vr|5g|ev|cdmo|pha|pla|igbt|mlcc)$/u;

/** Where the unknown word before a trade word begins: 璟曜|科技, 楷屹|橡塑; undefined where it is a word of the language. */
function brandBegin(passage: Passage, suffixAt: number): number | undefined {
  const { text, pieces } = passage;
  let begin = suffixAt;
  for (let i = pieces.findLastIndex(({ start }) => start < suffixAt); i >= 0; i--) {
    const piece = pieces[i] as Span;
    const end = Math.min(piece.end, suffixAt);
    if (end !== begin || piece.end - piece.start > 12) break;
    const word = text.slice(piece.start, end);
    const partial = piece.end > suffixAt;
    if (partial && partOfSpeech(text.slice(piece.start, piece.end)) !== 'x') break;
    const latin = /^[a-z][a-z0-9.&-]*$/u.test(word);
    if (MATERIAL.test(word)) return undefined;
    if (latin) {
      begin = piece.start;
      break;
    }
    if (!/^\p{Script=Han}+$/u.test(word) || STOPS.has(word) || isCountry(word)) break;
    const unknown =
      !isCoined(word) &&
      !isPhrase(word) &&
      (partial ||
        word.length === 1 ||
        partOfSpeech(word) === 'x' ||
        partOfSpeech(word) === 'nz' ||
        partOfSpeech(word) === 'nrt');
    if (!unknown || suffixAt - piece.start > 4) break;
    if (
      word.length === 1 &&
      FUNCTION_START.test(word) &&
      !/^[中大新高上小]$/u.test(word) &&
      begin !== suffixAt
    )
      break;
    begin = piece.start;
  }
  // 由华曜, 竹企竹桠: jieba joins what stands before to an unknown word.
  const lead = OWNERS.exec(text.slice(begin, suffixAt))?.[0].length ?? 0;
  begin += lead;
  while (suffixAt - begin > 2 && JOINED_START.test(text.slice(begin))) begin++;
  begin += OWNERS.exec(text.slice(begin, suffixAt))?.[0].length ?? 0;
  // 湟中|区玉拉|农业: jieba joins the rank to an unknown word.
  if (suffixAt - begin > 2 && /^[区市县镇街省](?!场|政|面)/u.test(text.slice(begin))) begin++;
  const brand = text.slice(begin, suffixAt);
  if (/^[a-z]/u.test(brand)) return brand.length >= 2 ? begin : undefined;
  // 中汇化工, 新普瑞科技: where nothing is before it such a Hanzi begins the name.
  const leads =
    /^[中大新高上小](?!国|部|央|型|小|外|药|医|批|量|规模|端|性|级|效)/u.test(brand) &&
    /(?:^|[^\p{Script=Han}]|[由与和及])$/u.test(text.slice(Math.max(0, begin - 1), begin));
  if (brand.length < 2 || brand.length > 4 || (FUNCTION_START.test(brand) && !leads)) return undefined;
  if (
    TRADE_ALONE.test(brand) ||
    GENERIC.has(brand) ||
    isAllCoined(brand.replace(/^[一二三四五六七八九十](?=..)/u, ''))
  )
    return undefined;
  // 聚碳酸酯材料, 硅基材料: what a thing is made of.
  return /[第个家项年月日时分酸酯烯烷醇胺醚酮酰酚]|[基]$/u.test(brand) ? undefined : begin;
}

/** Where the name that ends with a suffix at `end` begins; undefined where what is there is no name. */
function beginOf(passage: Passage, suffixAt: number, legal: boolean): number | undefined {
  const { text, pieces } = passage;
  let i = pieces.findLastIndex((piece) => piece.start < suffixAt);
  let begin = suffixAt;
  let bracket = false;
  while (i >= 0 && suffixAt - begin < MAX_NAME) {
    const piece = pieces[i] as Span;
    const end = Math.min(piece.end, suffixAt);
    const gap = text.slice(end, begin);
    // Between words of a name only brackets stand: 维珍妮智创科技(肇庆)有限公司.
    if (gap !== '' && !/^[()&·・.-]{1,2}$/u.test(gap)) break;
    if (gap.includes(')')) bracket = true;
    if (gap.includes('(')) {
      if (!bracket) break;
      bracket = false;
    }
    const word = text.slice(piece.start, end);
    // Trade words stop a name only once something of its own stands behind them: 柏垚五金制造有限公司.
    const own = text.slice(begin, suffixAt);
    // In a full name a lone Hanzi is a part of it unless it is a preposition: 璟|能|电池股份有限公司.
    const lone = legal && word.length === 1 && !PREPOSITION.test(word);
    const soft = lone || (SOFT_STOPS.has(word) && GENERIC_ONLY.test(own));
    if (
      (STOPS.has(word) && !soft) ||
      HARD_STOP.test(word) ||
      (!legal && !soft && word !== '高速' && /^(?:c|r|d|p|u[a-z]*|y|zg|v|vd)$/u.test(partOfSpeech(word))) ||
      /^[\d.]+$/u.test(word) ||
      !NAME_CHARACTER.test(word[0] ?? ' ')
    )
      break;
    begin = piece.start;
    i--;
  }
  if (bracket) {
    const open = text.indexOf('(', begin);
    if (open < 0 || open > suffixAt) return undefined;
  }
  // Words that jieba joins to the one behind: 由华曜, 中有X.
  if (!legal && JOINED_START.test(text.slice(begin)) && suffixAt - begin > 2) begin++;
  if (!legal && begin < suffixAt) begin = withCountry(text, begin, suffixAt);
  // 记者11日从X有限公司获悉, 业主方X有限公司.
  if (legal && /^日[从由在](?=..)/u.test(text.slice(begin))) begin += 2;
  if (legal && /(?:业主|承建|施工|建设|投资|合作)$/u.test(text.slice(0, begin)) && text[begin] === '方')
    begin++;
  if (legal && /^[由与和为是在从据有到即含添像摄向](?=..)/u.test(text.slice(begin))) begin++;
  begin += joinedAhead(text.slice(begin, suffixAt));
  const lead = /^(?:其?中有|包括|有|含|如|让)(?=..)/u.exec(text.slice(begin, suffixAt));
  if (lead && partOfSpeech(text.slice(begin, begin + lead[0].length + 1)) === 'x') begin += lead[0].length;
  return begin < suffixAt ? begin : undefined;
}

/** 东湖高新区与|X科技, 浦发集团所属|X建管: what is joined to a name in front of it. */
const JOINED_AHEAD =
  /^.{0,18}(?:(?<=[区市县州省府局委厅会院校社司团部])[与和及同向](?=..)|(?<=委托)(?=..)|(?:所属|旗下|下属|控股的|参股的)(?=..)|(?:采购|承建|业主|投资|建设|施工|运营|合作|主办|承办)方(?=..))/u;

function joinedAhead(core: string): number {
  return JOINED_AHEAD.exec(core)?.[0].length ?? 0;
}

function isName(passage: Passage, begin: number, end: number, legal: boolean, suffix = ''): boolean {
  const core = passage.text.slice(begin, end);
  if (!/[\p{Script=Han}a-z]{2}/u.test(core) || /^[()]/u.test(core)) return false;
  if (/[第\d]+(?:家|批|期|届|次)|^(?:有限|责任|分|子|母|总|该|本|两|各)$/u.test(core)) return false;
  if (/^[省市县区州](?![\p{Script=Han}]{0,2}(?:有限|股份))/u.test(core) && !passage.endsWord(begin + 2))
    return false;
  if (legal && /^中国../u.test(core)) return true;
  const words = passage.pieces.filter((piece) => piece.start >= begin && piece.end <= end);
  const own = words
    .map(({ start, end: to }) => passage.text.slice(start, to))
    .filter((word) => !GENERIC.has(word));
  // 三友集团: a noun before 集团 is its name.
  if (suffix === '集团' && own.length > 0 && own.length === words.length && words.length < 3)
    return (
      own.some((word) => /^(?:x|n[rzt])/u.test(partOfSpeech(word)) && !isCoined(word)) ||
      own.every((word) => /^(?:x|n|g|j|eng|i|l)/u.test(partOfSpeech(word)))
    );
  // 神秘互联网公司: 集团 and 公司 alone make no name of words of the language.
  return legal ? own.length > 0 : own.some((word) => /^(?:x|n[rszt]\w*|eng|g|j)$/u.test(partOfSpeech(word)));
}

function nameBegin(
  passage: Passage,
  at: number,
  form: NamedCompany['form'],
  suffix: string,
): number | undefined {
  if (form === 'trade') return brandBegin(passage, at);
  const from = beginOf(passage, at, form === 'legal');
  // 德国carbonauten公司, 新加坡金鹰集团: whose country it is.
  const begin =
    form === 'group' && from !== undefined ? from + countryAhead(passage.text.slice(from, at)) : from;
  if (begin !== undefined && isName(passage, begin, at, form === 'legal', suffix)) return begin;
  // 煜堃股份: an unknown word before 股份 and 集团.
  if (form !== 'group' || suffix === '公司') return undefined;
  const brand = brandBegin(passage, at);
  return brand === undefined ? undefined : withCountry(passage.text, brand, at);
}

/** 中国|广核集团: the country is a part of what is called after it; 采购方|金鹰集团: the role is none. */
function withCountry(text: string, begin: number, at: number): number {
  if (text.slice(begin - 2, begin) === '中国') return begin - 2;
  const role = /(?:采购|承建|业主|投资|建设|施工|运营|合作)$/u.test(
    text.slice(Math.max(0, begin - 2), begin),
  );
  return role && text[begin] === '方' && at - begin > 2 ? begin + 1 : begin;
}

/** Names with a suffix of companies, left to right, longest first, no overlap. */
export function findNamedCompanies(passage: Passage): NamedCompany[] {
  const { text } = passage;
  const found: NamedCompany[] = [];
  for (const m of text.matchAll(SUFFIX)) {
    const form = m.groups?.['legal'] ? 'legal' : m.groups?.['group'] ? 'group' : 'trade';
    const end = m.index + m[0].length;
    if (form === 'group' && /^[\p{Script=Han}]/u.test(text.slice(end)) && !passage.endsWord(end)) continue;
    const begin = nameBegin(passage, m.index, form, m[0]);
    if (begin === undefined) continue;
    if (form === 'trade' && /[局委厅署]/u.test(text.slice(begin, end))) continue;
    // 年产30000吨超弹针织布: what is made bears no name.
    if (form === 'trade' && /年产[^,。;、]{0,24}$/u.test(text.slice(Math.max(0, begin - 28), begin)))
      continue;
    // 法拉达电池管理系统: the trade word belongs to what is behind it.
    if (form === 'trade' && !ENDS_TRADE_NAME.test(text.slice(end)) && CONTINUES_TRADE.test(text.slice(end)))
      continue;
    // 长电汽车芯片, 广清纺织服装园: what is made or done, unless the name ends there.
    if (
      form === 'trade' &&
      PRODUCT.test(m[0]) &&
      !ENDS_TRADE_NAME.test(text.slice(end)) &&
      !MORE_TRADE.test(text.slice(end))
    )
      continue;
    // 中报显示, wind数据: what shows it.
    if (form === 'trade' && (/^(?:显示)$/u.test(m[0]) ? /^[,:]/u : /^显示/u).test(text.slice(end))) continue;
    // 宁德时代动力及储能电池: a word that qualifies what is behind it.
    if (
      form === 'trade' &&
      /^(?:智能|动力|数字|通信)$/u.test(m[0]) &&
      /^(?:及|和|电池|汽车|家电|家居|终端|网联|穿戴|锁|马桶|门锁|床|电路|电子|集成|装备|设备)/u.test(
        text.slice(end),
      ) &&
      !/^装备(?:[^\p{L}]|股份|集团|出资|投资)/u.test(text.slice(end))
    )
      continue;
    const more = form === 'trade' ? MORE_TRADE.exec(text.slice(end))?.[0].length : undefined;
    const span = { start: begin, end: end + (more ?? 0), form } as const;
    const clash = overlapping(found, span);
    if (clash) {
      // 卓达集团有限公司: the longer suffix behind takes in the shorter one before.
      if (span.start <= clash.start && span.end > clash.end && form !== 'trade')
        found.splice(found.indexOf(clash), 1, span);
      continue;
    }
    found.push(span);
  }
  return found;
}
