/** The two files of jieba as numbers: the words of the language, and its model of new words. */
import { WordTrie } from './word-trie.ts';

export interface WeighedWords {
  /** Words by a number for each frequency and part of speech. */
  readonly words: WordTrie;
  /** By that number: the logarithm of the share of the word in all text, and its part of speech. */
  readonly weights: Float64Array;
  readonly tags: readonly string[];
  /** Weight of the rarest word: what an unknown character counts with. */
  readonly least: number;
  /** That of the word in the middle: what a name counts with. */
  readonly median: number;
}

/** States of a character in a word: first, last, inner, alone. */
export const STATES = 4;
/** Logarithm of what is as good as impossible. */
export const NEVER = -3.14e100;

export interface NewWordModel {
  readonly start: Float64Array;
  /** From the state of a row to that of a column. */
  readonly steps: Float64Array;
  /** By unit: where the probabilities of its states begin in `emissions`. */
  readonly rows: Uint16Array;
  readonly emissions: Float64Array;
}

/** `text`: a line a word, with its frequency and its part of speech. */
export function weighedWords(text: string): WeighedWords {
  const words = new WordTrie(ROOM);
  const numbers = new Map<string, number>();
  const frequencies = [0];
  const tags = [''];
  const all: number[] = [];
  let sum = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const blank = text.indexOf(' ', start);
    const kind = text.slice(blank + 1, end < 0 ? text.length : end);
    let number = numbers.get(kind);
    if (number === undefined) {
      const [frequency = '', tag = ''] = kind.split(' ');
      number = frequencies.push(Number(frequency)) - 1;
      tags.push(tag);
      numbers.set(kind, number);
    }
    words.set(text.slice(start, blank), number);
    const frequency = frequencies[number] as number;
    all.push(frequency);
    sum += frequency;
    start = end < 0 ? text.length : end + 1;
  }
  const weightOf = (frequency: number) => Math.log(frequency / sum);
  const sorted = Float64Array.from(all).sort();
  return {
    words,
    weights: Float64Array.from(frequencies, weightOf),
    tags,
    least: weightOf(sorted[0] as number),
    median: weightOf(sorted[sorted.length >> 1] as number),
  };
}

/** Entries of the trie of jieba's dictionary, about. */
const ROOM = 500_000;

/** `text`: lines of start, of steps (a row a state), and of emissions (`character:probability`, a line a state). */
export function newWordModel(text: string): NewWordModel {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const numbers = (line: string | undefined) => (line ?? '').trim().split(' ').map(Number);
  const rows = new Uint16Array(0x10000);
  const emissions = new Array<number>(STATES).fill(NEVER);
  for (let state = 0; state < STATES; state++) {
    for (const pair of (lines[1 + STATES + state] ?? '').trim().split(',')) {
      const colon = pair.lastIndexOf(':');
      if (colon !== 1) continue;
      const unit = pair.charCodeAt(0);
      if (rows[unit] === 0) {
        rows[unit] = emissions.length;
        for (let i = 0; i < STATES; i++) emissions.push(NEVER);
      }
      emissions[(rows[unit] as number) + state] = Number(pair.slice(colon + 1));
    }
  }
  return {
    start: Float64Array.from(numbers(lines[0])),
    steps: Float64Array.from(lines.slice(1, 1 + STATES).flatMap(numbers)),
    rows,
    emissions: Float64Array.from(emissions),
  };
}
