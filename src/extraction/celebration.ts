/** What was celebrated together, and the projects that are listed after it. */
import type { Stage } from '../contract/record.ts';
import type { Calendar } from './calendar.ts';
import type { DraftList } from './draft-list.ts';
import { type Findings, isAfter, isWhere, type Named } from './findings.ts';
import { joinedBack, LISTING } from './listing.ts';
import { overlapping, type Span } from './passage.ts';
import type { ProjectDraft } from './project-draft.ts';
import {
  BACKGROUND,
  HEADING,
  ITEM_BEHIND,
  ITEM_OF_COMPANY,
  OCCASION,
  OF_PHASE,
  ONE_OF_THEM,
  SPEAKS,
} from './sentence-words.ts';
import type { StageMention } from './stage.ts';

export interface Celebrated {
  readonly stage: Stage;
  readonly date: string | undefined;
}

interface Ceremony extends Celebrated {
  /** Sentences for which it still holds. */
  left: number;
}

export class Celebration {
  readonly #drafts: DraftList;
  readonly #calendar: Calendar;
  /** 集中动工仪式: it holds for the projects that are listed after it. */
  #ceremony: Ceremony | undefined;
  /** The stage that the parts of this sentence between semicolons count projects of. */
  #counted: Stage | 'several' | undefined;
  /** What leads a list whose items end with semicolons: it holds up to the end of the last. */
  #lead: readonly Celebrated[] = [];

  constructor(drafts: DraftList, calendar: Calendar) {
    this.#drafts = drafts;
    this.#calendar = calendar;
  }

  /** A heading begins a ceremony; projects that the sentence only lists were celebrated at the one before. */
  beginSentence(found: Findings, sentence: Span, named: readonly Named[]): void {
    if (this.#ceremony) this.#ceremony.left--;
    if (found.passage.text[sentence.start - 1] !== ';') this.#lead = [];
    this.#heading(found, sentence);
    this.#listed(found, sentence, named);
  }

  /** What the sentence told of projects holds for the list that it begins. */
  lead(led: readonly Celebrated[]): void {
    if (led.length > 0) this.#lead = led;
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
  begin(
    { stages, passage, dates }: Findings,
    sentence: Span,
    stage: StageMention,
    date: string | undefined,
  ): void {
    // 1月至6月,计划开工项目173个,实际开工188个: counted, not celebrated.
    const told = passage.text.slice(sentence.start, sentence.end);
    const itemised = ITEM_BEHIND.test(passage.text.slice(sentence.end, sentence.end + 8));
    if (!OCCASION.test(told) && !itemised && !dates.some(({ date: day }) => day?.length === 10)) return;
    // 33个项目动工,其中增资扩产项目10个: a kind of project.
    if (stage.stage === '增资扩产' && stages.some((other) => other.stage !== stage.stage)) return;
    const several =
      new Set(stages.map((mention) => mention.stage).filter((name) => name !== '增资扩产')).size > 1;
    // 签约19个…;开工21个…;投产12个: of no project alone.
    const before = passage.text[sentence.start - 1] === ';' ? this.#counted : undefined;
    this.#counted = before !== undefined && before !== stage.stage ? 'several' : (before ?? stage.stage);
    this.#ceremony =
      several || this.#counted === 'several'
        ? undefined
        : { stage: stage.stage, date: date ?? this.#calendar.occasion, left: 4 };
  }

  /** Projects that are only listed, right after a ceremony, were celebrated there. */
  #listed(found: Findings, sentence: Span, named: readonly Named[]): void {
    const ceremony = this.#ceremony;
    const { text } = found.passage;
    // 扩产 in 电子浆料扩产项目 is a part of its name.
    const words = text.slice(sentence.start, sentence.end);
    const own = found.stages.filter((stage) => !stage.planned && !overlapping(found.projects, stage));
    if (own.some(({ start }) => !OF_PHASE.test(text.slice(sentence.start, start)))) return;
    const listed =
      LISTING.test(words) ||
      (named.length > 1 && !SPEAKS.test(words)) ||
      text[sentence.end - 1] === ';' ||
      text[sentence.start - 1] === ';' ||
      /主会场/u.test(words) ||
      ONE_OF_THEM.test(words) ||
      this.#isLine(found, sentence, named);
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
      (ITEM_OF_COMPANY.test(words) ||
        text[sentence.start - 1] === ';' ||
        (this.#lead.length > 0 && /(?:拟|将|计划)?(?:总)?投资/u.test(words))) &&
      found.figures.some(({ kind }) => kind === 'investment')
    ) {
      some = true;
      const draft = this.#drafts.ofCompany({ company: sole }, found.passage, sentence);
      const at = found.companies[0] ?? sentence;
      for (const { stage, date } of all) this.#give(found, sentence, at, draft, stage, date);
    }
    // A公司、B公司分别投资10亿元、5亿元: each of them.
    const each = text.lastIndexOf('分别', sentence.end);
    const joint =
      each < sentence.start
        ? []
        : joinedBack(
            text,
            found.companies.filter(({ end }) => end <= each),
          );
    if (joint.length > 1 && joint.at(-1)?.end === each && /^分别(?:计划|拟|将)?投资/u.test(text.slice(each)))
      for (const mention of joint) {
        some = true;
        const draft = this.#drafts.ofCompany(mention, found.passage, sentence);
        for (const { stage, date } of all) this.#give(found, sentence, mention, draft, stage, date);
      }
    for (const { name, draft } of named) {
      if (isWhere(text, name, found.stages) && !/主会场/u.test(words)) continue;
      if (!listed && !this.#isNew(found, draft)) continue;
      some = true;
      for (const { stage, date } of all) this.#give(found, sentence, name, draft, stage, date);
    }
    if (some && ceremony) ceremony.left = 3;
  }

  /** X公司减速机项目。: a line that only names one. */
  #isLine({ passage: { text } }: Findings, { start, end }: Span, named: readonly Named[]): boolean {
    const [one, ...more] = named;
    return (
      one !== undefined &&
      more.length === 0 &&
      (start === 0 || text[start - 1] === '\n') &&
      /^[^\p{L}]*(?:[一二三四五六七八九十]{1,2}[、.])?$/u.test(text.slice(start, one.name.start)) &&
      /^[^\p{L}\p{N}]*$/u.test(text.slice(one.name.end, end))
    );
  }

  #give(
    { passage, dates, published }: Findings,
    span: Span,
    at: Span,
    draft: ProjectDraft,
    stage: Stage,
    told: string | undefined,
  ): void {
    // ·7月5日 鼎湖区 芮科医疗 体外诊断试剂项目: a heading that has no date leaves it to its items.
    const [only, ...others] = dates;
    const own = others.length > 0 || isAfter(only?.date, published) ? undefined : only?.date;
    const date = stage === '在建' ? undefined : (told ?? own ?? this.#calendar.dateOfCrowd(stage));
    draft.addEvent({ stage, planned: false, passage, span, at, ...(date === undefined ? {} : { date }) });
  }

  /** A project that is named for the first time, with its sum. */
  #isNew({ figures }: Findings, draft: ProjectDraft): boolean {
    return (
      draft.events.length === 0 &&
      draft.figures.length === 0 &&
      figures.some(({ kind }) => kind === 'investment' || kind === 'land')
    );
  }
}
