/**
 * Words or concepts of an index before and of some documents more → those of all of them, byte for byte what
 * `mergeWords` makes of the two. Terms to which nothing happens are copied as they lie, one with its neighbours.
 */
import type { PackedPostings } from './flex-index.ts';
import { type GapsStay, gapsStay } from './gaps-stay.ts';
import { NumberList } from './number-list.ts';
import { ByteReader, ByteWriter } from './posting-codec.ts';
import type { Renumbered, Renumbering } from './posting-run.ts';
import { compareTexts, type TextTable } from './sorted-texts.ts';
import { TableWriter } from './table-writer.ts';
import { appendSlots, mergeWords, slotLists, writeLists } from './word-merge.ts';

export function spliceWords(
  before: Renumbered<PackedPostings>,
  runs: readonly Renumbered<PackedPostings>[],
): PackedPostings {
  const added = mergeWords(runs);
  const [old, fresh] = [before.postings.terms, added.terms];
  const most = Math.max(-1, ...runs.map(({ numbers }) => numbers.at(-1) ?? -1));
  const splicer = new TermSplicer(before, {
    postings: added,
    numbers: Int32Array.from({ length: most + 1 }, (_, number) => number),
  });
  let [a, b] = [0, 0];
  while (a < old.ends.length || b < fresh.ends.length) {
    const order = compare(old, a, fresh, b);
    splicer.splice(order <= 0 ? a : -1, order >= 0 ? b : -1);
    if (order <= 0) a++;
    if (order >= 0) b++;
  }
  return splicer.packed();
}

/** Behind the last of the one comes all of the other. */
function compare(a: TextTable, i: number, b: TextTable, j: number): number {
  if (i >= a.ends.length) return 1;
  return j >= b.ends.length ? -1 : compareTexts(a, i, b, j);
}

class TermSplicer {
  readonly #before: PackedPostings;
  readonly #numbers: Renumbering;
  readonly #added: Renumbered<PackedPostings>;
  readonly #stay: GapsStay;
  readonly #terms = new TableWriter();
  readonly #offsets = new NumberList();
  readonly #writer = new ByteWriter();
  readonly #lists = slotLists();
  /** Terms before that are to be copied behind what is written. */
  #from = 0;
  #end = 0;

  constructor({ postings, numbers }: Renumbered<PackedPostings>, added: Renumbered<PackedPostings>) {
    this.#before = postings;
    this.#numbers = numbers;
    this.#added = added;
    this.#stay = gapsStay(numbers);
  }

  /** Terms come in their order; −1: the index before, or those added, do not hold it. */
  splice(old: number, fresh: number): void {
    if (fresh < 0 && this.#stays(old)) {
      if (this.#end !== old) this.#flush();
      if (this.#from === this.#end) this.#from = old;
      this.#end = old + 1;
      return;
    }
    const lists = this.#lists;
    for (const list of lists) list.clear();
    const { bytes, offsets } = this.#before;
    if (old >= 0) appendSlots(lists, bytes, offsets[old] as number, this.#numbers);
    const { postings: added, numbers } = this.#added;
    if (fresh >= 0) appendSlots(lists, added.bytes, added.offsets[fresh] as number, numbers);
    if (lists.every(({ length }) => length === 0)) return;
    this.#flush();
    if (old >= 0) this.#terms.add(this.#before.terms, old);
    else this.#terms.add(added.terms, fresh);
    this.#offsets.push(this.#writer.length);
    writeLists(this.#writer, lists);
  }

  packed(): PackedPostings {
    this.#flush();
    return {
      terms: this.#terms.table(),
      offsets: this.#offsets.values.slice(0, this.#offsets.length),
      bytes: this.#writer.taken(),
    };
  }

  #stays(term: number): boolean {
    const { bytes, offsets } = this.#before;
    const reader = new ByteReader(bytes, offsets[term] as number);
    let lists = 0;
    for (let mask = reader.number(); mask !== 0; mask &= mask - 1) counts[lists++] = reader.number();
    let at = reader.at;
    for (let list = 0; list < lists && at >= 0; list++) at = this.#stay(bytes, at, counts[list] as number);
    return at >= 0;
  }

  #flush(): void {
    const [first, behind] = [this.#from, this.#end];
    this.#from = 0;
    this.#end = 0;
    if (first === behind) return;
    const { terms, bytes, offsets } = this.#before;
    const from = offsets[first] as number;
    const shift = this.#writer.length - from;
    for (let term = first; term < behind; term++) this.#offsets.push((offsets[term] as number) + shift);
    this.#terms.addAll(terms, first, behind);
    this.#writer.copy(bytes, from, offsets[behind] ?? bytes.length);
  }
}

const counts: number[] = [];
