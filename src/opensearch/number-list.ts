/**
 * All matching documents of a search in one answer: an aggregation collects on each shard the serial numbers and the
 * scores as text, six bits a character, so that a hundred thousand of them are one megabyte and no page is asked for.
 */

/** Characters of a serial number (30 bits), and of a score (the 32 bits of a float). */
const SERIAL_CHARACTERS = 5;
const SCORE_CHARACTERS = 6;
/** The character of six bits 0: 64 printable ones follow from it. */
const FIRST = 36;

const SERIAL_SCRIPT = `
  StringBuilder text = (StringBuilder) state.text;
  long n = doc['n'].value;
  for (int s = 0; s < ${SERIAL_CHARACTERS * 6}; s += 6) text.appendCodePoint(${FIRST} + (int) ((n >> s) & 63L));`;
const SCORE_SCRIPT = `
  int bits = Float.floatToIntBits((float) _score);
  for (int s = 0; s < ${SCORE_CHARACTERS * 6}; s += 6) text.appendCodePoint(${FIRST} + ((bits >>> s) & 63));`;

/** The aggregation; its value is read by `readNumbers`. */
export function numbersAggregation(isScored: boolean): object {
  return {
    scripted_metric: {
      init_script: 'state.text = new StringBuilder();',
      map_script: isScored ? `${SERIAL_SCRIPT}${SCORE_SCRIPT}` : SERIAL_SCRIPT,
      combine_script: 'return state.text.toString();',
      reduce_script: 'return states;',
    },
  };
}

export interface Numbers {
  /** In no order. */
  readonly serials: Uint32Array;
  /** Of each; empty where they were not asked for. */
  readonly scores: Float32Array;
}

export function readNumbers(value: readonly (string | null)[], isScored: boolean): Numbers {
  const width = SERIAL_CHARACTERS + (isScored ? SCORE_CHARACTERS : 0);
  const texts = value.filter((text) => text !== null);
  const count = texts.reduce((sum, { length }) => sum + length / width, 0);
  const serials = new Uint32Array(count);
  const bits = new Uint32Array(isScored ? count : 0);
  let place = 0;
  for (const text of texts) {
    for (let at = 0; at < text.length; at += width) {
      serials[place] = numberAt(text, at, SERIAL_CHARACTERS);
      if (isScored) bits[place] = numberAt(text, at + SERIAL_CHARACTERS, SCORE_CHARACTERS);
      place++;
    }
  }
  return { serials, scores: new Float32Array(bits.buffer) };
}

function numberAt(text: string, at: number, characters: number): number {
  let value = 0;
  for (let i = 0; i < characters; i++) value |= (text.charCodeAt(at + i) - FIRST) << (6 * i);
  return value >>> 0;
}
