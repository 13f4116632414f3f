/** Which day a stage is of: its own date, that of its sentence, or of the occasion that is being told of. */
import { type Findings, isAfter, isCrowd } from './findings.ts';
import type { Span } from './passage.ts';
import type { StageMention } from './stage.ts';

export class Calendar {
  /** The day that the sentence before this one tells of, in the same paragraph. */
  #occasion: string | undefined;
  /** The day of the last event that many took part in; it holds for those that are named after it. */
  #festive: { readonly day: string; readonly stages: ReadonlySet<string>; left: number } | undefined;

  get occasion(): string | undefined {
    return this.#occasion;
  }

  beginParagraph(): void {
    this.#occasion = undefined;
  }

  beginSentence(): void {
    if (this.#festive) this.#festive.left--;
  }

  /** The date that the words around a stage give it. */
  dateOf({ passage, dates, stages }: Findings, sentence: Span, stage: StageMention): string | undefined {
    const { text } = passage;
    const clauseStart = Math.max(sentence.start, text.lastIndexOf(',', stage.start - 1) + 1);
    const comma = text.indexOf(',', stage.end);
    const clauseEnd = comma < 0 || comma > sentence.end ? sentence.end : comma;
    const before = dates.filter(({ end }) => end <= stage.start);
    const near = before.filter(({ start }) => start >= clauseStart).at(-1);
    const own = near?.repeats
      ? (before.findLast(({ start, repeats }) => start >= clauseStart && !repeats) ?? near)
      : near;
    // 6月28日,…第二季度项目集中动工: the quarter is that of the projects.
    const day = /-Q\d$/u.test(own?.date ?? '')
      ? before.findLast(({ date }) => date?.length === 10)
      : undefined;
    if (own) return (day ?? own).date;
    if (/(?<![实出呈表发体兑])现(?!场)|目前|如今|至今|眼下/u.test(text.slice(clauseStart, stage.start)))
      return undefined;
    const behind = dates.find(({ start, end }) => start >= stage.end && end <= clauseEnd);
    if (behind && /^(?:于|时间(?:为|是)?|在|\()$/u.test(text.slice(stage.end, behind.start)))
      return behind.date;
    if (stage.planned) return undefined;
    if (stage.stage === '在建') return undefined;
    const earlier = before.findLast(
      (date) =>
        !stages.some(
          (other) =>
            other.start >= date.end &&
            other.end < stage.start &&
            text[other.end] === '的' &&
            other.start - date.end < 8,
        ),
    );
    if (earlier) return earlier.date;
    if (before.length > 0) return undefined;
    const festive =
      this.#festive && this.#festive.left >= 0 && this.#festive.stages.has(stage.stage)
        ? this.#festive.day
        : undefined;
    return this.#occasion ?? festive;
  }

  /** What the sentence leaves for those behind it. */
  endSentence(found: Findings, sentence: Span): void {
    this.#occasion =
      found.dates.findLast(({ date }) => date?.length === 10 && !isAfter(date, found.published))?.date ??
      (sentence.end - sentence.start < 12 || found.stages.length === 0 ? this.#occasion : undefined);
    const crowd = found.stages.filter((stage) => isCrowd(found.passage.text, sentence, stage));
    if (crowd.length > 0 && this.#occasion !== undefined) {
      this.#festive = { day: this.#occasion, stages: new Set(crowd.map(({ stage }) => stage)), left: 4 };
    }
  }
}
