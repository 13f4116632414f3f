/** The records of an index in the order of their document numbers: articles, then projects, then companies. */
import type { Article, Company, Project, RecordType } from '../contract/record.ts';
import type { Links, Records } from '../entities/links.ts';
import { projectContext } from './context.ts';
import { articleTexts, companyTexts, type FieldTexts, projectTexts } from './document.ts';

export class Documents {
  readonly size: number;
  readonly #records: Records;
  readonly #links: Links;

  constructor(records: Records, links: Links) {
    this.#records = records;
    this.#links = links;
    this.size = records.articles.length + records.projects.length + records.companies.length;
  }

  typeOf(number: number): RecordType {
    const { articles, projects } = this.#records;
    if (number < articles.length) return 'article';
    return number < articles.length + projects.length ? 'project' : 'company';
  }

  recordOf(number: number): Article | Project | Company {
    const { articles, projects, companies } = this.#records;
    const behind = number - articles.length;
    return (articles[number] ?? projects[behind] ?? companies[behind - projects.length]) as
      | Article
      | Project
      | Company;
  }

  /** Made anew each time: nothing is kept. */
  textsOf(number: number): FieldTexts {
    const { articles, projects, companies } = this.#records;
    const article = articles[number];
    if (article) return articleTexts(article, this.#companyNames(this.#links.articleCompanies[number]));
    const at = number - articles.length;
    const project = projects[at];
    if (!project) return companyTexts(companies[at - projects.length] as Company);
    const names = this.#companyNames(this.#links.projectCompanies[at]);
    return projectTexts(project, names, this.#contextOf(project, names, at));
  }

  #companyNames(positions: readonly number[] | undefined): string[] {
    return (positions ?? []).flatMap((position) => this.#records.companies[position]?.name ?? []);
  }

  #contextOf(project: Project, names: readonly string[], at: number): string[] {
    const positions = this.#links.projectArticles[at] ?? [];
    return projectContext(
      project,
      names,
      positions.map((position) => this.#records.articles[position] as Article),
      positions.map((position) => this.#links.articleProjects[position]?.length ?? 0),
    );
  }
}
