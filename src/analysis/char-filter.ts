/**
 * Character filters: what stands between the printed text and the segmenter. `fold` works code point by
 * code point (width and compatibility forms by NFKC, case, Han variants), so every substring of a text
 * folds to a substring of the folded text: containment survives. `restore` undoes words altered to dodge
 * advertising-law filters; it looks at neighbours, so it makes a second view beside the folded one.
 */
import type { FilteredText } from './token.ts';
import { VARIANTS } from './variant.ts';

/** Written for 最 by sites that dodge the filters; it has no other use in modern text. */
const ALWAYS: ReadonlyMap<string, string> = new Map([['蕞', '最']]);

const folded = new Map<number, string>();

function foldCodePoint(code: number): string {
  let result = folded.get(code);
  if (result === undefined) {
    const lower = String.fromCodePoint(code).normalize('NFKC').toLowerCase();
    result = [...lower].map((c) => VARIANTS.get(c) ?? ALWAYS.get(c) ?? c).join('');
    folded.set(code, result);
  }
  return result;
}

const LONE_SURROGATE = '\uFFFD';

/** Folded form of each code unit whose form is one unit; 0: not known yet, or not that simple. */
const UNIT_FORMS = new Uint16Array(0x10000);
let scratch = new Uint16Array(4_096);
let scratchStarts = new Uint32Array(4_096);
let scratchEnds = new Uint32Array(4_096);

/** The folded form of a unit that folds to one unit, 0 for all others. */
function unitForm(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return 0;
  const form = foldCodePoint(unit);
  if (form.length !== 1) return 0;
  const folded = form.charCodeAt(0);
  UNIT_FORMS[unit] = folded;
  return folded;
}

/** NFKC, lower case and simplified form of each code point; lone surrogates become U+FFFD. */
export function fold(text: string): FilteredText {
  const units = foldedUnits(text);
  if (!units) return foldSlowly(text);
  return { text: Buffer.from(units.buffer, 0, text.length * 2).toString('utf16le') };
}

/**
 * The units of the folded text where folding puts one unit in place of each, else undefined. They are
 * overwritten by the next text that is folded.
 */
export function foldedUnits(text: string): Uint16Array<ArrayBuffer> | undefined {
  while (scratch.length < text.length) grow();
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const form = (UNIT_FORMS[unit] as number) || unitForm(unit);
    if (form === 0) return undefined;
    scratch[i] = form;
  }
  return scratch.subarray(0, text.length);
}

/** `fold` for texts in which some code point is not one unit, or does not fold to one. */
function foldSlowly(text: string): FilteredText {
  let length = 0;
  let isMoved = false;
  for (let i = 0; i < text.length; ) {
    const unit = text.charCodeAt(i);
    const form = UNIT_FORMS[unit] as number;
    if (form !== 0) {
      if (length === scratch.length) grow();
      scratch[length] = form;
      scratchStarts[length] = i;
      scratchEnds[length] = i + 1;
      length++;
      i++;
      continue;
    }
    const code = text.codePointAt(i) as number;
    const width = code > 0xffff ? 2 : 1;
    const piece = code >= 0xd800 && code <= 0xdfff ? LONE_SURROGATE : foldCodePoint(code);
    // Of two units that are a pair and fold to two characters (🄀 is 0.) each stands for both.
    const aligned = piece.length === width && (width === 1 || (piece.codePointAt(0) as number) > 0xffff);
    isMoved ||= !aligned;
    for (let k = 0; k < piece.length; k++) {
      if (length === scratch.length) grow();
      scratch[length] = piece.charCodeAt(k);
      scratchStarts[length] = aligned ? i + k : i;
      scratchEnds[length] = aligned ? i + k + 1 : i + width;
      length++;
    }
    i += width;
  }
  const out = Buffer.from(scratch.buffer, 0, length * 2).toString('utf16le');
  return isMoved
    ? { text: out, offsets: { starts: scratchStarts.slice(0, length), ends: scratchEnds.slice(0, length) } }
    : { text: out };
}

function grow(): void {
  const wider = (from: Uint32Array) => {
    const to = new Uint32Array(scratch.length * 2);
    to.set(from.subarray(0, scratch.length));
    return to;
  };
  [scratchStarts, scratchEnds] = [wider(scratchStarts), wider(scratchEnds)];
  const units = new Uint16Array(scratch.length * 2);
  units.set(scratch);
  scratch = units;
}

/**
 * The safe rules: 头部 before a measure word stands for 第一 (头部企业, leading firm, stays);
 * zui and diyi stand for 最 and 第一 only where a Hanzi follows or precedes without a blank.
 */
const ALTERED: readonly { hint: string; pattern: RegExp; word: string }[] = [
  { hint: '头部', pattern: /头部(?=季度|个|条|批|次)/gu, word: '第一' },
  {
    hint: 'diyi',
    pattern: /(?<![a-z0-9])diyi(?=\p{Script=Han})|(?<=\p{Script=Han})diyi(?![a-z0-9])/gu,
    word: '第一',
  },
  {
    hint: 'zui',
    pattern: /(?<![a-z0-9])zui(?=\p{Script=Han})|(?<=\p{Script=Han})zui(?![a-z0-9])/gu,
    word: '最',
  },
];

/** A stretch of a filtered text and the word that is to stand in its place. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** Folded text with altered words put right; undefined where there are none. */
export function restore(source: FilteredText): FilteredText | undefined {
  const likely = ALTERED.filter(({ hint }) => source.text.includes(hint));
  if (likely.length === 0) return undefined;
  const found = likely
    .flatMap(({ pattern, word }) =>
      [...source.text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length, word })),
    )
    .sort((a, b) => a.start - b.start);
  return found.length === 0 ? undefined : rewrite(source, found);
}

/** The text with each stretch replaced (from left to right, none overlaps); every unit of a word stands for the whole stretch. */
export function rewrite(source: FilteredText, replacements: readonly Replacement[]): FilteredText {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  const copy = (until: number) => {
    text += source.text.slice(at, until);
    for (; at < until; at++) {
      starts.push(originalStart(source, at));
      ends.push(originalEnd(source, at));
    }
  };
  for (const { start, end, word } of replacements) {
    copy(start);
    text += word;
    const [from, to] = toOriginal(source, start, end);
    for (let unit = 0; unit < word.length; unit++) {
      starts.push(from);
      ends.push(to);
    }
    at = end;
  }
  copy(source.text.length);
  return { text, offsets: { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) } };
}

function originalStart({ offsets }: FilteredText, unit: number): number {
  return offsets ? (offsets.starts[unit] ?? 0) : unit;
}

function originalEnd({ offsets }: FilteredText, unit: number): number {
  return offsets ? (offsets.ends[unit] ?? 0) : unit + 1;
}

/** The stretch of the original that `[start, end)` of the filtered text stands for; `end > start`. */
export function toOriginal(filtered: FilteredText, start: number, end: number): [number, number] {
  return [originalStart(filtered, start), originalEnd(filtered, end - 1)];
}
