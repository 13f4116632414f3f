/**
 * Many texts in one buffer outside the JavaScript heap: 116,000 articles are one allocation, and a search
 * for a phrase runs over their bytes without making a string.
 */

export type Encoding = 'utf8' | 'utf16le';

export class PackedText {
  readonly #bytes: Buffer;
  readonly #ends: Float64Array;
  readonly #encoding: Encoding;

  /** `ends[i]`: where text i ends in `bytes`; it begins where the one before ends. */
  constructor(bytes: Buffer, ends: Float64Array, encoding: Encoding) {
    this.#bytes = bytes;
    this.#ends = ends;
    this.#encoding = encoding;
  }

  get length(): number {
    return this.#ends.length;
  }

  slice(number: number): Buffer {
    return this.#bytes.subarray(number === 0 ? 0 : this.#ends[number - 1], this.#ends[number]);
  }

  get(number: number): string {
    return this.slice(number).toString(this.#encoding);
  }

  /** True where the text holds these bytes (made by `Buffer.from(phrase, encoding)`). */
  includes(number: number, phrase: Buffer): boolean {
    return this.slice(number).indexOf(phrase, 0, this.#encoding) >= 0;
  }
}

/** Collects texts for `PackedText`. */
export class TextPacker {
  readonly #parts: Buffer[] = [];
  readonly #ends: number[] = [];
  readonly #encoding: Encoding;
  #length = 0;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
  }

  add(text: string): void {
    const part = Buffer.from(text, this.#encoding);
    this.#length += part.length;
    this.#parts.push(part);
    this.#ends.push(this.#length);
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts, this.#length);
  }

  ends(): Float64Array {
    return Float64Array.from(this.#ends);
  }
}

/** Where the texts end, as little-endian doubles (a buffer may be over 4 GiB), and back. */
export function endsToBytes(numbers: Float64Array): Buffer {
  const bytes = Buffer.alloc(numbers.length * 8);
  for (const [i, value] of numbers.entries()) bytes.writeDoubleLE(value, i * 8);
  return bytes;
}

export function bytesToEnds(bytes: Buffer): Float64Array {
  return Float64Array.from({ length: bytes.length / 8 }, (_, i) => bytes.readDoubleLE(i * 8));
}
