/**
 * Many short texts in their order, in one buffer: a table of 400,000 words takes a few megabytes outside the
 * JavaScript heap and is there as soon as its bytes are read.
 */
import { bytesToSteps, stepsToBytes } from './number-steps.ts';

/** Texts one behind the other in UTF-16 units, and where each ends: plain arrays, which a thread can hand over. */
export interface TextTable {
  readonly units: Uint16Array;
  readonly ends: Uint32Array;
}

/** Below 0 where text `i` of the one table comes before text `j` of the other, 0 where they are the same. */
export function compareTexts(a: TextTable, i: number, b: TextTable, j: number): number {
  let at = i === 0 ? 0 : (a.ends[i - 1] as number);
  let other = j === 0 ? 0 : (b.ends[j - 1] as number);
  const [end, otherEnd] = [a.ends[i] as number, b.ends[j] as number];
  for (; at < end && other < otherEnd; at++, other++) {
    const difference = (a.units[at] as number) - (b.units[other] as number);
    if (difference !== 0) return difference;
  }
  return end - at - (otherEnd - other);
}

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

  get table(): TextTable {
    return { units: this.#units, ends: this.#ends };
  }

  /** What `sortedTextFiles` writes. */
  get parts(): { readonly bytes: Buffer; readonly ends: Uint32Array } {
    return { bytes: this.#bytes, ends: this.#ends };
  }

  get(number: number): string {
    return this.#bytes.toString('utf16le', this.#start(number) * 2, (this.#ends[number] as number) * 2);
  }

  *[Symbol.iterator](): Generator<string> {
    for (let number = 0; number < this.length; number++) yield this.get(number);
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

  /** UTF-16 units of the longer of the two between what they have in common at their beginning and at their end. */
  unitsApart(number: number, text: string): number {
    const start = this.#start(number);
    const end = this.#ends[number] as number;
    const most = Math.min(end - start, text.length);
    let head = 0;
    while (head < most && this.#units[start + head] === text.charCodeAt(head)) head++;
    let tail = 0;
    while (tail < most - head && this.#units[end - 1 - tail] === text.charCodeAt(text.length - 1 - tail))
      tail++;
    return Math.max(end - start, text.length) - head - tail;
  }

  #start(number: number): number {
    return number === 0 ? 0 : (this.#ends[number - 1] as number);
  }

  /** Number of the text, −1 where it is none of them. */
  indexOf(text: string): number {
    const at = this.firstNotBefore(text);
    return at < this.length && this.#compare(at, text) === 0 ? at : -1;
  }

  /** Numbers `[first, end)` of the texts that begin with `head`. */
  startingWith(head: string): [first: number, end: number] {
    const first = this.firstNotBefore(head);
    let low = first;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(middle, head, head.length) === 0) low = middle + 1;
      else high = middle;
    }
    return [first, low];
  }

  /** Numbers of the texts that hold this one, rising. */
  holding(text: string): number[] {
    const found: number[] = [];
    const sought = Buffer.from(text, 'utf16le');
    const ends = this.#ends;
    for (let from = 0; ; ) {
      const at = this.#bytes.indexOf(sought, from, 'utf16le') / 2;
      if (at < 0) return found;
      let low = 0;
      let high = this.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((ends[middle] as number) <= at) low = middle + 1;
        else high = middle;
      }
      const end = ends[low] as number;
      if (at + text.length <= end) {
        found.push(low);
        from = end * 2;
      } else from = (at + 1) * 2;
    }
  }

  /** Number of the first text that does not come before this one. */
  firstNotBefore(text: string): number {
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
export function textTable(texts: readonly string[]): TextTable {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (const [i, text] of texts.entries()) {
    end += text.length;
    ends[i] = end;
  }
  const bytes = new Uint8Array(end * 2);
  Buffer.from(bytes.buffer).write(texts.join(''), 'utf16le');
  return { units: new Uint16Array(bytes.buffer), ends };
}

export function sortedTexts(texts: readonly string[] | TextTable): SortedTexts {
  const { units, ends } = 'ends' in texts ? texts : textTable(texts);
  return new SortedTexts(Buffer.from(units.buffer, units.byteOffset, units.byteLength), ends);
}

export function sortedTextFiles(name: string, texts: SortedTexts): { name: string; data: Uint8Array }[] {
  const { bytes, ends } = texts.parts;
  return [
    { name: `${name}.utf16`, data: bytes },
    { name: `${name}.ends`, data: stepsToBytes(ends) },
  ];
}

export async function readSortedTexts(
  name: string,
  read: (name: string) => Promise<Buffer>,
): Promise<SortedTexts> {
  const [bytes, ends] = await Promise.all([read(`${name}.utf16`), read(`${name}.ends`)]);
  return new SortedTexts(bytes, bytesToSteps(ends));
}

export async function readTextTable(
  name: string,
  read: (name: string) => Promise<Buffer>,
): Promise<TextTable> {
  const [bytes, ends] = await Promise.all([read(`${name}.utf16`), read(`${name}.ends`)]);
  // A copy: the bytes of a file may begin anywhere in their buffer.
  return { units: new Uint16Array(new Uint8Array(bytes).buffer), ends: bytesToSteps(ends) };
}
