/** What was read from prose: every statement names the words it was read from. */
import type { Stage } from './record.ts';

export const READ_FIELDS = ['title', 'text'] as const;
export type ReadField = (typeof READ_FIELDS)[number];

/** The words of an article that something was read from. */
export interface Evidence {
  readonly articleId: string;
  readonly field: ReadField;
  /** `[start, end)` in UTF-16 units of that field; `quote` is that slice. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export const FIGURE_KINDS = ['investment', 'output', 'tax', 'land', 'floorArea'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** Money stays in its own currency; land in 亩, floor area in ㎡. */
export const FIGURE_UNITS = ['亿元', '亿美元', '亿港元', '亿欧元', '亿日元', '亩', '㎡'] as const;
export type FigureUnit = (typeof FIGURE_UNITS)[number];

/** A stage that an article tells of, dated as exactly as its words support. */
export interface ReadEvent {
  readonly stage: Stage;
  /** `YYYY-MM-DD`, `YYYY-MM`, `YYYY-Qn` or `YYYY`; absent where the text does not support the year. */
  readonly date?: string;
  /** True for what is announced (预计, 力争, 计划), absent for what has happened. */
  readonly planned?: true;
  readonly at: Evidence;
}

export interface ReadFigure {
  readonly kind: FigureKind;
  readonly value: number;
  readonly unit: FigureUnit;
  /** 一期, 首期 …, where the figure is of that phase alone. */
  readonly phase?: string;
  readonly at: Evidence;
}

/** What articles say of a project, beside what the corpus states of it. Sources that differ stand side by side. */
export interface Readings {
  readonly events: readonly ReadEvent[];
  readonly figures: readonly ReadFigure[];
}

/** Words of the title or the text, `[start, end)` in UTF-16 units of that field. */
export interface Quote {
  readonly field: ReadField;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export interface ReadCompanyMention extends Quote {
  /** The fullest name that the article gives it. */
  readonly name: string;
  /** Of its record, where the corpus has one. */
  readonly id?: string;
}

export interface ReadPlaceMention extends Quote {
  /** Outermost first. */
  readonly path: readonly string[];
  /** GB/T 2260, for what has a code. */
  readonly code?: string;
}

export interface ReadDateMention extends Quote {
  /** Absent where the text does not support the year. */
  readonly date?: string;
}

/** `batch`: of several projects together; `other`: of nothing that a project has. */
export interface ReadSum extends Quote {
  readonly kind: FigureKind | 'batch' | 'other';
  readonly value: number;
  readonly unit: FigureUnit;
  readonly phase?: string;
}

export interface ReadProject {
  /** As printed; absent where the article gives it none. */
  readonly name?: string;
  readonly company?: {
    readonly name: string;
    readonly names: readonly string[];
    readonly id?: string;
    /** Enough for a record: the corpus states it, its form says so, everybody knows it, or the words beside it do. */
    readonly sure: boolean;
  };
  readonly place?: readonly string[];
  readonly phase?: string;
  readonly industry?: string;
  readonly figures: readonly ReadSum[];
  readonly events: readonly (Quote & {
    readonly stage: Stage;
    readonly date?: string;
    readonly planned?: true;
  })[];
}

/** Everything that was read from one title and text. */
export interface Extraction {
  readonly companies: readonly ReadCompanyMention[];
  readonly places: readonly ReadPlaceMention[];
  readonly dates: readonly ReadDateMention[];
  readonly sums: readonly ReadSum[];
  readonly projects: readonly ReadProject[];
}
