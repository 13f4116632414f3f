/** What was found → whole documents with marks, in the order that was asked for, and counts of their attributes. */
import type {
  DocumentAnswer,
  DocumentQuery,
  FoundDocument,
  Order,
  TextMarks,
} from '../contract/document-query.ts';
import type { Article } from '../contract/record.ts';
import type { FacetCount, SearchRequest } from '../contract/search.ts';
import { DEFAULT_REQUEST } from '../contract/search-params.ts';
import type { Catalogue } from '../index/catalogue.ts';
import type { DocumentList } from '../index/document-list.ts';
import type { Shelf } from '../index/shelf.ts';
import type { Phrase } from '../query/phrase.ts';
import { top } from '../ranking/top.ts';
import { findPlaces, findPlacesIn, mergeMarks } from '../snippet/marker.ts';
import { type AttributeValue, attributeOf, documentOf } from './attribute.ts';
import type { Budget } from './budget.ts';
import type { Found } from './found.ts';
import { needlesOf } from './hit.ts';
import { type Compare, comparator } from './order.ts';

/** Texts of one document that are marked at most, and how deep they are looked for. */
const MOST_TEXTS = 500;
const DEEPEST = 8;

/** The request by which the documents are found; each article of a report is one of its own. */
export function requestOf({ q, type, matching, limit, offset }: DocumentQuery): SearchRequest {
  return { ...DEFAULT_REQUEST, q, type: [type], matching, limit, offset, duplicates: 'show' };
}

/** `shelf`: one on which the documents of the page are put. */
export async function answerDocuments(
  shelf: Shelf,
  query: DocumentQuery,
  found: Found,
  budget: Budget,
): Promise<Omit<DocumentAnswer, 'tookMs' | 'generation'>> {
  const { documents, scores } = found.scoring;
  const compare = ordered(shelf, query, found);
  const points = query.order.length === 0 ? scores : undefined;
  await budget.breathe();
  const page = top(documents.length, query.offset + query.limit, compare, points).slice(query.offset);
  const { phrases } = needlesOf(found.query, found.matches.byParts);
  const hits: FoundDocument[] = [];
  const shown = page.map((place) => documents[place] as number);
  await budget.waitFor(shelf.load(shown, ['head', 'body', 'folded']));
  for (const place of page) {
    await budget.breathe();
    const number = documents[place] as number;
    const document = documentOf(shelf, number);
    const marks = phrases.length === 0 ? [] : marksOf(shelf, number, document, query.marked, phrases);
    hits.push({ score: scores[place] as number, document, marks });
  }
  const facets: Record<string, readonly FacetCount[]> = {};
  const ranges: Record<string, { min: number; max: number }> = {};
  for (const name of query.facets) {
    await budget.breathe();
    const counts = countValues(shelf, query, name, documents);
    const numbers = [...counts.keys()].filter((value) => typeof value === 'number');
    if (numbers.length > 0) {
      const extreme = (better: (a: number, b: number) => number) => numbers.reduce((a, b) => better(a, b));
      ranges[name] = { min: extreme(Math.min), max: extreme(Math.max) };
    }
    facets[name] = commonest(counts, query.facetLimit);
  }
  return {
    total: documents.length,
    relaxed: found.matches.relaxed && documents.length > 0,
    best: scores.reduce((a, b) => Math.max(a, b), 0),
    hits,
    facets,
    ranges,
    ...(budget.hasCut ? { timedOut: true as const } : {}),
  };
}

function ordered(catalogue: Catalogue, { type, order }: DocumentQuery, { request, scoring }: Found): Compare {
  const { documents, scores } = scoring;
  const byScore = comparator(catalogue, request, documents, scores);
  if (order.length === 0) return byScore;
  const keys = order.map(({ attribute, descending }: Order) => {
    const values = attributeOf(catalogue, type, attribute);
    const known = new Map<number, AttributeValue | undefined>();
    const keyOf = (place: number) => {
      if (!known.has(place)) {
        const own = [...(values?.valuesOf(documents[place] as number) ?? [])];
        known.set(
          place,
          own.reduce((a, b) => (b > a === descending ? b : a), own[0] as AttributeValue),
        );
      }
      return known.get(place);
    };
    return { keyOf, sign: descending ? -1 : 1 };
  });
  return (a, b) => {
    for (const { keyOf, sign } of keys) {
      const [x, y] = [keyOf(a), keyOf(b)];
      if (x === y) continue;
      if (x === undefined) return 1;
      if (y === undefined) return -1;
      return x < y ? -sign : sign;
    }
    return byScore(a, b);
  };
}

function countValues(
  catalogue: Catalogue,
  { type }: DocumentQuery,
  name: string,
  documents: DocumentList,
): Map<AttributeValue, number> {
  const counts = new Map<AttributeValue, number>();
  const attribute = attributeOf(catalogue, type, name);
  if (!attribute) return counts;
  for (const document of documents) {
    for (const value of new Set(attribute.valuesOf(document)))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function commonest(counts: ReadonlyMap<AttributeValue, number>, limit: number): FacetCount[] {
  return [...counts]
    .sort(([x, a], [y, b]) => b - a || (x < y ? -1 : 1))
    .slice(0, limit)
    .map(([value, count]) => ({ value: String(value), count }));
}

function marksOf(
  shelf: Shelf,
  number: number,
  document: Readonly<Record<string, unknown>>,
  marked: readonly string[],
  phrases: readonly Phrase[],
): TextMarks[] {
  const out: TextMarks[] = [];
  let texts = 0;
  const visit = (value: unknown, path: (string | number)[]) => {
    if (path.length > DEEPEST) return;
    if (typeof value === 'string') {
      if (texts++ >= MOST_TEXTS) return;
      const isBody = shelf.typeOf(number) === 'article' && path.length === 1 && path[0] === 'text';
      const places = isBody
        ? findPlacesIn(shelf.body(number, shelf.head<Article>(number)).views, phrases)
        : findPlaces(value, phrases);
      if (places.length > 0) out.push({ path, marks: mergeMarks(places) });
    } else if (Array.isArray(value)) {
      value.forEach((item, i) => void visit(item, [...path, i]));
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, item] of Object.entries(value)) visit(item, [...path, name]);
    }
  };
  const isAll = marked.includes('*');
  for (const [name, value] of Object.entries(document))
    if (isAll || marked.includes(name)) visit(value, [name]);
  return out;
}
