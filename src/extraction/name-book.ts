/** The names that an article has told so far, whose they are, and where they stand. */
import { partOfSpeech } from '../analysis/segmenter.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { isAllCoined } from './coined.ts';
import { brandOf, LEGAL_END, stemOf } from './company-brand.ts';
import { aliasesBehind, isNameWord } from './company-context.ts';
import type { NamedCompany } from './company-name.ts';
import { CONTINUES_TRADE, TRADE, TRADE_ALONE } from './company-words.ts';
import { isPersonLike } from './everyday-phrase.ts';
import { placedBrand, withGluedPlace } from './glued-place.ts';
import { isOfKinds } from './kind-words.ts';
import { isKnownBrand } from './known-brands.ts';
import { saidAhead, tradeInProject } from './name-bounds.ts';
import { isOwnRest, leadOf } from './own-rest.ts';
import { overlapping, type Passage, type Span } from './passage.ts';
import { isPlainPhrase } from './plain-phrase.ts';
import { COMMON_HEADS } from './project-owner.ts';
import { isRare } from './rare.ts';
import type { ShapedName } from './shaped-name.ts';
import { isSister } from './sister-company.ts';
import { standsAlone } from './standing-name.ts';

/** A company as one article knows it. */
export interface ReadCompany {
  /** Its fullest name, as printed. */
  name: string;
  /** Of its record in the corpus. */
  id?: string;
  /** All names in this article, folded; `told`: those that brackets behind another gave, (以下简称“璟曜”). */
  readonly names: Set<string>;
  readonly told?: Set<string>;
  /** What makes it one: a record of the corpus, its form, the words beside it, or its place in a project's name alone. */
  readonly basis: 'record' | 'name' | 'context' | 'weak';
}

export interface CompanyMention extends Span {
  readonly passage: Passage;
  readonly company: ReadCompany;
}

export class NameBook {
  readonly #companies: ReadCompany[] = [];
  readonly #byName = new Map<string, ReadCompany>();
  readonly #tree: PlaceTree;
  readonly #persons: ReadonlySet<string>;
  readonly #isTown: (name: string) => boolean;

  /** `persons`, `isTown`: folded names that the article gives to others; they are no companies'. */
  constructor(
    tree: PlaceTree,
    persons: ReadonlySet<string> = new Set(),
    isTown: (name: string) => boolean = () => false,
  ) {
    this.#tree = tree;
    this.#persons = persons;
    this.#isTown = isTown;
  }

  addRecord(id: string, name: string, passage: Passage, span: Span): void {
    const written = passage.text.slice(span.start, span.end);
    const known = this.#companies.find((company) => company.id === id);
    const company = known ?? this.#create(written, { id, name, basis: 'record' });
    if (known) this.#learn(known, written);
    // 四川卓勤 is 卓勤 to whoever writes from 四川.
    const brand = brandOf(written, this.#tree);
    if (brand !== undefined && !this.#byName.has(brand) && isNameWord(brand)) this.#learn(company, brand);
    this.#aliases(passage, span, company);
  }

  addNamed(passage: Passage, span: NamedCompany): void {
    const name = passage.text.slice(span.start, span.end);
    const brand = brandOf(name, this.#tree);
    const sameBrand = brand === undefined ? undefined : this.#byName.get(brand);
    // A full name that holds the name of a record is that company only if nothing but place and trade is added.
    const aliased = aliasesBehind(passage, span)
      .map((alias) => this.#byName.get(passage.text.slice(alias.start, alias.end)))
      .find((company) => company !== undefined);
    const known =
      this.#byName.get(name) ??
      aliased ??
      (sameBrand && !isSubsidiary(name, sameBrand) && !isSister(name, sameBrand, this.#tree)
        ? sameBrand
        : undefined);
    const company = known ?? this.#create(name, { name: passage.quote(span), basis: 'name' });
    if (known) {
      this.#learn(known, name);
      if (known.id === undefined && name.length > known.name.length) known.name = passage.quote(span);
    }
    if (brand !== undefined && !this.#byName.has(brand) && isNameWordOrUnknown(brand))
      this.#learn(company, brand);
    const lead = leadOf(brand ?? '');
    if (lead !== undefined && !this.#byName.has(lead)) this.#learn(company, lead);
    const stem = stemOf(name, this.#tree);
    if (stem !== undefined && !this.#byName.has(stem)) this.#learn(company, stem);
    const placed = brand === undefined ? undefined : placedBrand(name, brand, this.#tree);
    if (placed !== undefined && this.#byName.get(brand as string) === company) this.#learn(company, placed);
    this.#aliases(passage, span, company);
  }

  /** 爱龙威电机线 is no name beside 爱龙威; 协鑫能科 is one beside 协鑫. */
  isOfKnown(name: string): boolean {
    return [...this.#byName.keys()].some((known) => {
      if (known === name || !name.startsWith(known)) return false;
      const rest = name.slice(known.length);
      return !(known.length === 2 && isOwnRest(rest, this.#tree));
    });
  }

  /** 京东太湖智能产业园 speaks of 京东, whose name is known. */
  startsWithRecord(passage: Passage, { start, end }: Span): boolean {
    const text = passage.text.slice(start, end);
    return [...this.#byName].some(
      ([name, { basis }]) => basis === 'record' && name !== text && text.startsWith(name),
    );
  }

  addTalkedOf(passage: Passage, told: Span, basis: 'context' | 'weak' = 'context'): void {
    const span = { start: told.start + saidAhead(passage.text, told), end: told.end };
    const name = passage.text.slice(span.start, span.end);
    if (this.#isNone(name) || (basis === 'weak' && TO_LET.test(passage.text.slice(span.end)))) return;
    const company =
      this.#byName.get(name) ??
      this.#fullNameOf(name) ??
      this.#create(name, { name: passage.quote(span), basis });
    if (!this.#byName.has(name)) this.#learn(company, name);
    this.#aliases(passage, span, company);
  }

  #isNone(name: string): boolean {
    if (isKnownBrand(name)) return false;
    // 植信表示: two Hanzi of a rare surname are a company's as often.
    const person = this.#persons.has(name)
      ? name.length > 2 || isPersonLike(name)
      : this.#persons.has(name.slice(0, 3));
    return person || isOfKinds(name) || isPlainPhrase(name) || this.#isTown(name);
  }

  /** 芜湖美驰 is 美驰 further on; 永州新联电子 is 新联电子. */
  addShaped(passage: Passage, { start, end, own, unknown }: ShapedName): void {
    this.addTalkedOf(passage, { start, end });
    const company = this.#byName.get(passage.text.slice(start, end));
    const core = passage.text.slice(own, end);
    if (company && unknown && own > start && !this.#byName.has(core)) this.#learn(company, core);
  }

  /** 沐恒 is 广东沐恒不锈钢有限公司, where one full name holds it. */
  #fullNameOf(name: string): ReadCompany | undefined {
    if (!/^\p{Script=Han}{2,6}$/u.test(name)) return undefined;
    const holders = this.#companies.filter(({ names }) =>
      [...names].some(
        (known) => LEGAL_END.test(known) && known.length > name.length + 4 && known.includes(name),
      ),
    );
    return holders.length === 1 ? holders[0] : undefined;
  }

  #aliases(passage: Passage, span: Span, company: ReadCompany): void {
    for (const { start, end } of aliasesBehind(passage, span)) {
      this.#learn(company, passage.text.slice(start, end));
      company.told?.add(passage.text.slice(start, end));
    }
  }

  #create(written: string, fields: Omit<ReadCompany, 'names' | 'told'>): ReadCompany {
    const company: ReadCompany = { ...fields, names: new Set([written]), told: new Set() };
    this.#companies.push(company);
    if (!this.#byName.has(written)) this.#byName.set(written, company);
    return company;
  }

  #learn(company: ReadCompany, name: string): void {
    // 电驱 of 湖北隆中电驱科技有限公司: what it deals in.
    if (TRADE_ALONE.test(name)) return;
    company.names.add(name);
    if (!this.#byName.has(name)) this.#byName.set(name, company);
  }

  /** 璟能|电池惠东基地: the full name of the company goes on with the same word of the trade. */
  #fuller(text: string, at: number, name: string): number {
    const trade = LEADING_TRADE.exec(text.slice(at + name.length, at + name.length + 6))?.[0];
    if (
      trade === undefined ||
      name.length > 4 ||
      (CONTINUES_TRADE.test(text.slice(at + name.length + trade.length)) &&
        !/^(?:项目|基地|工厂)/u.test(text.slice(at + name.length + trade.length)))
    )
      return 0;
    const full = this.#byName.get(name)?.names ?? new Set<string>();
    return [...full].some((known) => known.includes(name + trade)) ? trade.length : 0;
  }

  /** Every place where one of the names stands, longest first, no overlap. */
  mentionsIn(passage: Passage): CompanyMention[] {
    const { text } = passage;
    const out: CompanyMention[] = [];
    const names = [...this.#byName.keys()].sort((a, b) => b.length - a.length);
    for (const name of names) {
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
        const company = this.#byName.get(name) as ReadCompany;
        const more =
          tradeBehind(text, at + name.length, name) ||
          this.#fuller(text, at, name) ||
          (company.basis === 'weak' ? tradeInProject(text, at + name.length) : 0);
        const weak = company.basis !== 'record' && company.names.size === 1 && !isKnownBrand(name);
        const span = withGluedPlace(this.#tree, text, { start: at, end: at + name.length + more }, weak);
        if (!standsAlone(passage, span, this.#tree) || overlapping(out, span)) continue;
        out.push({ ...span, passage, company });
      }
    }
    return out.sort((a, b) => a.start - b.start);
  }
}

/** 小鹏汽车 is no subsidiary of 小鹏, but 肇庆小鹏新能源投资有限公司 is another company than the brand's record. */
function isSubsidiary(name: string, company: ReadCompany): boolean {
  return company.basis === 'record' && /公司$/u.test(name);
}

function isNameWordOrUnknown(brand: string): boolean {
  if (COMMON_HEADS.has(brand) || isAllCoined(brand)) return false;
  return isNameWord(brand) || ((brand.length >= 3 || isRare(brand)) && partOfSpeech(brand) === 'x');
}

/** 理士|电池, 飞驰|汽车: a trade word right behind a short name belongs to it where the name ends there. */
function tradeBehind(text: string, at: number, name: string): number {
  const form =
    /^\p{Script=Han}{2,6}$/u.test(name) && !LEGAL_END.test(name)
      ? FORM_BEHIND.exec(text.slice(at, at + 5))
      : undefined;
  if (form) return form[0].length;
  if (name.length > 4 || !/^\p{Script=Han}+$/u.test(name)) return 0;
  return TRADE_BEHIND.exec(text.slice(at, at + 12))?.[0].length ?? 0;
}

/** 吴江震泽|单门独院厂房, 高要金利|标准厂房: a town. */
const TO_LET = /^(?:单门独院|独门独院|独栋|标准|高标准|现成|全新)*(?:厂房|工业区|工业园区)/u;

/** 可口可乐|公司, 宏裕|集团, 蔚来|资本. */
const FORM_BEHIND =
  /^(?:集团公司|集团(?!军)|公司(?![债股法们治])|资本(?!市场|开支|支出|运作|投入|实力|规模|结构|金|化))/u;

const LEADING_TRADE = new RegExp(`^(?:${TRADE})`, 'u');
const TRADE_BEHIND = new RegExp(
  `^(?!供应链|产业|数据显示)(?:(?:特种|精细|新型)?(?:${TRADE}){1,2}|集团|公司|国际|控股(?!的)|实业)(?=[^\\p{L}\\p{N}]|$|的|等|和|与|及|在|于|拟|将|已|也|还|则|自|从|此前|近日|目前|今年|去年|计划|决定|表示|公告|旗下|方面|成立|获|完成|指|称|说|董事|总经理|总裁|创始人|ceo|投资|签约|落户|宣布)`,
  'u',
);
