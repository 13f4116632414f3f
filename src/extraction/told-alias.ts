/** What one article calls a stated company, other articles may call it too: 广东冠旭科技(以下简称“冠科”). */
import type { ReadProject } from '../contract/reading.ts';
import { nameKey } from '../entities/concept.ts';
import type { Told } from './told.ts';

const LEGAL = /(?:有限责任公司|有限公司|股份公司|集团公司)$/u;

/** Names of stated companies that only articles tell → the company's id; names that two companies bear are left out. */
export function aliasesTold(told: readonly Told[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  for (const { company } of told.flatMap(({ projects }) => projects)) {
    if (!company) continue;
    for (const name of new Set([company.name, ...company.names].map(nameKey))) {
      const owner = company.id ?? (LEGAL.test(nameKey(company.name)) ? nameKey(company.name) : undefined);
      if (owner === undefined) continue;
      if ((owners.get(name) ?? owner) !== owner) shared.add(name);
      owners.set(name, owner);
    }
  }
  const ids = new Set(told.flatMap(({ projects }) => projects.flatMap(({ company }) => company?.id ?? [])));
  return new Map([...owners].filter(([name, owner]) => ids.has(owner) && !shared.has(name)));
}

/** The project as that of the stated company whose short name its article gives. A full name is another company's. */
export function ofAlias(project: ReadProject, aliases: ReadonlyMap<string, string>): ReadProject {
  const { company } = project;
  if (!company || company.id !== undefined || LEGAL.test(nameKey(company.name))) return project;
  const id = aliases.get(nameKey(company.name));
  return id === undefined ? project : { ...project, company: { ...company, id, sure: true } };
}
