/** Tells quickly that nothing of a set of texts begins at a place: most places of a text need no look-up then. */

const SIZE = 1 << 16;

/** Of two neighbouring UTF-16 units; several pairs share one. */
export function pairSlot(first: number, second: number): number {
  return (first ^ Math.imul(second, 0x9e3b)) & (SIZE - 1);
}

export class UnitPairs {
  readonly #slots = new Uint8Array(SIZE);

  /** Takes the first two units of a text; one without two is found by no look that is given two. */
  add(text: string): void {
    if (text.length >= 2) this.#slots[pairSlot(text.charCodeAt(0), text.charCodeAt(1))] = 1;
  }

  /** False where two units stand there and none of the texts begins with them. */
  mayBeginAt(text: string, at: number): boolean {
    if (at + 1 >= text.length) return true;
    return this.#slots[pairSlot(text.charCodeAt(at), text.charCodeAt(at + 1))] === 1;
  }

  has(slot: number): boolean {
    return this.#slots[slot] === 1;
  }
}
