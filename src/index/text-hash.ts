/** Hashes of texts by their UTF-16 units, the same whether the text is a string or lies among others in a buffer. */

const [OFFSET, PRIME] = [0x811c9dc5, 0x01000193];

/** FNV-1a over the units, 32 bits, and then mixed as MurmurHash3 ends. */
export function textHash(text: string): number {
  let hash = OFFSET;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return mixed(hash);
}

/** Of the text whose units are `[from, end)`. */
export function unitsHash(units: Uint16Array, from: number, end: number): number {
  let hash = OFFSET;
  for (let i = from; i < end; i++) hash = Math.imul(hash ^ (units[i] as number), PRIME);
  return mixed(hash);
}

function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
