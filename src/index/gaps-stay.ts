/** Whether documents of an index before lie in the new one with the gaps that they had. */
import type { Renumbering } from './posting-run.ts';

/** Of `count` gaps from byte `at` on: where their bytes end if all of them hold, else −1. */
export type GapsStay = (bytes: Uint8Array, at: number, count: number) => number;

/** Documents before it have the numbers that they had. */
export function firstMoved(numbers: Renumbering): number {
  const moved = numbers.findIndex((number, old) => number !== old);
  return moved < 0 ? numbers.length : moved;
}

/** Gaps as `ByteWriter.gaps` writes them. */
export function gapsStay(numbers: Renumbering): GapsStay {
  const moved = firstMoved(numbers);
  return (bytes, from, count) => {
    let at = from;
    let next = 0;
    for (let i = 0; i < count; i++) {
      let byte = bytes[at++] as number;
      if (byte > 127) {
        let gap = byte & 127;
        let bits = 7;
        for (byte = bytes[at++] as number; byte > 127; byte = bytes[at++] as number) {
          gap |= (byte & 127) << bits;
          bits += 7;
        }
        next += gap | (byte << bits);
      } else next += byte;
      // The first gap counts from the beginning: where all gaps hold, all numbers do.
      if (next >= moved && numbers[next] !== next) return -1;
      next++;
    }
    return at;
  };
}
