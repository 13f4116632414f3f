/** CJK run → words. The only door to nodejieba, whose dictionary is one for the whole thread. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodejieba from 'nodejieba';
import { AppError } from '../contract/error.ts';
import { WordCutter } from './word-cutter.ts';

/** Longest piece that is handed to nodejieba at once: 1 M characters in one call block for seconds. */
const MAX_PIECE = 1_000;
const HAN_WORD = /^\p{Script=Han}{2,20}$/u;

/** Parts of speech as they were found with the dictionary that is loaded. */
const tags = new Map<string, string>();
const MAX_TAGS = 50_000;

/** The names that the dictionary holds beside its own words. */
let loaded: Set<string> | undefined;

/** Units that are still to be cut by the addon before a cutter of our own is worth its making. */
let unitsToGo = Number.POSITIVE_INFINITY;
const WORTH_A_CUTTER = 300_000;
let cutter: WordCutter | undefined;

/** Much will be cut in this thread: a cutter of our own, which does it in a quarter of the time, takes a sixth of a second to be made and 20 MB. */
export function expectMuchText(): void {
  unitsToGo = Math.min(unitsToGo, WORTH_A_CUTTER);
}

/**
 * Loads the dictionary with these names as words of their own. Names that are not 2 to 20 Hanzi are left out.
 * Names that are only added go into the dictionary that is loaded (milliseconds), and cut alike: a name weighs the
 * same however it came in, and the weight of no other word depends on it. A name that goes needs a new one (a second).
 * Throws `addon_missing`.
 */
export function useDictionary(names: Iterable<string>): void {
  const wanted = new Set([...names].filter((name) => HAN_WORD.test(name)));
  const held = loaded;
  if (held === undefined || [...held].some((name) => !wanted.has(name))) {
    load([...wanted].sort());
    loaded = wanted;
    cutter = undefined;
    tags.clear();
    return;
  }
  for (const name of wanted) {
    if (held.has(name)) continue;
    nodejieba.insertWord(name);
    addToCutter(name);
    held.add(name);
    tags.clear();
  }
}

/** Loads the dictionary without names unless one is loaded, so that `useDictionary` has only names to add. */
export function loadDictionary(): void {
  if (loaded === undefined) useDictionary([]);
}

/**
 * Gives back the memory of the dictionary. The addon itself never does, not even when its thread ends; the next
 * `useDictionary` loads it again.
 */
export function dropDictionary(): void {
  if (loaded === undefined) return;
  load([], ONE_WORD);
  loaded = undefined;
  cutter = undefined;
}

/** A dictionary, or weights, of one word. */
const ONE_WORD = '项目 1 n\n';

/** `dictionary`: its text, where it is not to be jieba's own. */
function load(names: readonly string[], dictionary?: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'xiangxun-'));
  try {
    const files = { userDict: join(folder, 'names.utf8'), idfDict: join(folder, 'idf.utf8') };
    writeFileSync(files.userDict, `${names.join('\n')}\n`);
    // Keywords are not asked of it: without their weights it is loaded in four fifths of the time, with 20 MB less.
    writeFileSync(files.idfDict, '项目 1.0\n');
    const other = dictionary === undefined ? {} : { dict: join(folder, 'dict.utf8') };
    if (other.dict !== undefined) writeFileSync(other.dict, dictionary as string);
    loadFiles({ ...files, ...other, stopWordDict: files.idfDict });
    nodejieba.cut('预热');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The package loads its addon at the first call. */
function loadFiles(files: Parameters<typeof nodejieba.load>[0]): void {
  try {
    nodejieba.load(files);
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
  loadDictionary();
  for (let at = start; at < end; ) {
    let next = Math.min(at + MAX_PIECE, end);
    if (next < end && text.charCodeAt(next) >= 0xdc00 && text.charCodeAt(next) <= 0xdfff) next--;
    if (cutterFor(next - at)?.appendEnds(text, at, next, ends)) {
      at = next;
      continue;
    }
    const run = text.slice(at, next);
    for (const word of tiled(run, nodejieba.cut(run, true))) {
      at += word.length;
      ends.push(at);
    }
  }
}

/** Where there is one. `units`: how many are to be cut now. */
function cutterFor(units: number): WordCutter | undefined {
  if (cutter !== undefined) return cutter;
  unitsToGo -= units;
  if (unitsToGo > 0) return undefined;
  const { DEFAULT_DICT, DEFAULT_HMM_DICT } = nodejieba as typeof nodejieba & Record<string, string>;
  cutter = new WordCutter({
    dictionary: readFileSync(DEFAULT_DICT as string, 'utf8'),
    model: readFileSync(DEFAULT_HMM_DICT as string, 'utf8'),
  });
  for (const name of loaded ?? []) addToCutter(name);
  return cutter;
}

/** With more names than it has room for, the addon cuts as before. */
function addToCutter(name: string): void {
  if (cutter === undefined || cutter.addName(name)) return;
  cutter = undefined;
  unitsToGo = Number.POSITIVE_INFINITY;
}

/** A long word as shorter dictionary words (重大项目 → 重大, 项目); the word alone where it does not split evenly. */
export function split(word: string): string[] {
  const parts = tiled(word, nodejieba.cutSmall(word, 3));
  return parts.length > 1 && parts.every((part) => [...part].length >= 2) ? parts : [word];
}

/** jieba's part of speech of a word (`v`, `n`, `ns` …); `x` where its dictionary does not have it as one word. */
export function partOfSpeech(word: string): string {
  let tag = tags.get(word);
  if (tag === undefined) {
    loadDictionary();
    tag = isCut(word) ? 'x' : tagOf(word);
    if (tags.size >= MAX_TAGS) tags.clear();
    tags.set(word, tag);
  }
  return tag;
}

/** True where the cutter knows that it is several words: the addon would cut it alike, and take longer. */
function isCut(word: string): boolean {
  if (cutter === undefined) return false;
  const ends: number[] = [];
  cutter.appendEnds(word, 0, word.length, ends);
  return ends.length > 1;
}

function tagOf(word: string): string {
  const [only, ...more] = nodejieba.tag(word);
  return only === undefined || more.length > 0 || only.word !== word ? 'x' : only.tag || 'x';
}

/** Guards the promise that the pieces joined are the run: a library that breaks it gets characters instead. */
function tiled(run: string, words: string[]): string[] {
  return words.join('') === run ? words : [...run];
}
