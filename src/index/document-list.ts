/** Sets of documents as rising lists without repeats, and what can be done with them. */

export type DocumentList = Uint32Array;

/** Lists this much longer than another are not walked but looked into. */
const MUCH_LONGER = 8;
/** Above this many numbers in several lists a bitmap is quicker than sorting. */
const MANY = 2_048;

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

export function intersection(a: ArrayLike<number>, b: ArrayLike<number>): DocumentList {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const out = new Uint32Array(short.length);
  let length = 0;
  if (long.length > short.length * MUCH_LONGER) {
    for (let i = 0, j = 0; i < short.length && j < long.length; i++) {
      j = seek(long, short[i] as number, j);
      if (long[j] === short[i]) out[length++] = short[i] as number;
    }
    return out.subarray(0, length);
  }
  for (let i = 0, j = 0; i < short.length && j < long.length; ) {
    const x = short[i] as number;
    const y = long[j] as number;
    if (x === y) out[length++] = x;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return out.subarray(0, length);
}

/** What all lists hold; the shortest first, so that each step has the least to do. */
export function intersectionOf(lists: readonly DocumentList[]): DocumentList {
  const [first = new Uint32Array(0), ...rest] = lists.toSorted((a, b) => a.length - b.length);
  return rest.reduce((shared, list) => (shared.length === 0 ? shared : intersection(shared, list)), first);
}

/** What any list holds; numbers are below `size`. The lists may be in any order and overlap. */
export function unionOf(lists: readonly ArrayLike<number>[], size: number): DocumentList {
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  const [only] = lists;
  if (lists.length <= 1) return only === undefined ? new Uint32Array(0) : Uint32Array.from(only);
  if (total <= MANY) {
    const all = new Uint32Array(total);
    let length = 0;
    for (const list of lists) {
      all.set(list, length);
      length += list.length;
    }
    return all.sort().filter((value, i) => i === 0 || value !== all[i - 1]);
  }
  const marks = new Uint8Array(size);
  for (const list of lists) for (let i = 0; i < list.length; i++) marks[list[i] as number] = 1;
  const out = new Uint32Array(total);
  let length = 0;
  for (let document = 0; document < size; document++) if (marks[document] === 1) out[length++] = document;
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
