/**
 * What a second look into an article tells of the projects that were read of it: whether their owners are told, and what of them its
 * own sentences tell. It depends on the article and on what is known of the owner, not on other articles, so that what was seen is
 * kept from one build to the next and the text need not be read again.
 */
import type { Quote, ReadProject } from '../contract/reading.ts';
import type { Article } from '../contract/record.ts';
import { itemsOf, withinItem } from './told-item.ts';
import { isOwnerTold } from './told-project.ts';
import { ownSentences } from './told-sentence.ts';

/** What was seen of one project of an article. Plain data. */
export interface ProjectLook {
  readonly isOwnerTold?: boolean;
  /** The names of its owner when its own sentences were looked for, null where it had no owner. */
  readonly names?: readonly string[] | null;
  /** What they tell of it; absent where no item of a round-up is about it. */
  readonly own?: OwnPart;
}

/** Which part of a project its own sentences tell. */
interface OwnPart {
  readonly hasCompany: boolean;
  /** So many divisions of its place, 0 where it has none. */
  readonly place: number;
  /** Places of its events and figures in their lists. */
  readonly events: readonly number[];
  readonly figures: readonly number[];
}

/** By the numbers of the projects; null where it was not looked for. */
export type Looks = readonly (ProjectLook | null)[];

export class ArticleLooks {
  readonly #article: Article;
  readonly #known: Looks;
  readonly #seen: (ProjectLook | null)[] = [];
  #items: ReturnType<typeof itemsOf> | undefined;

  /** `known`: of the same article and the same projects. */
  constructor(article: Article, known: Looks = []) {
    this.#article = article;
    this.#known = known;
  }

  /** All that was looked for. */
  get seen(): Looks {
    return this.#seen;
  }

  /** As of the project of that number, whatever company of the same names its owner turned out to be. */
  isOwnerTold(number: number, read: ReadProject): boolean {
    const isTold = this.#known[number]?.isOwnerTold ?? isOwnerTold(read, this.#article);
    this.#add(number, { isOwnerTold: isTold });
    return isTold;
  }

  /** Of the project of that number what its item and its own sentences tell; undefined where no item is about it. */
  own(number: number, project: ReadProject): ReadProject | undefined {
    const names = project.company?.names ?? null;
    const known = this.#known[number];
    if (known?.names !== undefined && isSame(known.names, names)) {
      const { own } = known;
      this.#add(number, { names, ...(own ? { own } : {}) });
      return own && withPart(project, own);
    }
    this.#items ??= itemsOf(this.#article);
    const here = withinItem(project, this.#article, this.#items);
    const own = here && ownSentences(here, this.#article);
    this.#add(number, { names, ...(own ? { own: partOf(project, own) } : {}) });
    return own;
  }

  #add(number: number, look: ProjectLook): void {
    while (this.#seen.length <= number) this.#seen.push(null);
    this.#seen[number] = { ...this.#seen[number], ...look };
  }
}

function isSame(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a && b ? a.length === b.length && a.every((name, i) => name === b[i]) : a === b;
}

function partOf(project: ReadProject, { company, place, events, figures }: ReadProject): OwnPart {
  const places = <T extends Quote>(all: readonly T[], kept: readonly T[]) =>
    kept.map((quote) => all.indexOf(quote));
  return {
    hasCompany: company !== undefined,
    place: place?.length ?? 0,
    events: places(project.events, events),
    figures: places(project.figures, figures),
  };
}

function withPart({ company, place, ...rest }: ReadProject, part: OwnPart): ReadProject {
  const at = <T>(all: readonly T[], numbers: readonly number[]) => numbers.map((number) => all[number] as T);
  return {
    ...rest,
    ...(company && part.hasCompany ? { company } : {}),
    ...(place && part.place > 0 ? { place: place.slice(0, part.place) } : {}),
    events: at(rest.events, part.events),
    figures: at(rest.figures, part.figures),
  };
}
