/** The stages of a project: what its record states and what was read of it, as one list without repetition. */
import type { Readings } from '../../contract/reading.ts';
import type { ProjectEvent, Stage } from '../../contract/record.ts';
import { daySpan } from '../charts/time-axis.ts';
import { type ClaimSource, mergedSources } from './claim-source.ts';

export interface StageClaim {
  readonly stage: Stage;
  /** The most exact date that a source gives. */
  readonly date?: string;
  readonly planned: boolean;
  readonly sources: readonly ClaimSource[];
}

/** A date whose first day is after `today` is a plan: `2024` is one in 2023, none in 2024. */
export function isPlanned(date: string | undefined, today: string): boolean {
  const [span, now] = [date === undefined ? undefined : daySpan(date), daySpan(today)];
  return span !== undefined && now !== undefined && span[0] > now[0];
}

/** Oldest first, undated last in the order of the record. */
export function stageClaims(
  project: { readonly events: readonly ProjectEvent[]; readonly readings?: Readings | undefined },
  today: string,
): readonly StageClaim[] {
  const told = [
    ...project.events.map(({ stage, date, articleId, ...more }) => ({
      stage,
      date,
      planned: more['planned'] === true || isPlanned(date, today),
      sources: articleId === undefined ? [] : [sourceOf(articleId, date)],
    })),
    ...(project.readings?.events ?? []).map(({ stage, date, planned, at }) => ({
      stage,
      date,
      planned: planned === true || isPlanned(date, today),
      sources: [{ ...sourceOf(at.articleId, date), at }],
    })),
  ];
  const claims: StageClaim[] = [];
  const exactFirst = told.toSorted((a, b) => (b.date ?? '').length - (a.date ?? '').length);
  for (const { date, ...one } of exactFirst) {
    const same = claims.filter((claim) => claim.stage === one.stage && claim.planned === one.planned);
    // What one article says twice, once without the date, is one thing.
    const fellows =
      date === undefined
        ? same.filter(({ date: other, sources }) => other === undefined || shareArticle(sources, one.sources))
        : same.filter((claim) => claim.date !== undefined && isWithin(claim.date, date));
    const [fellow] = fellows;
    // 2021 beside two days of 2021 could be either of them: it stands for itself.
    if (fellow === undefined || (date !== undefined && fellows.length > 1 && fellow.date !== date)) {
      claims.push({ ...one, ...(date === undefined ? {} : { date }) });
    } else {
      claims[claims.indexOf(fellow)] = {
        ...fellow,
        sources: mergedSources([...fellow.sources, ...one.sources]),
      };
    }
  }
  return claims.toSorted((a, b) => startOf(a) - startOf(b));
}

function sourceOf(articleId: string, date: string | undefined): ClaimSource {
  return { articleId, ...(date === undefined ? {} : { date }) };
}

function shareArticle(a: readonly ClaimSource[], b: readonly ClaimSource[]): boolean {
  return a.some(({ articleId }) => b.some((other) => other.articleId === articleId));
}

function isWithin(exact: string, vague: string): boolean {
  const [inner, outer] = [daySpan(exact), daySpan(vague)];
  if (inner === undefined || outer === undefined) return exact === vague;
  return inner[0] >= outer[0] && inner[1] <= outer[1];
}

function startOf({ date }: StageClaim): number {
  return (date === undefined ? undefined : daySpan(date)?.[0]) ?? Number.MAX_SAFE_INTEGER;
}
