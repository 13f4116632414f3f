/**
 * What the articles say beside what the files state: companies and projects without a record, readings of those
 * that have one, and companies, places and industries of articles that state none. What is stated is never changed.
 */
import type { ReadProject } from '../contract/reading.ts';
import type { Article, Project } from '../contract/record.ts';
import { withFields } from '../corpus/stored-article.ts';
import { ConceptDictionary, companyConcept, nameKey } from '../entities/concept.ts';
import { ArticleLooks, type Looks } from './article-looks.ts';
import { CompanyBook } from './company-book.ts';
import { type CountNames, everydayNames } from './everyday-names.ts';
import {
  evidence,
  isAlike,
  ProjectBook,
  type ReadOfArticle,
  readingsOf,
  statedProject,
} from './project-book.ts';
import { groundsOf, type ReadArticles, readHere, type Stated, type Told, toldBy } from './told.ts';
import { aliasesTold, ofAlias } from './told-alias.ts';
import { isTelling } from './told-project.ts';

const readAlone: ReadArticles = (grounds, articles) => readHere(grounds, articles, toldBy);

export interface LooksMemory {
  /** Of the article at the position, if it and what it tells are the same. */
  known(position: number): Looks | undefined;
  keep(position: number, looks: Looks): void;
}

export interface DeriveOptions {
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Who reads the articles; this thread unless told otherwise. */
  readonly read?: ReadArticles;
  /** What was seen of the articles by their positions, where that is known, and who keeps it. */
  readonly looks?: LooksMemory;
  /** Who counts in how many articles names stand, once all were read; this thread unless told otherwise. */
  readonly count?: CountNames;
}

export async function deriveRecords(
  stated: Stated,
  { onProgress = () => {}, read: readArticles = readAlone, count, looks: memory }: DeriveOptions = {},
): Promise<Stated> {
  const told: Told[] = [];
  for await (const batch of readArticles(groundsOf(stated), stated.articles)) {
    for (const one of batch) told.push(one);
    onProgress({ done: told.length, total: stated.articles.length });
  }
  const dictionary = new ConceptDictionary(stated.companies.map(companyConcept));
  const byId = new Map(stated.companies.map((company) => [company.id, company]));
  const companyIds = (named: string | undefined): string[] =>
    named === undefined
      ? []
      : byId.has(named)
        ? [named]
        : dictionary
            .named(nameKey(named))
            .flatMap(({ kind, id }) => (kind === 'company' && id !== undefined ? [id] : []));

  const ofCompany = new Map<string, { project: Project; companyIds: string[] }[]>();
  const linked = new Map<string, { project: Project; companyIds: string[] }[]>();
  for (const project of stated.projects) {
    const ids = new Set([
      ...(project.articles ?? []),
      ...(project.events ?? []).flatMap(({ articleId }) => articleId ?? []),
    ]);
    for (const id of companyIds(project.company)) {
      ofCompany.set(id, [...(ofCompany.get(id) ?? []), { project, companyIds: [id] }]);
    }
    for (const id of ids) {
      const list = linked.get(id) ?? [];
      if (list.length === 0) linked.set(id, list);
      list.push({ project, companyIds: companyIds(project.company) });
    }
  }

  const aliases = aliasesTold(told);
  const everyday = await everydayNames(stated.articles, told, count);
  const companies = new CompanyBook();
  const projects = new ProjectBook();
  const ofStated = new Map<Project, ReadOfArticle[]>();
  const unowned: ReadOfArticle[] = [];
  const articles: { article: Article; fields: ArticleFields; names: string[] }[] = [];
  for (const [i, article] of stated.articles.entries()) {
    const read = told[i] as Told;
    const candidates = linked.get(article.id);
    const names: string[] = [];
    const looks = new ArticleLooks(article, memory?.known(i));
    for (const [number, asRead] of read.projects.entries()) {
      const project = withOwner(ofAlias(asRead, aliases), everyday, (one) => looks.isOwnerTold(number, one));
      const own: ReadOfArticle = {
        article,
        project,
        companyId: project.company?.id,
        companyNames: project.company?.names ?? [],
      };
      const others = ofCompany.get(own.companyId ?? '') ?? [];
      // An article that no file links to a project speaks of it only where it gives its name.
      const elsewhere =
        project.name === undefined
          ? []
          : others.filter(
              ({ project: other }) => sameCity(other.regions, project.place) && isAlike(own, other),
            );
      const known = (candidates && statedProject(own, candidates)) ?? statedProject(own, elsewhere);
      if (known) {
        const reads = ofStated.get(known) ?? [];
        if (reads.length === 0) ofStated.set(known, reads);
        reads.push(own);
      }
      // Whoever listed an article's projects listed them all.
      // … and whoever lists a company's projects knows of those that have no name.
      if (candidates || known || (project.name === undefined && others.length > 0)) continue;
      const alone = looks.own(number, project);
      const first = alone?.events[0] ?? alone?.figures[0];
      if (!alone || !first) continue;
      if (alone.company?.sure && isTelling(alone, article.title)) {
        const name = companies.add(alone, evidence(article, first));
        if (name !== undefined) names.push(name);
      }
      unowned.push({ ...own, project: alone });
    }
    if (looks.seen.length > 0) memory?.keep(i, looks.seen);
    articles.push({ article, fields: fieldsOf(article, read), names });
  }
  for (const read of unowned) {
    const { company, ...rest } = read.project;
    // What one article only seems to name, another has shown to be a company.
    const id = read.companyId ?? (company && companies.idOf(nameKey(company.name)));
    const project = company && id !== undefined ? { ...rest, company: { ...company, sure: true } } : rest;
    if (isTelling(project, read.article.title)) projects.add({ ...read, project, companyId: id });
  }
  return {
    articles: articles.map(({ article, fields, names }) =>
      withReadFields(
        article,
        fields,
        names.flatMap((name) => companies.idOf(name) ?? []),
      ),
    ),
    projects: [
      ...stated.projects.map((project) => {
        const reads = ofStated.get(project);
        return reads && project['readings'] === undefined
          ? { ...project, readings: readingsOf(reads) }
          : project;
      }),
      ...projects.records(),
    ],
    companies: [...stated.companies, ...companies.records()],
    synonyms: stated.synonyms,
  };
}

/** Without the company where it is a word of the corpus, or the article tells the project and it apart. */
function withOwner(
  read: ReadProject,
  everyday: ReadonlySet<string>,
  isTold: (read: ReadProject) => boolean,
): ReadProject {
  const { company, ...project } = read;
  if (company === undefined || company.id !== undefined) return read;
  if (everyday.has(nameKey(company.name)) || !isTold(read)) return project;
  return { ...project, company: { ...company, names: company.names.filter((name) => !everyday.has(name)) } };
}

/** True unless both say a city and the cities differ. */
function sameCity(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a?.[1] === undefined || b?.[1] === undefined || a[1] === b[1];
}

/** What an article does not state itself, as far as its text tells. */
interface ArticleFields {
  readonly companies?: string[];
  readonly regions?: string[];
  readonly industries?: string[];
}

function fieldsOf(article: Article, { projects, companies, place }: Told): ArticleFields {
  const industries = [...new Set(projects.flatMap(({ industry }) => industry ?? []))];
  return {
    ...(article.companies === undefined && companies.length > 0 ? { companies: [...companies] } : {}),
    ...(article.regions === undefined && place !== undefined ? { regions: [...place] } : {}),
    ...(article.industries === undefined && industries.length > 0 ? { industries } : {}),
  };
}

/** `readFields` names what was read and not stated. */
function withReadFields(article: Article, fields: ArticleFields, derived: readonly string[]): Article {
  const companies =
    article.companies === undefined ? [...new Set([...(fields.companies ?? []), ...derived])] : [];
  const all = { ...fields, ...(companies.length > 0 ? { companies } : {}) };
  const names = Object.keys(all);
  return names.length === 0 ? article : withFields(article, { ...all, readFields: names });
}
