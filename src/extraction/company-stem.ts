/** The word of its own in a name that ends with a trade: 璟曜|科技, 楷屹|橡塑. */
import { partOfSpeech } from '../analysis/segmenter.ts';
import { isAllCoined, isCoined, isPhrase } from './coined.ts';
import { GENERIC, STOPS, TRADE_ALONE } from './company-words.ts';
import { isCountry } from './countries.ts';
import type { Passage, Span } from './passage.ts';
import { isRare } from './rare.ts';

/** Hanzi that hardly begin a name: particles, pronouns, verbs of one character. */
const FUNCTION_START =
  /^[由与和及为是在对向被让把将从于以其该本某各等的了着过也都又再还就只更最很不没已并而则或如据按至到有用做来去说称叫给跟同因所之这那此每全多几数两单双首第新老大小高低原现前后上下内外中总分]/u;
export const JOINED_START = /^[除像由与和及为是在对向被让把将仅这但而做建抢的含有从据于用因找走给到添]/u;
/** 民企钛联, 日商芝浜: jieba joins them to an unknown word. */
const OWNERS = /^(?:[\p{Script=Han}]企(?!业)|[日港台外德美韩客]商)(?=..)/u;
/** Short for a material or a process. */
const MATERIAL =
  /^(?:eva|pet|pvc|pta|pe|pp|abs|led|lcd|oled|pcb|fpc|hdi|nfc|bopp|pack|cnc|smt|mdi|tdi|bdo|poe|pbat|pvdf|lng|lpg|ai|ar|vr|5g|ev|cdmo|pha|pla|igbt|mlcc)$/u;

/** Where the unknown word before a trade word begins: 璟曜|科技, 楷屹|橡塑; undefined where it is a word of the language. */
export function brandBegin(passage: Passage, suffixAt: number): number | undefined {
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
      // Bio-|Link生物医药: a part of a name of its own.
      if (text[piece.start - 1] === '-') return undefined;
      begin = piece.start;
      break;
    }
    // 隽|能|电池: behind a rare Hanzi a lone one is a part of the name.
    const lead = pieces[i - 1];
    const inName =
      word.length === 1 &&
      lead?.end === piece.start &&
      lead.end - lead.start === 1 &&
      isRare(text.slice(lead.start, lead.end));
    if (!/^\p{Script=Han}+$/u.test(word) || (STOPS.has(word) && !inName) || isCountry(word)) break;
    // 鸿|瑞昌|卫浴, 湘鄂|缘|米业: a lone Hanzi before a town, or behind a short form.
    const joined =
      word.length === 2 &&
      (begin === suffixAt - 1
        ? partOfSpeech(word) === 'j'
        : begin === suffixAt &&
          partOfSpeech(word) === 'ns' &&
          lead?.end === piece.start &&
          lead.end - lead.start === 1 &&
          /^(?:nr|nz|zg|x|g)$/u.test(partOfSpeech(text.slice(lead.start, lead.end))));
    const unknown =
      joined ||
      (!isCoined(word) &&
        !isPhrase(word) &&
        (partial ||
          word.length === 1 ||
          partOfSpeech(word) === 'x' ||
          partOfSpeech(word) === 'nz' ||
          partOfSpeech(word) === 'nrt'));
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
  // 配套|商绮隆: jieba joins the dealer's 商 to an unknown word.
  if (
    /(?:配套|供应|制造|服务|运营|集成|代理|经销|开发|承包|投资)$/u.test(
      text.slice(Math.max(0, begin - 2), begin),
    ) &&
    text[begin] === '商' &&
    suffixAt - begin > 2
  )
    begin++;
  // 湟中|区玉拉|农业: jieba joins the rank to an unknown word.
  if (suffixAt - begin > 2 && /^[区市县镇街省](?!场|政|面)/u.test(text.slice(begin))) begin++;
  const brand = text.slice(begin, suffixAt);
  if (/^[a-z]/u.test(brand)) return brand.length >= 2 ? begin : undefined;
  // 中汇化工, 新普瑞科技: where nothing is before it such a Hanzi begins the name.
  const leads =
    /^[中大新高上小](?!国|部|央|型|小|外|药|医|批|量|规模|端|性|级|效)/u.test(brand) &&
    /(?:^|[^\p{Script=Han}]|[由与和及])$/u.test(text.slice(Math.max(0, begin - 1), begin));
  if (
    brand.length < 2 ||
    brand.length > 4 ||
    /[过到是了着与]/u.test(brand) ||
    (FUNCTION_START.test(brand) && !leads)
  )
    return undefined;
  if (
    TRADE_ALONE.test(brand) ||
    GENERIC.has(brand) ||
    isAllCoined(brand.replace(/^[一二三四五六七八九十](?=..)/u, ''))
  )
    return undefined;
  // 六轴|机器人: how many it has.
  if (/^[一二三四五六七八九十两双多单][轴相核缸]$/u.test(brand)) return undefined;
  // 聚碳酸酯材料, 硅基材料: what a thing is made of.
  return /[第个家项年月日时分酸酯烯烷醇胺醚酮酰酚]|[基]$/u.test(brand) ? undefined : begin;
}
