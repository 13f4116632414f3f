/** What is known of a place: its projects by district, stage and industry, its companies, its news. */
import type { RecordType, Stage } from '../../contract/record.ts';
import type { Hit, Link, SearchRequest, SearchResponse } from '../../contract/search.ts';
import { DEFAULT_REQUEST } from '../../contract/search-params.ts';
import type { SearchEngine } from '../../search/engine.ts';
import { depthIn, type PlacePath, placesMeant, sharedPlaces, tailsAgree } from './place-path.ts';

export interface DistrictCount {
  /** Absent for projects of which no district is known. */
  readonly name?: string;
  readonly stages: ReadonlyMap<Stage | undefined, number>;
  readonly total: number;
}

export interface IndustryCount {
  readonly name: string;
  readonly projects: number;
  /** 亿元, stated by the corpus; what was read from prose is not added up. */
  readonly investmentYi: number;
  /** How many of the projects state it. */
  readonly stating: number;
}

export interface CompanyCount extends Link {
  /** Projects here; 0 for a company that is only seated here. */
  readonly projects: number;
}

export interface PlaceSummary {
  readonly path: PlacePath;
  /** Newest first; all that were counted. */
  readonly projects: readonly Hit[];
  /** True where there are more projects than were counted. */
  readonly isPart: boolean;
  /** Districts, most projects first, the unknown last. */
  readonly districts: readonly DistrictCount[];
  readonly industries: readonly IndustryCount[];
  readonly companies: readonly CompanyCount[];
  /** The newest articles. */
  readonly articles: readonly Hit[];
}

export type PlaceAnswer =
  | { readonly found: 'place'; readonly summary: PlaceSummary }
  | { readonly found: 'several'; readonly candidates: readonly PlacePath[] }
  | { readonly found: 'none' };

const PAGE = 100;
/** More projects than these are not counted, and the page says so. */
const MOST_PROJECTS = 2_000;

/** `asked` empty: everything, by the outermost places. */
export async function findPlace(engine: SearchEngine, asked: PlacePath): Promise<PlaceAnswer> {
  const name = asked.at(-1);
  const [projects, companies, articles] = [
    await hitsIn(engine, 'project', name, MOST_PROJECTS),
    await hitsIn(engine, 'company', name, PAGE),
    await hitsIn(engine, 'article', name, PAGE),
  ];
  const all = [...projects.hits, ...companies.hits, ...articles.hits];
  const records = all.map(({ regions }) => regions ?? []);
  const named = placesMeant(asked, records);
  // A company is found by where its projects are, and may itself be at home elsewhere.
  const lying = [...projects.hits, ...articles.hits].flatMap(({ regions }) => (regions ? [regions] : []));
  const other = named.length === 0 ? await placeByOtherName(engine, asked, lying) : undefined;
  const candidates = other ? [other] : named;
  const [path = [], another] = candidates;
  if (another !== undefined) return { found: 'several', candidates };
  if (asked.length > 0 && path.length === 0) return { found: 'none' };
  const inside = (hits: readonly Hit[]) =>
    hits.filter(({ regions }) => depthIn(regions ?? [], path) !== undefined);
  const own = inside(projects.hits);
  return {
    found: 'place',
    summary: {
      path,
      projects: own,
      isPart: projects.isPart,
      districts: districtCounts(own, path),
      industries: industryCounts(own),
      companies: companyCounts(own, path.length > 0 ? inside(companies.hits) : []),
      articles: inside(articles.hits),
    },
  };
}

/**
 * 大旺 is 肇庆高新区 by the synonyms of the corpus: the search finds what lies there, and the place is the deepest one
 * that all of it shares and by whose own name as much is found.
 */
async function placeByOtherName(
  engine: SearchEngine,
  asked: PlacePath,
  records: readonly PlacePath[],
): Promise<PlacePath | undefined> {
  const name = asked.at(-1);
  if (name === undefined || records.length === 0) return undefined;
  const parents = asked.slice(0, -1);
  for (const path of sharedPlaces(records)) {
    if (parents.length > 0 && !tailsAgree(path.slice(0, -1), parents)) continue;
    if ((await countIn(engine, path.at(-1) as string)) === (await countIn(engine, name))) return path;
  }
  return undefined;
}

async function countIn(engine: SearchEngine, region: string): Promise<number> {
  const { total } = await engine.search({ ...DEFAULT_REQUEST, region: [region], limit: 1 });
  return total;
}

async function hitsIn(
  engine: SearchEngine,
  type: RecordType,
  region: string | undefined,
  most: number,
): Promise<{ hits: readonly Hit[]; isPart: boolean }> {
  const request: SearchRequest = {
    ...DEFAULT_REQUEST,
    type: [type],
    region: region === undefined ? [] : [region],
    sort: 'newest',
    limit: PAGE,
  };
  const hits: Hit[] = [];
  let cursor: string | undefined;
  do {
    const page: SearchResponse = await engine.search(cursor === undefined ? request : { ...request, cursor });
    hits.push(...page.hits);
    cursor = page.hits.length > 0 ? page.nextCursor : undefined;
  } while (cursor !== undefined && hits.length < most);
  return { hits, isPart: cursor !== undefined };
}

function districtCounts(projects: readonly Hit[], path: PlacePath): readonly DistrictCount[] {
  const byName = new Map<string | undefined, Map<Stage | undefined, number>>();
  for (const { regions = [], stage } of projects) {
    const name = regions[depthIn(regions, path) ?? 0];
    const stages = byName.get(name) ?? new Map<Stage | undefined, number>();
    byName.set(name, stages);
    stages.set(stage, (stages.get(stage) ?? 0) + 1);
  }
  return [...byName]
    .map(([name, stages]) => ({
      ...(name === undefined ? {} : { name }),
      stages,
      total: [...stages.values()].reduce((sum, count) => sum + count, 0),
    }))
    .toSorted((a, b) => Number(a.name === undefined) - Number(b.name === undefined) || b.total - a.total);
}

function industryCounts(projects: readonly Hit[]): readonly IndustryCount[] {
  const byName = new Map<string, { projects: number; investmentYi: number; stating: number }>();
  for (const { industry, investmentYi, derived } of projects) {
    if (industry === undefined) continue;
    const sum = byName.get(industry) ?? { projects: 0, investmentYi: 0, stating: 0 };
    byName.set(industry, sum);
    sum.projects++;
    if (investmentYi === undefined || derived === true) continue;
    sum.investmentYi += investmentYi;
    sum.stating++;
  }
  return [...byName]
    .map(([name, sum]) => ({ name, ...sum }))
    .toSorted(
      (a, b) => b.projects - a.projects || b.investmentYi - a.investmentYi || (a.name < b.name ? -1 : 1),
    );
}

function companyCounts(projects: readonly Hit[], seated: readonly Hit[]): readonly CompanyCount[] {
  const byId = new Map<string, { name: string; projects: number }>();
  for (const { id, name } of projects.flatMap(({ companies }) => companies)) {
    byId.set(id, { name, projects: (byId.get(id)?.projects ?? 0) + 1 });
  }
  for (const { id, title } of seated) if (!byId.has(id)) byId.set(id, { name: title.text, projects: 0 });
  return [...byId]
    .map(([id, company]) => ({ id, ...company }))
    .toSorted((a, b) => b.projects - a.projects || (a.name < b.name ? -1 : 1));
}
