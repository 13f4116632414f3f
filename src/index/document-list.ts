/** Sets of documents as rising lists without repeats, and what can be done with them. */

export type DocumentList = Uint32Array;

/** Lists this much longer than another are not walked but looked into. */
const MUCH_LONGER = 8;

/** The first place at or after `from` whose value is not below `value`: steps that double, then halves. */
export function seek(list: ArrayLike<number>, value: number, from: number): number {
  let step = 1;
  let low = from;
  let high = from;
  while (high < list.length && (list[high] as number) < value) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = Math.min(high, list.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True for one list under two names: the postings of a query's only term are often the very documents found. */
export function isSame(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a === b) return true;
  if (!(a instanceof Uint32Array) || !(b instanceof Uint32Array)) return false;
  return a.buffer === b.buffer && a.byteOffset === b.byteOffset && a.length === b.length;
}

/** Visits the places of every number that both lists hold, by rising number. */
export function eachShared(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  visit: (placeInA: number, placeInB: number) => void,
): void {
  if (isSame(a, b)) {
    for (let i = 0; i < a.length; i++) visit(i, i);
    return;
  }
  if (a.length > b.length * MUCH_LONGER) {
    for (let j = 0, i = 0; j < b.length && i < a.length; j++) {
      i = seek(a, b[j] as number, i);
      if (a[i] === b[j]) visit(i, j);
    }
    return;
  }
  if (b.length > a.length * MUCH_LONGER) {
    for (let i = 0, j = 0; i < a.length && j < b.length; i++) {
      j = seek(b, a[i] as number, j);
      if (a[i] === b[j]) visit(i, j);
    }
    return;
  }
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] as number;
    const y = b[j] as number;
    if (x === y) visit(i, j);
    if (x <= y) i++;
    if (y <= x) j++;
  }
}

/** Where lists are put together; only what comes of it becomes a list of its own. */
let scratch = new Uint32Array(1 << 12);

function roomFor(length: number): Uint32Array {
  if (scratch.length < length) scratch = new Uint32Array(length * 2);
  return scratch;
}

/** Writes what both hold to the beginning of `out`, which may be the shorter one, and gives how many that are. */
function writeShared(a: ArrayLike<number>, b: ArrayLike<number>, out: Uint32Array): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let length = 0;
  if (long.length > short.length * MUCH_LONGER) {
    for (let i = 0, j = 0; i < short.length && j < long.length; i++) {
      j = seek(long, short[i] as number, j);
      if (long[j] === short[i]) out[length++] = short[i] as number;
    }
    return length;
  }
  for (let i = 0, j = 0; i < short.length && j < long.length; ) {
    const x = short[i] as number;
    const y = long[j] as number;
    if (x === y) out[length++] = x;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return length;
}

export function intersection(a: ArrayLike<number>, b: ArrayLike<number>): DocumentList {
  const out = roomFor(Math.min(a.length, b.length));
  return out.slice(0, writeShared(a, b, out));
}

/** What all lists hold, perhaps one of them itself; the shortest first, so that each step has the least to do. */
export function intersectionOf(lists: readonly DocumentList[]): DocumentList {
  const [first = new Uint32Array(0), second, ...rest] = lists.toSorted((a, b) => a.length - b.length);
  if (!second) return first;
  const out = roomFor(first.length);
  let length = writeShared(first, second, out);
  for (const list of rest) {
    if (length === 0) break;
    // What is left is the shorter one, and no place of it is written before it is read.
    length = writeShared(out.subarray(0, length), list, out);
  }
  return out.slice(0, length);
}

/** What any of the rising lists holds, perhaps one of them itself; numbers are below `size`. */
export function unionOf(lists: readonly DocumentList[], size: number): DocumentList {
  const held = lists.filter(({ length }) => length > 0).sort((a, b) => a.length - b.length);
  const [first = new Uint32Array(0), ...rest] = held;
  const total = held.reduce((sum, list) => sum + list.length, 0);
  // Merged one after the other, each list is walked again for every one behind it.
  if (total * rest.length <= size) return rest.reduce(merged, first);
  const marks = new Uint8Array(size);
  for (const list of held) for (let i = 0; i < list.length; i++) marks[list[i] as number] = 1;
  const out = new Uint32Array(total);
  let length = 0;
  for (let document = 0; document < size; document++) if (marks[document] === 1) out[length++] = document;
  return out.slice(0, length);
}

function merged(a: DocumentList, b: DocumentList): DocumentList {
  const out = new Uint32Array(a.length + b.length);
  let length = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] as number;
    const y = b[j] as number;
    out[length++] = Math.min(x, y);
    if (x <= y) i++;
    if (y <= x) j++;
  }
  for (; i < a.length; i++) out[length++] = a[i] as number;
  for (; j < b.length; j++) out[length++] = b[j] as number;
  return out.slice(0, length);
}

/** What `a` holds and `b` does not. */
export function difference(a: DocumentList, b: ArrayLike<number>): DocumentList {
  const shared = new Uint8Array(a.length);
  eachShared(a, b, (i) => {
    shared[i] = 1;
  });
  return a.filter((_, i) => shared[i] === 0);
}
