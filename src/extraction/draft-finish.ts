/** What becomes of the drafts once the article is read: whose they are, what is said twice, what is too little. */
import { partOfSpeech, segment } from '../analysis/segmenter.ts';
import { nameKey } from '../entities/concept.ts';
import type { Findings } from './findings.ts';
import type { ReadCompany } from './name-book.ts';
import type { Settle } from './owner-choice.ts';
import type { EventDraft, ProjectDraft } from './project-draft.ts';
import { COMMON_HEADS, WORKS } from './project-owner.ts';

export function finishDrafts(
  drafts: readonly ProjectDraft[],
  untold: readonly EventDraft[],
  findings: readonly Findings[],
  builders: ReadonlySet<ReadCompany>,
  settle: Settle,
): ProjectDraft[] {
  const companies = new Set(findings.flatMap((found) => found.companies.map(({ company }) => company)));
  const titled = new Set(findings[0]?.companies.map(({ company }) => company) ?? []);
  const only: ReadCompany | undefined =
    companies.size === 1 ? [...companies][0] : titled.size === 1 ? [...titled][0] : spokenFor(findings);
  const kept = drafts.filter((draft) => draft.events.length > 0 || draft.figures.length > 0);
  const owned = only && !builders.has(only) ? only : undefined;
  const owners = new Set(kept.flatMap(({ company }) => company ?? []));
  // An announcement speaks of its company's projects alone.
  const whole =
    owned &&
    (owners.size === 0 ||
      (owners.size === 1 && owners.has(owned)) ||
      (titled.size === 1 && speaksOfItself(findings)));
  if (owned && (kept.length <= 2 || whole))
    for (const draft of kept)
      if (!isPublicWork(draft) && !isItem(draft) && isKnownBy(draft, owned, findings))
        draft.company ??= owned;
  settle(kept, untold, findings, builders);
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

const OFFICER =
  /^(?:\([^()]*\))?(?:的)?(?:副?董事长|(?:常务)?副?总经理|副?总裁|副总|创始人|厂长|(?:项目)?负责人|董秘)/u;

/** The only company whose officers speak. */
function spokenFor(findings: readonly Findings[]): ReadCompany | undefined {
  const [one, ...more] = new Set(
    findings.flatMap(({ passage: { text }, companies }) =>
      companies.filter(({ end }) => OFFICER.test(text.slice(end, end + 24))).map(({ company }) => company),
    ),
  );
  return more.length === 0 ? one : undefined;
}

/** An announcement calls whoever makes it 公司, again and again. */
function speaksOfItself(findings: readonly Findings[]): boolean {
  const text = findings.at(-1)?.passage.text ?? '';
  return (text.match(/(?<![\p{Script=Han}])(?:本)?公司(?=[\p{Script=Han}])|由公司/gu)?.length ?? 0) > 1;
}

/** True where the title, or the text up to the project, has named the company. */
function isKnownBy(
  { passage, span }: ProjectDraft,
  company: ReadCompany,
  findings: readonly Findings[],
): boolean {
  return findings.some((found) =>
    found.companies.some(
      (mention) =>
        mention.company === company &&
        (found.passage.field === 'title' || (found.passage === passage && mention.start <= span.end + 40)),
    ),
  );
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
    segment(name).some(
      (word) => !COMMON_HEADS.has(word) && /^(?:x|n[stz]\w*|nr\w*|s|m|eng)$/u.test(partOfSpeech(word)),
    )
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
      .map(({ stage, date, planned }) => ({ stage, date, planned, company: draft.company, draft })),
  );
  for (const draft of drafts) {
    draft.dropEvents(
      ({ passage, date, stage, planned }) =>
        passage.field === 'title' &&
        told.some(
          (event) =>
            event.stage === stage &&
            (date === undefined ||
              (event.draft !== draft && event.planned === planned && (event.date ?? '').startsWith(date))) &&
            (!event.company || !draft.company || sameHouse(event.company, draft.company)),
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

/** 华润水泥 and 华润水泥(封开)有限公司: a title says the shorter name. */
function sameHouse(a: ReadCompany, b: ReadCompany): boolean {
  return (
    a === b ||
    [...a.names].some((name) => [...b.names].some((other) => name.includes(other) || other.includes(name)))
  );
}
