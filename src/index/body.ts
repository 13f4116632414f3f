/**
 * The text of an article as what folding took from it. Its folded text is stored for searching; nearly always
 * folding puts one unit in place of one, so the units that it changed are all that is needed to print it.
 */
import type { FilteredText } from '../analysis/token.ts';
import { ByteReader, ByteWriter } from './posting-codec.ts';

/** Where the folded text of a body stands among the folded texts of its document, in UTF-16 units. */
export interface BodyPlace {
  readonly start: number;
  readonly length: number;
  /** True where nothing but this one folded text is searched of the body: its places are those of the print. */
  readonly single: boolean;
}

/**
 * Undefined where folding moves units: such a text is kept whole. `start`: where `folded` stands among the folded
 * texts of its document; `single`: whether it is the only view of the text.
 */
export function encodeBody(
  text: string,
  folded: FilteredText,
  start: number,
  single: boolean,
): Uint8Array | undefined {
  if (folded.offsets || folded.text.length !== text.length) return undefined;
  const bytes = new ByteWriter();
  bytes.number(start * 2 + (single ? 1 : 0));
  bytes.number(text.length);
  let before = -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === folded.text.charCodeAt(i)) continue;
    bytes.number(i - before - 1);
    bytes.byte(unit & 255);
    bytes.byte(unit >> 8);
    before = i;
  }
  return bytes.bytes();
}

function readHead(reader: ByteReader): BodyPlace {
  const place = reader.number();
  return { start: Math.floor(place / 2), length: reader.number(), single: place % 2 === 1 };
}

/** Of bytes that `encodeBody` gave. */
export function bodyPlace(bytes: Uint8Array): BodyPlace {
  return readHead(new ByteReader(bytes, 0));
}

let scratch = Buffer.alloc(8_192);

/** The text as printed. `texts`: the folded texts of all documents in UTF-16, those of this one from `from` on. */
export function decodeBody(bytes: Uint8Array, texts: Buffer, from: number): string {
  const reader = new ByteReader(bytes, 0);
  const { start, length } = readHead(reader);
  if (scratch.length < length * 2) scratch = Buffer.alloc(length * 4);
  texts.copy(scratch, 0, from + start * 2, from + (start + length) * 2);
  for (let unit = -1; reader.at < bytes.length; ) {
    unit += reader.number() + 1;
    scratch[unit * 2] = reader.byte();
    scratch[unit * 2 + 1] = reader.byte();
  }
  return scratch.toString('utf16le', 0, length * 2);
}
