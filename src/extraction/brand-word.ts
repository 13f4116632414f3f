/** Which words make up the name of a company that no form tells, and which names cannot be one. */
import { partOfSpeech, segment } from '../analysis/segmenter.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { isAllCoined, isCoined } from './coined.ts';
import { NO_BEGIN, NO_NAME, NOT_A_COMPANY } from './company-context.ts';
import { STOPS as NAME_STOPS, TRADE } from './company-words.ts';
import { countryAhead } from './countries.ts';
import { COMMON_HEADS } from './project-owner.ts';
import { GENERIC, MAKING, QUALIFIES, STOPS } from './project-words.ts';
import { isRare } from './rare.ts';
import { SURNAMES } from './surnames.ts';

const TRADE_ONLY = new RegExp(`^(?:${TRADE}|制造|国际)+$`, 'u');
const FUNCTION_CHARACTER =
  /^[的了着过地得和与及或在从于是有无为以因由被把将让给对向到至同跟比按据就都也又还再才只不没未已正曾该其此这那每各某本我你他它们之所而且但如若则即等个家名位批次种项条座栋间套台只年月日时分秒点号期一二三四五六七八九十百千万亿两几多少余约近超上下里内外前后中间市县区省镇村人元亩米]$/u;

/** True for words of the language, alone or side by side; a name has something that is none. */
export function isKnown(stem: string): boolean {
  if (isRare(stem)) return false;
  if (stem.length <= 3 && QUALIFIES.test(stem)) return true;
  return segment(stem).every((word) => {
    const tag = partOfSpeech(word);
    if (isCoined(word)) return true;
    return (word.length > 1 && tag !== 'x' && tag !== 'nz' && tag !== 'nrt') || FUNCTION_CHARACTER.test(word);
  });
}

/** Substances, and what is raised and woven: 双氰胺, 棉苗, 牛仔布; enterprises of a country: 法企. */
const THING_LAST =
  /..[胺酮酯醇醛酚醚腈烷烯炔酐肼脲苗布绳纱]$|^.企$|(?:智造|科创|智慧|数字|创新)[港湾谷岛]$|融媒/u;

/** jieba leaves particles and verbs in words that it only guesses: 尝过, 延期并, 地是, 尚余. */
const HOLDS_FUNCTION = /[了着过的是到并把被将让于刚没尚仍]|^[地得底]|^[就却便]/u;

/** True for a stretch that is told, not named: 尚余, 折射出, 双氰胺. */
export function isPlainSpeech(name: string): boolean {
  return (
    HOLDS_FUNCTION.test(name) || THING_LAST.test(name) || /[出入]$|^半拉/u.test(name) || isAllCoined(name)
  );
}

/** False for what is no name of a company: words of everyday, places, persons. */
export function isCandidate(name: string, tree: PlaceTree): boolean {
  if (!/^\p{Script=Han}{2,6}$/u.test(name) || NOT_A_COMPANY.test(name)) return false;
  if (
    NO_NAME.has(name) ||
    COMMON_HEADS.has(name) ||
    isAllCoined(name) ||
    countryAhead(name) > 0 ||
    NAME_STOPS.has(name) ||
    GENERIC.has(name) ||
    MAKING.has(name) ||
    STOPS.has(name)
  )
    return false;
  if (
    NO_BEGIN.test(name) ||
    TRADE_ONLY.test(name) ||
    /[等第每各该此其这那们者员]|原$|^(.).\1|[东西南北].[东西南北]|[出入]$|^[一二三四五六七八九十以在搬由与和向被把请]|[说称共均都还也已仍在于畔想]$|之|不|刚过|工作$|(?:书记|主任|[市县部厅局省院]长|主席|总理|代表)$|关系$|方向$|重器|行动$|[边副]$|多地|已达|强调|..[多少高低大小强弱好优快慢]$|(?:开工|动工|投产|签约|竣工|落户|达产|封顶)/u.test(
      name,
    )
  )
    return false;
  if (HOLDS_FUNCTION.test(name) || THING_LAST.test(name)) return false;
  if (isPlaces(name, tree)) return false;
  if (tree.formsAt(name, 0).some(({ form }) => form.length >= name.length - 1)) return false;
  // 沈筠: a surname and a given name.
  return !(name.length <= 3 && SURNAMES.includes(name[0] as string) && /^nr/u.test(partOfSpeech(name)));
}

/** 顺德清远: places side by side. */
function isPlaces(name: string, tree: PlaceTree): boolean {
  let at = 0;
  for (;;) {
    const [form] = tree.formsAt(name, at);
    if (!form) return at > 0 && name.length - at < 2;
    at += form.form.length;
  }
}

/** True for a word before which a name ends. */
export function stops(word: string): boolean {
  if (/^[\d.]/u.test(word)) return true;
  if (word.length === 1) return FUNCTION_CHARACTER.test(word) && !/^[中上东]$/u.test(word);
  return (
    NAME_STOPS.has(word) ||
    NO_NAME.has(word) ||
    STOPS.has(word) ||
    /^(?:p|c|d|u[a-z]*|r|y|f|vd|ad|m|t|l|i)$/u.test(partOfSpeech(word))
  );
}

/** True for a word that is none of the language and may be a part of a name; `first`: it begins it. */
export function isUnknownPart(word: string, first: boolean): boolean {
  if (word.length > 1 && HOLDS_FUNCTION.test(word)) return false;
  if (!/^\p{Script=Han}+$/u.test(word) || GENERIC.has(word) || STOPS.has(word) || MAKING.has(word))
    return false;
  if (TRADE_ONLY.test(word)) return false;
  if (word.length === 1) return !FUNCTION_CHARACTER.test(word) && !(first && /^[新老大小]$/u.test(word));
  if (isRare(word)) return true;
  const tag = partOfSpeech(word);
  return tag === 'x' || tag === 'nz' || tag === 'nrt' || tag === 'nr';
}
