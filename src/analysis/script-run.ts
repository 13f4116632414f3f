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

/**
 * The runs of a text in order. Letters and digits join to one run (m123, 2017mv), and so do digits
 * around a decimal point (12346.66); a CJK run holds Hanzi and kana.
 */
export function scriptRuns(text: string): ScriptRun[] {
  const runs: ScriptRun[] = [];
  let script: 'cjk' | 'alnum' | undefined;
  let start = 0;
  let before: Class = 'other';
  const close = (end: number) => {
    if (script) runs.push({ script, start, end });
    script = undefined;
  };
  for (let i = 0; i < text.length; ) {
    const code = text.codePointAt(i) as number;
    const width = code > 0xffff ? 2 : 1;
    let kind = classOf(code);
    if (text[i] === '.' && before === 'digit' && /\d/.test(text[i + 1] ?? '')) kind = 'digit';
    const next = kind === 'other' ? undefined : kind === 'cjk' ? 'cjk' : 'alnum';
    if (next !== script) {
      close(i);
      script = next;
      start = i;
    }
    before = kind;
    i += width;
  }
  close(text.length);
  return runs;
}
