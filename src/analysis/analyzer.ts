/** Text → tokens, the same for records and queries. */
import { fold, restore, rewrite } from './char-filter.ts';
import { regionalWords } from './regional-word.ts';
import { scriptRuns } from './script-run.ts';
import { appendWordEnds } from './segmenter.ts';
import type { FilteredText, Token } from './token.ts';

/** Change it whenever the same text gives other tokens: an index of another analyzer is refused. */
export const ANALYZER_VERSION = '4';

/** Folded, with altered words put right where there are any. */
export function asMeant(text: string): FilteredText {
  const plain = fold(text);
  return restore(plain) ?? plain;
}

/**
 * The views of a text: folded always, and beside it one in the mainland's plain words where words were altered
 * or are those of Taiwan or Hong Kong. Both are searched and marked; the first keeps containment, the second
 * finds what the writer meant.
 */
export function views(text: string): FilteredText[] {
  const plain = fold(text);
  const restored = restore(plain);
  const meant = restored ?? plain;
  const words = regionalWords(text, meant);
  const second = words.length > 0 ? rewrite(meant, words) : restored;
  return second ? [plain, second] : [plain];
}

/** A word of any length, or an alphanumeric run: together the pieces are the runs of the text. */
export interface Piece {
  readonly script: 'cjk' | 'alnum';
  readonly start: number;
  readonly end: number;
}

/** The runs of a text cut into words; what lies between runs belongs to no piece. */
export function pieces(text: string): Piece[] {
  const out: Piece[] = [];
  const ends: number[] = [];
  for (const run of scriptRuns(text)) {
    if (run.script === 'alnum') {
      out.push(run);
      continue;
    }
    ends.length = 0;
    appendWordEnds(text, run.start, run.end, ends);
    let at = run.start;
    for (const end of ends) {
      out.push({ script: 'cjk', start: at, end });
      at = end;
    }
  }
  return out;
}

/** The 2 of ㎡ is no number. */
const PART = /(?<!\p{L})[ckm]?m[23]$|\d+(?:\.\d+)*|[^\d.]+/gu;
const RUN_ON_DATE = /^(?:19|20)\d{6}$/;

/** The parts of an alphanumeric run that can be asked for alone (2017mv → 2017, mv; 20200101 → 2020, 202001). */
export function alnumParts(whole: string): { term: string; start: number }[] {
  if (isOfOneKind(whole)) return [];
  if (RUN_ON_DATE.test(whole)) return [4, 6].map((length) => ({ term: whole.slice(0, length), start: 0 }));
  const parts = [...whole.matchAll(PART)].map((m) => ({ term: m[0], start: m.index }));
  return parts.length > 1 ? parts : [];
}

/** True for what is ASCII letters alone or ASCII digits alone, and no date. */
function isOfOneKind(whole: string): boolean {
  let letters = 0;
  let digits = 0;
  for (let i = 0; i < whole.length; i++) {
    const unit = whole.charCodeAt(i);
    if (unit >= 0x30 && unit <= 0x39) digits++;
    else if (unit >= 0x61 && unit <= 0x7a) letters++;
    else return false;
  }
  return digits === 0 || (letters === 0 && digits !== 8);
}

/** The terms of kind `word` of a text: words of two or more characters, alphanumeric runs and their parts. */
export function* wordTerms(text: string, cut: readonly Piece[]): Generator<string> {
  for (const { script, start, end } of cut) {
    const term = text.slice(start, end);
    if (script === 'alnum') {
      yield term;
      for (const part of alnumParts(term)) yield part.term;
    } else if (term.length > 1 && (term.length > 2 || (term.codePointAt(0) as number) <= 0xffff)) yield term;
  }
}

/** The words, pairs and characters of a filtered text; offsets are those of the filtered text. */
export function tokenize(text: string, cut: readonly Piece[] = pieces(text)): Token[] {
  const tokens: Token[] = [];
  let previous: { c: string; start: number; end: number } | undefined;
  for (const piece of cut) {
    const term = text.slice(piece.start, piece.end);
    if (piece.script === 'alnum') {
      tokens.push({ kind: 'word', term, start: piece.start, end: piece.end });
      for (const part of alnumParts(term)) {
        const start = piece.start + part.start;
        tokens.push({ kind: 'word', term: part.term, start, end: start + part.term.length });
      }
      continue;
    }
    const characters = [...term];
    if (characters.length > 1) tokens.push({ kind: 'word', term, start: piece.start, end: piece.end });
    let at = piece.start;
    for (const c of characters) {
      const end = at + c.length;
      tokens.push({ kind: 'char', term: c, start: at, end });
      if (previous?.end === at) {
        tokens.push({ kind: 'gram', term: previous.c + c, start: previous.start, end });
      }
      previous = { c, start: at, end };
      at = end;
    }
  }
  return tokens;
}
