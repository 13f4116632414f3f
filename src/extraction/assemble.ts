/** Sentence by sentence: which project a stage, a date and a figure belong to, and whose project it is. */
import type { Stage } from '../contract/record.ts';
import { buildersIn } from './builders.ts';
import { Calendar } from './calendar.ts';
import { DraftList, placeOf } from './draft-list.ts';
import { type Findings, isAfter, isCrowd, isWhere, type Named } from './findings.ts';
import { LISTING, LISTS } from './listing.ts';
import type { ReadCompany } from './name-book.ts';
import { builderIn } from './owner.ts';
import { overlapping, type Span } from './passage.ts';
import type { ProjectDraft } from './project-draft.ts';
import {
  BACKGROUND,
  BY,
  CROWDS,
  HEADING,
  INTRODUCES,
  ITEM_OF_COMPANY,
  isContent,
  OCCASION,
  SPEAKS,
  TAIL_LINE,
} from './sentence-words.ts';
import type { StageMention } from './stage.ts';
import { targetsOf } from './target.ts';

export function assemble(findings: readonly Findings[]): ProjectDraft[] {
  const reader = new Assembler();
  reader.begin(findings);
  for (const found of findings) reader.read(found);
  return reader.finish(findings);
}

interface Celebrated {
  readonly stage: Stage;
  readonly date: string | undefined;
}

interface Ceremony extends Celebrated {
  /** Sentences for which it still holds. */
  left: number;
}

class Assembler {
  readonly #drafts = new DraftList();
  readonly #calendar = new Calendar();
  /** What was celebrated together (集中动工仪式): the projects that are listed after it. */
  #ceremony: Ceremony | undefined;
  /** What leads a list whose items end with semicolons: it holds up to the end of the last. */
  #lead: Celebrated[] = [];
  /** The company that the article is about. */
  #topic: ReadCompany | undefined;
  /** The company that this paragraph named last. */
  #paragraph: ReadCompany | undefined;
  /** Whoever only builds, feeds or pictures what is told of. */
  #builders: ReadonlySet<ReadCompany> = new Set();

  finish(findings: readonly Findings[]): ProjectDraft[] {
    return this.#drafts.finish(findings);
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
    const tail = TAIL_LINE.exec(found.passage.text)?.index ?? found.passage.text.length;
    for (const sentence of found.passage.sentences) {
      if (sentence.start >= tail && found.passage.field === 'text') break;
      if (found.passage.text[sentence.start - 1] === '\n') {
        this.#calendar.beginParagraph();
        this.#paragraph = undefined;
      }
      this.#readSentence(found, sentence);
    }
  }

  #readSentence(all: Findings, sentence: Span): void {
    const inside = <T extends Span>(spans: readonly T[]) =>
      spans.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
    const found: Findings = {
      passage: all.passage,
      companies: inside(all.companies).filter(({ company }) => !this.#builders.has(company)),
      places: inside(all.places),
      dates: inside(all.dates),
      figures: inside(all.figures),
      stages: inside(all.stages),
      projects: inside(all.projects),
      references: inside(all.references),
      published: all.published,
    };
    const named = found.projects.map((name) => ({
      name,
      draft: this.#drafts.ofName(found, name, sentence, this.#paragraph),
    }));
    const { text } = found.passage;
    if (this.#ceremony) this.#ceremony.left--;
    if (text[sentence.start - 1] !== ';') this.#lead = [];
    this.#heading(found, sentence);
    this.#celebrated(found, sentence, named);
    const led: Celebrated[] = [];
    for (const stage of found.stages) {
      const date = this.#calendar.dateOf(found, sentence, stage);
      const told = targetsOf(found, sentence, stage, named, this.#drafts);
      const targets = told.length > 0 ? told : this.#unspoken(found, sentence, stage);
      if (stage.wished && date === undefined) continue;
      if (targets.length > 0 && LISTS.test(text.slice(stage.end, sentence.end)) && !stage.planned)
        led.push({ stage: stage.stage, date });
      if (targets.length === 0) {
        if (!stage.planned && isCrowd(text, sentence, stage)) this.#celebrate(found, sentence, stage, date);
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
          ...(day === undefined ? {} : { date: day }),
        });
        draft.place ??= placeOf(found, draft.span, sentence);
      }
      const [one] = targets;
      if (one && targets.length === 1) {
        this.#drafts.current = one;
        for (const date of this.#calendar.otherDates(found, sentence, stage, when))
          one.addEvent({
            stage: stage.stage,
            planned: stage.planned || isAfter(date, found.published),
            passage: found.passage,
            span: sentence,
            date,
          });
      }
    }
    if (led.length > 0) this.#lead = led;
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
    const last = named.findLast(
      ({ name }) => !isWhere(text, name, found.stages) && !isContent(text, sentence, name, named),
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
    if (found.companies.length > 0 && !(text[sentence.start - 1] === ';' && others.length === 0))
      this.#drafts.lastCompanies = [...new Set(found.companies.map(({ company }) => company))];
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

  #heading(found: Findings, sentence: Span): void {
    const [stage, ...more] = found.stages;
    const words = found.passage.text.slice(sentence.start, sentence.end);
    const spoken = found.projects.length + found.companies.length + found.dates.length + found.figures.length;
    if (!stage || more.length > 0 || stage.planned || spoken > 0 || !HEADING.test(words)) return;
    const date = this.#calendar.dateOf(found, sentence, stage) ?? this.#calendar.news;
    this.#ceremony = { stage: stage.stage, date, left: 4 };
  }

  /** 举行第二季度项目集中动工仪式: what is listed after it was begun that day. */
  #celebrate(
    { stages, passage, dates }: Findings,
    sentence: Span,
    stage: StageMention,
    date: string | undefined,
  ): void {
    // 1月至6月,计划开工项目173个,实际开工188个: counted, not celebrated.
    const told = passage.text.slice(sentence.start, sentence.end);
    if (!OCCASION.test(told) && !dates.some(({ date: day }) => day?.length === 10)) return;
    // 33个项目动工,其中增资扩产项目10个: a kind of project.
    if (stage.stage === '增资扩产' && stages.some((other) => other.stage !== stage.stage)) return;
    const several =
      new Set(stages.map((mention) => mention.stage).filter((name) => name !== '增资扩产')).size > 1;
    this.#ceremony = several
      ? undefined
      : { stage: stage.stage, date: date ?? this.#calendar.occasion, left: 4 };
  }

  /** Projects that are only listed, right after a ceremony, were celebrated there. */
  #celebrated(found: Findings, sentence: Span, named: readonly Named[]): void {
    const ceremony = this.#ceremony;
    const { text } = found.passage;
    // 扩产 in 电子浆料扩产项目 is a part of its name.
    if (found.stages.some((stage) => !stage.planned && !overlapping(found.projects, stage))) return;
    const words = text.slice(sentence.start, sentence.end);
    const listed =
      LISTING.test(words) ||
      (named.length > 1 && !SPEAKS.test(words)) ||
      text[sentence.end - 1] === ';' ||
      text[sentence.start - 1] === ';' ||
      /主会场/u.test(words);
    const all = this.#lead.length > 0 ? this.#lead : ceremony && ceremony.left >= 0 ? [ceremony] : [];
    if (all.length === 0 || BACKGROUND.test(words)) return;
    // 3.4月18日…;4.4月19日…: another day, another event.
    if (
      !(all.length === 1 && all[0]?.date === undefined && found.dates.length === 1) &&
      found.dates.some(
        ({ date, repeats }) => !repeats && date?.length === 10 && !all.some((one) => one.date === date),
      )
    )
      return;
    let some = false;
    // 个头最大的是岚拓机器人,30亿元: only its company is named.
    const [sole] = new Set(found.companies.map(({ company }) => company));
    if (
      named.length === 0 &&
      sole &&
      (ITEM_OF_COMPANY.test(words) || (this.#lead.length > 0 && /(?:拟|将|计划)?(?:总)?投资/u.test(words))) &&
      found.figures.some(({ kind }) => kind === 'investment')
    ) {
      some = true;
      const draft = this.#drafts.ofCompany({ company: sole }, found.passage, sentence);
      for (const { stage, date } of all) this.#give(found, sentence, draft, stage, date);
    }
    for (const { name, draft } of named) {
      if (isWhere(text, name, found.stages) && !/主会场/u.test(words)) continue;
      if (!listed && !this.#isNew(found, draft, name)) continue;
      some = true;
      for (const { stage, date } of all) this.#give(found, sentence, draft, stage, date);
    }
    if (some && ceremony) ceremony.left = 3;
  }

  #give(
    { passage, dates }: Findings,
    span: Span,
    draft: ProjectDraft,
    stage: Stage,
    told: string | undefined,
  ): void {
    // ·7月5日 鼎湖区 芮科医疗 体外诊断试剂项目: a heading that has no date leaves it to its items.
    const own = dates.length === 1 ? dates[0]?.date : undefined;
    const date = stage === '在建' ? undefined : (told ?? own ?? this.#calendar.dateOfCrowd(stage));
    draft.addEvent({ stage, planned: false, passage, span, ...(date === undefined ? {} : { date }) });
  }

  /** A project that is named for the first time, with its sum. */
  #isNew({ figures }: Findings, draft: ProjectDraft, name: Span): boolean {
    return (
      draft.events.length === 0 &&
      draft.figures.length === 0 &&
      figures.some(({ kind, start }) => kind === 'investment' && start >= name.end && start - name.end < 40)
    );
  }
}
