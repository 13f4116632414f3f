/**
 * CJK run → words. The only door to nodejieba, whose dictionary is one for the whole thread. Where a corpus is cut, its
 * dictionary and its model are read by `WordCutter`, and nodejieba is asked only where that cannot tell.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodejieba from 'nodejieba';
import { AppError } from '../contract/error.ts';
import { newWordModel, weighedWords } from './jieba-data.ts';
import { LONGEST_CUT, WordCutter } from './word-cutter.ts';

const HAN_WORD = /^\p{Script=Han}{2,20}$/u;

/** Parts of speech as they were found with the dictionary that is loaded. */
const tags = new Map<string, string>();
const MAX_TAGS = 50_000;

/** The names that are to be words; those that the cutter knows, and those that nodejieba knows, with all that it holds. */
let names: ReadonlySet<string> = new Set();
let cutterNames: ReadonlySet<string> | undefined;
let addonNames: ReadonlySet<string> | undefined;
let loaded: Set<string> | undefined;

/** Files of the package, which its types do not name. */
const { DEFAULT_DICT, DEFAULT_HMM_DICT } = nodejieba as unknown as {
  readonly DEFAULT_DICT: string;
  readonly DEFAULT_HMM_DICT: string;
};

let cutter: WordCutter | undefined;
let isForCorpus = false;

/**
 * Loads the dictionary with these names as words of their own. Names that are not 2 to 20 Hanzi are left out.
 * Names that are only added go into the dictionary that is loaded (milliseconds), and cut alike: a name weighs the
 * same however it came in, and the weight of no other word depends on it. A name that goes needs a new one (a second).
 * Throws `addon_missing`.
 */
export function useDictionary(wanted: Iterable<string>): void {
  isForCorpus = false;
  setNames(wanted);
  loadNames();
}

/** As `useDictionary`, for who cuts a corpus: words are cut alike, five times as fast, and nothing is loaded before it is needed. */
export function useCorpusDictionary(wanted: Iterable<string>): void {
  isForCorpus = true;
  setNames(wanted);
}

function setNames(wanted: Iterable<string>): void {
  const before = names;
  names = new Set([...wanted].filter((name) => HAN_WORD.test(name)));
  if (names.size !== before.size || [...names].some((name) => !before.has(name))) tags.clear();
}

/** Brings the names to nodejieba. */
function loadNames(): void {
  if (addonNames === names) return;
  const held = loaded;
  if (held === undefined || [...held].some((name) => !names.has(name))) {
    load([...names].sort());
    loaded = new Set(names);
  } else {
    for (const name of names) {
      if (held.has(name)) continue;
      nodejieba.insertWord(name);
      held.add(name);
    }
  }
  addonNames = names;
}

/** With the names; undefined where no corpus is cut. */
function corpusCutter(): WordCutter | undefined {
  if (!isForCorpus) return undefined;
  cutter ??= new WordCutter(
    weighedWords(readFileSync(DEFAULT_DICT, 'utf8')),
    newWordModel(readFileSync(DEFAULT_HMM_DICT, 'utf8')),
  );
  if (cutterNames !== names) {
    cutter.useNames(names);
    cutterNames = names;
  }
  return cutter;
}

function load(names: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'xiangxun-'));
  try {
    const file = join(folder, 'names.utf8');
    writeFileSync(file, `${names.join('\n')}\n`);
    loadDictionary(file);
    nodejieba.cut('预热');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The package loads its addon at the first call. */
function loadDictionary(userDict: string): void {
  try {
    nodejieba.load({ userDict });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'BINDING_NOT_FOUND' && code !== 'ERR_DLOPEN_FAILED') throw cause;
    throw new AppError(
      'addon_missing',
      '分词组件 nodejieba 还没有为这个 Node 编译; 运行 npx xiangxun setup (the segmenter is not compiled: run this)',
      { cause },
    );
  }
}

/** Words whose join is the run again. New words are guessed by jieba's hidden Markov model. */
export function segment(run: string): string[] {
  const ends: number[] = [];
  appendWordEnds(run, 0, run.length, ends);
  let at = 0;
  return ends.map((end) => {
    const word = run.slice(at, end);
    at = end;
    return word;
  });
}

/** Appends where each word of `[start, end)` of a text ends: what `segment` makes of that run. */
export function appendWordEnds(text: string, start: number, end: number, ends: number[]): void {
  for (let at = start; at < end; ) {
    let next = Math.min(at + LONGEST_CUT, end);
    if (next < end && text.charCodeAt(next) >= 0xdc00 && text.charCodeAt(next) <= 0xdfff) next--;
    if (!corpusCutter()?.cut(text, at, next, ends)) {
      const run = text.slice(at, next);
      let wordEnd = at;
      for (const word of tiled(run, addon().cut(run, true))) {
        wordEnd += word.length;
        ends.push(wordEnd);
      }
    }
    at = next;
  }
}

/** nodejieba with the names. */
function addon(): typeof nodejieba {
  loadNames();
  return nodejieba;
}

/** A long word as shorter dictionary words (重大项目 → 重大, 项目); the word alone where it does not split evenly. */
export function split(word: string): string[] {
  const parts = tiled(word, addon().cutSmall(word, 3));
  return parts.length > 1 && parts.every((part) => [...part].length >= 2) ? parts : [word];
}

/** jieba's part of speech of a word (`v`, `n`, `ns` …); `x` where its dictionary does not have it as one word. */
export function partOfSpeech(word: string): string {
  let tag = tags.get(word);
  if (tag === undefined) {
    tag = corpusTag(word) ?? addonTag(word);
    if (tags.size >= MAX_TAGS) tags.clear();
    tags.set(word, tag);
  }
  return tag;
}

function addonTag(word: string): string {
  const [only, ...more] = addon().tag(word);
  return only === undefined || more.length > 0 || only.word !== word ? 'x' : only.tag || 'x';
}

/** What nodejieba would say, where the cutter can tell. */
function corpusTag(word: string): string | undefined {
  const ends: number[] = [];
  const own = corpusCutter();
  if (!own?.cut(word, 0, word.length, ends)) return undefined;
  if (ends.length !== 1) return 'x';
  return own.tag(word) || tagByLetters(word);
}

/** As cppjieba's `SpecialRule`: figures are `m`, other words of which half is ASCII `eng`. */
function tagByLetters(word: string): string {
  let ascii = 0;
  let digits = 0;
  for (let i = 0; i < word.length && ascii < word.length >> 1; i++) {
    const unit = word.charCodeAt(i);
    if (unit >= 0x80) continue;
    ascii++;
    if (unit >= 0x30 && unit <= 0x39) digits++;
  }
  if (ascii === 0) return 'x';
  return digits === ascii ? 'm' : 'eng';
}

/** Guards the promise that the pieces joined are the run: a library that breaks it gets characters instead. */
function tiled(run: string, words: string[]): string[] {
  return words.join('') === run ? words : [...run];
}
