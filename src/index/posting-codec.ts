/**
 * Posting lists as bytes: document numbers as gaps, seven bits a byte, the least first; slots two to a byte.
 * Rising numbers within a list; every list begins anew, so lists can be cut out by their starts alone.
 */

/** The gaps of all lists, one list after the other. `start[t]` is where list t begins in `documents`. */
export function encodeGaps(documents: Uint32Array, start: Uint32Array): Uint8Array {
  let bytes = new Uint8Array(Math.max(16, documents.length * 2));
  let length = 0;
  for (let t = 0; t + 1 < start.length; t++) {
    let before = -1;
    for (let i = start[t] as number; i < (start[t + 1] as number); i++) {
      const document = documents[i] as number;
      let gap = document - before - 1;
      before = document;
      if (length + 5 > bytes.length) {
        const larger = new Uint8Array(bytes.length * 2);
        larger.set(bytes);
        bytes = larger;
      }
      while (gap > 127) {
        bytes[length++] = (gap & 127) | 128;
        gap >>>= 7;
      }
      bytes[length++] = gap;
    }
  }
  return bytes.slice(0, length);
}

/** Throws a RangeError where the bytes do not hold just as many numbers as `start` says. */
export function decodeGaps(bytes: Uint8Array, start: Uint32Array): Uint32Array {
  const documents = new Uint32Array(start.at(-1) ?? 0);
  let at = 0;
  for (let t = 0; t + 1 < start.length; t++) {
    let before = -1;
    for (let i = start[t] as number; i < (start[t + 1] as number); i++) {
      let gap = 0;
      let shift = 0;
      let byte = bytes[at++] as number;
      while (byte > 127) {
        gap |= (byte & 127) << shift;
        shift += 7;
        byte = bytes[at++] as number;
      }
      before += (gap | (byte << shift)) + 1;
      documents[i] = before;
    }
  }
  if (at !== bytes.length) throw new RangeError(`posting bytes: ${bytes.length} given, ${at} used`);
  return documents;
}

/** Values of 0 to 15, two to a byte. */
export function encodeNibbles(values: Uint8Array): Uint8Array {
  const bytes = new Uint8Array((values.length + 1) >> 1);
  for (let i = 0; i < values.length; i++) {
    bytes[i >> 1] = (bytes[i >> 1] as number) | ((values[i] as number) << ((i & 1) * 4));
  }
  return bytes;
}

export function decodeNibbles(bytes: Uint8Array, length: number): Uint8Array {
  const values = new Uint8Array(length);
  for (let i = 0; i < length; i++) values[i] = ((bytes[i >> 1] as number) >> ((i & 1) * 4)) & 15;
  return values;
}

/** Whole numbers below 2³² as little-endian bytes. */
export function numbersToBytes(numbers: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(numbers.length * 4);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < numbers.length; i++) view.setUint32(i * 4, numbers[i] as number, true);
  return bytes;
}

export function bytesToNumbers(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.byteLength / 4 }, (_, i) => view.getUint32(i * 4, true));
}
