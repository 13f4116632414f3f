/** Lists that say themselves that companies stand in them: 企业还有A、B和C; A、B等5家企业. */
import { matches } from '../analysis/matches.ts';
import { partOfSpeech, segment } from '../analysis/segmenter.ts';
import { isAllCoined } from './coined.ts';
import { TRADE_LAST } from './company-brand.ts';
import { isNameWord, NO_BEGIN, NO_NAME, NOT_A_COMPANY } from './company-context.ts';
import { STOPS as NAME_STOPS, TRADE } from './company-words.ts';
import { countryAhead } from './countries.ts';
import { isKnownBrand } from './known-brands.ts';
import type { Passage, Span } from './passage.ts';
import { COMMON_HEADS } from './project-owner.ts';
import { GENERIC, QUALIFIES } from './project-words.ts';

const OPENS =
  /(?<=项目|合同|协议|大单)(?:分别)?来自(?:了)?|(?:企业|(?<!有限|限责任)公司(?!:)|厂商|客户|供应商|车企|药企|房企|链主|用户)(?:名单)?(?:(?:里|中)?(?:目前|主要|分别|还|则|已|现)*(?:有了?|包括了?|为|是|含|如|:)|中,)[“"]?/gu;
const COUNT = '(?:\\d+|[一二两三四五六七八九十]+|多|数十|几)余?(?:家|个)';
const CLOSES = new RegExp(
  `[”"]?(?:等(?:${COUNT}|一批)?|${COUNT})(?:(?:国内(?!外)|国内外|省内外|市内外|行业|细分|领域|知名|龙头|头部|骨干|优质|上市|重点|配套|上下游|链主|规上|领军|领先){0,5}|(?:(?![不要都为向给对把被让在是]|从事|用于)[\\p{Script=Han}]){0,6}|(?<=一批)[\\p{Script=Han}“”]{0,18})(?:企业|公司|车企|药企|房企|酒企|民企|央企|国企|外企|厂商|厂家|厂(?![房区长内里外])|品牌商|客户|供应商|(?:施工|参建|建设|设计|监理|投资|业主)单位)`,
  'gu',
);
/** 上南智享、百珍堂、联东u谷4个项目: each is called after whose it is. */
const CLOSES_PROJECTS = new RegExp(
  `(?:等)?${COUNT.replace('(?:家|个)', '个')}(?:重点|重大|产业|制造业)*项目`,
  'gu',
);
/** What ends a clause; a list begins behind the last of these. */
const BEFORE_LIST = /[^。,;:!?\n]*$/u;
const LONGEST = 160;
const TRADE_ALONE = new RegExp(`^(?:${TRADE}|产业|制造|加工|生产|服务|研发|贸易|批发|零售)+$`, 'u');
const NOTHING =
  /[的了着过将被把让]|[等第每各该此其这那]|^(?:其|该|本|我|他|她|全|多|一批|大批|不少|若干|上述|相关|有关|本地|外地|国内|国外|中小|规上|民营|外资|国有|世界|全球|中国|上游|下游|产业链)/u;

export function findListed(passage: Passage): Span[] {
  const { text } = passage;
  const found: Span[] = [];
  for (const m of text.matchAll(OPENS)) {
    const start = m.index + m[0].length;
    const end = endOfList(text, start);
    found.push(
      ...leading(
        text,
        untold(text, items(text, start, end)),
        /还有|包括|名单/u.test(m[0]) && /[。;\n]/u.test(text[end] ?? '。'),
      ),
    );
  }
  for (const m of matches(CLOSES, text)) {
    const start = Math.max(0, m.index - LONGEST);
    const from = start + (BEFORE_LIST.exec(text.slice(start, m.index))?.index ?? 0);
    found.push(...trailing(passage, items(text, from, m.index)));
  }
  for (const m of text.matchAll(CLOSES_PROJECTS)) {
    const start = Math.max(0, m.index - LONGEST);
    const from = start + (BEFORE_LIST.exec(text.slice(start, m.index))?.index ?? 0);
    const names = trailing(passage, items(text, from, m.index));
    const each = names.map((span) => text.slice(span.start, span.end));
    if (names.length > 1 && each.every((name) => name.length <= 6 && isOwners(name))) found.push(...names);
  }
  return found;
}

/** A name that holds a word that is none of the language. */
function isOwners(name: string): boolean {
  return !isAllCoined(name) && (/[a-z]/u.test(name) || segment(name).some(isNameWord));
}

function endOfList(text: string, start: number): number {
  const end = /[。,;:!?\n等]/u.exec(text.slice(start, start + LONGEST));
  return end ? start + end.index : Math.min(text.length, start + LONGEST);
}

/** The stretches between 、 and 和, without what stands in brackets. */
function items(text: string, from: number, to: number): Span[] {
  const out: Span[] = [];
  let start = from;
  let depth = 0;
  let bracket: number | undefined;
  for (let at = from; at <= to; at++) {
    const c = at === to ? '、' : (text[at] as string);
    if (c === '(') {
      depth++;
      bracket ??= at;
    } else if (c === ')') depth--;
    else if (depth === 0 && /[、和与及]/u.test(c) && (c === '、' || (at - start >= 2 && to - at > 2))) {
      const end = bracket ?? (c === '及' && text[at - 1] === '以' ? at - 1 : at);
      const quoted = /^[“”"]/u.test(text.slice(start)) ? 1 : 0;
      const from = start + quoted;
      if (end > from)
        out.push({
          start: from + ledIn(text.slice(from, end)),
          end: /[”"]/u.test(text[end - 1] ?? '') ? end - 1 : end,
        });
      start = at + 1;
      bracket = undefined;
    }
  }
  return out;
}

/** 吸引|瑞典|一胜百, 日本|住友重机械: what draws it, and whose country it is. */
function ledIn(item: string): number {
  const drawn =
    /^(?:吸引|引进|引入|引来|迎来|集聚|聚集|汇聚|培育|带动)了?(?=..)/u.exec(item)?.[0].length ?? 0;
  const country = countryAhead(item.slice(drawn));
  return item.length - drawn - country >= 2 ? drawn + country : 0;
}

/** 优卡迪、上海药康|已完成装修: the last without what is told of all. */
function untold(text: string, list: readonly Span[]): readonly Span[] {
  const last = list.at(-1);
  const told = last && TOLD.exec(text.slice(last.start, last.end))?.index;
  return last && told !== undefined
    ? [...list.slice(0, -1), { start: last.start, end: last.start + told }]
    : list;
}

const TOLD = /(?<=^.{2,8})(?:已|均|都|也|将|正|拟|分别|先后|相继|陆续|纷纷)/u;

/** Those up to the first that is no name; one alone may be a phrase and must be an unknown word that ends there. */
function leading(text: string, list: readonly Span[], ends: boolean): readonly Span[] {
  const wrong = list.findIndex(({ start, end }) => !isItem(text.slice(start, end)));
  const names = wrong < 0 ? list : list.slice(0, wrong);
  if (names.length > 1) return named(text, names);
  const only = names[0] && text.slice(names[0].start, names[0].end);
  return ends && only !== undefined && list.length === 1 && isNameWord(only) ? names : [];
}

/** Those behind the last that is no name; the first begins where the words before it end. */
function trailing(passage: Passage, list: readonly Span[]): readonly Span[] {
  const { text, pieces } = passage;
  const wrong = list.slice(1).findLastIndex(({ start, end }) => !isItem(text.slice(start, end)));
  const names = list.slice(wrong + 1);
  const [first, ...others] = names;
  if (!first) return [];
  let start = first.end;
  for (let i = passage.wordBefore(first.end); i >= 0; i--) {
    const piece = pieces[i] as Span;
    if (
      piece.start < first.start ||
      Math.min(piece.end, first.end) !== start ||
      stops(text.slice(piece.start, start))
    )
      break;
    start = piece.start;
  }
  if (others.length === 0) {
    const only = text.slice(start, first.end);
    const led = LEADS_ONE.test(text.slice(first.start - 1, start));
    return led && wrong < 0 && !/^[如像]/u.test(only) && isItem(only) && isNameWord(only)
      ? [{ start, end: first.end }]
      : [];
  }
  return named(text, isItem(text.slice(start, first.end)) ? [{ start, end: first.end }, ...others] : others);
}

/** 已有|福安达|等9家企业: one name alone. */
const LEADS_ONE = /(?:有|包括|吸引了?|引进了?|引入了?|引来|迎来)$/u;

/** 设计、动漫、广告等文化类企业: words of the language are names only among names. */
function named(text: string, list: readonly Span[]): readonly Span[] {
  const plain = list.map(({ start, end }) => isPlain(text.slice(start, end)));
  const words = plain.filter(Boolean).length;
  return words * 2 < list.length ? list : list.filter((_, i) => !plain[i]);
}

/** 丝路|印染: a word that says nothing of the trade, and the trade. */
function isTraded(name: string): boolean {
  const stem = name.replace(TRADE_LAST, '');
  return (
    stem.length >= 2 &&
    stem.length < name.length &&
    stem.length <= 3 &&
    !GENERIC.has(stem) &&
    !COMMON_HEADS.has(stem) &&
    !isAllCoined(stem) &&
    !QUALIFIES.test(stem)
  );
}

function isPlain(name: string): boolean {
  return (
    !isKnownBrand(name) &&
    !isTraded(name) &&
    segment(name).every(
      (word) => word.length > 1 && /^(?:n|v|vn|a|an|l|i|d|b|f|z|ad)$/u.test(partOfSpeech(word)),
    )
  );
}

function stops(word: string): boolean {
  return (
    /^[\d.]/u.test(word) ||
    /^(?:现有|已有|还有|拥有|吸引|聚集|集聚|引进|引入|汇聚|入驻|带动|涵盖|引来|迎来)/u.test(word) ||
    NAME_STOPS.has(word) ||
    (word.length > 1 && NO_NAME.has(word)) ||
    /^(?:p|c|d|u[a-z]*|r|y|v|vd|ad|m|t)$/u.test(partOfSpeech(word))
  );
}

function isItem(name: string): boolean {
  if (
    !/^[\p{Script=Han}a-z][\p{Script=Han}a-z0-9.&·-]{1,11}$/u.test(name) ||
    NOTHING.test(name) ||
    NO_BEGIN.test(name)
  )
    return false;
  if (/家$|^[一二三四五六七八九十两]/u.test(name) || COMMON_HEADS.has(name)) return false;
  if (NO_NAME.has(name) || GENERIC.has(name) || TRADE_ALONE.test(name)) return false;
  if (NOT_A_COMPANY.test(name) && !/..[州国州]$/u.test(name)) return false;
  return !/^[a-z]{1,2}$/u.test(name);
}
