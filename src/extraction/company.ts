/** Companies named in an article: those of the corpus, those whose names say so, and those that are spoken of so. */
import type { ConceptDictionary } from '../entities/concept.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { recognize } from '../entities/recognizer.ts';
import { TRADE_END } from './company-brand.ts';
import { findLatinBrands, findTalkedOf, isNameWord, NOT_A_COMPANY } from './company-context.ts';
import { findListed } from './company-list.ts';
import { findNamedCompanies, type NamedCompany } from './company-name.ts';
import { isCountry } from './countries.ts';
import { findDealt } from './dealing.ts';
import { isOfKinds } from './kind-words.ts';
import { findKnownBrands } from './known-brands.ts';
import { KNOWN_GROUP } from './known-groups.ts';
import { findLatinNames } from './latin-name.ts';
import { type CompanyMention, NameBook } from './name-book.ts';
import { OF_PROJECTS } from './name-frame.ts';
import { overlapping, type Passage, type Span } from './passage.ts';
import { personsIn } from './person-name.ts';
import { partBehind } from './subsidiary.ts';

/** Finds the companies of all passages of an article together: a name told in one is known in the others. */
export function findCompanies(
  passages: readonly Passage[],
  dictionary: ConceptDictionary,
  tree: PlaceTree,
): NameBook {
  const book = new NameBook(tree, personsIn(passages), (name) => isTown(name, passages));
  const legal = new Map<Passage, NamedCompany[]>();
  for (const passage of passages) {
    legal.set(passage, findNamedCompanies(passage));
    for (const { concept, start, end } of recognize(passage.text, passage.pieces, dictionary)) {
      if (concept.kind !== 'company' || concept.id === undefined) continue;
      book.addRecord(concept.id, concept.name, passage, { start, end });
    }
  }
  for (const passage of passages) {
    for (const named of legal.get(passage) ?? []) {
      const name = passage.text.slice(named.start, named.end);
      // Whose page it is: 四川新闻网传媒股份有限公司 has no projects here.
      if (/[等、]|^[该这此本其各]|新闻网|日报社|报业|广播电视台?/u.test(name)) continue;
      if (
        named.form === 'trade' &&
        (isOfKinds(name) || book.startsWithRecord(passage, named) || !isTradeName(passage, named, tree))
      )
        continue;
      book.addNamed(
        passage,
        named.form === 'group'
          ? { ...named, end: named.end + partBehind(passage.text, named.end, tree) }
          : named,
      );
    }
  }
  for (const passage of passages) {
    for (const span of findTalkedOf(passage)) {
      const name = passage.text.slice(span.start, span.end);
      if (
        /[等、和与及]|^[该这此本其各]|^(?:集团|公司|企业|股份)$/u.test(name) ||
        cutsFullName(legal.get(passage) ?? [], span) ||
        book.isOfKnown(name) ||
        tree.formsAt(name, 0).some(({ form }) => form.length >= name.length)
      )
        continue;
      book.addTalkedOf(passage, span);
    }
  }
  for (const passage of passages) {
    const latin = findLatinNames(passage);
    for (const span of latin) book.addTalkedOf(passage, span);
    const brands = findLatinBrands(passage).filter((span) => !overlapping(latin, span));
    const told = brands.length > 0 ? book.mentionsIn(passage) : [];
    for (const span of brands) if (isLatinOwner(passage, span, told)) book.addTalkedOf(passage, span);
    for (const { index: start, 0: name } of passage.text.matchAll(KNOWN_GROUP)) {
      const span = { start, end: start + name.length + partBehind(passage.text, start + name.length, tree) };
      if (!overlapping(legal.get(passage) ?? [], span)) book.addTalkedOf(passage, span);
    }
    for (const { index: start, 0: name } of passage.text.matchAll(POWER_GROUP)) {
      const part = name === '国网' ? partBehind(passage.text, start + name.length, tree) : 0;
      if (name === '国网' && part === 0) continue;
      const span = { start, end: start + name.length + part };
      if (
        passage.beginsWord(start) &&
        (part > 0 || tree.formsAt(passage.text, span.end).length > 0) &&
        !overlapping(legal.get(passage) ?? [], span)
      )
        book.addTalkedOf(passage, span);
    }
    for (const { index: start, 0: name } of passage.text.matchAll(WORD_BRAND))
      if (!overlapping(legal.get(passage) ?? [], { start, end: start + name.length }))
        book.addTalkedOf(passage, { start, end: start + name.length });
    for (const span of findKnownBrands(passage))
      if (!overlapping(legal.get(passage) ?? [], span)) book.addTalkedOf(passage, span);
  }
  for (const passage of passages) {
    const known = book.mentionsIn(passage);
    for (const span of findListed(passage)) {
      const name = passage.text.slice(span.start, span.end);
      const other = overlapping(known, span);
      const taken = other !== undefined && other.end - other.start >= name.length;
      if (!taken && !tree.formsAt(name, 0).some(({ form }) => form.length >= name.length - 1))
        book.addTalkedOf(passage, span);
    }
  }
  if (passages.some(({ text }) => OF_PROJECTS.test(text)))
    for (const passage of passages)
      for (const name of findDealt(passage, book.mentionsIn(passage), tree)) book.addShaped(passage, name);
  const mentions = passages.flatMap((passage) => book.mentionsIn(passage));
  const spread = passages.flatMap((passage) =>
    listed(
      passage,
      mentions.filter((m) => m.passage === passage),
    ),
  );
  for (const { passage, span } of spread)
    if (!/等/u.test(passage.text.slice(span.start, span.end))) book.addTalkedOf(passage, span);
  return book;
}

const LATIN_AHEAD =
  /(?:企业|公司|集团|品牌商?|巨头|龙头|厂商|制造商|供应商|客户|[德美英法日韩外]企|[由与和及、])[“"]?$/u;
const LATIN_BEHIND =
  /^[”"]?\n?(?:、|\((?:中文名:?)?\p{Script=Han}{2,8}\)|公司|集团|旗下|总部|的?创始人|ceo|董事|[^,。;、]{0,12}(?:投资|签约|落户|建设|建厂|设厂|工厂|厂主体|厂房|基地|项目|产业园|科技园|园区|生产线|总部|扩产|拟|宣布))/u;

/** (Environment), Markit: a Latin word in brackets belongs to the company before them; another needs words of a company beside it. */
function isLatinOwner({ text }: Passage, { start, end }: Span, told: readonly CompanyMention[]): boolean {
  if (text[start - 1] === '(' && text[end] === ')')
    return told.some(
      (mention) => mention.end === start - 1 || (mention.end === start - 2 && text[start - 2] === '”'),
    );
  const name = text.slice(start, end);
  // 金奈附近的Kancheepuram区
  if (/^ ?[区市州县郡省]/u.test(text.slice(end))) return false;
  return (
    // 从德国|Klingelnberg|买
    [2, 3, 4].some((length) => start >= length && isCountry(text.slice(start - length, start))) ||
    LATIN_AHEAD.test(text.slice(Math.max(0, start - 6), start)) ||
    LATIN_BEHIND.test(text.slice(end, end + 24)) ||
    text.indexOf(name) !== text.lastIndexOf(name)
  );
}

/** 丹灶, where 丹灶镇 is spoken of. */
function isTown(name: string, passages: readonly Passage[]): boolean {
  return (
    /^\p{Script=Han}{2,3}$/u.test(name) &&
    passages.some(({ text }) => ['镇', '街道', '乡'].some((rank) => text.includes(name + rank)))
  );
}

/** 制药旗下凤凰实业有限公司: a full name stands in it that begins elsewhere. */
function cutsFullName(named: readonly NamedCompany[], span: Span): boolean {
  const full = overlapping(
    named.filter(({ form }) => form === 'legal'),
    span,
  );
  return full !== undefined && (full.start !== span.start || full.end !== span.end);
}

/** Brands that are words of the language, before what nothing else has. */
const WORD_BRAND =
  /苹果(?= ?(?:公司|macbook|iphone|ipad|手机|手表|供应链|供应商|产业链|代工))|三星(?=拟|将|宣布|计划|公司|集团|半导体|手机|工厂)|小米(?=公司|集团|手机|汽车|宣布|智能工厂)|联想(?=公司|集团|电脑|宣布)|大众(?=汽车|集团|安徽|宣布)/gu;

/** Groups that build power stations everywhere, called by words of the language: companies where a place stands behind them. */
const POWER_GROUP = /大唐|华电|华能|国电投|三峡新能源|粤电|京能|中节能|大唐华银|国网|龙源电力/gu;

/** 威腾科技: the word before the trade is no place. */
function isTradeName(passage: Passage, { start, end }: Span, tree: PlaceTree): boolean {
  const name = passage.text.slice(start, end);
  const [form] = tree.formsAt(name, 0);
  // 宁德核电项目, 盐城市风电装备产业链: what stands there.
  if (form && IS_A_PLANT.test(name.slice(form.form.length)) && OF_A_PLANT.test(passage.text.slice(end)))
    return false;
  return form === undefined || name.slice(form.form.length).replace(TRADE_END, '').length >= 2;
}

const IS_A_PLANT = /^[省市县区]?(?:核电|风电|水电|火电|热电|光伏|储能|氢能)$/u;
const OF_A_PLANT = /^(?:项目|工程|[厂站场]|机组|基地|装备|产业|[一二三四五六七八九十\d]+(?:号|期))/u;

const ENDS_ITEM =
  /^(?:签约|签订|签署|落户|开工|动工|投产|竣工|奠基|投资|建设|入驻|参加|出席|等|均|都|和|与|及|以及|有|是|为|包括|客户|分别|同时|纷纷|先后|三家|两家|多家|几家)$/u;

/** 宁德时代、小鹏汽车、宝龙: the neighbours of a company in a list are companies where they look like names. */
function listed(passage: Passage, mentions: readonly CompanyMention[]): { passage: Passage; span: Span }[] {
  const { text, pieces } = passage;
  const out: { passage: Passage; span: Span }[] = [];
  for (const { start, end } of mentions) {
    for (const side of [-1, 1] as const) {
      const edge = side < 0 ? start : end;
      const mark = side < 0 ? text[edge - 1] : text[edge];
      if (mark === undefined || !/[、和与及]/u.test(mark)) continue;
      const words =
        side < 0
          ? pieces.filter((piece) => piece.end <= edge - 1).slice(-3)
          : pieces.filter((piece) => piece.start >= edge + 1).slice(0, 3);
      const item: Span[] = [];
      for (const word of side < 0 ? words.toReversed() : words) {
        const touching =
          side < 0
            ? (item[0]?.start ?? edge - 1) === word.end
            : (item.at(-1)?.end ?? edge + 1) === word.start;
        if (!touching || ENDS_ITEM.test(text.slice(word.start, word.end))) break;
        if (side < 0) item.unshift(word);
        else item.push(word);
      }
      // 由聚|芯云: jieba joins the preposition to an unknown word.
      const joined = item[0];
      if (
        side < 0 &&
        joined &&
        item.length > 1 &&
        /^[由与和](?=.)/u.test(text.slice(joined.start, joined.end))
      )
        item[0] = { start: joined.start + 1, end: joined.end };
      const first = item[0];
      const last = item.at(-1);
      if (!first || !last) continue;
      const ends =
        side < 0
          ? /[、有括是为:,进户由与和自给了]$/u.test(text.slice(0, first.start))
          : /^(?:[、,。;)]|等|和|与|及|[\d一二两三四五六七八九]+家|已|均|都|也|相继|陆续|先后|分别|共同|联合|$)/u.test(
              text.slice(last.end),
            );
      const names = item.map((word) => text.slice(word.start, word.end));
      const lone = names.length <= 3 && names.every((name) => name.length === 1);
      const two = names.length === 2 && names.join('').length === 4 && isNameWord(names[0] as string);
      if (mark !== '、' && names.length > 1 && !two) continue;
      const whole = names.join('');
      if (whole.length < 2 || NOT_A_COMPANY.test(whole)) continue;
      if (/(?:项目|工程|基地|园区?|中心|生产线|工厂|大厦)$/u.test(whole)) continue;
      if (overlapping(mentions, { start: first.start, end: last.end })) continue;
      // 芒果文旅公司、万达酒管集团
      const formed = mark === '、' && /^\p{Script=Han}{3,8}(?:集团|(?<![子分母总孙])公司)$/u.test(whole);
      if (ends && (formed || ((lone || names.some(isNameWord)) && whole.length <= 8)))
        out.push({ passage, span: { start: first.start, end: last.end } });
    }
  }
  return out;
}
