/** Filters of a request → for each document, which of them it fails. */
import { RECORD_TYPES } from '../contract/record.ts';
import type { FacetName, SearchRequest } from '../contract/search.ts';
import { nameKey } from '../entities/concept.ts';
import { dayNumber } from '../entities/day.ts';
import { regionStem } from '../entities/region.ts';
import { zoneNames } from '../entities/zones.ts';
import type { Catalogue } from '../index/catalogue.ts';
import type { DocumentList } from '../index/document-list.ts';

/** One bit a filter: a document that fails none has 0, one that fails only `date` has BITS.date. */
export const BITS: Readonly<Record<FacetName | 'date' | 'amount' | 'where', number>> = {
  type: 1,
  company: 2,
  region: 4,
  industry: 8,
  stage: 16,
  source: 32,
  tag: 64,
  date: 128,
  amount: 256,
  where: 512,
};

export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** The days asked for; undefined where no date filter is set. */
export function dayRange(request: SearchRequest): DayRange | undefined {
  if (request.from === undefined && request.to === undefined) return undefined;
  return {
    from: request.from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(request.from),
    to: request.to === undefined ? Number.POSITIVE_INFINITY : dayNumber(request.to),
  };
}

export class Filter {
  readonly #tests: readonly { bit: number; passes: (document: number) => boolean }[];

  /** `where`: what a document must meet beside the request. */
  constructor(catalogue: Catalogue, request: SearchRequest, where?: (document: number) => boolean) {
    const { columns } = catalogue;
    const tests: { bit: number; passes: (document: number) => boolean }[] = [];
    if (request.type.length > 0 && request.type.length < RECORD_TYPES.length) {
      tests.push({ bit: BITS.type, passes: (document) => request.type.includes(catalogue.typeOf(document)) });
    }
    const facet = (name: Exclude<FacetName, 'type'>, accepted: (value: string) => boolean) => {
      if (request[name].length === 0) return;
      const column = columns.facets[name];
      const positions = column.values.map(accepted);
      const isAccepted = (position: number) => positions[position] === true;
      tests.push({
        bit: BITS[name],
        passes: (document) => column.rows.some(document, isAccepted),
      });
    };
    const companies = companyIds(catalogue, request.company);
    facet('company', (value) => companies.has(value));
    const regions = new Set(request.region.flatMap((name) => placeNames(catalogue, name)).map(regionStem));
    facet('region', (value) => regions.has(regionStem(value)));
    for (const name of ['industry', 'stage', 'source', 'tag'] as const) {
      const wanted = new Set(request[name].map(nameKey));
      facet(name, (value) => wanted.has(nameKey(value)));
    }
    const range = dayRange(request);
    if (range) tests.push({ bit: BITS.date, passes: dateTest(catalogue, request, range) });
    const { minYi, maxYi } = request;
    if (minYi !== undefined || maxYi !== undefined) {
      const inside = (yi: number) => yi >= (minYi ?? 0) && yi <= (maxYi ?? Number.POSITIVE_INFINITY);
      tests.push({
        bit: BITS.amount,
        passes: (document) => columns.amounts.some(document, inside),
      });
    }
    if (where) tests.push({ bit: BITS.where, passes: where });
    this.#tests = tests;
  }

  /** True where every document passes. */
  get isEmpty(): boolean {
    return this.#tests.length === 0;
  }

  /** The bits of the filters that each document fails. */
  failuresOf(documents: DocumentList): Uint16Array {
    if (this.isEmpty) return noFailures(documents.length);
    const failures = new Uint16Array(documents.length);
    for (const { bit, passes } of this.#tests)
      for (let i = 0; i < documents.length; i++)
        if (!passes(documents[i] as number)) failures[i] = (failures[i] as number) | bit;
    return failures;
  }
}

let none = new Uint16Array(0);

/** All 0, and the same for everybody: not to be written to. */
function noFailures(length: number): Uint16Array {
  if (none.length < length) none = new Uint16Array(length * 2);
  return none.subarray(0, length);
}

/** A place and its other names: by the synonyms of the corpus (大旺 is 肇庆高新区), or as everybody calls it (光谷). */
function placeNames(catalogue: Catalogue, name: string): string[] {
  const others = catalogue.concepts.named(nameKey(name)).filter(({ kind }) => kind === 'synonym');
  return [name, ...zoneNames(name), ...others.flatMap(({ terms }) => terms)];
}

/** Ids, names and aliases → the values of the facet `company`. */
function companyIds(catalogue: Catalogue, values: readonly string[]): ReadonlySet<string> {
  const ids = values.flatMap((value) => [
    value,
    ...catalogue.concepts
      .named(nameKey(value))
      .flatMap(({ kind, id }) => (kind === 'company' && id ? [id] : [])),
  ]);
  return new Set(ids);
}

function dateTest(
  catalogue: Catalogue,
  request: SearchRequest,
  range: DayRange,
): (document: number) => boolean {
  const { published, events } = catalogue.columns;
  const { from, to } = range;
  if (request.dateField === 'event')
    return (document) => {
      const { values } = events;
      for (let i = events.start(document), end = events.end(document); i < end; i += 2)
        if ((values[i] as number) <= to && (values[i + 1] as number) >= from) return true;
      return false;
    };
  const { lastDays } = catalogue;
  return (document) => {
    // Days rise: most documents have one, and the last of them settles it.
    const last = lastDays[document] as number;
    if (last === Number.NEGATIVE_INFINITY || last < from) return false;
    if (last <= to) return true;
    return published.count(document) > 1 && published.some(document, (day) => day >= from && day <= to);
  };
}

/** True where the record has no date of the chosen kind at all. */
export function isUndated(catalogue: Catalogue, request: SearchRequest, document: number): boolean {
  const { published, events } = catalogue.columns;
  return (request.dateField === 'event' ? events : published).count(document) === 0;
}
