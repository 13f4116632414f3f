/** Names that may be companies', and what speaks for each where it stands. */
import { matches } from '../analysis/matches.ts';
import { partOfSpeech } from '../analysis/segmenter.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { isCandidate, isKnown, isUnknownPart, stops } from './brand-word.ts';
import { PERSON_AHEAD } from './company-context.ts';
import { TRADE } from './company-words.ts';
import type { Passage, Span } from './passage.ts';
import type { ProjectName } from './project-name.ts';
import { PUBLIC_LINE, PUBLIC_WORK, WORKS } from './project-owner.ts';
import { GENERIC } from './project-words.ts';
import { shapedName } from './shaped-name.ts';

/**
 * `office`: X创始人, whoever has officers is a company; `act`: X计划投资, what hardly anything but a company does;
 * `subject`: X则把…; `role`: 与X签约, 由X投资; `head`: the first words of a project's name; `label`: X。 with what follows told of it.
 */
export type Sign = 'office' | 'act' | 'subject' | 'role' | 'head' | 'label';

export interface BrandCandidate extends Span {
  readonly passage: Passage;
  readonly sign: Sign;
}

const OFFICE =
  /(?:(?:联合)?创始人|董事长|总经理|总裁|副总(?!体|量)|行政总监|行政经理|生产副总|厂长|老板(?!娘)|首席执行官|ceo|相关负责人|项目负责人)/gu;
const ACT =
  /(?:又要|原本?|再次|同样|随即|拟以|计划|宣布|承诺|正式|也|又|再|拟|将|已|还|则|便|就)*(?:(?:追加|增加)?(?:总投资|投资|斥资|出资|投建|增资)(?!者|商|方|额|促进|环境|合作|项目|协议|强度|兴趣|需求|人(?!民)|机构|信心|意愿|热|潮|规模|结构)|追加|签约|签下|签订|签署|落户|落子|入驻|扩产|摘得|竞得|拿下|自建|主营|专注|生产的|上市|(?:19|20)\d\d年(?:营收|营业收入|销售|净利|从|在|到|来|自|落户|进驻)|自(?:19|20)\d\d年|的(?:老板|厂长|总部|新厂|老厂|[一二三]厂|客户名单|证照|股东|董事会)|创办于|成立于|年产(?=[约近超\d])|从(?=[^,。;]{2,8}[搬迁])|(?:新厂|[一二三四五]厂)(?=[^,。;]{0,6}(?:投产|开工|动工|竣工|启用|投资|封顶))|的(?=[^,。;、的]{1,12}(?:项目|基地|工厂|产业园|生产线|新厂))|(?:等|这)?(?:\d+|[一二两三四五六七八九十]+)(?:余)?家(?:企业|公司|单位|链主)|等(?:\d+家)?企业)/gu;
/** 桁架科技则把…: a subject before an adverb. */
const SUBJECT =
  /(?:刚刚|则|把|从(?=洽谈|相识|签约|拿地|落户)|此前|随后|正在|已经|目前|近年|今年)(?=[\p{Script=Han}])/gu;
/** 艾诺瓦刚刚在7月28日完成新厂房竣工验收: the subject of what only whoever builds does. */
const BUILDS =
  /(?:刚刚|已经|已|正|将|目前|随后|今年|去年|明年)(?=[^,。;、]{0,14}(?:新厂|厂房|工厂|基地|生产线|产线|车间|投产|试产|量产|封顶|竣工|开工|动工|奠基|扩产|增资|签约|落户|投资))/gu;
const ROLE =
  /(?:(?:(?<=[,。;、:”)\n]|项目|基地|园区?|工厂|合同)分?别?由|与|牵手|携手|引进|引入了?|引来|创办了?|名为|龙头企业|龙头|巨头|老牌企业|链主企业|链主|(?<![区市县镇国本])企业))(?=[\p{Script=Han}a-z])/gu;
/** What must stand behind the name where a role stands before it. */
const ROLE_BEHIND =
  /^(?:等|、|和|与|及)?[^,。;、]{0,12}?(?:落户|合资|签约|签订|签署|签下|举行|达成|投资|建设|承建|兴建|打造|合作|牵手)|^(?:、[^,。;]{2,24}?等|等[\d一两二三四五六七八九多数几]*(?:家)?(?:企业|公司))/u;
const MAX_NAME = 6;
const SECOND_TRADE = new RegExp(`(?:${TRADE})(${TRADE})$`, 'u');
/** What stands before the name of a project that begins with its owner's. */
const OWNS_HEAD =
  /(?:^|[\s,。;:!?、“”"()】>●△▲■◆★\-✅.]|[的和与及是有为由]|签约|参观|参观了|走进|其中|包括|企业|龙头|巨头)$/u;
export function brandCandidates(
  passage: Passage,
  named: readonly ProjectName[],
  tree: PlaceTree,
): BrandCandidate[] {
  return [
    ...beforeWords(passage, OFFICE, 'office', tree),
    ...beforeWords(passage, ACT, 'act', tree),
    ...beforeWords(passage, SUBJECT, 'subject', tree),
    ...beforeWords(passage, BUILDS, 'act', tree),
    ...behindRoles(passage, tree),
    ...atHeads(passage, named, tree),
    ...shapedHeads(passage, named, tree),
  ];
}

/** The words that end at `at` and begin behind a mark, a particle or a place; `from`: with the place. */
function backFrom(passage: Passage, at: number, tree: PlaceTree): (Span & { from: number }) | undefined {
  const { text, pieces } = passage;
  let begin = at;
  for (let i = passage.wordBefore(at); i >= 0 && at - begin <= MAX_NAME; i--) {
    const piece = pieces[i] as Span;
    if (Math.min(piece.end, at) !== begin) break;
    const word = text.slice(piece.start, begin);
    if (stops(word)) break;
    begin = piece.start;
  }
  if (at - begin < 2 || at - begin > MAX_NAME) return undefined;
  const from = begin;
  const [form] = tree.formsAt(text, begin);
  if (form && begin + form.form.length <= at - 2) begin += form.form.length;
  return isCandidate(text.slice(begin, at), tree) ? { start: begin, end: at, from } : undefined;
}

function beforeWords(passage: Passage, words: RegExp, sign: Sign, tree: PlaceTree): BrandCandidate[] {
  return matches(words, passage.text).flatMap((m) => {
    const span = backFrom(passage, m.index, tree);
    // 董事长廖劲松计划投资: a person.
    if (!span || PERSON_AHEAD.test(passage.text.slice(Math.max(0, span.start - 5), span.start))) return [];
    const { start, end, from } = span;
    const begins = OWNS_HEAD.test(passage.text.slice(Math.max(0, from - 4), from));
    return begins || sign === 'office' ? [{ start, end, passage, sign }] : [];
  });
}

function behindRoles(passage: Passage, tree: PlaceTree): BrandCandidate[] {
  const { text, pieces } = passage;
  return matches(ROLE, text).flatMap((m) => {
    const start = m.index + m[0].length;
    let end = start;
    for (let i = passage.wordBehind(start); i >= 0 && i < pieces.length; i++) {
      const piece = pieces[i] as Span;
      if (Math.max(piece.start, start) !== end || end - start > MAX_NAME) break;
      const word = text.slice(end, piece.end);
      if (stops(word) || (word.length > 1 && /^v/u.test(partOfSpeech(word)))) break;
      end = piece.end;
    }
    const name = text.slice(start, end);
    const founded = /(?:创办了?|名为)$/u.test(m[0]) && /^[。,;]/u.test(text.slice(end));
    return end - start <= MAX_NAME &&
      isCandidate(name, tree) &&
      (founded || ROLE_BEHIND.test(text.slice(end, end + 40)))
      ? [{ start, end, passage, sign: 'role' as const }]
      : [];
  });
}

/** 麓禾|南药提取项目, 筠然|三厂: unknown Hanzi at the beginning of a project's name, or behind the place there. */
function atHeads(passage: Passage, named: readonly ProjectName[], tree: PlaceTree): BrandCandidate[] {
  const { text, pieces } = passage;
  return named.flatMap((name) => {
    let start = name.start;
    if (/^[“"]/u.test(text.slice(start))) start++;
    for (;;) {
      const [form] = tree.formsAt(text, start).filter(({ form: { length } }) => start + length < name.end);
      if (!form) break;
      start += form.form.length;
    }
    let end = start;
    for (let i = passage.wordBehind(start); i >= 0 && i < pieces.length; i++) {
      const piece = pieces[i] as Span;
      if (Math.max(piece.start, start) !== end || piece.end > name.end) break;
      const word = text.slice(end, piece.end);
      if (!isUnknownPart(word, end === start) || piece.end - start > 5) break;
      end = piece.end;
    }
    const brand = text.slice(start, end);
    if (end - start < 2 || !isCandidate(brand, tree) || isKnown(brand)) return [];
    if (!OWNS_HEAD.test(text.slice(Math.max(0, name.start - 4), name.start)) && start === name.start)
      return [];
    // X投资8000万元的茶旅融合项目: the owner is named before.
    if (
      /(?:投资|出资|建设)[^,。;]{0,14}的$|(?:公司|集团)的$/u.test(
        text.slice(Math.max(0, name.start - 20), name.start),
      )
    )
      return [];
    const rest = pieces.filter((piece) => piece.start >= end && piece.end <= name.end);
    if (
      WORKS.test(name.name) ||
      PUBLIC_WORK.test(name.name) ||
      (/(?:园区?|城|谷|片区|工业区)$/u.test(name.name) &&
        rest.every(
          (piece) =>
            GENERIC.has(text.slice(piece.start, piece.end)) || isPark(text.slice(piece.start, piece.end)),
        ))
    )
      return [];
    return [{ start, end, passage, sign: 'head' as const }];
  });
}

/** 汉唐摩擦材料|高铁闸片项目, 六枝弘阳|光伏支架厂: a name by its shape, and behind it what is made. */
function shapedHeads(passage: Passage, named: readonly ProjectName[], tree: PlaceTree): BrandCandidate[] {
  const { text } = passage;
  return named.flatMap(({ start: head, end: tail, name }) => {
    if (WORKS.test(name) || PUBLIC_WORK.test(name) || PUBLIC_LINE.test(name)) return [];
    if (!HEADS_ITEM.test(text.slice(Math.max(0, head - 4), head))) return [];
    const found = shapedName(passage, head, tree);
    if (!found) return [];
    const { start, own, traded, unknown } = found;
    // 楚骏新能源|电池壳体项目: of two trades the last is what is made.
    const last = traded ? SECOND_TRADE.exec(text.slice(own + 2, found.end))?.[1]?.length : undefined;
    const end = found.end - (last ?? 0);
    if (end > tail - 2 || ENDS_NAME.test(text.slice(end, tail))) return [];
    if (!traded && !(unknown && own > start && tail - end > 3)) return [];
    return [{ start, end, passage, sign: 'head' as const }];
  });
}

/** What stands before the name of a project that is told of for the first time. */
const HEADS_ITEM = /(?:^|[\s,。;:!?、“”()】>●△▲■◆★▪\-—✅.|)]|[区市县镇]的?|签约|参观了?|走进|其中|包括)$/u;
/** Right behind a trade these are of the trade: 家居|产业园. */
const ENDS_NAME =
  /^(?:智能|生产|制造|研发|产业化?|科技|新型?|加工|一体化|[一二三四]期|建设|智慧|数字化?|创意|综合|集散|交易)*(?:项目|工厂|基地|产业园|科技园|园区?|总部|生产线|产线|中心|集群|工程|城|谷|厂)/u;

function isPark(word: string): boolean {
  return /(?:园区?|城|谷|片区|工业区)$/u.test(word);
}
