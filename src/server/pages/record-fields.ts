/**
 * Typed views of a record's fields. The records are open (they keep the fields of their owners), so what the
 * contract does not name is read here, and left alone where it has another shape than the page can show.
 */
import type { CompanyDetail } from '../../contract/detail.ts';
import { type Evidence, READ_FIELDS } from '../../contract/reading.ts';

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

/** The words that a company without a line of its own was read from. */
export function evidenceOf(company: CompanyDetail): readonly Evidence[] {
  const { evidence } = company;
  if (!Array.isArray(evidence)) return [];
  return evidence.filter((one: unknown): one is Evidence => {
    if (typeof one !== 'object' || one === null) return false;
    const { articleId, field, start, end, quote } = one as Record<keyof Evidence, unknown>;
    return (
      typeof articleId === 'string' &&
      READ_FIELDS.some((name) => name === field) &&
      Number.isInteger(start) &&
      Number.isInteger(end) &&
      typeof quote === 'string'
    );
  });
}

/** True for a record that the indexer read out of articles. */
export function isDerived(record: object): boolean {
  return (record as { derived?: unknown }).derived === true;
}
