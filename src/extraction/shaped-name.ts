/** Reads a name by its shape: [place] and what is no word of the language, or a noun, with a word of the trade: 芜湖|美驰, 永州|新联|电子, 朔风|重能. */
import { partOfSpeech } from '../analysis/segmenter.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { isCandidate, isKnown, isUnknownPart, stops } from './brand-word.ts';
import { isAllCoined } from './coined.ts';
import { CONTINUES_TRADE, TRADE } from './company-words.ts';
import type { Passage, Span } from './passage.ts';
import { COMMON_HEADS, LIKE_A_PLACE } from './project-owner.ts';
import { GENERIC, MAKING, QUALIFIES } from './project-words.ts';
import { SURE_SURNAMES } from './surnames.ts';

export interface ShapedName extends Span {
  /** Where what is its own begins: behind the place that is glued in front. */
  readonly own: number;
  /** It ends with a word of the trade. */
  readonly traded: boolean;
  /** What is its own is no word of the language. */
  readonly unknown: boolean;
}

/** What is a name's own is not longer, in UTF-16 units. */
const LONGEST_OWN = 5;
/** As the others, but behind words of dealing alone. */
const TRADE_HERE = new RegExp(`^(?:(?:${TRADE}){1,2}|装饰|建筑|园林|路桥|中药|砖厂|瓷厂|孵化器)`, 'u');
/** Enterprises of a city are called after it and what they do. */
const CITY_TRADE = /^(?:[城产建交农文旅港国]投|港务|矿机|建工|重工|机床|特钢|轧辊|化纤|轴研)/u;
const NOUN = /^(?:n|ns|s|nz|nt|j|nr|nrt|x)$/u;
const SURNAME = new RegExp(`^[${SURE_SURNAMES}]`, 'u');
const FORMS_LENGTH = 3;
const LIKE_A_WATER_OR_TOWN = /[桥州庄岭湖山江河海泉溪城港]$/u;
/** Trades that nothing but a company is called by. */
const COMPANY_TRADE =
  /^(?:[^\P{Script=Han}产工农林商渔牧作行实企]业(?!园|区|链|带)|重工|精工|精机|重卡|建工|碳素|桥机)/u;

/** The name that begins at `start`, or undefined. */
export function shapedName(passage: Passage, start: number, tree: PlaceTree): ShapedName | undefined {
  const { text } = passage;
  const whole = read(passage, start, start, tree);
  if (whole) return whole;
  const place = tree
    .formsAt(text, start)
    .find(
      ({ form, exact }) => !exact && form.length <= FORMS_LENGTH && passage.endsWord(start + form.length),
    );
  return place && read(passage, start, start + place.form.length, tree);
}

function read(passage: Passage, start: number, own: number, tree: PlaceTree): ShapedName | undefined {
  const { text, pieces } = passage;
  const forms = tree.formsAt(text, own);
  if (
    forms.some(({ exact, place }) => exact || place.rank !== 'county') ||
    (own === start &&
      forms.some(({ form }) => COMPANY_TRADE.test(text.slice(own + form.length, own + form.length + 4))))
  )
    return cityTrade(passage, start, own, tree);
  const city = own > start ? CITY_TRADE.exec(text.slice(own, own + 4))?.[0] : undefined;
  if (city !== undefined && passage.endsWord(own + city.length))
    return { start, own, end: own + city.length, traded: true, unknown: false };
  let end = own;
  let unknown = 0;
  for (let i = passage.wordBehind(own); i >= 0 && i < pieces.length; i++) {
    const piece = pieces[i] as Span;
    if (Math.max(piece.start, own) !== end || piece.end - own > LONGEST_OWN) break;
    const word = text.slice(end, piece.end);
    if (!/^\p{Script=Han}+$/u.test(word)) break;
    if (end - own >= 2 && TRADE_HERE.test(text.slice(end, end + 6))) break;
    const first = end === own;
    // 冀港|投: a lone Hanzi behind an unknown word.
    const rest = word.length === 1 && unknown === 2 && /^[投控建联海科达瑞]$/u.test(word);
    if (rest || (!stops(word) && isUnknownPart(word, first))) {
      if (isAllCoined(word) || GENERIC.has(word) || MAKING.has(word)) break;
      unknown += word.length;
    } else if (!first || !isNoun(word, tree)) break;
    end = piece.end;
    // A noun is a name with its trade alone, which must follow.
    if (unknown === 0 && !TRADE_HERE.test(text.slice(end, end + 6))) return undefined;
  }
  if (end - own < 2) return undefined;
  const core = text.slice(own, end);
  const trade = TRADE_HERE.exec(text.slice(end, end + 8))?.[0] ?? '';
  const behind = text.slice(end + trade.length, end + trade.length + 6);
  const traded = trade !== '' && (passage.endsWord(end + trade.length) || !CONTINUES_TRADE.test(behind));
  // 鹊桥|冷链, 越州|生物: with its trade a word like a place is a name.
  const placeLike = traded && LIKE_A_WATER_OR_TOWN.test(core) && !GENERIC.has(core);
  if (
    !isCandidate(placeLike ? core + trade.slice(0, 2) : core, tree) ||
    COMMON_HEADS.has(core) ||
    isAllCoined(core) ||
    GENERIC.has(core)
  )
    return undefined;
  // 五台|山: a mountain called after its county.
  if (/^(?:普通|优质|新型)/u.test(core)) return undefined;
  if (own > start && /^[山县市区湖河江州镇乡]/u.test(core)) return undefined;
  if (core.length > 2 ? /[式型级类性化]$/u.test(core) : QUALIFIES.test(core)) return undefined;
  // 青岛|已建, 本溪|拉开帷幕: what is done there.
  if (!traded && (core.length > 3 || /^[已正愿同费有将拟曾均各多两三四五该这那女野]/u.test(core)))
    return undefined;
  const isUnknown = unknown === end - own && !isKnown(core);
  if (!traded && (!isUnknown || LIKE_A_PLACE.test(core) || (own === start && SURNAME.test(core))))
    return undefined;
  return { start, own, end: traded ? end + trade.length : end, traded, unknown: isUnknown };
}

function isNoun(word: string, tree: PlaceTree): boolean {
  return (
    word.length >= 2 &&
    word.length <= 4 &&
    !stops(word) &&
    NOUN.test(partOfSpeech(word)) &&
    !tree.formsAt(word, 0).some(({ form }) => form.length === word.length)
  );
}

/** 辽北|泵阀 is read as a word of its own; 宣城|建投 by the kinds of enterprises that cities have. */
function cityTrade(passage: Passage, start: number, own: number, tree: PlaceTree): ShapedName | undefined {
  if (own > start) return undefined;
  const [form] = tree.formsAt(passage.text, own).filter(({ exact }) => !exact);
  if (!form) return undefined;
  const at = own + form.form.length;
  const city =
    CITY_TRADE.exec(passage.text.slice(at, at + 4))?.[0] ??
    COMPANY_TRADE.exec(passage.text.slice(at, at + 4))?.[0];
  return city !== undefined && passage.endsWord(at + city.length)
    ? { start, own: at, end: at + city.length, traded: true, unknown: false }
    : undefined;
}
