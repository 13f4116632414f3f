/** The titles of records as they are searched, made when they are asked for and kept. */
import { views } from '../analysis/analyzer.ts';
import { fold } from '../analysis/char-filter.ts';
import type { FilteredText } from '../analysis/token.ts';

export class Titles {
  readonly #printed: readonly string[];
  readonly #folded: (string | undefined)[];
  readonly #views: (readonly FilteredText[] | undefined)[];

  /** `printed`: by document number. */
  constructor(printed: readonly string[]) {
    this.#printed = printed;
    this.#folded = new Array(printed.length);
    this.#views = new Array(printed.length);
  }

  folded(document: number): string {
    let title = this.#folded[document];
    if (title === undefined) {
      title = fold(this.#printed[document] as string).text;
      this.#folded[document] = title;
    }
    return title;
  }

  /** The views in which the title is searched. */
  views(document: number): readonly FilteredText[] {
    let found = this.#views[document];
    if (!found) {
      found = views(this.#printed[document] as string);
      this.#views[document] = found;
    }
    return found;
  }
}
