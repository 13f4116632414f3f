/** Companies that articles name and the corpus does not: one record a company, whatever it is called. */
import { createHash } from 'node:crypto';
import type { Evidence, ReadProject } from '../contract/reading.ts';
import type { Company } from '../contract/record.ts';
import { nameKey } from '../entities/concept.ts';

const LEGAL = /(?:有限责任公司|有限公司|股份公司|集团公司)$/u;
const MAX_EVIDENCE = 5;

interface Entry {
  name: string;
  readonly names: Map<string, string>;
  readonly evidence: Evidence[];
  readonly industries: Map<string, number>;
}

/** A stable id: the same name gives the same, whatever else the corpus holds. */
export function derivedId(prefix: string, key: string): string {
  return `${prefix}-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
}

export class CompanyBook {
  readonly #entries: Entry[] = [];
  readonly #byName = new Map<string, Entry>();

  /** The company that owns a project read in an article; the first evidence is where it was named. */
  add({ company, industry }: ReadProject, evidence: Evidence): string | undefined {
    if (!company || company.id !== undefined) return undefined;
    const key = nameKey(company.name);
    const full = LEGAL.test(key);
    // A short name joins the full name that it was told with; two full names are two companies.
    const known =
      this.#byName.get(key) ??
      company.names
        .map((name) => this.#byName.get(name))
        .find((entry) => entry !== undefined && !(full && LEGAL.test(nameKey(entry.name))));
    const entry: Entry = known ?? {
      name: company.name,
      names: new Map(),
      evidence: [],
      industries: new Map(),
    };
    if (!known) this.#entries.push(entry);
    else if (full && !LEGAL.test(nameKey(entry.name))) entry.name = company.name;
    for (const name of [company.name, ...company.names]) {
      const folded = nameKey(name);
      if (!entry.names.has(folded)) entry.names.set(folded, name);
      if (!this.#byName.has(folded)) this.#byName.set(folded, entry);
    }
    if (entry.evidence.length < MAX_EVIDENCE) entry.evidence.push(evidence);
    if (industry !== undefined) entry.industries.set(industry, (entry.industries.get(industry) ?? 0) + 1);
    return key;
  }

  /** The record's id for a name that was added. */
  idOf(key: string): string | undefined {
    const entry = this.#byName.get(key);
    return entry && derivedId('dc', nameKey(entry.name));
  }

  records(): Company[] {
    const seen = new Set<string>();
    return this.#entries.flatMap((entry) => {
      const id = derivedId('dc', nameKey(entry.name));
      if (seen.has(id)) return [];
      seen.add(id);
      const aliases = [...entry.names.values()].filter((name) => nameKey(name) !== nameKey(entry.name));
      const [industry] = [...entry.industries].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
      return [
        {
          id,
          name: entry.name,
          ...(aliases.length > 0 ? { aliases } : {}),
          ...(industry === undefined ? {} : { industry }),
          derived: true,
          evidence: entry.evidence,
        },
      ];
    });
  }
}
