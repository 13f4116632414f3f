/** Names at the beginning of what is told, where what stands behind them is what companies do or have. */
import { partOfSpeech } from '../analysis/segmenter.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import type { BrandCandidate, Sign } from './brand-candidate.ts';
import { isCandidate, isUnknownPart, stops } from './brand-word.ts';
import { isCoined } from './coined.ts';
import { A_THING, TRADE } from './company-words.ts';
import { overlapping, type Passage, type Span } from './passage.ts';
import { COMMON_HEADS, PUBLIC_LINE, PUBLIC_WORK } from './project-owner.ts';
import { SURNAMES } from './surnames.ts';

/** A name is not longer, in UTF-16 units. */
const MAX_NAME = 8;
/** Texts that have none of these tell of no project. */
export const OF_PROJECTS = /亿元|万元|亿美元|万美元|平方米|\d亩|厂房|工厂|生产线|投产/u;
/** A sentence that is no longer heads the next. */
const HEADING = 36;
/** What a label is of begins within so many UTF-16 units. */
const AFTER_LABEL = 14;
/** Marks and words behind which something begins to be told. */
const BEGINS = /[。,;:!?、\n“(—●○■□◆★▲△>】]|的|\d月|\d日|还有|另有|则有/gu;
/** What may stand between such a mark and a name: 一是, 还有, 在, a number of a list. */
const LEADS =
  /^[\s“]*(?:(?:第?[一二三四五六七八九十](?:是|[张位个家]是)|样本[一二三四五六]:|而|但|另外|此外|同时|其中|以及|记者在|在|走进|来到|到|与|和|向|由|一是|首先是|最大的是|最快的是)[,“]?)/u;
const ADVERB =
  /^(?:——|(?:下|上|本)?个?月[初底末]?|[去今明前]年[初底]?|已经|已|也|又|再|还|则|便|就|刚刚?|正式|正在|正|将|拟|计划|预计|力争|争取|率先|随后|随即|目前|此前|首次|首[条台期栋座批]|第[一二三四五六七八九十](?:[条台期栋座批])?|顺利|同步|同日|当[天日]|昨[天日]|今[天日]|近日|日前|双双|最终|终于|均|都|分别|现场|主动|一口气|要|就)/u;
const DOES =
  /^(?:(?:总|追加|增加)?投资(?!者|商|方|额|促进|环境|合作|项目|协议|强度|兴趣|需求|人(?!民)|机构|信心|意愿|热|潮|规模|结构)|斥资|出资|投建|签约|签下|签订|签署|签了|落户|落子|开工|动工|奠基|破土|打桩|打下|封顶|竣工|投产|试产|量产|达产|满产|扩产|扩建|增资|追加|摘得|竞得|拿下|拿地|新建|兴建|自建|动建|启动(?:建设|扩|技改|新|二期)|开始(?:安装|调试|建设|装修|试)|宣布|公告|把|与[^,。;]{2,16}(?:签约|签订|签署|签下|达成)|举行[^,。;]{0,8}(?:奠基|开工|投产|竣工|封顶|签约|动工)|(?:晚间)?(?:发布)?公告)/u;
/** Behind an adverb or a date something is told of a subject. */
const IS_TOLD = /^[\p{Script=Han}\d]/u;
const PLAIN = '[^\\P{Script=Han}的了在是将已正也和与及或为有由对从到被把让等这该此其]';
/** What somebody builds, some words further on. */
const HAS_THING = new RegExp(
  `^(?:\\d{1,3}(?:英寸|代|号|万吨|吨)?)?${PLAIN}{0,12}?(?:[一二三四五]期|工艺线|总装线|灌装线|[二三四五]厂|新厂|(?<!类|等|个|项|批|签约|重点|重大|产业)项目|工厂|生产?基地|产业园|科技园|总部|生产线|产线|数据中心|研发中心|(?<=\\p{Script=Han}{2})厂(?!房|区|家|商|长|址|矿|里|内))|^\\d号(?:高炉|机组|线|厂房)`,
  'u',
);
const THING_HERE =
  /^(?:(?:智能|生产|制造|研发|产业化?|科技|新型?|加工|一体化|[一二三四]期|建设)*(?:项目|工厂|基地|产业园|科技园|园|总部|生产线|产线|中心|集群|工程|城|谷))/u;
const OWNS =
  /^的[^,。;:、的]{0,10}?(?:工厂|厂房|工地|车间|项目|基地|产线|生产线|新厂|老厂|厂区|厂(?![商家房长])|装置|高炉|[一二三四]期)/u;
/** 网友问: …; 风险提示: …: what kind of words follow. */
const SPEAKER = /[问答说称讯报]$|记者|网友|留言|回复|信息|动态|提示|来源|编辑|声明|通讯/u;
const LABEL = /^(?:的)?(?:[。:]|——)/u;
const TRADE_END = new RegExp(`(?:${TRADE})$`, 'u');
const TRADE_HERE = new RegExp(`^(?:${TRADE})`, 'u');

export function framedNames(
  passage: Passage,
  dates: readonly Span[],
  stages: readonly Span[],
  tree: PlaceTree,
): BrandCandidate[] {
  const { text } = passage;
  if (stages.length === 0 || !OF_PROJECTS.test(text)) return [];
  // A heading belongs to the sentence that follows.
  const told = passage.sentences.filter(
    (sentence, i) =>
      overlapping(stages, sentence) ||
      (sentence.end - sentence.start <= HEADING && overlapping(stages, passage.sentences[i + 1] ?? sentence)),
  );
  const tells = (at: number) => told.some(({ start, end }) => start <= at && at < end);
  const begins = new Map<number, boolean>();
  const begin = (at: number, led: boolean) => {
    if (!tells(at) && !(led && tells(at + AFTER_LABEL))) return;
    const lead = LEADS.exec(text.slice(at, at + 16))?.[0];
    if (lead !== undefined && lead !== '') begins.set(behindPlaces(text, at + lead.length, tree), true);
    const from = at + (/^[\s“]*/u.exec(text.slice(at, at + 4))?.[0].length ?? 0);
    const date = dates.find(({ start }) => start === from);
    const next = date ? date.end + (text[date.end] === ',' ? 1 : 0) : from;
    begins.set(behindPlaces(text, next, tree), led);
    if (!begins.has(next)) begins.set(next, led);
  };
  begin(0, true);
  let done = 0;
  for (const sentence of told) {
    const from = Math.max(done, sentence.start - AFTER_LABEL);
    for (const m of text.slice(from, sentence.end).matchAll(BEGINS)) {
      const mark = m[0].at(-1) as string;
      begin(from + m.index + m[0].length, mark === '\n' || mark === '—');
    }
    done = sentence.end;
  }
  const found: BrandCandidate[] = [];
  for (const [start, led] of begins) {
    for (const { end, traded } of endsOf(passage, start)) {
      const sign = signBehind(text, end, dates, led);
      if (!sign || !isCandidate(text.slice(start, end), tree)) continue;
      if (sign === 'head' && !opensProject(text, start, end, traded)) continue;
      // 罗启明:总部不搬。: who answers.
      const person = end - start <= 3 && SURNAMES.includes(text[start] as string);
      if (person && (sign === 'label' || (!traded && sign !== 'head'))) continue;
      found.push({ start, end, passage, sign });
      break;
    }
  }
  return found;
}

function behindPlaces(text: string, at: number, tree: PlaceTree): number {
  for (let from = at; ; ) {
    const [form] = tree.formsAt(text, from);
    if (!form) return from;
    from += form.form.length;
  }
}

/** Where a name that begins at `start` may end: behind a word of the trade, or behind what is no word of the language. */
function endsOf(passage: Passage, start: number): { end: number; traded: boolean }[] {
  const { text, pieces } = passage;
  const ends: { end: number; traded: boolean }[] = [];
  let end = start;
  let open = true;
  for (let i = passage.wordBehind(start); i >= 0 && i < pieces.length; i++) {
    const piece = pieces[i] as Span;
    if (Math.max(piece.start, start) !== end || piece.end - start > MAX_NAME) break;
    const word = text.slice(end, piece.end);
    const trade = end - start >= 2 ? TRADE_HERE.exec(text.slice(end, end + 5))?.[0] : undefined;
    if (trade !== undefined) {
      // 逐光新能|光伏边框项目: a long unknown name needs no trade.
      const long = ends.some((other) => other.end === end && end - start >= 3);
      ends[long ? 'push' : 'unshift']({ end: end + trade.length, traded: true });
      break;
    }
    if (stops(word)) break;
    const first = end === start;
    const unknown = isUnknownPart(word, first);
    // 塞上|新能, 朔风|重能: a noun that an unknown word stands behind.
    const noun = first && word.length === 2 && /^(?:n|ns|nr|j|b|s)$/u.test(partOfSpeech(word));
    if (first && (isCoined(word) || COMMON_HEADS.has(word))) break;
    // 甬昌|内饰: an unknown word and what it deals in.
    if (
      !first &&
      open &&
      end - start <= 3 &&
      word.length === 2 &&
      isUnknownPart(text.slice(start, start + 2), true)
    )
      if (/^(?:n|vn|j|x|nz|v|ns)$/u.test(partOfSpeech(word))) ends.unshift({ end: piece.end, traded: true });
    open &&= unknown ? piece.end - start <= 5 && (first || word.length <= 2) : noun;
    if (!first && !open && (!unknown || /^(?:v|m|q)/u.test(partOfSpeech(word)))) break;
    end = piece.end;
    if (open && unknown && end - start >= 2) ends.unshift({ end, traded: false });
  }
  return ends;
}

/** 三棵松|家居产业园: right before what is built the trade is that of what is built; 氢气瓶, 轮毂 are things. */
function opensProject(text: string, start: number, end: number, traded: boolean): boolean {
  if (traded) return TRADE_END.test(text.slice(start, end)) && !THING_HERE.test(text.slice(end, end + 8));
  return end - start >= 3 && !A_THING.test(text.slice(start, end));
}

function signBehind(text: string, end: number, dates: readonly Span[], led: boolean): Sign | undefined {
  const bracket = /^\([^()]{2,24}\)/u.exec(text.slice(end, end + 26))?.[0].length ?? 0;
  const behind = text.slice(end + bracket, end + bracket + 40);
  const thing = HAS_THING.exec(behind)?.[0];
  if (thing !== undefined) return PUBLIC_WORK.test(thing) || PUBLIC_LINE.test(thing) ? undefined : 'head';
  if (OWNS.test(behind)) return 'act';
  if (led && LABEL.test(behind) && !SPEAKER.test(text.slice(0, end).slice(-4))) return 'label';
  let at = end;
  for (let i = 0; i < 5; i++) {
    if (text[at] === ',' && dates.some(({ start }) => start === at + 1)) at++;
    const date = dates.find(({ start }) => start === at);
    const length = date ? date.end - date.start : (ADVERB.exec(text.slice(at, at + 8))?.[0].length ?? 0);
    if (length === 0) break;
    at += length;
  }
  if (DOES.test(text.slice(at, at + 28))) return 'act';
  return at > end && IS_TOLD.test(text.slice(at, at + 4)) ? 'subject' : undefined;
}
