/** What deriving records takes from the reading of one article: plain data, a function of the article and of what is known beforehand. */
import { useCorpusDictionary } from '../analysis/segmenter.ts';
import type { ReadProject } from '../contract/reading.ts';
import type { Article, Company, Project, SynonymSet } from '../contract/record.ts';
import { ConceptDictionary, companyConcept, nameKey, synonymConcept } from '../entities/concept.ts';
import { PlaceTree } from '../entities/place-tree.ts';
import { extract } from './extraction.ts';
import type { Knowledge } from './read-article.ts';

export interface Stated {
  readonly articles: readonly Article[];
  readonly projects: readonly Project[];
  readonly companies: readonly Company[];
  readonly synonyms: readonly SynonymSet[];
}

/** What of the stated records makes the knowledge of a reader. */
export interface Grounds {
  readonly companies: readonly Company[];
  readonly synonyms: readonly SynonymSet[];
  /** Region paths of the records in their order, each twice at most: what is stated again is known. */
  readonly paths: readonly (readonly string[])[];
}

export type ReadableArticle = Pick<Article, 'title' | 'text' | 'published'>;

export interface Told {
  readonly projects: readonly ReadProject[];
  /** Ids of the stated companies that are named. */
  readonly companies: readonly string[];
  /** Where the article is about, outermost first. */
  readonly place?: readonly string[];
}

/** Gives what each article tells, in the order of the articles. */
export type ReadArticles<Reading extends Told = Told> = (
  grounds: Grounds,
  articles: readonly ReadableArticle[],
) => AsyncIterable<readonly Reading[]>;

export function groundsOf({ articles, projects, companies, synonyms }: Stated): Grounds {
  const times = new Map<string, number>();
  const paths = [...articles, ...projects, ...companies].flatMap(({ regions }) => {
    if (!regions) return [];
    const key = JSON.stringify(regions);
    const before = times.get(key) ?? 0;
    times.set(key, before + 1);
    return before < 2 ? [regions] : [];
  });
  return { companies, synonyms, paths };
}

/** Loads nodejieba with the names. */
export function knowledgeFrom({ companies, synonyms, paths }: Grounds): Knowledge {
  const concepts = [...companies.map(companyConcept), ...synonyms.map(synonymConcept)];
  useCorpusDictionary(concepts.flatMap(({ terms }) => terms.map(nameKey)));
  return {
    dictionary: new ConceptDictionary(concepts),
    tree: new PlaceTree(
      paths,
      synonyms.map(({ terms }) => terms),
    ),
  };
}

/** What a reader of the corpus' articles knows beforehand. Loads nodejieba with the names. */
export function knowledgeOf(stated: Stated): Knowledge {
  return knowledgeFrom(groundsOf(stated));
}

export function toldBy(article: ReadableArticle, knowledge: Knowledge): Told {
  const { projects, companies, places } = extract(article, knowledge);
  const place = projects.find((project) => project.place)?.place ?? places[0]?.path;
  return {
    projects,
    companies: [...new Set(companies.flatMap(({ id }) => id ?? []))],
    ...(place === undefined ? {} : { place }),
  };
}

/** Articles of a batch: after each, other work of the process gets its turn. */
const BATCH = 256;

/** In this thread. `look`: what is made of each article. */
export async function* readHere<Reading extends Told>(
  grounds: Grounds,
  articles: readonly ReadableArticle[],
  look: (article: ReadableArticle, knowledge: Knowledge) => Reading,
): AsyncGenerator<readonly Reading[]> {
  const knowledge = knowledgeFrom(grounds);
  for (const batch of inBatches(articles, BATCH)) {
    yield batch.map((article) => look(article, knowledge));
    await new Promise(setImmediate);
  }
}

export function* inBatches<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
