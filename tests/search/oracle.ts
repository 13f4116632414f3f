/** What filters, counts and sorts must say of the corpus, read from its records by plain loops. */
import { fold } from '../../src/analysis/char-filter.ts';
import type { Article, Company, Project, RecordType } from '../../src/contract/record.ts';
import type { FacetName, SearchRequest } from '../../src/contract/search.ts';
import { regionStem } from '../../src/entities/region.ts';
import { FACET_VALUES } from '../../src/search/facet.ts';

export interface Facts {
  /** `article/a001`. */
  readonly key: string;
  readonly type: RecordType;
  readonly id: string;
  /** Titles, names, labels and text in which words are looked for. */
  readonly words: readonly string[];
  readonly values: Readonly<Record<FacetName, ReadonlySet<string>>>;
  /** Days of publication, `YYYY-MM-DD`, rising. */
  readonly days: readonly string[];
  /** First and last day of each event; a last day may be past the month's end, which compares alike. */
  readonly spans: readonly (readonly [first: string, last: string])[];
  readonly amounts: readonly number[];
}

export interface CorpusRecords {
  readonly articles: readonly Article[];
  readonly projects: readonly Project[];
  readonly companies: readonly Company[];
}

export type Filters = Partial<SearchRequest>;

function spanOf(date: string): readonly [string, string] {
  if (date.length === 4) return [`${date}-01-01`, `${date}-12-31`];
  return date.length === 7 ? [`${date}-01`, `${date}-31`] : [date, date];
}

function amountsOf({ investmentYi, ...project }: Project): number[] {
  const conflicts = (project['conflicts'] ?? []) as readonly { field: string; value: number }[];
  const others = conflicts.filter(({ field }) => field === 'investmentYi').map(({ value }) => value);
  return [...(investmentYi === undefined ? [] : [investmentYi]), ...others];
}

const defined = <T>(values: readonly (T | undefined)[]): T[] => values.filter((v) => v !== undefined);

/** Every record of the corpus, whose links are all by id. */
export function factsOf({ articles, projects, companies }: CorpusRecords): Facts[] {
  const toldIn = new Map(
    projects.map(({ id, articles: listed = [], events = [] }) => [
      id,
      new Set([...listed, ...defined(events.map(({ articleId }) => articleId))]),
    ]),
  );
  const told = (project: Project, article: string) => toldIn.get(project.id)?.has(article) === true;
  const projectsIn = (id: string) => projects.filter((project) => told(project, id));
  const companiesOf = new Map(
    articles.map(({ id, companies: named = [] }) => [
      id,
      new Set([...named, ...defined(projectsIn(id).map(({ company }) => company))]),
    ]),
  );
  const companiesIn = ({ id }: Article) => companiesOf.get(id) ?? new Set<string>();
  const nameOf = new Map(companies.map(({ id, name }) => [id, name]));
  const namesOf = (ids: Iterable<string>) => defined([...ids].map((id) => nameOf.get(id)));
  const daysOf = (found: readonly Article[]) =>
    [...new Set(defined(found.map(({ published }) => published)))].sort();
  const facts = (type: RecordType, id: string, rest: Partial<Record<FacetName, Iterable<string>>>) => ({
    key: `${type}/${id}`,
    type,
    id,
    values: {
      type: new Set([type]),
      company: new Set(rest.company),
      region: new Set(rest.region),
      industry: new Set(rest.industry),
      stage: new Set(rest.stage),
      source: new Set(rest.source),
      tag: new Set(rest.tag),
    },
  });

  const isRead = (article: Article, field: string) =>
    (article['readFields'] as string[] | undefined)?.includes(field);

  return [
    ...articles.map((article): Facts => {
      const { id, title, text, regions = [], industries = [], tags = [] } = article;
      const own = projectsIn(id);
      const eventsHere = own.flatMap(({ events = [] }) => events.filter((event) => event.articleId === id));
      const stages = own.flatMap(({ events = [], stage }) => {
        const here = events.filter((event) => event.articleId === id).map((event) => event.stage);
        return here.length > 0 ? here : defined([stage]);
      });
      return {
        ...facts('article', id, {
          company: companiesIn(article),
          region: regions,
          industry: industries,
          stage: stages,
          source: defined([article.source]),
          tag: tags,
        }),
        // What was read from the text itself is not searched a second time.
        words: [
          title,
          text,
          ...(isRead(article, 'regions') ? [] : regions),
          ...(isRead(article, 'industries') ? [] : industries),
          ...tags,
          ...namesOf(companiesIn(article)),
        ],
        days: defined([article.published]),
        spans: defined(eventsHere.map(({ date }) => date)).map(spanOf),
        amounts: own.flatMap(amountsOf),
      };
    }),
    ...projects.map((project): Facts => {
      const { id, name, company, stage, industry, regions = [], aliases = [], events = [] } = project;
      return {
        ...facts('project', id, {
          company: defined([company]),
          region: regions,
          industry: defined([industry]),
          stage: defined([stage]),
        }),
        words: [name, ...aliases, ...defined([industry, stage]), ...regions, ...namesOf(defined([company]))],
        days: daysOf(articles.filter((article) => told(project, article.id))),
        spans: defined(events.map(({ date }) => date)).map(spanOf),
        amounts: amountsOf(project),
      };
    }),
    ...companies.map((company): Facts => {
      const { id, name, fullName, aliases = [], industry, regions = [] } = company;
      const own = projects.filter((project) => project.company === id);
      return {
        ...facts('company', id, {
          company: [id],
          region: [...regions, ...own.flatMap((project) => project.regions ?? [])],
          industry: defined([industry]),
          stage: defined(own.map(({ stage }) => stage)),
        }),
        words: [name, ...aliases, ...regions, ...defined([fullName, industry])],
        days: daysOf(articles.filter((article) => companiesIn(article).has(id))),
        spans: own.flatMap(({ events = [] }) => defined(events.map(({ date }) => date)).map(spanOf)),
        amounts: own.flatMap(amountsOf),
      };
    }),
  ];
}

/** The filters that a record fails; companies are asked for by id. */
function failed(facts: Facts, filters: Filters): (FacetName | 'date' | 'amount')[] {
  const { from = '0000', to = '9999', minYi = 0, maxYi = Number.POSITIVE_INFINITY } = filters;
  const names = (['type', 'company', 'region', 'industry', 'stage', 'source', 'tag'] as const).filter(
    (name) => {
      const wanted = filters[name] ?? [];
      const same = (value: string, other: string) =>
        name === 'region' ? regionStem(value) === regionStem(other) : value === other;
      return wanted.length > 0 && ![...facts.values[name]].some((v) => wanted.some((w) => same(v, w)));
    },
  );
  const dated = filters.from !== undefined || filters.to !== undefined;
  const inRange =
    filters.dateField === 'event'
      ? facts.spans.some(([first, last]) => first <= to && last >= from)
      : facts.days.some((day) => day >= from && day <= to);
  const priced = filters.minYi !== undefined || filters.maxYi !== undefined;
  const inBounds = facts.amounts.some((yi) => yi >= minYi && yi <= maxYi);
  return [
    ...names,
    ...(dated && !inRange ? ['date' as const] : []),
    ...(priced && !inBounds ? ['amount' as const] : []),
  ];
}

export function passes(facts: Facts, filters: Filters, except?: FacetName | 'date'): boolean {
  return failed(facts, filters).every((name) => name === except);
}

/** True where one of the record's texts holds the word, traditional characters or simplified. */
export function prints({ words }: Facts, word: string): boolean {
  return words.some((text) => fold(text).text.includes(word));
}

/** Value → number of records, by falling number and then by value, as many as are listed. */
export function counted(facts: readonly Facts[], name: FacetName): [value: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { values } of facts) {
    for (const value of values[name]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, FACET_VALUES);
}
