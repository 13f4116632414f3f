/**
 * What nodejieba's `cut` gives, without the way into the addon and back, which takes most of its time: the likeliest
 * words of the dictionary, and where only characters are left those that the hidden Markov model guesses.
 */
import { HiddenMarkov } from './hidden-markov.ts';
import { NO_NODE, WordTrie } from './word-trie.ts';

/** Ways whose weights differ by less are told apart by the rounding of the addon's own logarithm alone. */
const TIE = 1e-9;

/** Texts of jieba's files. */
export interface CutterFiles {
  readonly dictionary: string;
  readonly model: string;
}

export class WordCutter {
  readonly #trie: WordTrie;
  readonly #model: HiddenMarkov;
  /** By place in the run: the weight of the likeliest way from there to its end, and the length of its first word. */
  #weights = new Float64Array(1_024);
  #lengths = new Uint16Array(1_024);

  constructor({ dictionary, model }: CutterFiles) {
    this.#trie = new WordTrie(dictionary);
    this.#model = new HiddenMarkov(model);
  }

  /** False where there is no more room for names. */
  addName(name: string): boolean {
    return this.#trie.addName(name);
  }

  /**
   * Appends where the words of `[start, end)` of a text end. False, and nothing appended, where the addon has to be asked:
   * of ASCII, separators, characters of two units, and where two ways are as likely.
   */
  appendEnds(text: string, start: number, end: number, ends: number[]): boolean {
    if (!this.#weigh(text, start, end)) return false;
    for (let at = start; at < end; ) {
      const length = this.#lengths[at - start] as number;
      if (length > 1) {
        at += length;
        ends.push(at);
        continue;
      }
      const first = at;
      while (at < end && this.#lengths[at - start] === 1) at++;
      if (at - first === 1) ends.push(at);
      else this.#model.appendEnds(text, first, at, ends);
    }
    return true;
  }

  #weigh(text: string, start: number, end: number): boolean {
    const trie = this.#trie;
    const { weights: words, leastWeight } = trie;
    const length = end - start;
    if (length >= this.#weights.length) {
      this.#weights = new Float64Array(length * 2);
      this.#lengths = new Uint16Array(length * 2);
    }
    const [weights, lengths] = [this.#weights, this.#lengths];
    weights[length] = 0;
    for (let i = length - 1; i >= 0; i--) {
      const unit = text.charCodeAt(start + i);
      if (!isPlain(unit)) return false;
      let node = trie.first(unit);
      let most = (weights[i + 1] as number) + ((words[node] as number) || leastWeight);
      let best = 1;
      for (let next = i + 1; next < length && node !== NO_NODE; next++) {
        node = trie.step(node, text.charCodeAt(start + next));
        const word = words[node] as number;
        if (word === 0) continue;
        const weight = (weights[next + 1] as number) + word;
        if (Math.abs(weight - most) < TIE) return false;
        if (weight > most) {
          most = weight;
          best = next + 1 - i;
        }
      }
      weights[i] = most;
      lengths[i] = best;
    }
    return true;
  }
}

/** No ASCII, no half of a character, none of jieba's separators. */
function isPlain(unit: number): boolean {
  return unit >= 0x80 && (unit < 0xd800 || unit > 0xdfff) && unit !== 0x3002 && unit !== 0xff0c;
}
