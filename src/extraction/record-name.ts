/**
 * Which names may become a record that is searched. A wrong company changes marks, order and pages of every query that
 * holds its name, a missing one only its own: so what may be something else is no name here.
 */
import { partOfSpeech, segment } from '../analysis/segmenter.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { isAllCoined, isCoined, isPhrase } from './coined.ts';
import { NO_NAME, NOT_A_COMPANY } from './company-context.ts';
import { GENERIC, TRADE, TRADE_ALONE } from './company-words.ts';
import { countryAhead, isCountry } from './countries.ts';
import { isEverydayPhrase, isPersonLike, ORGAN } from './everyday-phrase.ts';
import { isKnownBrand } from './known-brands.ts';
import { isKnownGroup } from './known-groups.ts';
import { COMMON_HEADS } from './project-owner.ts';

/** `formed`: it says itself that it is a company's; `own`: no word of the language; `word`: a word that may be a name too. */
export type NameKind = 'formed' | 'known' | 'own' | 'word' | 'everyday';

const FORM =
  /(?:\(?集团\)?|控股|\(控股\))?(?:股份)?(?:有限责任公司|有限公司|股份公司|集团公司)(?:\p{Script=Han}{2,6}分公司)?$|(?:控股集团|集团|公司|株式会社)$/u;
export const TRADE_LAST = new RegExp(`(?:${TRADE})$`, 'u');
/** A sentence's words before a name: 今天国家电力投资集团公司, 另一家意大利公司, 评定俄罗斯天然气工业股份公司. */
const NO_FIRST_TAG = /^(?:r|p|c|d|u[a-z]*|y|t|f|ad|zg|s)$/u;
/** Verbs that companies are called by. */
const BRAND_VERBS = new Set(
  '联想 统一 联合 通用 创新 发展 建设 万达 永辉 超越 领航 领先 腾飞 跨越 开拓 开创 合作 联通 联创 招商 交通 投资 开发'.split(
    ' ',
  ),
);
const PRONOUN =
  /^(?:我|我们|你|他|她|它|该|这|那|各|此|本|其|某|另|一家|两家|多家|数家|几家|第[一二三四五六七八九十])/u;

export function isFormed(name: string): boolean {
  return FORM.test(name);
}

/** 伙同火炬集团, P28路所在公交一公司, 成功指导广西金桂浆纸业有限公司: what a sentence says around a name. */
const SPEECH =
  /[子孙母]公司$|车间|所在|旗下|下属|所属|属下|名下|(?:市|县|区|镇|州|省)长|书记|主任|总统|总理|介绍|跟着|跟随|记者|通讯员|新华社|[人民新华中新]{2}网|频道|.因?购买|.联手.|摄\)|\(摄/u;
const LEAD =
  /^(?:伙同|时任|现任|曾任|除|投向|投给|成功|今天|今年|今日|昨天|昨日|去年|目前|邀请|组织|帮助|协助|配合|督促|要求|责令|约谈|检查|采访|牵头|指导|评定|认定|授予|成为|作为|原告|被告|申请人|主席|经人|距|以|同)(?=..)/u;

/** A name without its form and the trade behind it: 冠旭 of 冠旭电子, 爱龙威机电 of 爱龙威机电有限公司. */
export function stemOf(name: string): string {
  const bare = name.replace(/\([^()]*\)/gu, '').replace(FORM, '');
  return isFormed(name) ? bare : withoutTrade(bare);
}

function withoutTrade(name: string): string {
  const short = name.replace(TRADE_LAST, '');
  return short.length >= 2 || /^\p{Script=Han}$/u.test(short) ? short : name;
}

/** What kind of name it is; `name` is folded. */
export function nameKind(name: string, tree: PlaceTree): NameKind {
  if (isKnownBrand(name) || isKnownGroup(name)) return 'known';
  if (!/^(?!丨)[\p{Script=Han}a-z0-9“]/u.test(name) || name.includes('某') || PRONOUN.test(name))
    return 'everyday';
  if (isFormed(name)) return isFormedName(name, tree) ? 'formed' : 'everyday';
  return shortKind(name, tree);
}

/** Places at the beginning left out. */
export function withoutPlaces(name: string, tree: PlaceTree): string {
  let rest = name;
  for (;;) {
    const form = tree.formsAt(rest, 0)[0]?.form;
    if (form === undefined) return rest.replace(/^[省市县区](?=..)/u, '');
    rest = rest.slice(form.length);
  }
}

export function saysNothing(word: string): boolean {
  return (
    GENERIC.has(word) ||
    COMMON_HEADS.has(word) ||
    NO_NAME.has(word) ||
    isCoined(word) ||
    isCountry(word) ||
    TRADE_ALONE.test(word)
  );
}

function isFormedName(name: string, tree: PlaceTree): boolean {
  const stem = stemOf(name);
  if (
    stem.length < 2 ||
    SPEECH.test(name) ||
    LEAD.test(stem) ||
    /[及暨](?=..)/u.test(stem.slice(2)) ||
    /[一二三四五六七八九十]国集团$/u.test(name)
  )
    return false;
  const words = segment(stem);
  const [first = '', second] = words;
  // 融创中国及荣丰公司: two names.
  if (words.some((word, i) => i > 0 && i < words.length - 1 && /^[及与和暨同或]$/u.test(word))) return false;
  if (/^(?:由|与|和|及|为|对|同|向|距|以|从|把|被|让|给|经|据|随|跟)$/u.test(first)) return false;
  const tag = partOfSpeech(first);
  if (first.length > 1 && NO_FIRST_TAG.test(tag) && second !== undefined) return false;
  // 指导广西金桂浆纸业有限公司: a verb before a name.
  if (tag === 'v' && first.length > 1 && second !== undefined && !BRAND_VERBS.has(first)) return false;
  // 石油新疆油田公司: cut out of a longer name.
  if (
    second !== undefined &&
    saysNothing(first) &&
    !startsPlace(first, tree) &&
    !isCountry(first) &&
    first !== '中国' &&
    startsPlace(second, tree)
  )
    return false;
  // 律师公司: a trade, and no name.
  if (/(?<!集团|股份|有限|有限责任)公司$/u.test(name) && words.length === 1 && tag === 'n') return false;
  const own = withoutPlaces(stem, tree);
  const placed = own.length < stem.length;
  // 望江县到五株科技股份有限公司: a place that does something.
  if (placed && /^[到与和对向在由为从让给]/u.test(own)) return false;
  if (own === '') return /集团/u.test(name);
  if (placed) return true;
  if (isEverydayPhrase(own)) return false;
  return (
    !words.every(
      (word) =>
        saysNothing(word) ||
        /^(?:职教|公交|建设工程|工程|电影|演艺|机场|港口|铁路|公路|路桥|资产)$/u.test(word),
    ) ||
    (/^中国|^国家/u.test(stem) && words.length > 1)
  );
}

export function startsPlace(word: string, tree: PlaceTree): boolean {
  return tree.formsAt(word, 0).some(({ form }) => form.length === word.length);
}

function shortKind(name: string, tree: PlaceTree): NameKind {
  // 蒙牛携: jieba joins the verb.
  if (isKnownBrand(name.slice(0, -1))) return 'everyday';
  const trade = TRADE_LAST.test(name) && !TRADE_ALONE.test(name);
  const stem = trade ? withoutTrade(name) : name;
  if (/^[a-z0-9][a-z0-9 .&'·-]*$/u.test(stem)) return latinKind(stem, trade);
  if (
    NOT_A_COMPANY.test(stem) ||
    ORGAN.test(stem) ||
    (trade && /(?:机器人|芯片|气体)$/u.test(name) && partOfSpeech(stem) !== 'x')
  )
    return 'everyday';
  if (/[一二三四五六七八九十\d]$/u.test(name) && name.length > 3) return 'everyday';
  if (saysNothing(name) || saysNothing(stem) || isAllCoined(stem) || isEverydayPhrase(stem))
    return 'everyday';
  if (isPlace(stem, tree) || countryAhead(stem) > 0) return 'everyday';
  // 杭州|湾极氮: the end of a place before it.
  if (/^[湾区县市镇省州村校级座条由与和及被把将让从向]/u.test(stem)) return 'everyday';
  const words = segment(stem);
  // 煤基|低碳科技
  if (words.every((word) => saysNothing(word) || startsPlace(word, tree) || /.基$/u.test(word)))
    return 'everyday';
  if (words.some((word, i) => i > 0 && i < words.length - 1 && /^[及与和暨的]$/u.test(word)))
    return 'everyday';
  const kind = wordKind(stem);
  // 金厦建材, 汉星能源: a word of the language before a trade is a company only where other words say so.
  if (kind !== 'own') return trade && !isPhrase(stem) ? 'word' : kind;
  if (words.length > 1) {
    const [first = ''] = words;
    const tag = partOfSpeech(first);
    // 雨后春笋|搬
    if (first.length > 2 && /^[il]$/u.test(tag)) return 'everyday';
    if (first.length > 1 && (NO_FIRST_TAG.test(tag) || /^(?:v|a|m)$/u.test(tag)) && !BRAND_VERBS.has(first))
      return 'everyday';
    // 燃气管道碰接: what a sentence goes on to say.
    if (!trade && words.slice(0, 2).every((word) => word.length > 1 && partOfSpeech(word) !== 'x'))
      return 'everyday';
    // 阿拉伯国家, 天然林: words of the language in a row.
    if (words.every((word) => word.length > 1 && !/^(?:x|eng)$/u.test(partOfSpeech(word))))
      return trade ? 'word' : 'everyday';
  }
  // 勠力同心, 三修: sayings that the dictionary lacks are of four Hanzi, counts of two.
  const saying =
    !trade && (/^\p{Script=Han}{4}$/u.test(stem) || /^[一二三四五六七八九十两双]\p{Script=Han}$/u.test(stem));
  return saying || isPersonLike(stem) ? 'word' : 'own';
}

/** PX气体, IC卡芯片: Latin words before a trade are more often what a thing is. */
function latinKind(stem: string, trade: boolean): NameKind {
  if (/^(?:inc|ltd|llc|corp|co|plc|gmbh|group|the|and|of|for)(?![a-z])/u.test(stem)) return 'everyday';
  if (/^\d|^[a-z]{2} ?\d+$|\.(?:us|hk|sh|sz|com|cn|net)\b|^[a-z]\d+$/u.test(stem)) return 'everyday';
  return trade || stem.length < 4 ? 'word' : 'own';
}

function isPlace(stem: string, tree: PlaceTree): boolean {
  return (
    tree
      .formsAt(stem, 0)
      .some(({ form, place }) => form.length >= stem.length - 1 && place.rank !== 'zone') ||
    startsPlace(stem, tree)
  );
}

/** jieba's dictionary knows names too (奇瑞 nz, 马士基 nr), and marks words like them (申报 nz, 科普 nrt). */
function wordKind(word: string): NameKind {
  const tag = partOfSpeech(word);
  if (tag === 'x') return isPhrase(word) ? 'everyday' : 'own';
  return /^(?:nz|nt|nr|nrt|nrfg|j|eng)$/u.test(tag) ? 'word' : 'everyday';
}
