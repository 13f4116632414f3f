/** Matching documents → those that are listed: of the articles that print one report, one. */
import type { SearchRequest } from '../contract/search.ts';
import type { DocumentList } from '../index/document-list.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { ALONE } from '../reprints/reprints.ts';
import type { Compare } from './order.ts';

interface Group {
  /** The place by which the group stands in the order. */
  first: number;
  original?: number;
  readonly places: number[];
}

export class Fold {
  readonly #length: number;
  /** Groups of which more than one place matches, by the place by which they stand in the order. */
  readonly #groups = new Map<number, Group>();
  readonly #hidden = new Set<number>();

  /** `compare` orders places of `documents`, which rise. */
  constructor(snapshot: Snapshot, request: SearchRequest, documents: DocumentList, compare: Compare) {
    this.#length = documents.length;
    if (request.duplicates === 'show' || snapshot.reprints.size === 0) return;
    const groups = new Map<number, Group>();
    const { originals, columns } = snapshot;
    for (let place = 0; place < documents.length; place++) {
      const document = documents[place] as number;
      if (document >= columns.counts.article) break;
      const original = originals[document] as number;
      if (original === ALONE) continue;
      const group = groups.get(original);
      if (group) {
        group.places.push(place);
        if (compare(place, group.first) < 0) group.first = place;
        if (document === original) group.original = place;
      } else {
        groups.set(original, {
          first: place,
          places: [place],
          ...(document === original ? { original: place } : {}),
        });
      }
    }
    for (const group of groups.values()) {
      if (group.places.length < 2) continue;
      // By date or amount the group stands where the listed article itself belongs.
      if (request.sort !== 'relevance') group.first = group.original ?? group.first;
      this.#groups.set(group.first, group);
      for (const place of group.places) if (place !== group.first) this.#hidden.add(place);
    }
  }

  /** How many are listed. */
  get count(): number {
    return this.#length - this.#hidden.size;
  }

  /** The places by which the listed ones stand in the order, rising. */
  *places(): Generator<number> {
    for (let place = 0; place < this.#length; place++) if (!this.#hidden.has(place)) yield place;
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
