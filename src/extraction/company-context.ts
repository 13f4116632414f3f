/** Names that only their company tells: 由X投资建设, X(603659), X董事长, 企业有X、Y, X(SHEIN). */
import { matches } from '../analysis/matches.ts';
import { partOfSpeech } from '../analysis/segmenter.ts';
import { isCoined, isPhrase } from './coined.ts';
import { isCountry } from './countries.ts';
import type { Passage, Span } from './passage.ts';

/** A name ends here: what stands behind it speaks of a company. */
const NAME_BEFORE =
  /\((?:中文名|英文名)|(?:董事长|总经理|总裁|副总|创始人|ceo|首席执行官|董秘|行政总监|项目负责人|负责人)(?!办公)|\((?:\d{6}(?:\.[a-z]{2})?|\d{4,5}\.hk|股票代码|证券代码)|\((?:以下)?(?:简称|下称)|(?:发布)?公告(?:称|,|显示|披露)|披露|旗下|全资子公司|控股子公司|(?:拟|计划|将|宣布|斥资|拟以|总|累计|追加|共|已|再)*(?:投资|拟投|斥资|出资|投建|豪掷|增资|注资)(?=[约超达近\d]|建|扩|的|兴|在|新)|老板|厂长|董事(?!会(?:或|和|及|与|、))|(?:首次|终止|选择|由此|随后|率先|承诺|透露)(?=[^,。]{0,12}(?:项目|投资|建|设厂|落))|(?:拟在|拟于|将在|计划在|在此|与.{2,12}(?:签约|签订|签署)|落户|摘得|竞得|拿下|中标)/gu;
/** A name begins behind these. */
const NAME_AFTER =
  /(?:(?<![\p{Script=Han}])由|(?<=[,。;、:”]|基地|项目|园区?|工厂|厂房|中心|\))由|企业|公司|巨头|龙头|厂商|车企|品牌商?|独角兽|上市公司|业主(?:单位)?为?|投资方为?|建设方为?|建设单位为?|投资商|引进|引入|携手|牵手|客户(?:有|包括|是|为|涵盖)|供应商|承建方|引来|主体为|买家是|[竹药车民国央港外台房]企|[日港台外德美韩]商)(?:是|为|有|包括|“|:)?/gu;
/** What must follow a name behind 由. */
const AFTER_BY = /^[^,。;]{0,24}?(?:投资|建设|承建|兴建|打造|开发|出资|运营|负责|控股|牵头|主导|生产|制造)/u;
/** 德福科技(301511.SZ): whoever has a code of an exchange. */
const LISTED_STOCK =
  /(?<![^\P{Script=Han}丨]|[a-z0-9])((?:[^\P{Script=Han}丨]|[a-z]){3,8})(?=(?:\([-+\d.,% ]{1,24}\))?\((?:\d{6}\.[a-z]{2}|\d{4,5}\.hk|(?:股票|证券)代码))/gu;
const LATIN_IN_BRACKETS = /\(([a-z][a-z0-9.&\- ]{1,40})\)/gu;
const QUOTED_ALIAS =
  /\((?:([^()“”"「」,。;]{2,20}),(?=(?:以下|下)?(?:简称|下称|称)))?(?:以下|下)?(?:简称|下称|称|又名|原名|前身|曾用名|英文名|中文名|品牌名?|也写作|即)?(?:称|为|:)?[“"「]?([^()“”"「」,。;]{2,20})[”"」]?(?:(?:或|、|和)[“"「]([^()“”"「」,。;]{2,20})[”"」])?\)/gu;

export const NO_NAME = new Set(
  (
    '旗下 下属 所属 子公司 孙公司 母公司 分公司 全资子公司 控股子公司 集体 资金 高管 账款 商务部 共青团 民间 项目 公司 企业 集团 园区 基地 产业 政府 市 县 区 省 我 他 她 它 该 其 此 本 各 多 新 大 小 老 中 外 国 一 二 三 四 五 六 七 八 九 十 两 几 每 某 不 已 将 也 都 又 再 还 就 只 更 最 很 和 与 及 或 在 到 于 对 从 向 为 被 把 的 了 着 过 是 有 无 等 个 家 名 位 年 月 日 时 分 元 亿 万 千 百 公里 计划 预计 目前 今年 去年 明年 其中 一期 二期 三期 首期 总 共 拟 并 此次 双方 各方 多方 ' +
    '亩均 户均 人均 负责人 董事长 总经理 老板 厂长 经理 总裁 副总裁 创始人 主任 书记 委员会 管委会 市政府 区政府 县政府 市委 区委 县委 书记 市长 县长 区长 主任 局长 部门 单位 集聚区 示范区 开发区 高新区 新区 记者 通讯员 专家 教授 院士 市民 村民 群众 员工 工人 客商 外商 港商 台商 投资者 消费者 用户 业内人士 相关 有关 上述 上市 由 以 被 让 使 令 给 用 按 据 至 自 且 但 而 如 若 因 这 那 并 亦 均 皆 曾 正 已经 民营 国有 当地 全市 全县 全区 全省 全国 国内 国外 海外 先后 陆续 分别 共同 正式 成功 顺利 集中 现场 当天 当日 近日 日前 昨日 今日 随后 同时 此外 最终 首批 第一 第二 第三 首个 唯一 央企 美企 国企 民企 外企 港企 代表 官网 新进展 进展 本地人 先说 落子 选址 投建 承建 兴建 筹建 布局 主要 重点 重大 龙头 骨干 头部 知名 世界 全球 国际 亚洲 美国 日本 德国 韩国 法国 英国 意大利 西班牙 葡萄牙 荷兰 比利时 瑞士 瑞典 挪威 丹麦 芬兰 波兰 奥地利 希腊 俄罗斯 乌克兰 土耳其 伊朗 伊拉克 以色列 沙特 卡塔尔 阿联酋 科威特 埃及 南非 印度 印尼 越南 泰国 老挝 缅甸 柬埔寨 菲律宾 新加坡 马来西亚 巴基斯坦 孟加拉国 蒙古 朝鲜 加拿大 墨西哥 巴西 阿根廷 智利 秘鲁 澳大利亚 新西兰 联合国 欧盟 东盟 欧洲 香港 澳门 台湾 广东 浙江 江苏'
  ).split(' '),
);
/** Verbs and adverbs of one Hanzi begin no name. */
export const NO_BEGIN =
  /^[找走做搞办去来修说讲看听问想要会叫拿送买卖租装先抢赶带用靠让使请派建在拟从把被摄暨]/u;
/** Behind an office a person is named. */
export const PERSON_AHEAD =
  /(?:董事长|总经理|总裁|创始人|负责人|厂长|老板|经理|主任|书记|[市县区镇局]长|副总|记者|摄影|通讯员|编辑|摄) ?$/u;
export const NOT_A_COMPANY =
  /(?:项目|工程|铁路|公路|高速|特高压|学会|协会|商会|报告|办法|条例|领导|固定资产|民间|园区?|城|基地|中心|谷|大厦|广场|线|期|厂|村|镇|街道|学校|医院|政府|集聚区|片区|(?<!芯)片|(?<!电)路|桥|站|区|产业|集群|节|会|奖|号|部|院|局|委|厅|办|中央|联邦|联盟|大学|组织|国|州|省|半岛|海峡|业务|社|族|军|队|投资额|资|用工|规模|车间|班组|线上|费|园内|难|链条|专班|[呢吗吧啊后前时党派们]|斯坦|领导人|总统|总理|主席|里|方|局|室|网|领导|之急|厂家|商家|店家|新闻网|官微|财报|产权|脚手架|经理.{0,3}|部长.{0,3}|[说摄]|供图|隧道|大桥|立交|高铁|城际|媒体|契机|通道|之一|大城市|(?<!控)股)$|项目部|指挥部|工作组|开工|动工|投产|竣工|达产|封顶|未批|违规|(?:上市|跨国)公司$|方面$|(?<!红)旗$|[坦直]言$|感慨$|^(?:副总|落地|落户|入驻|签而)|^图为|赴|总裁兼|首席|表示|^(?:加大|增进|来.$|访.$|对..?$)|对.$|国集团$|依法|^(?:供图|摄|旗下|分公司|除|非常|充分|占|对[外华内]|因|非|原党|原董|董事|发布|法定|上市公司|所有|拓宽|我|他|她|你|代表|援|曾|过程)/u;
const MAX_PIECES = 5;
/** Words that jieba joins to an unknown word behind them. */
const JOINED = /^[由与和为是在向被让给](?=..)/u;

/** True for a word that is no word of the language, or a name in it: 希音, 华润; not 投资, 肇庆. */
export function isNameWord(word: string): boolean {
  if (NO_NAME.has(word) || isCoined(word) || isCountry(word)) return false;
  if (/^[a-z][a-z0-9.&-]*$/u.test(word)) return word.length > 1;
  if (/[日月年晚早午夜天期]$/u.test(word)) return false;
  const tag = partOfSpeech(word);
  // 大力支持: words of the language that jieba leaves together.
  if (tag === 'x' && isPhrase(word)) return false;
  return word.length >= 2 && (tag === 'x' || tag === 'nz' || tag === 'nt' || tag === 'nrt' || tag === 'nr');
}

/** True for Hanzi that no word of the language joins (璞泰来, 金抡), or that hold a name word. */
function isNameLike(words: readonly string[]): boolean {
  const name = words.join('');
  if (name.length < 2 || name.length > 12 || words.some((word) => NO_NAME.has(word) && word.length > 1))
    return false;
  if (words.length === 1) return isNameWord(name);
  if (words.some((word) => isNameWord(word))) return true;
  const single = words.filter((word) => word.length === 1 && !NO_NAME.has(word)).length;
  // 抵押物|少, 能|级|水平|高: a word of the language that a Hanzi says something of.
  const plain = words.some((word) => word.length > 1 && /^[nalibz]$/u.test(partOfSpeech(word)));
  const quality = /^[多少高低难大小快慢强弱好差新旧稳足全]$/u.test(words.at(-1) as string);
  return single > 0 && name.length <= 5 && !NO_NAME.has(words[0] as string) && !(plain && quality);
}

function piecesBefore(passage: Passage, at: number): Span[] {
  const { pieces } = passage;
  const out: Span[] = [];
  let begin = at;
  for (let i = pieces.findLastIndex(({ end }) => end <= at); i >= 0 && out.length < MAX_PIECES; i--) {
    const piece = pieces[i] as Span;
    if (piece.end !== begin || stops(passage.text.slice(piece.start, piece.end))) break;
    out.unshift(piece);
    begin = piece.start;
  }
  return out;
}

function piecesAfter(passage: Passage, at: number): Span[] {
  const { pieces, text } = passage;
  const out: Span[] = [];
  let end = at;
  for (
    let i = pieces.findIndex(({ start }) => start >= at);
    i >= 0 && i < pieces.length && out.length < MAX_PIECES;
    i++
  ) {
    const piece = pieces[i] as Span;
    if (piece.start !== end || stops(text.slice(piece.start, piece.end))) break;
    out.push(piece);
    end = piece.end;
  }
  return out;
}

/** jieba calls these nouns. */
const LEADS = new Set('会见 致函 勒令 旗下 显示 衷心感谢 收到 接到 约谈 处罚 起诉 举报 慰问'.split(' '));

/** Verbs, particles and numbers are in no short name. */
function stops(word: string): boolean {
  if (/^\d/u.test(word)) return true;
  if (word.length === 1) return NO_NAME.has(word);
  return (
    NO_NAME.has(word) ||
    LEADS.has(word) ||
    /^(?:发布|公告)/u.test(word) ||
    /[供应提运开经制]..?商$/u.test(word) ||
    /^(?:v|vn|d|p|c|uj|ul|t|m|r|f|ad|vd|a)$/u.test(partOfSpeech(word))
  );
}

/** Short names that words beside them tell. Only the name is in the span. */
export function findTalkedOf(passage: Passage): Span[] {
  const { text } = passage;
  const found: Span[] = [];
  const take = (all: readonly Span[], before = false) => {
    if (NO_BEGIN.test(text.slice(all[0]?.start)) && all.length > 1) return;
    // A Latin name stands alone: 意大利食品机械商Bricta.
    const words = /^[a-z]/u.test(text.slice(all.at(-1)?.start)) ? all.slice(-1) : all;
    // 4月26|日刚|与经开区签约: the day before it.
    if (/\d$/u.test(text.slice(0, all[0]?.start)) && /^[年月日]/u.test(text.slice(all[0]?.start))) return;
    if (PERSON_AHEAD.test(text.slice(Math.max(0, (all[0]?.start ?? 0) - 5), all[0]?.start))) return;
    // 向氢能源技术投资: what it is put into.
    if (
      before &&
      /[向对于为给在驻赴]$/u.test(text.slice(Math.max(0, (all[0]?.start ?? 0) - 1), all[0]?.start))
    )
      return;
    const first = words[0];
    const last = words.at(-1);
    if (!first || !last) return;
    // 由万达: jieba joins the preposition to an unknown word.
    const joined = JOINED.exec(text.slice(first.start, last.end))?.[0].length ?? 0;
    if (joined > 0 && partOfSpeech(text.slice(first.start, first.end)) === 'x') {
      found.push({ start: first.start + joined, end: last.end });
      return;
    }
    // 铭利达先|在: jieba joins the adverb to an unknown word.
    const glued =
      /[先已也再又则都均还就]$/u.test(text.slice(first.start, last.end)) && last.end - first.start > 3;
    if (glued && /^[在于把为与将]/u.test(text.slice(last.end))) {
      found.push({ start: first.start, end: last.end - 1 });
      return;
    }
    if (last.end - first.start < 2 || NOT_A_COMPANY.test(text.slice(first.start, last.end))) return;
    if (isNameLike(words.map(({ start, end }) => text.slice(start, end))))
      found.push({ start: first.start, end: last.end });
  };
  for (const m of matches(NAME_BEFORE, text)) {
    const at = text[m.index - 1] === '”' ? m.index - 1 : m.index;
    take(piecesBefore(passage, at), true);
  }
  for (const m of matches(NAME_AFTER, text)) {
    const at = m.index + m[0].length;
    if (m[0].startsWith('由') && !AFTER_BY.test(text.slice(at))) continue;
    const words = piecesAfter(passage, at);
    const end = words.at(-1)?.end ?? at;
    // 企业X: another word may follow the name, but only one that is no part of it.
    if (
      /^(?:企业|公司|引进|引入|引来)/u.test(m[0]) &&
      !/^(?:[、,。;(”）]|等|和|与|的|在|投资|签约|建设|落户|拟|将|总|就|就是|董事|$)/u.test(text.slice(end))
    )
      continue;
    take(words);
  }
  for (const m of text.matchAll(LISTED_STOCK)) {
    const start = m.index;
    if (!NO_NAME.has(m[1] as string)) found.push({ start, end: start + (m[1] as string).length });
  }
  for (const m of text.matchAll(LATIN_IN_BRACKETS)) {
    const words = piecesBefore(passage, m.index);
    // 布鲁斯·柯克(Bruce Kirk): a person.
    if (words.length === 0 || /·/u.test(text.slice((words[0]?.start ?? 0) - 1, m.index))) continue;
    take(words);
  }
  return found;
}

const NO_BRAND = new Set(
  'amoled oled qled flash inc ltd facebook twitter youtube instagram tiktok wechat weibo linkedin whatsapp chatgpt wind choice pmi cpi ppi etf ipo app nasdaq comex ebitda iphone ipad macbook chiplet mini micro pack plus park city tech china group hub club center home smart power energy solar auto motor mall bank city logo free live show news video online internet email wifi bluetooth model type series class level phase block line zone data cloud base lab demo beta alpha omega gamma delta sigma lambda'.split(
    ' ',
  ),
);

/** Latin words printed like a name: Lumiqa, SHEIN; not LED, GWh. */
export function findLatinBrands({ text, pieces, printed, filtered }: Passage): Span[] {
  if (!/[a-z]{4}/u.test(text)) return [];
  return pieces.filter(({ script, start, end }) => {
    const word = text.slice(start, end);
    if (script !== 'alnum' || !/^[a-z]{4,20}$/u.test(word) || NO_BRAND.has(word)) return false;
    const from = filtered.offsets ? (filtered.offsets.starts[start] ?? 0) : start;
    const as = printed.slice(from, from + word.length).normalize('NFKC');
    return (
      /^(?:[A-Z][a-z]{3,}|[A-Z]{5,})$/u.test(as) &&
      !/[a-z][’']?[s ]{0,2}.$/iu.test(text.slice(Math.max(0, start - 4), start)) &&
      !/^ ?[a-z]/u.test(text.slice(end)) &&
      text.lastIndexOf('《', start) <= text.lastIndexOf('》', start)
    );
  });
}

/** Other names that brackets give right behind a name: (以下简称“冠旭”), (SHEIN). */
export function aliasesBehind(passage: Passage, name: Span): Span[] {
  const { text } = passage;
  const out: Span[] = [];
  let at = name.end;
  if (text[at] === '”') at++;
  for (;;) {
    QUOTED_ALIAS.lastIndex = at;
    const m = QUOTED_ALIAS.exec(text);
    if (!m || m.index !== at) return out;
    for (const alias of m.slice(1)) {
      // (以下简称“公司”或“德昌股份”): the word 公司 stands for whoever writes.
      if (alias === undefined || /^(?:本?公司|发行人|上市公司)$/u.test(alias) || NAMES_A_THING.test(alias))
        continue;
      const start = m.index + m[0].indexOf(alias);
      if (isAlias(text.slice(name.start, name.end), alias, m[0]))
        out.push({ start, end: start + alias.length });
    }
    at = m.index + m[0].length;
  }
}

/** (简称川投简阳气电项目): short for what is built. */
const NAMES_A_THING =
  /(?:项目|工程|铁路|高速|公路|大桥|隧道|电站|基地|园区?|办法|报告|方案|协议|活动|大会)$/u;

function isAlias(name: string, alias: string, bracket: string): boolean {
  if (/^(?:[\d.]+|[a-z]{2}\d+|[a-z]{1,6}\.[a-z]{1,2})$/u.test(alias)) return false;
  const told = /简称|下称|又名|原名|前身|曾用名|英文名|中文名|也写作/u.test(bracket);
  const latin = /^[a-z][a-z0-9.&\- ]{1,40}$/u.test(alias);
  const part = alias.length < name.length && [...alias].every((c) => name.includes(c));
  // Kalpex(卡尔派克斯): the Chinese name of a Latin one.
  const chinese = /^[a-z]/u.test(name) && /^\p{Script=Han}{2,8}$/u.test(alias) && partOfSpeech(alias) === 'x';
  return told || latin || part || chinese;
}
