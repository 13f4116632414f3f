/** What filters, facets, sorts and links need of every record, kept by document number in columns. */

import type { Project, RecordType, Stage } from '../contract/record.ts';
import type { FacetName } from '../contract/search.ts';
import { daySpan, publishedDay } from '../entities/day.ts';
import type { Links, Records } from '../entities/links.ts';
import { ALONE } from '../reprints/reprints.ts';

/** Values of one facet: `rows[document]` are positions in `values`. */
export interface FacetColumn {
  readonly values: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** Document numbers: articles first, then projects, then companies, each in the order of the corpus. */
export interface Columns {
  readonly counts: Readonly<Record<RecordType, number>>;
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  /** Days of publication: an article's own; a project's or company's are those of its articles. Rising. */
  readonly published: readonly (readonly number[])[];
  /** First and last day of each event. */
  readonly events: readonly (readonly (readonly [number, number])[])[];
  /** Investment in 亿元: a project's own (each source's figure); an article's or company's are its projects'. */
  readonly amounts: readonly (readonly number[])[];
  readonly facets: Readonly<Record<Exclude<FacetName, 'type'>, FacetColumn>>;
  /** Linked document numbers. */
  readonly companies: readonly (readonly number[])[];
  readonly projects: readonly (readonly number[])[];
  readonly articles: readonly (readonly number[])[];
  /** For each article the document number of the original of its reprints, its own where it is that, or `ALONE`. */
  readonly originals: readonly number[];
}

class FacetBuilder {
  readonly #at = new Map<string, number>();
  readonly rows: number[][] = [];

  add(values: readonly (string | undefined)[]): void {
    const row: number[] = [];
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
    this.rows.push(row);
  }

  column(): FacetColumn {
    return { values: [...this.#at.keys()], rows: this.rows };
  }
}

const rising = (days: Iterable<number>) => [...new Set(days)].sort((a, b) => a - b);

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
  const at = <T>(list: readonly T[], positions: readonly number[] | undefined): T[] =>
    (positions ?? []).map((position) => list[position]).filter((item) => item !== undefined);
  const shifted = (positions: readonly number[] | undefined, base: number) =>
    (positions ?? []).map((p) => p + base);

  const articleDays = articles.map(({ published }) =>
    published === undefined ? [] : [publishedDay(published)],
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
    facet.region.add(article.regions ?? []);
    facet.industry.add(article.industries ?? []);
    facet.stage.add(stagesIn(article.id, links.articleProjects[i]));
    facet.source.add([article.source]);
    facet.tag.add(article.tags ?? []);
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
    ids: [...articles, ...projects, ...companies].map(({ id }) => id),
    titles: [
      ...articles.map(({ title }) => title),
      ...projects.map((p) => p.name),
      ...companies.map((c) => c.name),
    ],
    published: [
      ...articleDays,
      ...projects.map((_, i) => rising(at(articleDays, links.projectArticles[i]).flat())),
      ...companies.map((_, i) => rising(at(articleDays, links.companyArticles[i]).flat())),
    ],
    events: [
      ...articles.map(({ id }, i) => spansIn(id, links.articleProjects[i])),
      ...spans,
      ...companies.map((_, i) => at(spans, links.companyProjects[i]).flat()),
    ],
    amounts: [
      ...articles.map((_, i) => at(amounts, links.articleProjects[i]).flat()),
      ...amounts,
      ...companies.map((_, i) => at(amounts, links.companyProjects[i]).flat()),
    ],
    facets: {
      company: facet.company.column(),
      region: facet.region.column(),
      industry: facet.industry.column(),
      stage: facet.stage.column(),
      source: facet.source.column(),
      tag: facet.tag.column(),
    },
    companies: [
      ...articles.map((_, i) => shifted(links.articleCompanies[i], companyBase)),
      ...projects.map((_, i) => shifted(links.projectCompanies[i], companyBase)),
      ...companies.map(() => []),
    ],
    projects: [
      ...articles.map((_, i) => shifted(links.articleProjects[i], projectBase)),
      ...projects.map(() => []),
      ...companies.map((_, i) => shifted(links.companyProjects[i], projectBase)),
    ],
    articles: [
      ...articles.map(() => []),
      ...projects.map((_, i) => shifted(links.projectArticles[i], 0)),
      ...companies.map((_, i) => shifted(links.companyArticles[i], 0)),
    ],
    originals,
  };
}

/**
 * Most documents have nothing in most columns, or the one number that many have: rows that are the same so are one object. To be
 * asked of each row when columns are read, before the others get old.
 */
export function sharedRows(): (row: unknown) => unknown {
  const none: never[] = [];
  const ofOne = new Map<number, unknown>();
  return (row) => {
    if (!Array.isArray(row) || row.length > 1) return row;
    if (row.length === 0) return none;
    const only: unknown = row[0];
    if (typeof only !== 'number') return row;
    const same = ofOne.get(only);
    if (same === undefined) ofOne.set(only, row);
    return same ?? row;
  };
}
