/** Matching documents → those that are listed: of the articles that print one report, one. */
import type { SearchRequest } from '../contract/search.ts';
import type { Catalogue } from '../index/catalogue.ts';
import { type DocumentList, seek } from '../index/document-list.ts';
import type { Numbers } from '../ranking/top.ts';
import { ALONE } from '../reprints/reprints.ts';
import type { Compare } from './order.ts';

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

/** By document number of the original, the number + 1 of its group; all 0 between two calls. */
let groupNumbers = new Uint32Array(0);

/** Articles of one report, of which more than one matches. */
class Group {
  /** The place by which the group stands in the order. */
  first: number;
  /** −1 where the original does not match. */
  original = -1;
  size = 0;

  constructor(first: number) {
    this.first = first;
  }
}

export class Fold {
  readonly #documents: DocumentList;
  readonly #groups: readonly Group[] = [];
  /** By place the number + 1 of its group, 0 where it is alone; undefined where all are. */
  readonly #groupOf: Uint32Array | undefined;
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
    const { originals } = catalogue;
    if (groupNumbers.length < originals.length) groupNumbers = new Uint32Array(originals.length);
    const numbers = groupNumbers;
    const groups: Group[] = [];
    const groupOf = new Uint32Array(documents.length);
    for (let place = repeated.indexOf(1); place >= 0; place = repeated.indexOf(1, place + 1)) {
      const document = documents[place] as number;
      const original = originals[document] as number;
      let number = numbers[original] as number;
      if (number === 0) {
        number = groups.push(new Group(place));
        numbers[original] = number;
      }
      groupOf[place] = number;
      const group = groups[number - 1] as Group;
      group.size++;
      if (place !== group.first && compare(place, group.first) < 0) group.first = place;
      if (document === original) group.original = place;
    }
    for (let g = 0; g < groups.length; g++) {
      const group = groups[g] as Group;
      numbers[originals[documents[group.first] as number] as number] = 0;
      // By date or amount the group stands where the listed article itself belongs.
      if (request.sort !== 'relevance' && group.original >= 0) group.first = group.original;
      this.count -= group.size - 1;
    }
    this.#groups = groups;
    this.#groupOf = groupOf;
  }

  #group(place: number): Group | undefined {
    const number = this.#groupOf?.[place] ?? 0;
    const group = number === 0 ? undefined : this.#groups[number - 1];
    return group?.first === place ? group : undefined;
  }

  /** The places by which the listed ones stand in the order, rising; where none is hidden, how many there are. */
  places(): Numbers {
    const groupOf = this.#groupOf;
    if (!groupOf) return this.#documents.length;
    const places = new Uint32Array(this.count);
    for (let place = 0, at = 0; place < groupOf.length; place++) {
      const number = groupOf[place] as number;
      if (number === 0 || (this.#groups[number - 1] as Group).first === place) places[at++] = place;
    }
    return places;
  }

  /** The place of the article that is listed where `place` stands: the original where it matches. */
  shown(place: number): number {
    const original = this.#group(place)?.original ?? -1;
    return original < 0 ? place : original;
  }

  /** How many others are folded behind the one that is listed where `place` stands. */
  others(place: number): number {
    return (this.#group(place)?.size ?? 1) - 1;
  }
}
