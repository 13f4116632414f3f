/** Tells quickly that nothing of a set of texts begins at a place: most places of a text need no look-up then. */

const SIZE = 1 << 16;
/** Slots are bits: 8 KB stay in the nearest cache, where every place of every text looks. */
const BITS = 32;

/** Of two neighbouring UTF-16 units; several pairs share one. */
export function pairSlot(first: number, second: number): number {
  return (first ^ Math.imul(second, 0x9e3b)) & (SIZE - 1);
}

export class UnitPairs {
  readonly #slots = new Int32Array(SIZE / BITS);

  /** Takes the first two units of a text; one without two is found by no look that is given two. */
  add(text: string): void {
    if (text.length < 2) return;
    const slot = pairSlot(text.charCodeAt(0), text.charCodeAt(1));
    this.#slots[slot >>> 5] = (this.#slots[slot >>> 5] as number) | (1 << (slot & (BITS - 1)));
  }

  /** False where two units stand there and none of the texts begins with them. */
  mayBeginAt(text: string, at: number): boolean {
    if (at + 1 >= text.length) return true;
    return this.has(pairSlot(text.charCodeAt(at), text.charCodeAt(at + 1)));
  }

  has(slot: number): boolean {
    return (((this.#slots[slot >>> 5] as number) >>> (slot & (BITS - 1))) & 1) === 1;
  }
}
