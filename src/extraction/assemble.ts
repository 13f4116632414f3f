/** Sentence by sentence: which project a stage, a date and a figure belong to, and whose project it is. */
import { buildersIn } from './builders.ts';
import { Calendar } from './calendar.ts';
import { type Celebrated, Celebration } from './celebration.ts';
import { DraftList, placeOf } from './draft-list.ts';
import { type Findings, isAfter, isCrowd, isOthers, isWhere } from './findings.ts';
import { LISTS } from './listing.ts';
import type { ReadCompany } from './name-book.ts';
import { builderIn } from './owner.ts';
import { type Settle, settleOwners } from './owner-choice.ts';
import { overlapping, type Span } from './passage.ts';
import type { ProjectDraft } from './project-draft.ts';
import { BY, CROWDS, INTRODUCES, isContent, TAIL_LINE } from './sentence-words.ts';
import type { StageMention } from './stage.ts';
import { quotesOf, subjectOf } from './subject.ts';
import { targetsOf } from './target.ts';

/** `settle` decides whose the events are once all of them are read. */
export function assemble(findings: readonly Findings[], settle: Settle = settleOwners): ProjectDraft[] {
  const reader = new Assembler();
  reader.begin(findings);
  for (const found of findings) reader.read(found);
  return reader.finish(findings, settle);
}

class Assembler {
  readonly #drafts = new DraftList();
  readonly #calendar = new Calendar();
  readonly #celebration = new Celebration(this.#drafts, this.#calendar);
  /** The company that the article is about. */
  #topic: ReadCompany | undefined;
  /** The company that this paragraph named last. */
  #paragraph: ReadCompany | undefined;
  /** What officers of companies are quoted with. */
  #quotes: ReturnType<typeof quotesOf> = [];
  /** Whoever only builds, feeds or pictures what is told of. */
  #builders: ReadonlySet<ReadCompany> = new Set();

  finish(findings: readonly Findings[], settle: Settle): ProjectDraft[] {
    return this.#drafts.finish(findings, this.#builders, settle);
  }

  /** The company that the title names alone, or else the whole article. */
  begin(findings: readonly Findings[]): void {
    this.#builders = buildersIn(findings);
    const named = findings.map(({ companies }) => new Set(companies.map(({ company }) => company)));
    const all = new Set(findings.flatMap(({ companies }) => companies.map(({ company }) => company)));
    const [titled] = named;
    this.#topic = titled?.size === 1 ? [...titled][0] : all.size === 1 ? [...all][0] : undefined;
  }

  read(found: Findings): void {
    this.#quotes = quotesOf(found);
    const tail = TAIL_LINE.exec(found.passage.text)?.index ?? found.passage.text.length;
    for (const sentence of found.passage.sentences) {
      if (sentence.start >= tail && found.passage.field === 'text') break;
      if (found.passage.text[sentence.start - 1] === '\n') {
        this.#calendar.beginParagraph(found.passage.text.slice(0, sentence.start).trimEnd().slice(-1));
        this.#paragraph = undefined;
      }
      this.#readSentence(found, sentence);
    }
  }

  #readSentence(all: Findings, sentence: Span): void {
    const inside = <T extends Span>(spans: readonly T[]) =>
      spans.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
    const found: { -readonly [K in keyof Findings]: Findings[K] } = {
      passage: all.passage,
      companies: inside(all.companies).filter(({ company }) => !this.#builders.has(company)),
      places: inside(all.places),
      dates: inside(all.dates),
      figures: inside(all.figures),
      stages: inside(all.stages),
      projects: [],
      references: inside(all.references).filter((reference) => !isOthers(all.passage.text, reference)),
      published: all.published,
    };
    const inSentence = inside(all.projects);
    // 项目由X投资,建设一条产线: what is built in the project that is spoken of is no other one.
    const spokenOf = this.#drafts.current?.name !== undefined;
    const content = inSentence.filter(
      (name) =>
        (spokenOf || inSentence[0] !== name) &&
        !overlapping(found.companies, name) &&
        isContent(all.passage.text, sentence, name, inSentence),
    );
    found.projects = inSentence.filter((name) => !content.includes(name));
    found.references = [...found.references, ...content].sort((a, b) => a.start - b.start);
    const named = found.projects.map((name) => ({
      name,
      draft: this.#drafts.ofName(found, name, sentence, this.#paragraph),
    }));
    const { text } = found.passage;
    this.#celebration.beginSentence(found, sentence, named);
    const quote = this.#quotes.find(({ start, end }) => start <= sentence.start && sentence.start < end);
    if (quote && found.companies.length === 0) this.#drafts.subject = quote.company;
    const led: Celebrated[] = [];
    let touched = false;
    for (const stage of found.stages) {
      const date = this.#calendar.dateOf(found, sentence, stage);
      const told = targetsOf(found, sentence, stage, named, this.#drafts);
      const targets = told.length > 0 ? told : this.#unspoken(found, sentence, stage);
      if (stage.wished && date === undefined && !this.#calendar.isDated(found, stage)) continue;
      if (targets.length > 0 && LISTS.test(text.slice(stage.end, sentence.end)) && !stage.planned)
        led.push({ stage: stage.stage, date });
      if (targets.length === 0) {
        this.#drafts.untold.push({
          stage: stage.stage,
          planned: stage.planned || isAfter(date, found.published),
          passage: found.passage,
          span: sentence,
          at: stage,
          ...(date === undefined ? {} : { date }),
        });
        if (!stage.planned && isCrowd(text, sentence, stage))
          this.#celebration.begin(found, sentence, stage, date);
        continue;
      }
      const signed = stage.stage === '增资扩产' ? this.#announced(found, sentence, stage) : undefined;
      const when = signed ? this.#calendar.dateOf(found, sentence, signed) : date;
      const each = this.#calendar.datesOfEach(found, sentence, stage, targets.length);
      for (const [i, draft] of targets.entries()) {
        const day = each?.[i] ?? when;
        // 10月调试设备: a state to come is none.
        if (stage.stage === '在建' && isAfter(day, found.published)) continue;
        draft.addEvent({
          stage: stage.stage,
          planned: signed ? false : stage.planned || isAfter(day, found.published),
          passage: found.passage,
          span: sentence,
          at: stage,
          ...(day === undefined ? {} : { date: day }),
        });
        draft.place ??= placeOf(found, draft.span, sentence);
      }
      touched = true;
      const [one] = targets;
      if (one && targets.length === 1) {
        this.#drafts.current = one;
        for (const date of this.#calendar.otherDates(found, sentence, stage, when))
          one.addEvent({
            stage: stage.stage,
            planned: stage.planned || isAfter(date, found.published),
            passage: found.passage,
            span: sentence,
            at: stage,
            date,
          });
      }
    }
    this.#celebration.lead(led);
    for (const figure of found.figures) this.#drafts.giveFigure(found, sentence, figure, named);
    const spoken =
      named.length === 1 ? named[0]?.draft : named.length === 0 ? this.#drafts.current : undefined;
    // 宝锭山竹缠绕管道项目…由X投资建设: who is said to build it owns it, not a word of its name.
    const owner = spoken && builderIn(found, sentence);
    if (
      spoken &&
      owner &&
      (!spoken.company ||
        (spoken.company.basis === 'weak' && BY.test(text.slice(sentence.start, sentence.end))))
    )
      spoken.company = owner;
    if (named.length > 0 || touched) this.#drafts.subject = undefined;
    else this.#drafts.subject = subjectOf(found, sentence) ?? this.#drafts.subject;
    const last = named.findLast(
      ({ name }) => !isWhere(text, name, found.stages) && !isContent(text, sentence, name, inSentence),
    )?.draft;
    if (last) this.#drafts.current = last;
    for (const { draft } of named) this.#drafts.mention(draft);
    this.#calendar.endSentence(found, sentence);
    this.#paragraph = found.companies.at(-1)?.company ?? this.#paragraph;
    const [alone, ...others] = new Set(found.companies.map(({ company }) => company));
    const words = text.slice(sentence.start, sentence.end);
    this.#drafts.introduced =
      alone &&
      others.length === 0 &&
      found.stages.length === 0 &&
      named.length === 0 &&
      found.passage.field === 'text' &&
      words.length <= 40 &&
      INTRODUCES.test(words)
        ? alone
        : undefined;
    if (found.companies.length > 0) {
      const goesOn = text[sentence.start - 1] === ';' && others.length === 0;
      this.#drafts.lastCompanies = [
        ...new Set([
          ...(goesOn ? this.#drafts.lastCompanies : []),
          ...found.companies.map(({ company }) => company),
        ]),
      ];
    }
  }

  /** 签署协议,将追加投资: what is announced then is done then. */
  #announced(
    { passage: { text }, stages }: Findings,
    sentence: Span,
    stage: StageMention,
  ): StageMention | undefined {
    if (!stage.planned) return undefined;
    // 日前宣布,将增资7.5亿元扩建: said so in public.
    if (/宣布[^。;]{0,24}将[^。;]{0,14}$/u.test(text.slice(sentence.start, stage.start)))
      return { ...stage, planned: false };
    if (!/追加|增资/u.test(text.slice(stage.start, stage.start + 2))) return undefined;
    return stages.find((other) => other.stage === '签约' && !other.planned && other.end <= stage.start);
  }

  /** 今年3月签的约: a sentence that names nothing is of the company that the article is about. */
  #unspoken(found: Findings, sentence: Span, stage: StageMention): ProjectDraft[] {
    const { passage, companies, projects } = found;
    if (!this.#topic || this.#drafts.current || companies.length > 0 || projects.length > 0) return [];
    if (passage.field === 'title' || isCrowd(passage.text, sentence, stage)) return [];
    if (CROWDS.test(passage.text.slice(sentence.start, sentence.end))) return [];
    return [this.#drafts.ofCompany({ company: this.#topic }, passage, sentence)];
  }
}
