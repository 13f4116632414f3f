/**
 * Lists of numbers as bytes: rising document numbers as gaps, seven bits a byte, the least first; slots two to a
 * byte. A list stands for itself, so that one can be read without those before it.
 */

export class ByteWriter {
  #bytes = new Uint8Array(1 << 12);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  #room(more: number): Uint8Array {
    if (this.#length + more > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return this.#bytes;
  }

  byte(value: number): void {
    this.#room(1)[this.#length++] = value;
  }

  /** A whole number from 0 to 2⁵³ − 1. */
  number(value: number): void {
    const bytes = this.#room(8);
    let left = value;
    for (; left > 127; left = Math.floor(left / 128)) bytes[this.#length++] = (left % 128) | 128;
    bytes[this.#length++] = left;
  }

  /** Rising numbers below 2³². */
  gaps(documents: ArrayLike<number>): void {
    let before = -1;
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i] as number;
      this.number(document - before - 1);
      before = document;
    }
  }

  /** As `gaps`, of the first `length` numbers, which are below 2³¹. */
  smallGaps(documents: Uint32Array, length: number): void {
    const bytes = this.#room(length * 5);
    let at = this.#length;
    let before = -1;
    for (let i = 0; i < length; i++) {
      const document = documents[i] as number;
      let gap = document - before - 1;
      before = document;
      for (; gap > 127; gap >>>= 7) bytes[at++] = (gap & 127) | 128;
      bytes[at++] = gap;
    }
    this.#length = at;
  }

  /** How many there are, the gaps between their documents and their slots: each value is a document times 16 and a slot. */
  slottedGaps(values: Uint32Array, length: number): void {
    this.number(length);
    const bytes = this.#room(length * 6);
    let at = this.#length;
    let before = -1;
    for (let i = 0; i < length; i++) {
      const document = (values[i] as number) >>> 4;
      let gap = document - before - 1;
      before = document;
      for (; gap > 127; gap >>>= 7) bytes[at++] = (gap & 127) | 128;
      bytes[at++] = gap;
    }
    for (let i = 0; i < length; i += 2) {
      const low = (values[i] as number) & 15;
      bytes[at++] = i + 1 < length ? low | (((values[i + 1] as number) & 15) << 4) : low;
    }
    this.#length = at;
  }

  /** Values of 0 to 15. */
  nibbles(values: ArrayLike<number>): void {
    for (let i = 0; i < values.length; i += 2) {
      this.byte((values[i] as number) | ((values[i + 1] ?? 0) << 4));
    }
  }

  /** Bytes `[from, end)` of others. */
  copy(others: Uint8Array, from: number, end: number): void {
    this.#room(end - from).set(others.subarray(from, end), this.#length);
    this.#length += end - from;
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** As `bytes`, without a copy: nothing is to be written afterwards. */
  taken(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}

/** Reads what a `ByteWriter` wrote, from a place on. Nothing is checked: give it verified bytes only. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  byte(): number {
    return this.#bytes[this.at++] as number;
  }

  number(): number {
    let value = 0;
    let scale = 1;
    let byte = this.#bytes[this.at++] as number;
    for (; byte > 127; byte = this.#bytes[this.at++] as number) {
      value += (byte & 127) * scale;
      scale *= 128;
    }
    return value + byte * scale;
  }

  gaps(count: number): Uint32Array {
    const documents = new Uint32Array(count);
    this.gapsInto(documents, 0, count);
    return documents;
  }

  /** As `gaps`, into a part of a list. */
  gapsInto(documents: Uint32Array, from: number, count: number): void {
    const bytes = this.#bytes;
    let at = this.at;
    let next = 0;
    for (let i = from; i < from + count; i++) {
      let byte = bytes[at++] as number;
      if (byte > 127) {
        let gap = byte & 127;
        let shift = 7;
        byte = bytes[at++] as number;
        while (byte > 127) {
          gap |= (byte & 127) << shift;
          shift += 7;
          byte = bytes[at++] as number;
        }
        next += (gap | (byte << shift)) >>> 0;
      } else next += byte;
      documents[i] = next++;
    }
    this.at = at;
  }

  /** As many numbers as there is room for, each as its step from the one before (see `stepsToBytes`). */
  stepsInto(numbers: Uint32Array | Float64Array): void {
    const bytes = this.#bytes;
    let { at } = this;
    let value = 0;
    for (let i = 0; i < numbers.length; i++) {
      let byte = bytes[at++] as number;
      let step = byte & 127;
      for (let scale = 128; byte > 127; scale *= 128) {
        byte = bytes[at++] as number;
        step += (byte & 127) * scale;
      }
      value += step % 2 === 0 ? step / 2 : -(step + 1) / 2;
      numbers[i] = value;
    }
    this.at = at;
  }

  /** Half bytes. */
  nibbles(count: number): Uint8Array {
    const values = new Uint8Array(count);
    const bytes = this.#bytes;
    let { at } = this;
    const pairs = count & ~1;
    for (let i = 0; i < pairs; i += 2) {
      const two = bytes[at++] as number;
      values[i] = two & 15;
      values[i + 1] = two >> 4;
    }
    if (pairs < count) values[pairs] = (bytes[at++] as number) & 15;
    this.at = at;
    return values;
  }

  /** Of `count` documents that `slottedGaps` wrote up to byte `end`: the slot + 1 of each into `table`, under its number. */
  slotsInto(table: Uint8Array, count: number, end: number): void {
    const bytes = this.#bytes;
    let { at } = this;
    let slotsAt = end - ((count + 1) >> 1);
    let next = 0;
    // Two at a time, as their slots lie. Nearly every gap is one byte.
    for (let left = count; left > 0; left -= 2) {
      const two = bytes[slotsAt++] as number;
      let byte = bytes[at++] as number;
      next += byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        next += (byte & 127) << shift;
      }
      table[next++] = (two & 15) + 1;
      if (left === 1) break;
      byte = bytes[at++] as number;
      next += byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        next += (byte & 127) << shift;
      }
      table[next++] = (two >> 4) + 1;
    }
    this.at = end;
  }
}

/** Whole numbers below 2³² as little-endian bytes. */
export function numbersToBytes(numbers: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(numbers.length * 4);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < numbers.length; i++) view.setUint32(i * 4, numbers[i] as number, true);
  return bytes;
}

/** How typed arrays of this machine lie in their bytes. */
export const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** The numbers of the bytes, where they lie if they may lie there: what is changed in one changes in the other. */
export function bytesToNumbers(bytes: Uint8Array): Uint32Array {
  const { buffer, byteOffset, byteLength } = bytes;
  if (!IS_LITTLE_ENDIAN) {
    const view = new DataView(buffer, byteOffset, byteLength);
    return Uint32Array.from({ length: byteLength / 4 }, (_, i) => view.getUint32(i * 4, true));
  }
  // The bytes of a small file may begin anywhere in their buffer.
  return byteOffset % 4 === 0
    ? new Uint32Array(buffer, byteOffset, byteLength / 4)
    : new Uint32Array(new Uint8Array(bytes).buffer);
}
