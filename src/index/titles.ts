/** The titles of records as they are searched, made when they are asked for; those that were asked for last are kept. */
import { views } from '../analysis/analyzer.ts';
import { fold } from '../analysis/char-filter.ts';
import type { FilteredText } from '../analysis/token.ts';
import { ListCache } from './list-cache.ts';
import type { PackedText } from './packed-text.ts';

const KEPT = 4_096;

export class Titles {
  readonly #printed: PackedText;
  readonly #folded = new ListCache<string>(KEPT, 0);
  readonly #views = new ListCache<readonly FilteredText[]>(KEPT, 0);

  /** `printed`: by document number. */
  constructor(printed: PackedText) {
    this.#printed = printed;
  }

  folded(document: number): string {
    return this.#folded.get(document, 1, () => fold(this.#printed.get(document)).text);
  }

  /** The views in which the title is searched. */
  views(document: number): readonly FilteredText[] {
    return this.#views.get(document, 1, () => views(this.#printed.get(document)));
  }
}
