/** The records of an index in the order of their document numbers: articles, then projects, then companies. */
import type { Article, Company, Project, RecordType } from '../contract/record.ts';
import { digestOfLine } from '../corpus/stored-article.ts';
import type { Links, Records } from '../entities/links.ts';
import { isAboutFew, projectContext } from './context.ts';
import { articleTexts, companyTexts, type FieldTexts, projectTexts } from './document.ts';
import { FIELDS } from './field.ts';

/** Stands for the text of the article at a position: another where the text is another. */
export type TextKey = (position: number) => string;

type ContextOf = (
  project: Project,
  companyNames: readonly string[],
  articles: readonly Article[],
  projectsOf: readonly number[],
  positions: readonly number[],
) => string[];

export class Documents {
  readonly size: number;
  /** How many of them are articles. */
  readonly articles: number;
  readonly #records: Records;
  readonly #links: Links;
  readonly #textKey: TextKey;

  /** `textKey`: what stands for a text where texts are compared, the text itself unless told otherwise. */
  constructor(
    records: Records,
    links: Links,
    textKey: TextKey = (position) => records.articles[position]?.text ?? '',
  ) {
    this.#records = records;
    this.#links = links;
    this.#textKey = textKey;
    this.articles = records.articles.length;
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
    return this.#texts(number, ({ text }) => [text], projectContext);
  }

  /**
   * Of an article that is a line of its own: the digest of that line, and what of the record and its texts is not in it.
   * Nothing but the digest where that is all.
   */
  lineOf(number: number): { readonly digest: string; readonly added: readonly unknown[] } | undefined {
    const article = this.#records.articles[number];
    const digest = article && digestOfLine(article);
    if (!article || digest === undefined) return undefined;
    const companies = this.#links.articleCompanies[number] ?? [];
    const read = article['readFields'];
    const fields = Array.isArray(read) ? read.map((field) => [field, article[String(field)]]) : [];
    if (companies.length === 0 && fields.length === 0) return { digest, added: [] };
    return { digest, added: [this.#companyNames(companies), fields] };
  }

  /** All that decides `textsOf`, without any text of an article being looked at: keys stand for them. */
  contentOf(number: number): string[] {
    const texts = this.#texts(
      number,
      () => [this.#textKey(number)],
      (_project, names, _articles, projectsOf, positions) => [
        String(names.length),
        ...positions.flatMap((position, i) => [
          this.#textKey(position),
          isAboutFew(projectsOf[i]) ? 'whole' : 'sentences',
        ]),
      ],
    );
    return [
      this.typeOf(number),
      ...FIELDS.flatMap((field) => [String(texts[field].length), ...texts[field]]),
    ];
  }

  #texts(number: number, bodyOf: (article: Article) => string[], contextOf: ContextOf): FieldTexts {
    const { articles, projects, companies } = this.#records;
    const article = articles[number];
    if (article) {
      const names = this.#companyNames(this.#links.articleCompanies[number]);
      return articleTexts(article, names, bodyOf(article));
    }
    const at = number - articles.length;
    const project = projects[at];
    if (!project) return companyTexts(companies[at - projects.length] as Company);
    const names = this.#companyNames(this.#links.projectCompanies[at]);
    const positions = this.#links.projectArticles[at] ?? [];
    const context = contextOf(
      project,
      names,
      positions.map((position) => articles[position] as Article),
      positions.map((position) => this.#links.articleProjects[position]?.length ?? 0),
      positions,
    );
    return projectTexts(project, names, context);
  }

  #companyNames(positions: readonly number[] | undefined): string[] {
    return (positions ?? []).flatMap((position) => this.#records.companies[position]?.name ?? []);
  }
}
