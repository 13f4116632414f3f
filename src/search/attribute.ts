/** The attributes of documents as conditions, facets and sorts read them, and the document that shows them. */
import { ATTRIBUTES, type AttributeSource, type SourceDocument } from '../contract/document-query.ts';
import type { Article, Company, Project, RecordType } from '../contract/record.ts';
import { dayText } from '../entities/day.ts';
import type { Catalogue } from '../index/catalogue.ts';
import type { Shelf } from '../index/shelf.ts';
import { linksTo } from './hit.ts';

export type AttributeValue = string | number;

export interface Attribute {
  /** The values of a document, as the document shows them; empty where it has none. */
  valuesOf(document: number): readonly AttributeValue[];
  /** Whether one of the values of a document is accepted. */
  passes(accepts: (value: AttributeValue) => boolean): (document: number) => boolean;
}

const SECONDS_A_DAY = 86_400;
/** Days begin in Shanghai, eight hours before they do in Greenwich. */
const SHANGHAI_SECONDS = 8 * 3_600;

/** Undefined for a name that documents of the type do not have. */
export function attributeOf(catalogue: Catalogue, type: RecordType, name: string): Attribute | undefined {
  const source = Object.hasOwn(ATTRIBUTES[type], name) ? ATTRIBUTES[type][name] : undefined;
  return source === undefined ? undefined : columnOf(catalogue, source);
}

function columnOf(catalogue: Catalogue, source: AttributeSource): Attribute {
  const { columns, lastDays } = catalogue;
  switch (source) {
    case 'id':
      return direct((document) => [columns.ids.get(document)]);
    case 'published':
      return direct((document) => lastDay(lastDays, document).map(dayText));
    case 'publishedTimestamp':
      return direct((document) => lastDay(lastDays, document).map(timestampOf));
    case 'amount':
      return direct((document) => columns.amounts.of(document));
    case 'project':
      return direct((document) =>
        columns.projects.of(document).map((project) => columns.titles.get(project)),
      );
    default: {
      const { values: stored, rows } = columns.facets[source];
      const values =
        source === 'company'
          ? stored.map((id) => catalogue.concepts.get(`company:${id}`)?.name ?? id)
          : stored;
      return {
        valuesOf: (document) => rows.of(document).map((position) => values[position] as string),
        passes: (accepts) => {
          const accepted = values.map(accepts);
          return (document) => rows.some(document, (position) => accepted[position] === true);
        },
      };
    }
  }
}

function direct(valuesOf: (document: number) => readonly AttributeValue[]): Attribute {
  return { valuesOf, passes: (accepts) => (document) => valuesOf(document).some(accepts) };
}

function lastDay(lastDays: Float64Array, document: number): number[] {
  const day = lastDays[document] as number;
  return Number.isFinite(day) ? [day] : [];
}

function timestampOf(day: number): number {
  return day * SECONDS_A_DAY - SHANGHAI_SECONDS;
}

/** Attributes of which a document shows one value, not a list. */
const SINGLE: ReadonlySet<string> = new Set([
  'id',
  'published',
  'publishedTimestamp',
  'source',
  'industry',
  'stage',
  'company',
]);

/** The record with the names and figures of its links; what the record states itself stays where it says the same. */
export function documentOf(shelf: Shelf, document: number): SourceDocument {
  const type = shelf.typeOf(document);
  const record = shelf.record<Article | Project | Company>(document);
  const shown: Record<string, unknown> = { ...record };
  for (const name of Object.keys(ATTRIBUTES[type])) {
    const isOwn = name === 'id' || (name === 'published' && type === 'article');
    const isStated = name === 'investmentYi' && type === 'project';
    if (isOwn || isStated) continue;
    const values = [...new Set(attributeOf(shelf, type, name)?.valuesOf(document))];
    if (values.length > 0) shown[name] = SINGLE.has(name) ? values[0] : values;
  }
  if (type === 'project') {
    const [owner] = linksTo(shelf, shelf.columns.companies.of(document));
    if (owner) shown['company'] = owner.name;
  }
  return shown as SourceDocument;
}

/** The record as the corpus states it: without what the indexer read in prose. Undefined for one that it made of prose. */
export function statedOf(shelf: Shelf, document: number): SourceDocument | undefined {
  const record: Record<string, unknown> = { ...shelf.record<Article | Project | Company>(document) };
  if (record['derived'] === true) return undefined;
  const { readFields, readings: _, ...stated } = record;
  if (Array.isArray(readFields)) for (const field of readFields) delete stated[String(field)];
  return stated as SourceDocument;
}
