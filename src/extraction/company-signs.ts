/** What the words of an article say for and against a company as the owner of an event that it tells. */
import { type Surroundings, seen, surroundingsOf, type Told } from './event-surroundings.ts';
import type { Findings } from './findings.ts';
import type { CompanyMention, ReadCompany } from './name-book.ts';
import { AHEAD, BEHIND, BUILDER_NAME, DEVELOPER_NAME, SUBJECT } from './owner-words.ts';
import { overlapping } from './passage.ts';

/** Of a list of companies as long as a table, those named last are looked at. */
const LATELY = 4;

export class CompanySigns {
  readonly #findings: readonly Findings[];
  readonly #titled: ReadonlySet<ReadCompany>;
  readonly #builders: ReadonlySet<ReadCompany>;
  readonly #standing = new Map<ReadCompany, readonly string[]>();
  readonly #beside = new Map<CompanyMention, readonly string[]>();

  constructor(findings: readonly Findings[], builders: ReadonlySet<ReadCompany>) {
    this.#findings = findings;
    this.#builders = builders;
    this.#titled = new Set(findings[0]?.companies.map(({ company }) => company));
    const of = new Map<ReadCompany, CompanyMention[]>();
    for (const mention of findings.flatMap(({ companies }) => companies))
      of.set(mention.company, [...(of.get(mention.company) ?? []), mention]);
    const most = Math.max(0, ...[...of.values()].map(({ length }) => length));
    for (const [company, mentions] of of)
      this.#standing.set(company, this.#standingOf(company, mentions, most, of.size));
  }

  /**
   * Companies that an event may be of, in the order in which they are named: the rules' own, and none that only builds or
   * is named only later, after the next sentence.
   */
  candidates(told: Told): ReadCompany[] {
    const { passage, span } = told.event;
    const { earlier, inside, inLine } = this.#around(told);
    const next = passage.sentences.find(({ start }) => start >= span.end)?.end ?? span.end;
    const near = new Set([
      ...this.#titled,
      ...earlier.slice(0, LATELY),
      ...[...inside, ...inLine].flatMap(({ company, start }) => (start < next ? [company] : [])),
    ]);
    const before = new Set(earlier);
    return [...this.#standing].flatMap(([company, signs]) => {
      if (company === told.draft?.company) return [company];
      if (this.#builders.has(company)) return [];
      const leads = signs.includes('most named') || signs.includes('first of text');
      return near.has(company) || (leads && before.has(company)) ? [company] : [];
    });
  }

  of(told: Told, company: ReadCompany): string[] {
    const around = this.#around(told);
    return [
      ...(this.#standing.get(company) ?? []),
      ...this.#ofDraft(told, company, around),
      ...this.#ofSentence(told, company, around),
      ...this.#ofText(told, company, around),
    ];
  }

  /** What the whole article says of a company. */
  #standingOf(
    company: ReadCompany,
    mentions: readonly CompanyMention[],
    most: number,
    count: number,
  ): string[] {
    const names = [...company.names];
    const beside = new Set(mentions.flatMap((mention) => this.#besideOf(mention)));
    return [
      this.#titled.has(company)
        ? this.#titled.size === 1
          ? 'title alone'
          : 'title'
        : this.#titled.size > 0
          ? 'title has another'
          : 'untitled',
      ...(mentions.length === most ? ['most named'] : []),
      ...(count === 1 ? ['only company'] : []),
      ...(this.#findings[1]?.companies[0]?.company === company ? ['first of text'] : []),
      `named ${Math.min(3, mentions.length)}`,
      `basis ${company.basis}`,
      ...(names.some((name) => /公司$/u.test(name)) ? ['full name'] : []),
      ...(names.some((name) => BUILDER_NAME.test(name)) ? ['builder by name'] : []),
      ...[...beside].map((sign) => `ever ${sign}`),
    ];
  }

  #besideOf(mention: CompanyMention): readonly string[] {
    let signs = this.#beside.get(mention);
    if (!signs) {
      const {
        passage: { text },
        start,
        end,
      } = mention;
      signs = [
        ...seen(BEHIND, text.slice(end, end + 32)).map((name) => `behind ${name}`),
        ...seen(AHEAD, text.slice(Math.max(0, start - 12), start)).map((name) => `ahead ${name}`),
      ];
      this.#beside.set(mention, signs);
    }
    return signs;
  }

  #last: { readonly told: Told; readonly around: Surroundings } | undefined;

  #around(told: Told): Surroundings {
    if (this.#last?.told !== told) this.#last = { told, around: surroundingsOf(told, this.#findings) };
    return this.#last.around;
  }

  /** How it agrees with what the rules took, and with the name of their project. */
  #ofDraft({ draft }: Told, company: ReadCompany, { inside, inPark }: Surroundings): string[] {
    const out: string[] = [];
    if (draft === undefined) out.push('untold');
    else if (draft.company === company) {
      const own = inside.some((mention) => mention.company === company);
      out.push('rule', `rule ${draft.name === undefined ? 'nameless' : 'named'}`);
      out.push(inside.length === 0 ? 'rule elsewhere' : own ? 'rule in sentence' : 'rule against sentence');
      if (company.basis === 'weak') out.push('rule weak');
      if (inside.some((mention) => mention.company !== company)) out.push('rule of several');
    } else if (draft.company) out.push('against rule');
    else out.push(`rule none ${draft.name === undefined ? 'nameless' : 'named'}`);
    if (draft?.name !== undefined) {
      const named = this.#findings
        .find(({ passage }) => passage === draft.passage)
        ?.companies.some((mention) => mention.company === company && overlapping([mention], draft.span));
      const words = draft.passage.text.slice(draft.span.start, draft.span.end);
      if (named || [...company.names].some((name) => name.length >= 2 && words.includes(name)))
        out.push(company.basis === 'weak' ? 'in name, weak' : 'in name');
    }
    if (inPark)
      out.push(
        [...company.names].some((name) => DEVELOPER_NAME.test(name)) ? 'park, developer' : 'park, other',
      );
    return out;
  }

  /** Where it stands in the sentence of the event. */
  #ofSentence(
    { event: { passage, span, at } }: Told,
    company: ReadCompany,
    { inside, clause }: Surroundings,
  ): string[] {
    const own = inside.filter((mention) => mention.company === company);
    const nearest = own.filter(({ end }) => end <= at.start).at(-1) ?? own[0];
    if (!nearest) return [inside.length === 0 ? 'sentence has none' : 'sentence has another'];
    const others = inside.filter((mention) => mention.company !== company);
    const ahead = nearest.end <= at.start;
    const out = [ahead ? 'sentence before' : 'sentence behind'];
    if (ahead && nearest.start >= clause) out.push('clause before');
    if (others.length === 0) out.push('sentence alone');
    if (inside[0]?.company === company) out.push('sentence first');
    if (inside[0]?.company === company && others.length > 0) out.push('sentence first of several');
    if (ahead && !others.some(({ start, end }) => start >= nearest.end && end <= at.start))
      out.push('sentence nearest');
    if (!ahead && others.some(({ end }) => end <= at.start)) out.push('sentence behind, other before');
    if (SUBJECT.test(passage.text.slice(span.start, nearest.start))) out.push('sentence subject');
    return [...out, ...this.#besideOf(nearest)];
  }

  /** How lately it was named, by itself or not, and how the sentence goes on. */
  #ofText(
    { before }: Told,
    company: ReadCompany,
    { inside, inLine, earlier, begins, speakers }: Surroundings,
  ): string[] {
    const out: string[] = [];
    const state =
      inside.length === 0 ? 'lone' : inside.some((mention) => mention.company === company) ? 'here' : 'other';
    const rank = earlier.indexOf(company);
    out.push(`${state} lately ${rank < 0 ? 'never' : Math.min(3, rank)}`);
    const own = inLine.filter((mention) => mention.company === company);
    if (own.length > 0) {
      out.push(`${state} in paragraph`);
      if (inLine[0]?.company === company) out.push(`${state} opens paragraph`);
      if (own.length === inLine.length) out.push(`${state} alone in paragraph`);
    } else if (inLine.length > 0) out.push(`${state} another in paragraph`);
    if (before) out.push(`${state} ${before === company ? 'owner before' : 'not owner before'}`);
    for (const name of begins) {
      if (rank === 0) out.push(`${state} begins ${name}, lately`);
      if (this.#titled.has(company)) out.push(`${state} begins ${name}, title`);
      if (before === company) out.push(`${state} begins ${name}, owner before`);
    }
    if (speakers.length > 0) out.push(speakers.includes(company) ? 'speaks' : 'another speaks');
    return out;
  }
}
