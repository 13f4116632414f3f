/** What filters, facets, sorts and links need of every record, kept by document number in columns. */

import type { Article, Project, RecordType, Stage } from '../contract/record.ts';
import type { FacetName } from '../contract/search.ts';
import { daySpan, publishedDay } from '../entities/day.ts';
import type { Links, Records } from '../entities/links.ts';
import { ALONE } from '../reprints/reprints.ts';
import { type NumberRows, RowCollector } from './number-rows.ts';
import { type PackedText, packedTexts } from './packed-text.ts';

/** Values of one facet: the row of a document has positions in `values`. */
export interface FacetColumn {
  readonly values: readonly string[];
  readonly rows: NumberRows;
}

/** Document numbers: articles first, then projects, then companies, each in the order of the corpus. */
export interface Columns {
  readonly counts: Readonly<Record<RecordType, number>>;
  readonly ids: PackedText;
  readonly titles: PackedText;
  /** Days of publication: an article's own; a project's or company's are those of its articles. Rising. */
  readonly published: NumberRows;
  /** First and last day of each event, in turn. */
  readonly events: NumberRows;
  /** Investment in 亿元: a project's own (each source's figure); an article's or company's are its projects'. */
  readonly amounts: NumberRows;
  readonly facets: Readonly<Record<Exclude<FacetName, 'type'>, FacetColumn>>;
  /** Linked document numbers. */
  readonly companies: NumberRows;
  readonly projects: NumberRows;
  readonly articles: NumberRows;
  /** For each article the document number of the original of its reprints, its own where it is that, or `ALONE`. */
  readonly originals: Int32Array;
}

class FacetBuilder {
  readonly #at = new Map<string, number>();
  readonly #rows = new RowCollector();
  /** Filled anew for each record. */
  readonly #row: number[] = [];

  add(values: readonly (string | undefined)[]): void {
    const row = this.#row;
    row.length = 0;
    for (const value of values) {
      if (value === undefined) continue;
      let at = this.#at.get(value);
      if (at === undefined) {
        at = this.#at.size;
        this.#at.set(value, at);
      }
      if (!row.includes(at)) row.push(at);
    }
    if (row.length > 1) row.sort((a, b) => a - b);
    this.#rows.add(row);
  }

  column(): FacetColumn {
    return { values: [...this.#at.keys()], rows: this.#rows.whole() };
  }
}

/** What most records have of most columns; one for all. */
const NONE: readonly never[] = [];

const rising = (days: Iterable<number>) => [...new Set(days)].sort((a, b) => a - b);

/** The rows of all articles, then of all projects, then of all companies, each made when its turn comes. */
function collected(
  { articles, projects, companies }: Records,
  article: (i: number) => Iterable<number>,
  project: (i: number) => Iterable<number>,
  company: (i: number) => Iterable<number>,
): RowCollector {
  const collector = new RowCollector();
  for (let i = 0; i < articles.length; i++) collector.add(article(i));
  for (let i = 0; i < projects.length; i++) collector.add(project(i));
  for (let i = 0; i < companies.length; i++) collector.add(company(i));
  return collector;
}

/** Every figure that a source gives for the investment, the record's own first. */
function investments(project: Project): number[] {
  const conflicts = Array.isArray(project['conflicts']) ? (project['conflicts'] as unknown[]) : [];
  const others = conflicts.flatMap((conflict) => {
    const { field, value } = (conflict ?? {}) as { field?: unknown; value?: unknown };
    return field === 'investmentYi' && typeof value === 'number' ? [value] : [];
  });
  return [...new Set([...(project.investmentYi === undefined ? [] : [project.investmentYi]), ...others])];
}

export function buildColumns(
  records: Records,
  links: Links,
  originals: readonly number[] = records.articles.map(() => ALONE),
): Columns {
  const { articles, projects, companies } = records;
  const projectBase = articles.length;
  const companyBase = projectBase + projects.length;
  const at = <T>(list: readonly T[], positions: readonly number[] = NONE): readonly T[] =>
    positions.length === 0
      ? NONE
      : positions.map((position) => list[position]).filter((item) => item !== undefined);
  const shifted = (positions: readonly number[] = NONE, base: number) =>
    positions.length === 0 ? NONE : positions.map((p) => p + base);

  const articleDays = articles.map(({ published }) =>
    published === undefined ? NONE : [publishedDay(published)],
  );
  const spans = projects.map(({ events = [] }) =>
    events.flatMap(({ date }) => (date === undefined ? [] : [daySpan(date)])),
  );
  const spansIn = (article: string, positions: readonly number[] | undefined) =>
    at(projects, positions).flatMap(({ events = [] }) =>
      events.flatMap(({ date, articleId }) =>
        date !== undefined && articleId === article ? [daySpan(date)] : [],
      ),
    );
  const stagesIn = (article: string, positions: readonly number[] | undefined): (Stage | undefined)[] =>
    at(projects, positions).flatMap(({ events = [], stage }) => {
      const told = events.filter(({ articleId }) => articleId === article).map((event) => event.stage);
      return told.length > 0 ? told : [stage];
    });

  const facet = {
    company: new FacetBuilder(),
    region: new FacetBuilder(),
    industry: new FacetBuilder(),
    stage: new FacetBuilder(),
    source: new FacetBuilder(),
    tag: new FacetBuilder(),
  };
  for (const [i, article] of articles.entries()) {
    facet.company.add(at(companies, links.articleCompanies[i]).map(({ id }) => id));
    facet.region.add(article.regions ?? NONE);
    facet.industry.add(article.industries ?? NONE);
    facet.stage.add(stagesIn(article.id, links.articleProjects[i]));
    facet.source.add(article.source === undefined ? NONE : [article.source]);
    facet.tag.add(article.tags ?? NONE);
  }
  for (const [i, project] of projects.entries()) {
    const owners = at(companies, links.projectCompanies[i]).map(({ id }) => id);
    facet.company.add(owners.length > 0 ? owners : [project.company]);
    facet.region.add(project.regions ?? []);
    facet.industry.add([project.industry]);
    facet.stage.add([project.stage]);
    facet.source.add([]);
    facet.tag.add([]);
  }
  for (const [i, company] of companies.entries()) {
    const own = at(projects, links.companyProjects[i]);
    facet.company.add([company.id]);
    facet.region.add([...(company.regions ?? []), ...own.flatMap(({ regions = [] }) => regions)]);
    facet.industry.add([company.industry]);
    facet.stage.add(own.map(({ stage }) => stage));
    facet.source.add([]);
    facet.tag.add([]);
  }

  const amounts = projects.map(investments);
  return {
    counts: { article: articles.length, project: projects.length, company: companies.length },
    ids: packedTexts([...articles, ...projects, ...companies].map(({ id }) => id)),
    titles: packedTexts([
      ...articles.map(({ title }) => title),
      ...projects.map((p) => p.name),
      ...companies.map((c) => c.name),
    ]),
    published: collected(
      records,
      (i) => articleDays[i] as readonly number[],
      (i) => rising(at(articleDays, links.projectArticles[i]).flat()),
      (i) => rising(at(articleDays, links.companyArticles[i]).flat()),
    ).whole(),
    events: collected(
      records,
      (i) => spansIn((articles[i] as Article).id, links.articleProjects[i]).flat(),
      (i) => (spans[i] as (typeof spans)[0]).flat(),
      (i) => at(spans, links.companyProjects[i]).flat(2),
    ).whole(),
    amounts: collected(
      records,
      (i) => at(amounts, links.articleProjects[i]).flat(),
      (i) => amounts[i] as number[],
      (i) => at(amounts, links.companyProjects[i]).flat(),
    ).fractions(),
    facets: {
      company: facet.company.column(),
      region: facet.region.column(),
      industry: facet.industry.column(),
      stage: facet.stage.column(),
      source: facet.source.column(),
      tag: facet.tag.column(),
    },
    companies: collected(
      records,
      (i) => shifted(links.articleCompanies[i], companyBase),
      (i) => shifted(links.projectCompanies[i], companyBase),
      () => NONE,
    ).whole(),
    projects: collected(
      records,
      (i) => shifted(links.articleProjects[i], projectBase),
      () => NONE,
      (i) => shifted(links.companyProjects[i], projectBase),
    ).whole(),
    articles: collected(
      records,
      () => NONE,
      (i) => shifted(links.projectArticles[i], 0),
      (i) => shifted(links.companyArticles[i], 0),
    ).whole(),
    originals: Int32Array.from(originals),
  };
}
