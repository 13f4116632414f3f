/** Document → hit: title and snippet with marks, figures, links, and why it is here. */

import { fold } from '../analysis/char-filter.ts';
import type { Article, Company, Project } from '../contract/record.ts';
import type { Hit, Link, MarkedText, SearchRequest } from '../contract/search.ts';
import type { Concept } from '../entities/concept.ts';
import { dayText } from '../entities/day.ts';
import type { Catalogue } from '../index/catalogue.ts';
import type { Body } from '../index/record-store.ts';
import type { Shelf } from '../index/shelf.ts';
import { occurs, type Phrase, phraseOf } from '../query/phrase.ts';
import { type ParsedQuery, unitNames } from '../query/query.ts';
import { ALONE } from '../reprints/reprints.ts';
import { fragment } from '../snippet/fragment.ts';
import { findPlaces, findPlacesIn, markText, mergeMarks } from '../snippet/marker.ts';
import { newestDay } from './order.ts';

/** What is marked in a hit, heaviest first by `weights`. */
export interface Needles {
  readonly phrases: readonly Phrase[];
  readonly weights: readonly number[];
}

/** Units, the other names of their concepts, and once only parts were found those parts. */
export function needlesOf(query: ParsedQuery, byParts: boolean): Needles {
  const phrases = new Map<string, Phrase>();
  const add = (phrase: Phrase | undefined) => phrase && phrases.set(phrase.text, phrase);
  for (const unit of query.units) unitNames(unit).forEach(add);
  if (byParts)
    for (const { kind, term } of query.terms) if (kind === 'gram' || kind === 'word') add(phraseOf(term));
  const found = [...phrases.values()];
  return { phrases: found, weights: found.map(({ text }) => 1 + text.length / 10) };
}

export function makeHit(
  shelf: Shelf,
  request: SearchRequest,
  query: ParsedQuery,
  needles: Needles,
  document: number,
  score: number,
  duplicates = 0,
): Hit {
  const { columns } = shelf;
  const type = shelf.typeOf(document);
  const record = shelf.head<Article | Project | Company>(document);
  const day = newestDay(shelf, request, document);
  const name = columns.titles.get(document);
  const title = markText(name, mergeMarks(findPlacesIn(shelf.titleViews(document), needles.phrases)));
  const snippet =
    type === 'article'
      ? bodySnippet(shelf.body(document, record as Article), needles)
      : nameSnippet(otherTexts(record), needles, title.marks.length === 0);
  const project = type === 'project' ? (record as Project) : undefined;
  const industry =
    type === 'article' ? (record as Article).industries?.[0] : (record as Company | Project).industry;
  const articleCount = type === 'article' ? undefined : columns.articles.count(document);
  return {
    type,
    id: record.id,
    score,
    title,
    ...(snippet ? { snippet } : {}),
    ...(typeof record['url'] === 'string' ? { url: record['url'] } : {}),
    ...(type === 'article' && (record as Article).source !== undefined
      ? { source: (record as Article).source as string }
      : {}),
    ...(Number.isFinite(day) ? { published: dayText(day) } : {}),
    ...(record.regions ? { regions: record.regions } : {}),
    ...(industry === undefined ? {} : { industry }),
    ...(project?.stage === undefined ? {} : { stage: project.stage }),
    ...(project?.investmentYi === undefined ? {} : { investmentYi: project.investmentYi }),
    ...(record['derived'] === true ? { derived: true } : {}),
    companies: linksTo(shelf, columns.companies.of(document)),
    projects: linksTo(shelf, columns.projects.of(document)),
    ...(articleCount === undefined ? {} : { articleCount }),
    duplicates,
    ...originalOf(shelf, document),
    why: reasons(shelf, query, document),
  };
}

/** Nothing for an article that is the original itself or has no reprints. */
function originalOf(shelf: Shelf, document: number): Pick<Hit, 'original'> {
  const original = shelf.originals[document] as number;
  if (original === ALONE || original === document) return {};
  const { id, source } = shelf.head<Article>(original);
  return { original: { id, ...(source === undefined ? {} : { source }) } };
}

export function linksTo(catalogue: Catalogue, documents: readonly number[]): Link[] {
  const { ids, titles } = catalogue.columns;
  return documents.map((document) => ({ id: ids.get(document), name: titles.get(document) }));
}

/** The other names of a project or company, of which the first that matched is its snippet. */
function otherTexts(record: Article | Project | Company): string[] {
  const { fullName, aliases } = record as Company & Project;
  return [...(fullName === undefined ? [] : [fullName]), ...(aliases ?? [])];
}

/** The fragment that shows best what was found; the beginning where nothing stands in the text itself. */
function bodySnippet({ text, views }: Body, { phrases, weights }: Needles): MarkedText | undefined {
  return text.length === 0 ? undefined : fragment(text, findPlacesIn(views, phrases), weights);
}

/** Of the first name that holds a needle; without one the only other name if `always`. */
function nameSnippet(
  names: readonly string[],
  { phrases, weights }: Needles,
  always: boolean,
): MarkedText | undefined {
  for (const name of names) {
    const places = findPlaces(name, phrases);
    if (places.length > 0) return fragment(name, places, weights);
  }
  const [only] = names;
  return always && only !== undefined && only.length > 0 && names.length === 1
    ? fragment(only, [], weights)
    : undefined;
}

/** `alias SHEIN = 希音` for each name that was asked for and that the record gives by another name only. */
function reasons(shelf: Shelf, query: ParsedQuery, document: number): string[] {
  // An article holds what was typed, or another name for it.
  const units =
    shelf.typeOf(document) === 'article'
      ? query.units.filter(({ concepts, readings }) => concepts.length > 0 || readings.length > 0)
      : query.units;
  if (units.length === 0) return [];
  const text = shelf.ownText(document);
  const holds = (phrase: Phrase) => occurs(text, phrase);
  const told: string[] = [];
  const own = units.flatMap(({ phrase, concepts, readings }) => {
    if (holds(phrase)) return [];
    const reading = readings.find(({ phrases }) => phrases.every(holds));
    if (reading) return [`${reading.kind} ${phrase.text} = ${reading.text}`];
    const byAlias = (concept: Concept, name: string): string[] => {
      const typed = concept.terms.find((term) => phraseOf(fold(term).text)?.text === name) ?? name;
      const printed = concept.terms.find((term) => {
        const other = phraseOf(fold(term).text);
        return other !== undefined && holds(other);
      });
      return printed === undefined ? [] : [`alias ${typed} = ${printed}`];
    };
    for (const concept of concepts) {
      const alias = byAlias(concept, phrase.text);
      if (alias.length > 0) return alias;
    }
    for (const { text: read, concepts: named } of readings) {
      for (const concept of named) {
        const alias = byAlias(concept, read);
        if (alias.length > 0) return [`pinyin ${phrase.text} = ${read}`, ...alias];
      }
    }
    // Neither the record nor a name in it says so, but the articles about it do.
    const all = shelf.text(document);
    const isTold = (other: Phrase) => occurs(all, other);
    if (isTold(phrase)) told.push(phrase.text);
    else
      told.push(
        ...readings
          .filter(({ phrases }) => phrases.every(isTold))
          .map((found) => found.text)
          .slice(0, 1),
      );
    return [];
  });
  return told.length === 0 ? own : [...own, `见报道 ${told.join(' ')}`];
}
