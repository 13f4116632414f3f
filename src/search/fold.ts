/** Matching documents → those that are listed: of the articles that print one report, one. */
import type { SearchRequest } from '../contract/search.ts';
import type { Catalogue } from '../index/catalogue.ts';
import { type DocumentList, seek } from '../index/document-list.ts';
import type { Numbers } from '../ranking/top.ts';
import { ALONE } from '../reprints/reprints.ts';
import type { Compare } from './order.ts';

interface Group {
  /** The place by which the group stands in the order. */
  first: number;
  original?: number;
  readonly places: number[];
}

/** By document number the place + 1 at which a report was met first; all 0 between two calls. */
let firsts = new Uint32Array(0);

/** For each of rising `documents` 1 where another of them prints the same report; undefined where none does. */
export function repeatedReports(catalogue: Catalogue, documents: DocumentList): Uint8Array | undefined {
  if (catalogue.reprints.size === 0) return undefined;
  const { originals, columns } = catalogue;
  if (firsts.length < originals.length) firsts = new Uint32Array(originals.length);
  const met = firsts;
  const articles = seek(documents, columns.counts.article, 0);
  let repeated: Uint8Array | undefined;
  for (let i = 0; i < articles; i++) {
    const original = originals[documents[i] as number] as number;
    if (original === ALONE) continue;
    const first = met[original] as number;
    if (first === 0) {
      met[original] = i + 1;
      continue;
    }
    repeated ??= new Uint8Array(documents.length);
    repeated[first - 1] = 1;
    repeated[i] = 1;
  }
  for (let i = 0; i < articles; i++) {
    const original = originals[documents[i] as number] as number;
    if (original !== ALONE) met[original] = 0;
  }
  return repeated;
}

export class Fold {
  readonly #documents: DocumentList;
  /** Groups of which more than one place matches, by the place by which they stand in the order. */
  readonly #groups = new Map<number, Group>();
  /** 1 at each place that is folded behind another; undefined where none is. */
  readonly #hidden: Uint8Array | undefined;
  /** How many are listed. */
  readonly count: number;

  /** `compare` orders places of `documents`, which rise; `repeated` is theirs, as `repeatedReports` gives it. */
  constructor(
    catalogue: Catalogue,
    request: SearchRequest,
    documents: DocumentList,
    repeated: Uint8Array | undefined,
    compare: Compare,
  ) {
    this.#documents = documents;
    this.count = documents.length;
    if (!repeated) return;
    const groups = new Map<number, Group>();
    for (let place = repeated.indexOf(1); place >= 0; place = repeated.indexOf(1, place + 1)) {
      const document = documents[place] as number;
      const original = catalogue.originals[document] as number;
      let group = groups.get(original);
      if (!group) {
        group = { first: place, places: [] };
        groups.set(original, group);
      }
      group.places.push(place);
      if (compare(place, group.first) < 0) group.first = place;
      if (document === original) group.original = place;
    }
    this.#hidden = new Uint8Array(documents.length);
    for (const group of groups.values()) {
      // By date or amount the group stands where the listed article itself belongs.
      if (request.sort !== 'relevance') group.first = group.original ?? group.first;
      this.#groups.set(group.first, group);
      for (const place of group.places) if (place !== group.first) this.#hidden[place] = 1;
      this.count -= group.places.length - 1;
    }
  }

  /** The places by which the listed ones stand in the order, rising; where none is hidden, how many there are. */
  places(): Numbers {
    const hidden = this.#hidden;
    if (!hidden) return this.#documents.length;
    const places = new Uint32Array(this.count);
    for (let place = 0, at = 0; place < hidden.length; place++) if (hidden[place] === 0) places[at++] = place;
    return places;
  }

  /** The place of the article that is listed where `place` stands: the original where it matches. */
  shown(place: number): number {
    return this.#groups.get(place)?.original ?? place;
  }

  /** How many others are folded behind the one that is listed where `place` stands. */
  others(place: number): number {
    return (this.#groups.get(place)?.places.length ?? 1) - 1;
  }
}
