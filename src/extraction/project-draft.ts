/** A project while an article is read: what was said of it so far. */
import type { Stage } from '../contract/record.ts';
import { nameKey } from '../entities/concept.ts';
import type { Figure } from './figure.ts';
import type { ReadCompany } from './name-book.ts';
import type { Passage, Span } from './passage.ts';
import type { ProjectName } from './project-name.ts';

export interface EventDraft {
  readonly stage: Stage;
  readonly date?: string;
  readonly planned: boolean;
  readonly passage: Passage;
  /** The sentence that says so. */
  readonly span: Span;
  /** The words of the stage, or the name of the item that a list gives it. */
  readonly at: Span;
}

export interface FigureDraft {
  readonly figure: Figure;
  readonly passage: Passage;
}

export class ProjectDraft {
  /** Fullest name so far, as printed; absent while only its company is known. */
  name: string | undefined;
  phase: string | undefined;
  company: ReadCompany | undefined;
  place: readonly string[] | undefined;
  readonly events: EventDraft[] = [];
  readonly figures: FigureDraft[] = [];
  /** Where it was named first, or where what was said of it was said. */
  readonly passage: Passage;
  readonly span: Span;
  readonly #keys = new Set<string>();

  constructor(passage: Passage, span: Span) {
    this.passage = passage;
    this.span = span;
  }

  rename(passage: Passage, { name, start, end, phase }: ProjectName, company: ReadCompany | undefined): void {
    const printed = passage.quote({ start, end });
    if (this.name === undefined || printed.length > this.name.length) this.name = printed;
    this.phase ??= phase;
    for (const key of keysOf(name, company ?? this.company)) this.#keys.add(key);
  }

  /** True where the name may be another way to write this project's. */
  isNamed({ name, phase }: ProjectName, company: ReadCompany | undefined): boolean {
    if (company && this.company && company !== this.company) return false;
    if (phase !== undefined && this.phase !== undefined && phase !== this.phase) return false;
    // 康方生物科技园(二期) … 科技园二期
    const short = name.replace(/\(?[一二三四首]期\)?$/u, '');
    if (
      company === undefined &&
      phase !== undefined &&
      phase === this.phase &&
      short.length >= 2 &&
      this.name !== undefined &&
      nameKey(this.name)
        .replace(/\(?[一二三四首]期\)?$/u, '')
        .endsWith(short)
    )
      return true;
    const keys = keysOf(name, company ?? this.company);
    if (
      company &&
      company === this.company &&
      (keys.length === 0 || (this.name !== undefined && this.#keys.size === 0))
    )
      return true;
    return keys.some((key) =>
      [...this.#keys].some(
        (own) =>
          own === key ||
          (key.length >= 4 && own.length >= 4 && (own.includes(key) || key.includes(own))) ||
          isShortened(key, own) ||
          isShortened(own, key),
      ),
    );
  }

  addEvent(event: EventDraft): void {
    const same = this.events.find(
      ({ stage, date, planned }) =>
        stage === event.stage && planned === event.planned && agree(date, event.date),
    );
    if (!same) this.events.push(event);
    else {
      const date = exactness(same.date) < exactness(event.date) ? event.date : same.date;
      // What the text tells is told there, even where the title says so first.
      const teller = same.passage.field === 'title' ? event : same;
      const told = date === same.date && teller === same ? same : date === event.date ? event : teller;
      if (told !== same || date !== same.date)
        this.events.splice(this.events.indexOf(same), 1, {
          ...told,
          ...(date === undefined ? {} : { date }),
        });
    }
  }

  /** What is only announced gives way to what has happened: 增资扩产, 将扩产. */
  withoutOldPlans(): void {
    this.dropEvents(
      ({ planned, date, stage }) =>
        planned && date === undefined && this.events.some((other) => other.stage === stage && !other.planned),
    );
  }

  dropEvents(unwanted: (event: EventDraft) => boolean): void {
    const kept = this.events.filter((event) => !unwanted(event));
    this.events.splice(0, this.events.length, ...kept);
  }

  addFigure(passage: Passage, figure: Figure): void {
    const same = this.figures.some(
      ({ figure: known }) =>
        known.kind === figure.kind && known.value === figure.value && known.unit === figure.unit,
    );
    if (!same) this.figures.push({ figure, passage });
  }

  /** The first figure of a kind that is of the whole project. */
  total(kind: Figure['kind']): Figure | undefined {
    const of = this.figures.map(({ figure }) => figure).filter((figure) => figure.kind === kind);
    return (
      of.find(({ phase }) => phase === undefined || phase === this.phase) ??
      (of.length === 1 ? of[0] : undefined)
    );
  }
}

/** 栗子湾抽蓄电站 for 栗子湾抽水蓄能电站: the same beginning and end, and in between some characters left out. */
function isShortened(short: string, long: string): boolean {
  if (short.length < 6 || short.length >= long.length || short.length * 2 < long.length) return false;
  if (short.slice(0, 3) !== long.slice(0, 3) || short.slice(-2) !== long.slice(-2)) return false;
  let at = 0;
  for (const character of long) if (character === short[at]) at++;
  return at === short.length;
}

/** One of two dates is missing, or one is the beginning of the other. */
function agree(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || holds(a, b) || holds(b, a);
}

/** 0 for none; a year, a quarter, a month, a day. */
function exactness(date: string | undefined): number {
  return date === undefined ? 0 : date.includes('Q') ? 6 : date.length;
}

/** True where one date lies in the other: 2024-09-04 in 2024-Q3. */
function holds(longer: string, shorter: string): boolean {
  const quarter = /^(\d{4})-Q([1-4])$/u.exec(shorter);
  if (!quarter) return longer.startsWith(shorter);
  const month = Number(/^\d{4}-(\d{2})/u.exec(longer)?.[1]);
  return (
    longer === shorter || (longer.startsWith(`${quarter[1]}-`) && Math.ceil(month / 3) === Number(quarter[2]))
  );
}

const TAIL = /(?:建设|产业化|投资)?(?:项目|工程)$/u;
/** Places that a name begins with tell no project from another. */
const PLACES = /^(?:[\p{Script=Han}]{2,7}?(?:省|市|县|高新区|经开区|新区|区|镇))+/u;
const BRACKETS = /[()“”"·・\s]/gu;

/** What of a name tells one project of a company from another, with and without the company's name in it. */
function keysOf(name: string, company: ReadCompany | undefined): string[] {
  const bare = name
    .replace(/\((?:首期|[一二三四五六]期)\)|(?:首期|[一二三四五六]期)(?:项目|工程)?$/gu, '')
    .replace(BRACKETS, '')
    .replace(TAIL, '');
  const own = [...(company?.names ?? [])]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, written) => rest.replace(written, ''), bare);
  const core = own.replace(PLACES, '').replace(/^(?:项目|工程|基地)+$/u, '');
  // 铜化项目, 肇庆新区本田金属项目: a company's project without a name of its own.
  return core.length < 2 && own !== bare ? [] : [...new Set([bare, own])].filter((key) => key.length >= 2);
}
