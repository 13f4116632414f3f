/** Characters that are no words of the dictionary → where words that it does not know end: jieba's hidden Markov model. */

/** A character begins a word, ends it, is inside, or is one alone: in the order of jieba's file. */
const STATES = 4;
const END = 1;
const ALONE = 3;
/** jieba's logarithm of what never happens. */
const NEVER = -3.14e100;
const UNITS = 0x10000;

export class HiddenMarkov {
  readonly #starts: Float64Array;
  /** By state before × `STATES` + state. */
  readonly #steps: Float64Array;
  /** By unit × `STATES` + state. */
  readonly #emissions = new Float64Array(UNITS * STATES).fill(NEVER);
  #weights = new Float64Array(STATES * 64);
  #before = new Uint8Array(STATES * 64);

  /** `model`: the text of jieba's file: starts, four lines of steps, and four lines of `character:weight,…`. */
  constructor(model: string) {
    const lines = model
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
    const numbers = (line = '') => line.split(' ').map(Number);
    this.#starts = Float64Array.from(numbers(lines[0]));
    this.#steps = Float64Array.from(lines.slice(1, 1 + STATES).flatMap(numbers));
    for (const [state, line] of lines.slice(1 + STATES, 1 + 2 * STATES).entries()) {
      for (const entry of line.split(',')) {
        const [character = '', weight] = entry.split(':');
        if (character.length === 1)
          this.#emissions[character.charCodeAt(0) * STATES + state] = Number(weight);
      }
    }
  }

  /** Appends where words of `[start, end)` end: of units that are characters, at least one. */
  appendEnds(text: string, start: number, end: number, ends: number[]): void {
    const length = end - start;
    this.#makeRoom(length * STATES);
    const [weights, before] = [this.#weights, this.#before];
    let emission = text.charCodeAt(start) * STATES;
    for (let state = 0; state < STATES; state++)
      weights[state] = (this.#starts[state] as number) + (this.#emissions[emission + state] as number);
    for (let i = 1; i < length; i++) {
      emission = text.charCodeAt(start + i) * STATES;
      for (let state = 0; state < STATES; state++) this.#weigh(i * STATES, state, emission);
    }
    const last = (length - 1) * STATES;
    let state = (weights[last + END] as number) >= (weights[last + ALONE] as number) ? END : ALONE;
    const from = ends.length;
    for (let i = length - 1; i >= 0; i--) {
      if (state === END || state === ALONE) ends.push(start + i + 1);
      state = before[i * STATES + state] as number;
    }
    reverseFrom(ends, from);
  }

  #weigh(at: number, state: number, emission: number): void {
    const emitted = this.#emissions[emission + state] as number;
    let most = NEVER;
    let before = END;
    for (let earlier = 0; earlier < STATES; earlier++) {
      const weight =
        (this.#weights[at - STATES + earlier] as number) +
        (this.#steps[earlier * STATES + state] as number) +
        emitted;
      if (weight > most) {
        most = weight;
        before = earlier;
      }
    }
    this.#weights[at + state] = most;
    this.#before[at + state] = before;
  }

  #makeRoom(size: number): void {
    if (size <= this.#weights.length) return;
    this.#weights = new Float64Array(size * 2);
    this.#before = new Uint8Array(size * 2);
  }
}

function reverseFrom(list: number[], from: number): void {
  for (let low = from, high = list.length - 1; low < high; low++, high--) {
    const held = list[low] as number;
    list[low] = list[high] as number;
    list[high] = held;
  }
}
