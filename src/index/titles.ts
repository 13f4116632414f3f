/** The titles of records as they are searched, made when they are asked for; most of those asked for lately are kept. */
import { views } from '../analysis/analyzer.ts';
import { fold } from '../analysis/char-filter.ts';
import type { FilteredText } from '../analysis/token.ts';
import type { PackedText } from './packed-text.ts';
import { SlotCache } from './slot-cache.ts';

const KEPT = 4_096;

export class Titles {
  readonly #printed: PackedText;
  readonly #folded = new SlotCache<string>(KEPT);
  readonly #views = new SlotCache<readonly FilteredText[]>(KEPT);

  /** `printed`: by document number. */
  constructor(printed: PackedText) {
    this.#printed = printed;
  }

  folded(document: number): string {
    return this.#folded.get(document, () => fold(this.#printed.get(document)).text);
  }

  /** The views in which the title is searched. */
  views(document: number): readonly FilteredText[] {
    return this.#views.get(document, () => views(this.#printed.get(document)));
  }
}
