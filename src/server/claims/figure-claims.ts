/** The figures of a project side by side: each value once, with everybody who gives it. None is preferred. */
import type { ProjectDetail } from '../../contract/detail.ts';
import { FIGURE_KINDS, type FigureKind, type FigureUnit } from '../../contract/reading.ts';
import { type ClaimSource, mergedSources } from './claim-source.ts';

export interface FigureClaim {
  readonly value: number | string;
  /** Absent where the corpus gives words. */
  readonly unit?: FigureUnit;
  /** 一期, 首期 …, where the figure is of that phase alone. */
  readonly phase?: string;
  /** True where the record of the corpus states it. */
  readonly stated: boolean;
  readonly sources: readonly ClaimSource[];
}

export interface FigureGroup {
  /** A kind of figure, or the field that the corpus names in a conflict. */
  readonly kind: FigureKind | (string & {});
  readonly claims: readonly FigureClaim[];
  /** Two values for the same thing, in the same unit. */
  readonly differs: boolean;
}

const FIELDS = [
  ['investmentYi', 'investment', '亿元'],
  ['landMu', 'land', '亩'],
  ['floorAreaM2', 'floorArea', '㎡'],
  ['outputYi', 'output', '亿元'],
] as const;

/** A figure for which another article gives another value, as the corpus writes it in `conflicts`. */
interface Conflict {
  readonly field: string;
  readonly value: string | number;
  readonly articleId?: string;
}

type Told = FigureClaim & { readonly kind: string };

function conflictsOf(project: ProjectDetail): readonly Conflict[] {
  const { conflicts } = project as { conflicts?: unknown };
  if (!Array.isArray(conflicts)) return [];
  return conflicts.filter((one: unknown): one is Conflict => {
    if (typeof one !== 'object' || one === null) return false;
    const { field, value, articleId } = one as Record<keyof Conflict, unknown>;
    return (
      typeof field === 'string' &&
      (typeof value === 'number' || typeof value === 'string') &&
      (articleId === undefined || typeof articleId === 'string')
    );
  });
}

function told(project: ProjectDetail): readonly Told[] {
  const stated = FIELDS.flatMap(([field, kind, unit]): Told[] => {
    const value = project[field];
    return value === undefined ? [] : [{ kind, value, unit, stated: true, sources: [] }];
  });
  const conflicts = conflictsOf(project).map(({ field, value, articleId }): Told => {
    const [, kind = field, unit] = FIELDS.find(([name]) => name === field) ?? [];
    return {
      kind,
      value,
      ...(unit === undefined || typeof value === 'string' ? {} : { unit }),
      stated: true,
      sources: articleId === undefined ? [] : [{ articleId }],
    };
  });
  const read = (project.readings?.figures ?? []).map(
    ({ kind, value, unit, phase, at }): Told => ({
      kind,
      value,
      unit,
      ...(phase === undefined ? {} : { phase }),
      stated: false,
      sources: [{ articleId: at.articleId, at }],
    }),
  );
  return [...stated, ...conflicts, ...read];
}

/** Those that differ first, else in the order of the page; whole before its phases. */
export function figureGroups(project: ProjectDetail): readonly FigureGroup[] {
  const kinds = new Map<string, FigureClaim[]>();
  for (const { kind, ...claim } of told(project)) {
    const claims = kinds.get(kind) ?? [];
    kinds.set(kind, claims);
    const at = claims.findIndex((one) => keyOf(one) === keyOf(claim));
    const known = claims[at];
    if (known === undefined) claims.push(claim);
    else {
      const sources = mergedSources([...known.sources, ...claim.sources]);
      claims[at] = { ...known, stated: known.stated || claim.stated, sources };
    }
  }
  return [...kinds]
    .map(([kind, claims]): FigureGroup => {
      const ordered = claims.toSorted(
        (a, b) => Number(a.phase !== undefined) - Number(b.phase !== undefined),
      );
      const things = ordered.map(({ phase = '', unit = '' }) => `${phase}|${unit}`);
      return { kind, claims: ordered, differs: new Set(things).size < things.length };
    })
    .toSorted((a, b) => Number(b.differs) - Number(a.differs) || place(a.kind) - place(b.kind));
}

function place(kind: string): number {
  const at = FIGURE_KINDS.indexOf(kind as FigureKind);
  return at === -1 ? FIGURE_KINDS.length : at;
}

function keyOf({ value, unit, phase }: FigureClaim): string {
  return JSON.stringify([value, unit ?? '', phase ?? '']);
}
