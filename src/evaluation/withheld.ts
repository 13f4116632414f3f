/** What is read of the stated projects when the statements are withheld: their company, stage and investment. */
import type { Extraction, ReadProject } from '../contract/reading.ts';
import type { Article, Company, Project } from '../contract/record.ts';
import { ConceptDictionary, companyConcept, nameKey } from '../entities/concept.ts';
import { likeness, projectKey } from '../extraction/project-book.ts';
import type { Stated } from '../extraction/told.ts';

/** Of how many projects that state it, it was read; `missed` names the others. */
export interface Found {
  readonly found: number;
  readonly of: number;
  readonly missed: readonly string[];
}

export interface WithheldScore {
  readonly company: Found;
  readonly stage: Found;
  readonly investment: Found;
}

/** A reading that is less like a stated project than this is of another; a company in common counts as much as a name. */
const ALIKE = 0.45;
const SAME_COMPANY = 0.6;
const SAME_PHASE = 0.3;
/** Readings of other articles about the same project, and of its parts, are within this of the best. */
const AS_GOOD = 0.25;

/** The articles without companies, and a corpus without projects; with `names` withheld too, without companies at all. */
export function withheld(stated: Stated, names: boolean): Stated {
  return {
    articles: stated.articles.map(({ companies: _, ...article }) => article as Article),
    projects: [],
    companies: names ? [] : stated.companies,
    synonyms: stated.synonyms,
  };
}

/** `read` reads an article that `withheld` gave. */
export function scoreWithheld(stated: Stated, read: (article: Article) => Extraction): WithheldScore {
  const dictionary = new ConceptDictionary(stated.companies.map(companyConcept));
  const idOf = (name: string) => dictionary.named(nameKey(name))[0]?.id;
  const byId = new Map(stated.companies.map((company) => [company.id, company]));
  const readings = new Map(
    withheld(stated, false).articles.map((article) => [article.id, read(article).projects]),
  );
  const tallies = { company: tally(), stage: tally(), investment: tally() };
  for (const project of stated.projects) {
    const owner =
      project.company === undefined ? undefined : (byId.get(project.company)?.id ?? idOf(project.company));
    const ownerOf = ({ company }: ReadProject) =>
      company && (company.id ?? [company.name, ...company.names].map(idOf).find((id) => id !== undefined));
    const reads = (project.articles ?? []).flatMap((id) => readings.get(id) ?? []);
    const near = nearest(
      project,
      reads,
      (candidate) => owner !== undefined && ownerOf(candidate) === owner,
      byId.get(owner ?? ''),
    );
    const same = near.best;
    if (project.company !== undefined) {
      tallies.company(
        project,
        near.alike.some((candidate) => ownerOf(candidate) === owner && owner !== undefined),
      );
    }
    if (project.stage !== undefined) {
      tallies.stage(
        project,
        same.some(({ events }) => events.some(({ stage }) => stage === project.stage)),
      );
    }
    if (project.investmentYi !== undefined) {
      const wanted = project.investmentYi;
      tallies.investment(
        project,
        same.some(({ figures }) =>
          figures.some(({ kind, value }) => kind === 'investment' && value === wanted),
        ),
      );
    }
  }
  return {
    company: tallies.company.result(),
    stage: tallies.stage.result(),
    investment: tallies.investment.result(),
  };
}

function nearest(
  project: Project,
  reads: readonly ReadProject[],
  sameCompany: (read: ReadProject) => boolean,
  company: Company | undefined,
): { alike: ReadProject[]; best: ReadProject[] } {
  const names = company ? companyConcept(company).terms.map(nameKey) : [];
  const key = projectKey(project.name, names);
  const scored = reads
    .map((read) => {
      const alike =
        read.name === undefined
          ? 0
          : Math.max(
              likeness(key, projectKey(read.name, names)),
              likeness(nameKey(project.name), nameKey(read.name)),
            );
      const phase = read.phase !== undefined && project.name.includes(read.phase) ? SAME_PHASE : 0;
      return { read, score: alike + (sameCompany(read) ? SAME_COMPANY : 0) + phase };
    })
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score);
  const top = scored[0]?.score ?? 0;
  return {
    alike: scored.map(({ read }) => read),
    best: scored.filter(({ score }) => score >= top - AS_GOOD).map(({ read }) => read),
  };
}

function tally() {
  let found = 0;
  const missed: string[] = [];
  const add = (project: Project, isFound: boolean) => {
    if (isFound) found++;
    else missed.push(`${project.id} ${project.name}`);
  };
  return Object.assign(add, { result: (): Found => ({ found, of: found + missed.length, missed }) });
}
