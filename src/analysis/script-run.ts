/** Folded text → runs of one script. */
import type { ScriptRun } from './token.ts';

type Class = 'cjk' | 'letter' | 'digit' | 'other';

const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}々〆ー]/u;
const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\p{N}/u;

const classes = new Map<number, Class>();

/** The class of a code point, remembered: the property look-ups are the slow part of analysis. */
export function classOf(code: number): Class {
  let found = classes.get(code);
  if (found === undefined) {
    const c = String.fromCodePoint(code);
    found = CJK.test(c) ? 'cjk' : DIGIT.test(c) ? 'digit' : LETTER.test(c) ? 'letter' : 'other';
    classes.set(code, found);
  }
  return found;
}

const CLASSES: readonly (Class | undefined)[] = [undefined, 'cjk', 'letter', 'digit', 'other'];
const CJK_CLASS = CLASSES.indexOf('cjk');
const DIGIT_CLASS = CLASSES.indexOf('digit');
const OTHER_CLASS = CLASSES.indexOf('other');
/** Place in `CLASSES` of each unit, 0 where it was not asked for yet. */
const UNIT_CLASSES = new Uint8Array(0x10000);
const isAsciiDigit = (unit: number | undefined) => unit !== undefined && unit >= 0x30 && unit <= 0x39;

function unitClass(unit: number): number {
  const found = CLASSES.indexOf(classOf(unit));
  UNIT_CLASSES[unit] = found;
  return found;
}

/**
 * The runs of a text in order. Letters and digits join to one run (m123, 2017mv), and so do digits
 * around a decimal point (12346.66); a CJK run holds Hanzi and kana.
 */
export function scriptRuns(text: string): ScriptRun[] {
  const runs: ScriptRun[] = [];
  let script: 'cjk' | 'alnum' | undefined;
  let start = 0;
  let before = OTHER_CLASS;
  for (let i = 0; i < text.length; ) {
    const unit = text.charCodeAt(i);
    const code = unit >= 0xd800 && unit <= 0xdfff ? (text.codePointAt(i) as number) : unit;
    let kind =
      code === unit ? (UNIT_CLASSES[unit] as number) || unitClass(unit) : CLASSES.indexOf(classOf(code));
    if (unit === 0x2e && before === DIGIT_CLASS && isAsciiDigit(text.charCodeAt(i + 1))) kind = DIGIT_CLASS;
    const next = kind === OTHER_CLASS ? undefined : kind === CJK_CLASS ? 'cjk' : 'alnum';
    if (next !== script) {
      if (script) runs.push({ script, start, end: i });
      script = next;
      start = i;
    }
    before = kind;
    i += code > 0xffff ? 2 : 1;
  }
  if (script) runs.push({ script, start, end: text.length });
  return runs;
}

/** Units of CJK runs, and two for each run of letters and digits, of a text without surrogates. */
export function lengthInRuns(units: Uint16Array): number {
  let length = 0;
  let isInAlnum = false;
  let before = OTHER_CLASS;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as number;
    let kind = (UNIT_CLASSES[unit] as number) || unitClass(unit);
    if (unit === 0x2e && before === DIGIT_CLASS && isAsciiDigit(units[i + 1])) kind = DIGIT_CLASS;
    const isAlnum = kind !== CJK_CLASS && kind !== OTHER_CLASS;
    if (kind === CJK_CLASS) length++;
    else if (isAlnum && !isInAlnum) length += 2;
    isInAlnum = isAlnum;
    before = kind;
  }
  return length;
}

/** The class of the code point that ends before `at`, and where it begins. */
function classBefore(text: string, at: number): { kind: Class; start: number } {
  const low = text.charCodeAt(at - 1);
  const isPair = low >= 0xdc00 && low <= 0xdfff && (text.codePointAt(at - 2) ?? 0) > 0xffff;
  const start = isPair ? at - 2 : at - 1;
  return { kind: classOf(text.codePointAt(start) as number), start };
}

function isPoint(text: string, at: number): boolean {
  return (
    text[at] === '.' && at > 0 && classBefore(text, at).kind === 'digit' && /\d/.test(text[at + 1] ?? '')
  );
}

/** The run of letters and digits that holds the one at `at`: what `scriptRuns` gives there, without the rest. */
export function alnumRunAt(text: string, at: number): { readonly start: number; readonly end: number } {
  let start = at;
  while (start > 0) {
    const { kind, start: next } = classBefore(text, start);
    if (kind === 'cjk' || (kind === 'other' && !isPoint(text, next))) break;
    start = next;
  }
  let end = at;
  while (end < text.length) {
    const code = text.codePointAt(end) as number;
    const kind = classOf(code);
    if (kind === 'cjk' || (kind === 'other' && !isPoint(text, end))) break;
    end += code > 0xffff ? 2 : 1;
  }
  return { start, end };
}
