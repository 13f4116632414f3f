/**
 * Typed views of a record's fields. The records are open (they keep the fields of their owners), so what the
 * contract does not name is read here, and left alone where it has another shape than the page can show.
 */
import type { CompanyDetail, ProjectDetail } from '../../contract/detail.ts';

/** A figure for which another article gives another value. */
export interface Conflict {
  readonly field: string;
  readonly value: string | number;
  readonly articleId?: string;
}

function words(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((one): one is string => typeof one === 'string' && one.trim() !== '');
}

/** Former names and related firms of a company, where its line has them (`formerNames`, `related`). */
export function companyExtras(company: CompanyDetail): {
  former: readonly string[];
  related: readonly string[];
} {
  const { formerNames, related } = company;
  return { former: words(formerNames), related: words(related) };
}

export function conflictsOf(project: ProjectDetail): readonly Conflict[] {
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

/** True for a record that the indexer read out of articles. */
export function isDerived(record: object): boolean {
  return (record as { derived?: unknown }).derived === true;
}
