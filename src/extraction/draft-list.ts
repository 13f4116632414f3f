/** The projects of one article while it is read. */

import { finishDrafts } from './draft-finish.ts';
import type { Figure } from './figure.ts';
import { type Findings, isWhere, type Named } from './findings.ts';
import type { CompanyMention, ReadCompany } from './name-book.ts';
import { companyBefore, companyOf } from './owner.ts';
import type { Settle } from './owner-choice.ts';
import { overlapping, type Passage, type Span } from './passage.ts';
import { type EventDraft, ProjectDraft } from './project-draft.ts';
import type { ProjectName } from './project-name.ts';

const DOES =
  /投资|建设|投建|拟|计划|签约|签订|签署|落户|动工|开工|奠基|投产|竣工|扩产|增资|封顶|新建|布局|打造|达产|量产|启用/u;

/** 电站二期工程: a phase of what was spoken of. */
const PHASE_ALONE = /^(?:电站|项目|工厂|基地|园区|工程|厂区|产业园|科技园)?[一二三四]期(?:项目|工程)?$/u;

export class DraftList {
  readonly #drafts: ProjectDraft[] = [];
  /** The project that was spoken of last. */
  current: ProjectDraft | undefined;
  /** The company that is spoken of since, where it is not whose project was. */
  subject: ReadCompany | undefined;
  /** The only company of the short sentence before: 最快的是珺田食品。 */
  introduced: ReadCompany | undefined;
  /** The companies that the last sentence that names some names. */
  lastCompanies: readonly ReadCompany[] = [];
  /** Stages that the words around them give to no project. */
  readonly untold: EventDraft[] = [];
  /** Projects spoken of lately, the last one last. */
  recent: readonly ProjectDraft[] = [];

  mention(draft: ProjectDraft): void {
    this.recent = [...this.recent.filter((known) => known !== draft), draft];
  }

  /** The project that a company alone stands for: its only one, the one just spoken of, or one yet to be named. */
  ofCompany({ company }: Pick<CompanyMention, 'company'>, passage: Passage, sentence: Span): ProjectDraft {
    const own = this.#drafts.filter((draft) => draft.company === company);
    if (this.current && own.includes(this.current)) return this.current;
    const [only] = own;
    if (only) return only;
    const draft = new ProjectDraft(passage, sentence);
    draft.company = company;
    this.#drafts.push(draft);
    return draft;
  }

  /** True where a company is spoken of that is not whose project was. */
  get hasTurned(): boolean {
    return this.subject !== undefined && this.current?.company !== this.subject;
  }

  /** What a sentence without a subject goes on with: the project spoken of last, or that of the company spoken of since. */
  spokenOf(passage: Passage, sentence: Span): ProjectDraft | undefined {
    if (!this.subject || this.current?.company === this.subject) return this.current;
    return this.ofCompany({ company: this.subject }, passage, sentence);
  }

  /** The project of a name; `paragraph`: the company that the paragraph named last. */
  ofName(
    found: Findings,
    name: ProjectName,
    sentence: Span,
    paragraph: ReadCompany | undefined,
  ): ProjectDraft {
    const company =
      companyOf(found, name, sentence) ??
      companyBefore(found, name, sentence, paragraph) ??
      (PHASE_ALONE.test(name.name) ? this.current?.company : undefined);
    let draft = this.#drafts.find((known) => known.name !== undefined && known.isNamed(name, company));
    // What was known only as its company's project gets its name now.
    draft ??= this.#drafts.find(
      (known) => known.name === undefined && company !== undefined && known.company === company,
    );
    if (!draft) {
      draft = new ProjectDraft(found.passage, name);
      this.#drafts.push(draft);
    }
    draft.company ??= company;
    draft.rename(found.passage, name, company);
    draft.place ??= placeOf(found, name, sentence);
    return draft;
  }

  /** Gives a figure to the project that it is told of. */
  giveFigure(
    { passage, companies, references }: Findings,
    sentence: Span,
    figure: Figure,
    named: readonly Named[],
  ): void {
    if (figure.kind === 'batch' || figure.kind === 'other') return;
    const { text } = passage;
    const inName = named.find(({ name }) => name.start <= figure.start && figure.end <= name.end);
    // 紧邻巴斯夫一体化基地: not what the sum is of.
    named = named.filter(({ name }) => overlapping([name], figure) || !isWhere(text, name, []));
    const following = named.find(({ name }) => name.start >= figure.end);
    const leads =
      following &&
      /^(?:以上|左右|余)?(?:\([^()]*\))?的?[^,。;、]{0,16}$/u.test(
        text.slice(figure.end, following.name.start),
      );
    const before = named.filter(({ name }) => name.end <= figure.start).at(-1);
    const target =
      inName ??
      (leads && (!before || /^(?:以上|左右|余)?的/u.test(text.slice(figure.end)))
        ? following
        : (before ?? following));
    if (target) {
      target.draft.addFigure(passage, figure);
      return;
    }
    const doer =
      companies.filter(({ end }) => end <= figure.start).at(-1) ??
      companies.find(({ start }) => start >= figure.end);
    // 项目由X建设,投资10亿元: of the project that was spoken of.
    const by = doer && /由$/u.test(text.slice(sentence.start, doer.start));
    if (by && this.current && references.some(({ end }) => end <= doer.start)) {
      this.current.addFigure(passage, figure);
      return;
    }
    if (doer) {
      // SHEIN投入超百亿元: a second sum of a company is not that of the project that was spoken of.
      const draft = this.#drafts.find((known) => known.company === doer.company);
      if (draft?.total(figure.kind) !== undefined && references.length === 0) return;
      if (draft || (figure.kind === 'investment' && DOES.test(text.slice(sentence.start, sentence.end)))) {
        this.ofCompany(doer, passage, sentence).addFigure(passage, figure);
        return;
      }
    }
    if (this.current && (companies.length === 0 || references.length > 0))
      this.current.addFigure(passage, figure);
  }

  /** What is too little said of is left out; an article about one company's project names it once. */
  finish(findings: readonly Findings[], builders: ReadonlySet<ReadCompany>, settle: Settle): ProjectDraft[] {
    return finishDrafts(this.#drafts, this.untold, findings, builders, settle);
  }
}

/** The place in a name, else the deepest of its sentence. */
export function placeOf(found: Findings, at: Span, sentence: Span): readonly string[] | undefined {
  const inName = found.places.filter((place) => overlapping([place], at));
  const near = inName.length > 0 ? inName : found.places.filter((place) => overlapping([place], sentence));
  return near.toSorted((a, b) => b.path.length - a.path.length)[0]?.path;
}
