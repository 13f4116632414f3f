/**
 * Many texts in one buffer outside the JavaScript heap: 116,000 articles are one allocation, and a search
 * for a phrase runs over their bytes without making a string.
 */
import { IS_LITTLE_ENDIAN } from './posting-codec.ts';
import type { SoughtText } from './sought-text.ts';
import { unitsHash } from './text-hash.ts';

/** Many byte strings in one buffer. */
export class PackedBytes {
  readonly bytes: Buffer;
  readonly #ends: Float64Array;

  /** `ends[i]`: where item i ends in `bytes`; it begins where the one before ends. */
  constructor(bytes: Buffer, ends: Float64Array) {
    this.bytes = bytes;
    this.#ends = ends;
  }

  get length(): number {
    return this.#ends.length;
  }

  start(number: number): number {
    return number === 0 ? 0 : (this.#ends[number - 1] as number);
  }

  end(number: number): number {
    return this.#ends[number] as number;
  }

  slice(number: number): Buffer {
    return this.bytes.subarray(this.start(number), this.end(number));
  }
}

/** Texts in UTF-16, which is shorter than UTF-8 for Chinese and is read several times as fast. */
export class PackedText extends PackedBytes {
  readonly #units: Uint16Array;

  constructor(bytes: Buffer, ends: Float64Array) {
    super(bytes, ends);
    this.#units = unitsOf(bytes);
  }

  get(number: number): string {
    return this.bytes.toString('utf16le', this.start(number), this.end(number));
  }

  /** A text up to the first `mark`, a character of one unit below U+0100; the whole of it where it has none. */
  head(number: number, mark: string): string {
    const { bytes } = this;
    const code = mark.charCodeAt(0);
    const from = this.start(number);
    const end = this.end(number);
    let at = from;
    while (at < end && (bytes[at] !== code || bytes[at + 1] !== 0)) at += 2;
    return bytes.toString('utf16le', from, at);
  }

  /** A part of a text, in UTF-16 units of it. */
  part(number: number, start: number, length: number): string {
    const from = this.start(number) + start * 2;
    return this.bytes.toString('utf16le', from, from + length * 2);
  }

  /** As `textHash` of the text. */
  hash(number: number): number {
    return unitsHash(this.#units, this.start(number) / 2, this.end(number) / 2);
  }

  /** As `<` and `>` order the two texts: below 0 where text `a` comes first, 0 where they are the same. */
  compare(a: number, b: number): number {
    const units = this.#units;
    const [first, other] = [this.start(a) / 2, this.start(b) / 2];
    const [length, otherLength] = [this.end(a) / 2 - first, this.end(b) / 2 - other];
    for (let i = 0; i < length && i < otherLength; i++) {
      const difference = (units[first + i] as number) - (units[other + i] as number);
      if (difference !== 0) return difference;
    }
    return length - otherLength;
  }

  /** True where the text holds what is sought. Makes nothing: it may be asked of thousands of texts. */
  includes(number: number, sought: SoughtText): boolean {
    return sought.isIn(this.#units, this.start(number) / 2, this.end(number) / 2);
  }
}

/** The UTF-16 units of the bytes, where they lie if they may lie there. */
function unitsOf(bytes: Buffer): Uint16Array {
  const { buffer, byteOffset, length } = bytes;
  if (IS_LITTLE_ENDIAN && byteOffset % 2 === 0) return new Uint16Array(buffer, byteOffset, length >> 1);
  return Uint16Array.from({ length: length >> 1 }, (_, i) => bytes.readUInt16LE(i * 2));
}

/** A text as `PackedText` holds it. */
export function textBytes(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

/** Many texts at once. */
export function packedTexts(texts: readonly string[]): PackedText {
  const ends = new Float64Array(texts.length);
  let end = 0;
  for (let i = 0; i < texts.length; i++) {
    end += (texts[i] as string).length * 2;
    ends[i] = end;
  }
  return new PackedText(textBytes(texts.join('')), ends);
}

/** Collects items for `PackedBytes`. */
export class BytesPacker {
  readonly #parts: Uint8Array[] = [];
  readonly #ends: number[] = [];
  #length = 0;

  add(part: Uint8Array): void {
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
