/** The projects of one article while it is read. */

import { partOfSpeech, segment } from '../analysis/segmenter.ts';
import { nameKey } from '../entities/concept.ts';
import type { Figure } from './figure.ts';
import { type Findings, isWhere, type Named } from './findings.ts';
import type { CompanyMention, ReadCompany } from './name-book.ts';
import { companyBefore, companyOf } from './owner.ts';
import { overlapping, type Passage, type Span } from './passage.ts';
import { ProjectDraft } from './project-draft.ts';
import type { ProjectName } from './project-name.ts';
import { WORKS } from './project-owner.ts';

const DOES =
  /投资|建设|投建|拟|计划|签约|签订|签署|落户|动工|开工|奠基|投产|竣工|扩产|增资|封顶|新建|布局|打造|达产|量产|启用/u;

export class DraftList {
  readonly #drafts: ProjectDraft[] = [];
  /** The project that was spoken of last. */
  current: ProjectDraft | undefined;
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

  /** The project of a name; `paragraph`: the company that the paragraph named last. */
  ofName(
    found: Findings,
    name: ProjectName,
    sentence: Span,
    paragraph: ReadCompany | undefined,
  ): ProjectDraft {
    const company = companyOf(found, name, sentence) ?? companyBefore(found, name, sentence, paragraph);
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
  finish(findings: readonly Findings[]): ProjectDraft[] {
    const companies = new Set(findings.flatMap((found) => found.companies.map(({ company }) => company)));
    const titled = new Set(findings[0]?.companies.map(({ company }) => company) ?? []);
    const only: ReadCompany | undefined =
      companies.size === 1 ? [...companies][0] : titled.size === 1 ? [...titled][0] : undefined;
    const builders = buildersIn(findings);
    const kept = this.#drafts.filter((draft) => draft.events.length > 0 || draft.figures.length > 0);
    const owned = only && !builders.has(only) ? only : undefined;
    const owners = new Set(kept.flatMap(({ company }) => company ?? []));
    // An announcement speaks of its company's projects alone.
    const whole = owned && (owners.size === 0 || (owners.size === 1 && owners.has(owned)));
    if (owned && (kept.length <= 2 || whole))
      for (const draft of kept) if (!isPublicWork(draft) && !isItem(draft)) draft.company ??= owned;
    mergeNameless(kept);
    withoutEchoes(kept);
    dateTitles(kept);
    for (const draft of kept) draft.withoutOldPlans();
    const where = deepest(findings);
    for (const draft of kept) draft.place ??= where;
    return kept
      .filter((draft) => draft.events.length > 0 || draft.figures.length > 0)
      .filter((draft) => draft.company !== undefined || (draft.name !== undefined && isProper(draft)));
  }
}

/** What a title tells without a date is of the day that the text tells of the same stage. */
function dateTitles(drafts: readonly ProjectDraft[]): void {
  const told = drafts.flatMap(({ events }) => events.filter(({ passage }) => passage.field === 'text'));
  for (const draft of drafts) {
    for (const event of draft.events.filter(
      ({ passage, date }) => passage.field === 'title' && date === undefined,
    )) {
      const days = new Set(
        told.filter(({ stage, planned }) => stage === event.stage && !planned).map(({ date }) => date),
      );
      const [day, ...others] = days;
      if (event.planned || day === undefined || others.length > 0) continue;
      draft.dropEvents((other) => other === event);
      draft.addEvent({ ...event, date: day });
    }
  }
}

/** A project of nobody has a sum or a name of its own: not 立体绿化项目, 拓宽项目, 以上工业项目. */
function isProper({ name, figures, events }: ProjectDraft): boolean {
  if (figures.some(({ figure }) => figure.kind === 'investment'))
    return (name?.length ?? 0) >= (events.length > 0 ? 4 : 6);
  return (
    events.length > 0 &&
    (name?.length ?? 0) >= 6 &&
    hasProper(nameKey(name ?? '')) &&
    !/^(?:以上|拓宽|优化|加快|完善|改善|提升|运输|办|做|抓|促|老旧|城市更新|基础设施)/u.test(name ?? '')
  );
}

/** True where a word of the name is a place's, an unknown one or a number: 博贺湾大桥连接线; not 提质改造项目. */
function hasProper(name: string): boolean {
  return (
    /[a-z\d]/u.test(name) ||
    segment(name).some((word) => /^(?:x|n[stz]\w*|nr\w*|s|m|eng)$/u.test(partOfSpeech(word)))
  );
}

/** 由中建四局承建: whoever only builds owns nothing. */
function buildersIn(findings: readonly Findings[]): ReadonlySet<ReadCompany> {
  return new Set(
    findings.flatMap(({ passage, companies }) =>
      companies
        .filter(
          ({ start, end }) =>
            /^(?:\([^()]*\))?(?:承建|总承包|施工|监理|设计)/u.test(passage.text.slice(end, end + 20)) ||
            /(?:承建方|施工方|承建单位|施工单位)(?:为|是|:)?$/u.test(
              passage.text.slice(Math.max(0, start - 6), start),
            ),
        )
        .map(({ company }) => company),
    ),
  );
}

/** An item of a list begins with a name of its own, known or not. */
function isItem({ name, passage, span }: ProjectDraft): boolean {
  return name !== undefined && /[;、]/u.test(passage.text[span.start - 1] ?? '');
}

/** Roads and schools have no owner in a table of projects. */
function isPublicWork({ name }: ProjectDraft): boolean {
  return name !== undefined && WORKS.test(name);
}

/** The place in a name, else the deepest of its sentence. */
export function placeOf(found: Findings, at: Span, sentence: Span): readonly string[] | undefined {
  const inName = found.places.filter((place) => overlapping([place], at));
  const near = inName.length > 0 ? inName : found.places.filter((place) => overlapping([place], sentence));
  return near.toSorted((a, b) => b.path.length - a.path.length)[0]?.path;
}

/** What was said of a company's project before it was named is said of its only named one. */
function mergeNameless(drafts: ProjectDraft[]): void {
  for (const nameless of drafts.filter(({ name }) => name === undefined)) {
    const own = drafts.filter(({ name, company }) => name !== undefined && company === nameless.company);
    const [only] = own;
    if (!only || own.length > 1 || (only.place && nameless.place && only.place[1] !== nameless.place[1]))
      continue;
    for (const event of nameless.events) only.addEvent(event);
    for (const { passage, figure } of nameless.figures) only.addFigure(passage, figure);
    drafts.splice(drafts.indexOf(nameless), 1);
  }
}

/** A title says again, with less, what the text says: its undated events give way to the text's. */
function withoutEchoes(drafts: readonly ProjectDraft[]): void {
  const told = drafts.flatMap((draft) =>
    draft.events
      .filter(({ passage }) => passage.field === 'text')
      .map(({ stage }) => ({ stage, company: draft.company })),
  );
  for (const draft of drafts) {
    draft.dropEvents(
      ({ passage, date, stage }) =>
        passage.field === 'title' &&
        date === undefined &&
        told.some(
          (event) =>
            event.stage === stage && (!event.company || !draft.company || event.company === draft.company),
        ),
    );
  }
}

/** The first place of the title, else of the text. */
function deepest(findings: readonly Findings[]): readonly string[] | undefined {
  for (const { places } of findings) {
    const [first] = places;
    if (first)
      return (
        places.find(
          (place) =>
            first.path.every((name, i) => place.path[i] === name) && place.path.length > first.path.length,
        )?.path ?? first.path
      );
  }
  return undefined;
}
