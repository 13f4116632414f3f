/**
 * Things by number, each with one place where it is kept until another one needs that place: finding one costs a look
 * into an array, and keeping one moves nothing (a map in the order of use is rewritten with each look).
 */
export class SlotCache<Thing> {
  readonly #numbers: Int32Array;
  readonly #things: (Thing | undefined)[];

  /** `places`: how many are kept at most. */
  constructor(places: number) {
    this.#numbers = new Int32Array(places).fill(-1);
    this.#things = new Array(places).fill(undefined);
  }

  /** The thing of a number from 0 on; `make` gives it where it is not here. */
  get(number: number, make: () => Thing): Thing {
    const place = number % this.#numbers.length;
    if (this.#numbers[place] === number) return this.#things[place] as Thing;
    const thing = make();
    this.#numbers[place] = number;
    this.#things[place] = thing;
    return thing;
  }
}
