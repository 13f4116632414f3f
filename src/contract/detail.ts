/** Whole records with their links to the others, as the record routes and pages give them. */
import type { Readings } from './reading.ts';
import type { Article, Company, Project, ProjectEvent, Stage } from './record.ts';
import type { Link } from './search.ts';

export interface ArticleLink {
  readonly id: string;
  readonly title: string;
  readonly published?: string;
  readonly source?: string;
}

/** Another article that prints the same report. */
export interface ReprintLink extends ArticleLink {
  /** On the one that the others were taken from. */
  readonly original?: true;
}

export interface ProjectLink extends Link {
  readonly stage?: Stage;
  readonly investmentYi?: number;
  readonly regions?: readonly string[];
  /** Oldest first, undated last. */
  readonly events: readonly ProjectEvent[];
}

/** `Omit` for records that carry fields of their own: the named fields keep their types. */
type Without<T, K extends string> = {
  [P in keyof T as string extends P ? never : P extends K ? never : P]: T[P];
} & { readonly [field: string]: unknown };

export type ArticleDetail = Without<Article, 'companies'> & {
  readonly type: 'article';
  readonly companies: readonly Link[];
  readonly projects: readonly ProjectLink[];
  /** The original first, then the earliest; absent where nobody else prints it. */
  readonly reprints?: readonly ReprintLink[];
};

export type ProjectDetail = Without<Project, 'company' | 'articles' | 'events'> & {
  readonly type: 'project';
  /** `id` is absent where the file names a company that has no record. */
  readonly company?: { readonly id?: string; readonly name: string };
  readonly events: readonly ProjectEvent[];
  readonly articles: readonly ArticleLink[];
  /** What the articles say of it, found by the indexer; absent where nothing was read. */
  readonly readings?: Readings;
};

export type CompanyDetail = Company & {
  readonly type: 'company';
  readonly projects: readonly ProjectLink[];
  readonly articles: readonly ArticleLink[];
};

export type RecordDetail = ArticleDetail | ProjectDetail | CompanyDetail;
