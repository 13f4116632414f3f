/**
 * Many short texts in their order, in one buffer: a table of 400,000 words takes a few megabytes outside the
 * JavaScript heap and is there as soon as its bytes are read.
 */
import { bytesToNumbers, numbersToBytes } from './posting-codec.ts';

export class SortedTexts {
  readonly #units: Uint16Array;
  readonly #bytes: Buffer;
  readonly #ends: Uint32Array;

  /** `bytes`: the texts in UTF-16, `ends`: where each ends in it in units; as `sortedTexts` makes them. */
  constructor(bytes: Buffer, ends: Uint32Array) {
    const copy = new Uint8Array(bytes);
    this.#bytes = Buffer.from(copy.buffer);
    this.#units = new Uint16Array(copy.buffer);
    this.#ends = ends;
  }

  get length(): number {
    return this.#ends.length;
  }

  /** What `sortedTextFiles` writes. */
  get parts(): { readonly bytes: Buffer; readonly ends: Uint32Array } {
    return { bytes: this.#bytes, ends: this.#ends };
  }

  get(number: number): string {
    return this.#bytes.toString('utf16le', this.#start(number) * 2, (this.#ends[number] as number) * 2);
  }

  /** UTF-16 units of a text. */
  lengthOf(number: number): number {
    return (this.#ends[number] as number) - this.#start(number);
  }

  endsWith(number: number, tail: string): boolean {
    const end = this.#ends[number] as number;
    if (this.lengthOf(number) < tail.length) return false;
    for (let i = 1; i <= tail.length; i++)
      if (this.#units[end - i] !== tail.charCodeAt(tail.length - i)) return false;
    return true;
  }

  #start(number: number): number {
    return number === 0 ? 0 : (this.#ends[number - 1] as number);
  }

  /** Number of the text, −1 where it is none of them. */
  indexOf(text: string): number {
    const at = this.#firstNotBefore(text);
    return at < this.length && this.#compare(at, text) === 0 ? at : -1;
  }

  /** Numbers `[first, end)` of the texts that begin with `head`. */
  startingWith(head: string): [first: number, end: number] {
    const first = this.#firstNotBefore(head);
    let low = first;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(middle, head, head.length) === 0) low = middle + 1;
      else high = middle;
    }
    return [first, low];
  }

  #firstNotBefore(text: string): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(middle, text) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Below 0 where text `number`, or the first `most` units of it, comes before `text`. */
  #compare(number: number, text: string, most = Number.POSITIVE_INFINITY): number {
    const start = this.#start(number);
    const length = Math.min(most, (this.#ends[number] as number) - start);
    for (let i = 0; i < length && i < text.length; i++) {
      const difference = (this.#units[start + i] as number) - text.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return length - text.length;
  }
}

/** Of texts that rise by UTF-16 units, as `sort()` puts them. */
export function sortedTexts(texts: readonly string[]): SortedTexts {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (const [i, text] of texts.entries()) {
    end += text.length;
    ends[i] = end;
  }
  return new SortedTexts(Buffer.from(texts.join(''), 'utf16le'), ends);
}

export function sortedTextFiles(name: string, texts: SortedTexts): { name: string; data: Uint8Array }[] {
  const { bytes, ends } = texts.parts;
  return [
    { name: `${name}.utf16`, data: bytes },
    { name: `${name}.ends`, data: numbersToBytes(ends) },
  ];
}

export async function readSortedTexts(
  name: string,
  read: (name: string) => Promise<Buffer>,
): Promise<SortedTexts> {
  const [bytes, ends] = await Promise.all([read(`${name}.utf16`), read(`${name}.ends`)]);
  return new SortedTexts(bytes, bytesToNumbers(ends));
}
