/** Which articles hold the names that are counted over the corpus: of an article that was there before it is known. */

import { type CountNames, NameFinder } from '../extraction/everyday-names.ts';
import type { ReadableArticle } from '../extraction/told.ts';
import type { EarlierTexts } from '../index/earlier-texts.ts';

/** Plain data, by the positions of the articles. */
export interface NamesMemo {
  readonly names: readonly string[];
  /** Places in `names` of those that the articles hold, one article behind the other, and where each of them ends. */
  readonly held: Uint32Array;
  readonly ends: Uint32Array;
}

/** The folded texts of the documents of the index before, of which the first are its articles. */
export type FoldedTexts = Pick<EarlierTexts, 'mayHold'>;

export interface NamesBefore {
  readonly memo: NamesMemo;
  /** The position then of the article that is at this position now, if it is the same. */
  readonly positionOf: (position: number) => number | undefined;
  /** Of the articles that were there then. Without them all texts are looked at for a name that is new. */
  readonly folded: () => Promise<FoldedTexts | undefined>;
}

/** Folding leaves a name of these where it stands in a text: it is not left out of the folded texts, nor cut in two. */
const STAYS = /^(?=.*[\p{Script=Han}a-z0-9])\P{Cc}+$/u;

export class EarlierNames {
  readonly #before: NamesBefore | undefined;
  #memo: NamesMemo = { names: [], held: new Uint32Array(0), ends: new Uint32Array(0) };

  constructor(before: NamesBefore | undefined) {
    this.#before = before;
  }

  /** What the next build needs of this one; complete once names were counted. */
  get memo(): NamesMemo {
    return this.#memo;
  }

  readonly count: CountNames = async (names, articles) => {
    const places = new Map(names.map((name, place) => [name, place]));
    const known = await this.#knownOf(places);
    const anew = new NameFinder(names);
    const held: number[] = [];
    const ends = new Uint32Array(articles.length);
    const counts = new Uint32Array(names.length);
    for (const [position, article] of articles.entries()) {
      const from = held.length;
      if (!known?.(position, article, held))
        for (const name of anew.in(article)) held.push(places.get(name) as number);
      ends[position] = held.length;
      for (let i = from; i < held.length; i++)
        counts[held[i] as number] = (counts[held[i] as number] as number) + 1;
    }
    this.#memo = { names, held: Uint32Array.from(held), ends };
    return new Map(names.map((name, place) => [name, counts[place] as number]));
  };

  /** Puts in the places of the names that an article holds; false where that is not known. */
  async #knownOf(
    places: ReadonlyMap<string, number>,
  ): Promise<
    | ((position: number, article: Pick<ReadableArticle, 'title' | 'text'>, held: number[]) => boolean)
    | undefined
  > {
    if (!this.#before || this.#before.memo.names.length === 0) return undefined;
    const { memo, positionOf, folded } = this.#before;
    const wereAt = Int32Array.from(memo.names, (name) => places.get(name) ?? -1);
    const before = new Set(memo.names);
    const fresh = [...places.keys()].filter((name) => !before.has(name));
    const finder = new NameFinder(fresh);
    const texts = fresh.length > 0 && fresh.every((name) => STAYS.test(name)) ? await folded() : undefined;
    const isCandidate = texts?.mayHold(fresh) ?? (() => fresh.length > 0);
    return (position, article, held) => {
      const then = positionOf(position);
      if (then === undefined) return false;
      for (let i = then === 0 ? 0 : (memo.ends[then - 1] as number); i < (memo.ends[then] as number); i++) {
        const place = wereAt[memo.held[i] as number] as number;
        if (place >= 0) held.push(place);
      }
      if (isCandidate(then)) for (const name of finder.in(article)) held.push(places.get(name) as number);
      return true;
    };
  }
}
