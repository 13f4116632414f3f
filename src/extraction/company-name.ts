/** Names that say themselves that they are a company's: 肇庆铭利达科技有限公司, 卓达集团, 慶峰科技. */
import { matches } from '../analysis/matches.ts';
import { partOfSpeech } from '../analysis/segmenter.ts';
import { isCoined } from './coined.ts';
import { isKind } from './company-kind.ts';
import { brandBegin, JOINED_START } from './company-stem.ts';
import {
  ENDS_TRADE_NAME,
  GENERIC,
  GENERIC_ONLY,
  PREPOSITION,
  PRODUCT,
  SOFT_STOPS,
  STOPS,
  TRADE,
} from './company-words.ts';
import { countryAhead } from './countries.ts';
import { goesOn, goesOnFromNoun, joinedAhead, laterTrade, MADE_IN_A_YEAR } from './name-bounds.ts';
import { overlapping, type Passage, type Span } from './passage.ts';

export interface NamedCompany extends Span {
  /** `legal`: 有限公司 and the like; `group`: 集团, 股份, 公司; `trade`: 科技, 电子 …, which need company beside them. */
  readonly form: 'legal' | 'group' | 'trade';
}

const LEGAL =
  '(?:\\(?集团\\)?|控股|\\(控股\\))?(?:股份)?(?:有限责任公司|有限公司|股份公司|集团公司)(?:[\\p{Script=Han}]{2,4}分公司)?|(?:合伙企业)?\\(有限合伙\\)|(?<=[\\p{Script=Han}]{3})合伙企业(?!\\()';
const GROUP = '(?:控股集团|集团|控股|股份|(?<=[\\p{Script=Han}]{3})分公司|公司|联合会社|株式会社)';
const SUFFIX = new RegExp(`(?<legal>${LEGAL})|(?<group>${GROUP})|(?<trade>${TRADE})`, 'gu');

/** 奡腾石材机械: a second trade word, where the name ends behind it. */
const MORE_TRADE = new RegExp(
  `^(?:${TRADE})(?=[,。;、)的“”(]|等|和|与|在|总?投资|签约|拟|将|已|计划|董事|$)`,
  'u',
);
const NAME_CHARACTER = /[\p{L}\p{N}&·・.'’\-()（）]/u;
const MAX_NAME = 32;

const LEADING_TRADE = new RegExp(`^(?:${TRADE})`, 'u');

const HARD_STOP =
  /(?:\d强|商|企业|巨头|龙头|品牌|机构|单位|门店|业主|客户|车企|国企|民企|港企|央企|竹企|外企|药企|房企|先生|女士|小姐)$/u;

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
    // 贵州凉|都|微晶玻璃有限公司: 都 is a city there.
    const lone = legal && word.length === 1 && (word === '都' || !PREPOSITION.test(word));
    // 铂岚|企业|管理合伙企业
    const manages = word === '企业' && (legal ? /^(?:管理|发展|服务)/u : /^(?:发展|控股|实业)/u).test(own);
    const soft = lone || manages || (SOFT_STOPS.has(word) && GENERIC_ONLY.test(own));
    if (
      (STOPS.has(word) && !soft) ||
      (!manages && HARD_STOP.test(word)) ||
      (!legal &&
        !soft &&
        word !== '高速' &&
        !(word.length === 1 && LEADING_TRADE.test(own) && begin < suffixAt) &&
        /^(?:c|r|d|p|u[a-z]*|y|zg|v|vd)$/u.test(partOfSpeech(word))) ||
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
  // 2023年7月由鲁纤集团, 记者11日从X有限公司获悉, 业主方X有限公司.
  if ((legal ? /^(?:[年月日]由|日[从在])(?=..)/u : /^[年月日]由(?=..)/u).test(text.slice(begin))) begin += 2;
  if (legal && /(?:业主|承建|施工|建设|投资|合作)$/u.test(text.slice(0, begin)) && text[begin] === '方')
    begin++;
  if (legal && /^[由与和为是在从据有到即含添像摄向](?=..)/u.test(text.slice(begin))) begin++;
  // 世界500|强奥钢联集团: jieba joins the rank to an unknown word.
  if (text[begin] === '强' && /\d$/u.test(text.slice(0, begin)) && suffixAt - begin > 2) begin++;
  begin += joinedAhead(text.slice(begin, suffixAt));
  // 富士康|子公司: whose daughter it is.
  if (!legal && /^公司/u.test(text.slice(suffixAt)) && /[子母总孙]$/u.test(text.slice(begin, suffixAt)))
    return undefined;
  const lead = /^(?:其?中有|包括|有|含|如|让)(?=..)/u.exec(text.slice(begin, suffixAt));
  if (lead && partOfSpeech(text.slice(begin, begin + lead[0].length + 1)) === 'x') begin += lead[0].length;
  return begin < suffixAt ? begin : undefined;
}

const TRADE_GROUP = new RegExp(`(?:${TRADE}|发展|实业|建设|投资)$`, 'u');

function isName(passage: Passage, begin: number, end: number, legal: boolean, suffix = ''): boolean {
  const core = passage.text.slice(begin, end);
  if (!/[\p{Script=Han}a-z]{2}/u.test(core) || /^[()]/u.test(core)) return false;
  if (
    /[第\d]+(?:家|批|期|届|次)|^(?:有限|责任|分|子|母|总|该|本|两|各|[一二三四五六七八九十]+国)$/u.test(core)
  )
    return false;
  if (/^[省市县区州](?![\p{Script=Han}]{0,2}(?:有限|股份))/u.test(core) && !passage.endsWord(begin + 2))
    return false;
  if (legal && /^中国../u.test(core)) return true;
  // 华侨城集团: jieba's dictionary may have the name with its form as one word.
  const words = passage.pieces.filter((piece) => piece.start >= begin && piece.start < end);
  const own = words
    .map(({ start, end: to }) => passage.text.slice(start, Math.min(to, end)))
    .filter((word) => !GENERIC.has(word));
  // 三棵松家居集团: a trade before 集团 ends a name, where it begins a clause or behind 与.
  if (
    suffix === '集团' &&
    own.length > 0 &&
    TRADE_GROUP.test(core) &&
    core.length >= 4 &&
    core.length <= 8 &&
    words.every(
      ({ start, end: to }) =>
        to - start < 2 ||
        !/^(?:v|d|r|p|c)$/u.test(partOfSpeech(passage.text.slice(start, Math.min(to, end)))),
    ) &&
    /(?:^|[^\p{L}\p{N}]|[与和由同])$/u.test(passage.text.slice(Math.max(0, begin - 1), begin))
  )
    return true;
  // 三友集团: a noun before 集团 is its name.
  if (suffix === '集团' && own.length > 0 && own.length === words.length && words.length < 3)
    return (
      own.some((word) => /^(?:x|n[rzt])/u.test(partOfSpeech(word)) && !isCoined(word)) ||
      own.every((word) => /^(?:x|n|g|j|eng|i|l)/u.test(partOfSpeech(word))) ||
      // 广州|工控|集团: behind a place a word that is no name elsewhere.
      (own.length === 2 &&
        own.every((word, i) => (i === 0 ? /^ns$/u : /^(?:vn|j|b)$/u).test(partOfSpeech(word))))
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
  if (begin !== undefined && isKind(passage.text.slice(begin, at), suffix)) return undefined;
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

/** 由嘉禾铸都发展集团投资建设: whoever builds, whatever words the name is made of. */
const BY_GROUP =
  /(?<=(?<![\p{Script=Han}])由|(?:项目|园区|基地|工厂|工程|电站|产业园|中心)由)(?![该本此其上述多两三各])(?:(?![的和与在等及、由])\p{Script=Han}){3,12}(?:集团|公司)(?=(?:负责)?(?:总?投资|出资|斥资|建设|开发|投建|打造|兴建|承建|运营))/gu;

const LEADS_BY =
  /旗下|所属|下属|国内|央企|国企|民企|港企|龙头|企业|知名|著名|上市|项目|当地|某|[子孙分母]公司$|有限公司$|股份公司$/u;

/** Names with a suffix of companies, left to right, longest first, no overlap. */
export function findNamedCompanies(passage: Passage): NamedCompany[] {
  const { text } = passage;
  const found: NamedCompany[] = [];
  for (const m of text.matchAll(BY_GROUP))
    if (!LEADS_BY.test(m[0])) found.push({ start: m.index, end: m.index + m[0].length, form: 'group' });
  for (const first of matches(SUFFIX, text)) {
    const m = laterTrade(passage, first) ?? first;
    const form = m.groups?.['legal'] ? 'legal' : m.groups?.['group'] ? 'group' : 'trade';
    const end = m.index + m[0].length;
    if (form === 'group' && /^[\p{Script=Han}]/u.test(text.slice(end)) && !passage.endsWord(end)) continue;
    // 由吉利科技集团|控股的: it holds the shares of what follows.
    if (m[0] === '控股' && text[end] === '的' && /集团$/u.test(text.slice(0, m.index))) continue;
    const begin = nameBegin(passage, m.index, form, m[0]);
    if (begin === undefined) continue;
    if (form === 'trade' && /[局委厅署]/u.test(text.slice(begin, end))) continue;
    if (form === 'trade' && goesOnFromNoun(passage, begin, end)) continue;
    if (form === 'trade' && MADE_IN_A_YEAR.test(text.slice(Math.max(0, begin - 28), begin))) continue;
    // BOVIX|机器人减速箱: letters are a name without a trade.
    if (
      form === 'trade' &&
      /[a-z]$/u.test(text.slice(begin, m.index)) &&
      !ENDS_TRADE_NAME.test(text.slice(end)) &&
      !MORE_TRADE.test(text.slice(end))
    )
      continue;
    // 法拉达电池管理系统: the trade word belongs to what is behind it.
    if (form === 'trade' && !ENDS_TRADE_NAME.test(text.slice(end)) && goesOn(passage, end)) continue;
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
      /^(?:智能|动力|数字|通信|新能源)$/u.test(m[0]) &&
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
      // X股份有限公司|控股的Y: what it does.
      if (clash.form === 'legal' && m[0] === '控股') continue;
      if (span.start <= clash.start && span.end > clash.end && form !== 'trade')
        found.splice(found.indexOf(clash), 1, span);
      continue;
    }
    found.push(span);
  }
  return found;
}
