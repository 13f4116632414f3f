/**
 * A large JSON text, parsed piece by piece: `JSON.parse` of 30 MB holds the thread for a third of a second. For texts
 * as `JSON.stringify` writes them, without blanks, whose size is in long lists.
 */
import type { TimeSlice } from './time-slice.ts';

/** Bytes of list items that are handed to `JSON.parse` at once. */
const PIECE = 1 << 14;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Gives what is to stand in place of an item of a list. */
type Keep = (item: unknown) => unknown;

/** `keep` sees every item of a list that is not in another list. Throws a SyntaxError for what is no JSON. */
export async function parseInSlices(
  bytes: Buffer,
  slice: TimeSlice,
  keep: Keep = (item) => item,
): Promise<unknown> {
  const reader = new Reader(bytes, slice, keep);
  const value = await reader.value();
  if (reader.at !== bytes.length) throw new SyntaxError(`JSON goes on at byte ${reader.at}`);
  return value;
}

class Reader {
  readonly #bytes: Buffer;
  readonly #slice: TimeSlice;
  readonly #keep: Keep;
  at = 0;

  constructor(bytes: Buffer, slice: TimeSlice, keep: Keep) {
    this.#bytes = bytes;
    this.#slice = slice;
    this.#keep = keep;
  }

  async value(): Promise<unknown> {
    const first = this.#bytes[this.at];
    if (first === OPEN_OBJECT) return this.#object();
    if (first === OPEN_LIST) return this.#list();
    return this.#parsed(this.at, this.#end());
  }

  async #object(): Promise<Record<string, unknown>> {
    const entries: [string, unknown][] = [];
    this.at += 1;
    while (this.#bytes[this.at] !== CLOSE_OBJECT) {
      if (entries.length > 0) this.#take(COMMA);
      const name = this.#parsed(this.at, this.#end()) as string;
      this.#take(COLON);
      entries.push([name, await this.value()]);
    }
    this.at += 1;
    return Object.fromEntries(entries);
  }

  async #list(): Promise<unknown[]> {
    const items: unknown[] = [];
    this.at += 1;
    while (this.#bytes[this.at] !== CLOSE_LIST) {
      if (items.length > 0) this.#take(COMMA);
      const from = this.at;
      let end = this.#end();
      while (end - from < PIECE && this.#bytes[end] === COMMA) {
        this.at = end + 1;
        end = this.#end();
      }
      if (end === from) throw new SyntaxError(`JSON breaks off at byte ${from}`);
      const piece = JSON.parse(`[${this.#bytes.toString('utf8', from, end)}]`) as unknown[];
      for (const item of piece) items.push(this.#keep(item));
      if (this.#slice.isOver) await this.#slice.next();
    }
    this.at += 1;
    return items;
  }

  #take(byte: number): void {
    if (this.#bytes[this.at] !== byte) throw new SyntaxError(`JSON breaks off at byte ${this.at}`);
    this.at += 1;
  }

  #parsed(from: number, end: number): unknown {
    return JSON.parse(this.#bytes.toString('utf8', from, end));
  }

  /** Goes to the end of the value that begins here, and gives it. */
  #end(): number {
    const bytes = this.#bytes;
    let depth = 0;
    let at = this.at;
    for (; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        at += 1;
        while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
      } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth += 1;
      else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
        if (depth === 0) break;
        depth -= 1;
      } else if (depth === 0 && (byte === COMMA || byte === COLON)) break;
    }
    if (at >= bytes.length && depth > 0) throw new SyntaxError('JSON ends too soon');
    this.at = Math.min(at, bytes.length);
    return this.at;
  }
}
