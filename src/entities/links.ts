/** Which record speaks of which: names and ids of the corpus resolved to record numbers, both ways. */
import type { Article, Company, Project } from '../contract/record.ts';
import { type ConceptDictionary, nameKey } from './concept.ts';

export interface Records {
  readonly articles: readonly Article[];
  readonly projects: readonly Project[];
  readonly companies: readonly Company[];
}

/** Positions in the three lists of `Records`, each sorted and without repeats. */
export interface Links {
  readonly articleCompanies: readonly (readonly number[])[];
  readonly articleProjects: readonly (readonly number[])[];
  readonly projectCompanies: readonly (readonly number[])[];
  readonly projectArticles: readonly (readonly number[])[];
  readonly companyProjects: readonly (readonly number[])[];
  readonly companyArticles: readonly (readonly number[])[];
}

function positions(records: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(records.map(({ id }, position) => [id, position]));
}

/** Most articles speak of nobody: all of those share it. */
const NONE: readonly number[] = [];

function sorted(values: readonly number[]): readonly number[] {
  if (values.length === 0) return NONE;
  return values.length === 1 ? values : [...new Set(values)].sort((a, b) => a - b);
}

function inverse(links: readonly (readonly number[])[], length: number): (readonly number[])[] {
  const out = new Array<readonly number[]>(length).fill(NONE);
  for (const [from, targets] of links.entries()) {
    for (const target of targets) {
      if (target >= length) continue;
      const list = out[target] as number[];
      if (list === NONE) out[target] = [from];
      else list.push(from);
    }
  }
  return out;
}

export function linkRecords(records: Records, dictionary: ConceptDictionary): Links {
  const companyAt = positions(records.companies);
  const articleAt = positions(records.articles);
  const companiesNamed = (value: string): number[] => {
    const byId = companyAt.get(value);
    if (byId !== undefined) return [byId];
    return dictionary
      .named(nameKey(value))
      .flatMap(({ kind, id }) => (kind === 'company' && id !== undefined ? (companyAt.get(id) ?? []) : []));
  };
  const projectCompanies = records.projects.map((project) =>
    project.company === undefined ? [] : companiesNamed(project.company),
  );
  const projectArticles = records.projects.map(({ articles = [], events = [] }) =>
    sorted(
      [...articles, ...events.flatMap(({ articleId }) => articleId ?? [])].flatMap(
        (id) => articleAt.get(id) ?? [],
      ),
    ),
  );
  const articleProjects = inverse(projectArticles, records.articles.length);
  const articleCompanies = records.articles.map(({ companies = [] }, article) => {
    const projects = articleProjects[article] ?? [];
    if (companies.length === 0 && projects.length === 0) return NONE;
    return sorted([
      ...companies.flatMap(companiesNamed),
      ...projects.flatMap((project) => projectCompanies[project] ?? []),
    ]);
  });
  return {
    articleCompanies,
    articleProjects,
    projectCompanies,
    projectArticles,
    companyProjects: inverse(projectCompanies, records.companies.length),
    companyArticles: inverse(articleCompanies, records.companies.length),
  };
}
