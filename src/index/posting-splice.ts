/**
 * Postings of the index before with those of other documents put in, taken out and numbered anew. Documents that stood
 * side by side and still do have the same gaps: those are copied as they lie, and only what is between such spans is
 * written anew. The bytes are those that `ByteWriter` gives for the whole list.
 */
import type { ByteWriter } from './posting-codec.ts';
import type { MergedList } from './posting-merge.ts';
import { GONE, type Renumbering } from './posting-run.ts';

/** Bits of a value for the slot, below those of the document. */
const SLOT_BITS = 4;
/** In place of a shift. */
const GONE_SHIFT = -(2 ** 31);
/** Greater than the number of any document. */
const NO_MORE = 2 ** 32;
/** Bytes that a gap takes at most. */
const GAP_BYTES = 5;

export class PostingSplice {
  /** Spans of documents before, in their order: where each ends, and what its new numbers are greater by, or `GONE`. */
  readonly #ends: Int32Array;
  readonly #shifts: Int32Array;
  #gaps = new Uint8Array(1 << 12);
  /** How much of `#gaps` is in use. */
  #length = 0;
  #slots = new Uint8Array(1 << 10);

  /** `numbers`: new number of each document before; those that stay keep their order. */
  constructor(numbers: Renumbering) {
    const ends: number[] = [];
    const shifts: number[] = [];
    for (let old = 0; old < numbers.length; old++) {
      const number = numbers[old] as number;
      const shift = number === GONE ? GONE_SHIFT : number - old;
      if (shifts.at(-1) === shift) ends[ends.length - 1] = old + 1;
      else {
        ends.push(old + 1);
        shifts.push(shift);
      }
    }
    this.#ends = Int32Array.from(ends);
    this.#shifts = Int32Array.from(shifts);
  }

  /**
   * Writes how many there are, their gaps and their slots, as `slottedGaps` does: those that lie so from `at` of
   * `bytes` on, and those of `added`, each a document times 16 and a slot, rising. Nothing where none is left.
   */
  writeSlotted(writer: ByteWriter, bytes: Uint8Array, at: number, added: MergedList): void {
    let count = 0;
    let from = at;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[from++] as number;
      count += (byte & 127) * scale;
      if (byte < 128) break;
    }
    this.#length = 0;
    const kept = this.#splice(bytes, from, count, added, SLOT_BITS, true);
    if (kept === 0) return;
    writer.number(kept);
    writer.block(this.#gaps, this.#length);
    writer.block(this.#slots, (kept + 1) >> 1);
  }

  /** Lists that are to be written one behind the other are begun. */
  begin(): void {
    this.#length = 0;
  }

  /** Takes a list of `count` gaps that lies from `at` of `bytes` on, and `added`, rising documents; how many are left of both. */
  take(bytes: Uint8Array, at: number, count: number, added: MergedList): number {
    return this.#splice(bytes, at, count, added, 0, false);
  }

  /** Writes the gaps of the lists that were taken. */
  end(writer: ByteWriter): void {
    writer.block(this.#gaps, this.#length);
  }

  #splice(
    bytes: Uint8Array,
    from: number,
    count: number,
    added: MergedList,
    bits: number,
    isSlotted: boolean,
  ): number {
    const gaps = this.#gapRoom((count + added.length) * GAP_BYTES);
    const slots = isSlotted ? this.#slotRoom(count + added.length) : this.#slots;
    const [ends, shifts, values] = [this.#ends, this.#shifts, added.values];
    const slotsAt = isSlotted ? endOfGaps(bytes, from, count) : 0;
    const more = added.length;
    let to = this.#length;
    let kept = 0;
    let last = -1;
    let next = 0;
    let span = 0;
    let spanEnd = -1;
    let shift = 0;
    let put = 0;
    // No closure holds what changes here: a hundred million gaps pass through.
    for (let at = from, i = 0; ; i++) {
      /** Of the next of the list, before which those of `added` are put in. */
      let number = NO_MORE;
      if (i < count) {
        const start = to;
        let byte = bytes[at++] as number;
        gaps[to++] = byte;
        let gap = byte & 127;
        for (let by = 7; byte > 127; by += 7) {
          byte = bytes[at++] as number;
          gaps[to++] = byte;
          gap |= (byte & 127) << by;
        }
        const old = next + gap;
        next = old + 1;
        if (old < spanEnd) {
          if (isSlotted) {
            const slot = ((bytes[slotsAt + (i >> 1)] as number) >> ((i & 1) << 2)) & 15;
            if ((kept & 1) === 0) slots[kept >> 1] = slot;
            else slots[kept >> 1] = (slots[kept >> 1] as number) | (slot << 4);
          }
          last = old + shift;
          kept++;
          continue;
        }
        to = start;
        while (old >= (ends[span] as number)) span++;
        shift = shifts[span] as number;
        if (shift === GONE_SHIFT) continue;
        number = old + shift;
        spanEnd = ends[span] as number;
      }
      for (; put < more && (values[put] as number) >>> bits < number; put++) {
        const value = values[put] as number;
        to = writeGap(gaps, to, (value >>> bits) - last - 1);
        if (isSlotted) setSlot(slots, kept, value & 15);
        last = value >>> bits;
        kept++;
      }
      if (i >= count) break;
      to = writeGap(gaps, to, number - last - 1);
      if (isSlotted) setSlot(slots, kept, ((bytes[slotsAt + (i >> 1)] as number) >> ((i & 1) << 2)) & 15);
      last = number;
      kept++;
    }
    this.#length = to;
    return kept;
  }

  #gapRoom(more: number): Uint8Array {
    if (this.#length + more > this.#gaps.length) {
      const larger = new Uint8Array(Math.max(this.#gaps.length * 2, this.#length + more));
      larger.set(this.#gaps.subarray(0, this.#length));
      this.#gaps = larger;
    }
    return this.#gaps;
  }

  #slotRoom(count: number): Uint8Array {
    const needed = (count + 1) >> 1;
    if (needed > this.#slots.length) this.#slots = new Uint8Array(Math.max(this.#slots.length * 2, needed));
    return this.#slots;
  }
}

/** Where `count` gaps end that lie from `at` on. */
export function endOfGaps(bytes: Uint8Array, at: number, count: number): number {
  let end = at;
  for (let left = count; left > 0; ) if ((bytes[end++] as number) < 128) left--;
  return end;
}

function writeGap(bytes: Uint8Array, at: number, value: number): number {
  let to = at;
  let gap = value;
  for (; gap > 127; gap >>>= 7) bytes[to++] = (gap & 127) | 128;
  bytes[to++] = gap;
  return to;
}

function setSlot(slots: Uint8Array, place: number, slot: number): void {
  const at = place >> 1;
  slots[at] = (place & 1) === 0 ? slot : (slots[at] as number) | (slot << 4);
}
