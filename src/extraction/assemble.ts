/** Sentence by sentence: which project a stage, a date and a figure belong to, and whose project it is. */
import { Calendar } from './calendar.ts';
import { DraftList, placeOf } from './draft-list.ts';
import { type Findings, isAfter, isCrowd, isWhere, type Named } from './findings.ts';
import { LISTING, LISTS } from './listing.ts';
import type { ReadCompany } from './name-book.ts';
import { builderIn } from './owner.ts';
import type { Span } from './passage.ts';
import type { ProjectDraft } from './project-draft.ts';
import type { StageMention } from './stage.ts';
import { targetsOf } from './target.ts';

export function assemble(findings: readonly Findings[]): ProjectDraft[] {
  const reader = new Assembler();
  for (const found of findings) reader.read(found);
  return reader.finish(findings);
}

class Assembler {
  readonly #drafts = new DraftList();
  readonly #calendar = new Calendar();
  /** What was celebrated together (集中动工仪式): the projects that are listed after it. */
  #ceremony: { readonly stage: StageMention; readonly date: string | undefined; left: number } | undefined;
  /** The company that this paragraph named last. */
  #paragraph: ReadCompany | undefined;

  finish(findings: readonly Findings[]): ProjectDraft[] {
    return this.#drafts.finish(findings);
  }

  read(found: Findings): void {
    for (const sentence of found.passage.sentences) {
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
      companies: inside(all.companies),
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
    if (this.#ceremony) this.#ceremony.left--;
    this.#celebrated(found, sentence, named);
    for (const stage of found.stages) {
      const targets = targetsOf(found, sentence, stage, named, this.#drafts);
      const date = this.#calendar.dateOf(found, sentence, stage);
      if (targets.length > 0 && LISTS.test(found.passage.text.slice(stage.end, sentence.end))) {
        this.#ceremony = { stage, date, left: 5 };
      }
      if (targets.length === 0) {
        if (!stage.planned && isCrowd(found.passage.text, sentence, stage))
          this.#celebrate(found, stage, date);
        continue;
      }
      for (const draft of targets) {
        draft.addEvent({
          stage: stage.stage,
          planned: stage.planned || isAfter(date, found.published),
          passage: found.passage,
          span: sentence,
          ...(date === undefined ? {} : { date }),
        });
        draft.place ??= placeOf(found, draft.span, sentence);
      }
      if (targets.length === 1) this.#drafts.current = targets[0];
    }
    for (const figure of found.figures) this.#drafts.giveFigure(found, sentence, figure, named);
    const spoken =
      named.length === 1 ? named[0]?.draft : named.length === 0 ? this.#drafts.current : undefined;
    if (spoken) spoken.company ??= builderIn(found, sentence);
    const last = named.findLast(({ name }) => !isWhere(found.passage.text, name, found.stages))?.draft;
    if (last) this.#drafts.current = last;
    for (const { draft } of named) this.#drafts.mention(draft);
    this.#calendar.endSentence(found, sentence);
    this.#paragraph = found.companies.at(-1)?.company ?? this.#paragraph;
  }

  /** 举行第二季度项目集中动工仪式: what is listed after it was begun that day. */
  #celebrate({ stages }: Findings, stage: StageMention, date: string | undefined): void {
    const several = new Set(stages.map((mention) => mention.stage)).size > 1;
    this.#ceremony = several ? undefined : { stage, date: date ?? this.#calendar.occasion, left: 3 };
  }

  /** Projects that are only listed, right after a ceremony, were celebrated there. */
  #celebrated(found: Findings, sentence: Span, named: readonly Named[]): void {
    const ceremony = this.#ceremony;
    if (!ceremony || ceremony.left < 0 || found.stages.some(({ planned }) => !planned) || named.length === 0)
      return;
    const { text } = found.passage;
    const words = text.slice(sentence.start, sentence.end);
    if (
      !LISTING.test(words) &&
      !(named.length > 1 || text[sentence.end - 1] === ';' || text[sentence.start - 1] === ';')
    )
      return;
    for (const { name, draft } of named) {
      if (isWhere(text, name, found.stages)) continue;
      draft.addEvent({
        stage: ceremony.stage.stage,
        planned: false,
        passage: found.passage,
        span: sentence,
        ...(ceremony.date === undefined ? {} : { date: ceremony.date }),
      });
    }
    ceremony.left = 1;
  }
}
