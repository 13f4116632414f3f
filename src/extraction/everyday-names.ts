/** Names that the corpus itself shows to be words: in very many articles, of which next to none speaks of a company. */
import type { Article } from '../contract/record.ts';
import { isKnownBrand } from './known-brands.ts';
import { isFormed } from './record-name.ts';
import type { Told } from './told.ts';

type Printed = Pick<Article, 'title' | 'text'>;

/** A name in fewer articles is not judged. */
const MANY = 40;
/** Below this share of articles that show a company of the name, it is a word. */
const NEXT_TO_NONE = 0.025;

/** The folded names that are told of companies without a record, and in how many articles each is. */
function toldNames(told: readonly Told[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { projects } of told) {
    const here = new Set(
      projects.flatMap(({ company }) =>
        company && company.id === undefined && company.sure ? company.names : [],
      ),
    );
    for (const name of here) times.set(name, (times.get(name) ?? 0) + 1);
  }
  return times;
}

/** Two units of text → place in a table; different pairs may share one. */
function slotOf(first: number, second: number): number {
  return ((first * 31) ^ second) & 0xffff;
}

/** Finds which of some names of two units and more stand in an article as it is printed, whatever is around them. */
export class NameFinder {
  readonly #begins = new Uint8Array(0x10000);
  readonly #byPair = new Map<string, string[]>();

  constructor(names: Iterable<string>) {
    for (const name of names) {
      this.#begins[slotOf(name.charCodeAt(0), name.charCodeAt(1))] = 1;
      const pair = name.slice(0, 2);
      this.#byPair.set(pair, [...(this.#byPair.get(pair) ?? []), name]);
    }
  }

  in({ title, text }: Printed): Set<string> {
    const all = `${title}\n${text}`.toLowerCase();
    const here = new Set<string>();
    for (let at = 1, before = all.charCodeAt(0); at < all.length; at++) {
      const unit = all.charCodeAt(at);
      if (this.#begins[slotOf(before, unit)] === 1)
        for (const name of this.#byPair.get(all.slice(at - 1, at + 1)) ?? [])
          if (all.startsWith(name, at - 1)) here.add(name);
      before = unit;
    }
    return here;
  }
}

/** In how many of the articles each of the names stands; a name of which nothing is said stands in none. */
export type CountNames = (
  names: readonly string[],
  articles: readonly Printed[],
) => Promise<ReadonlyMap<string, number>>;

const countAlone: CountNames = async (names, articles) => {
  const finder = new NameFinder(names);
  const counts = new Map<string, number>();
  for (const article of articles)
    for (const name of finder.in(article)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/** `told`: what each of the articles tells, in their order; `count`: who looks for the names, this thread unless told otherwise. */
export async function everydayNames(
  articles: readonly Printed[],
  told: readonly Told[],
  count: CountNames = countAlone,
): Promise<ReadonlySet<string>> {
  const shown = toldNames(told);
  const judged = [...shown.keys()].filter(
    (name) => name.length > 1 && !isFormed(name) && !isKnownBrand(name),
  );
  if (judged.length === 0 || articles.length < MANY) return new Set();
  const counts = await count(judged, articles);
  return new Set(
    judged.filter((name) => {
      const all = counts.get(name) ?? 0;
      return all >= MANY && (shown.get(name) ?? 0) < all * NEXT_TO_NONE;
    }),
  );
}
