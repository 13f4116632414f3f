/** A stretch of folded text that must stand in a record as it is, and where it does. */
import { alnumParts } from '../analysis/analyzer.ts';
import { alnumRunAt, scriptRuns } from '../analysis/script-run.ts';

export interface PhrasePart {
  readonly script: 'cjk' | 'alnum';
  readonly text: string;
  /** The marks that stand before it in the phrase, blanks aside; a record may have them there or none. */
  readonly gap: string;
}

export interface Phrase {
  /** Folded, from the first run to the last. */
  readonly text: string;
  /** The runs of `text`; between two of them a record may have blanks, joints, the phrase's own marks or none. */
  readonly parts: readonly PhrasePart[];
}

/** Undefined where the text holds no character that is searched. */
export function phraseOf(text: string): Phrase | undefined {
  const runs = scriptRuns(text);
  const parts = runs.map(({ script, start, end }, i) => {
    const before = text.slice(runs[i - 1]?.end ?? start, start);
    return { script, text: text.slice(start, end), gap: before.replace(CONTROL_OR_BLANK, '') };
  });
  return parts.length > 0 ? { text: text.slice(runs[0]?.start, runs.at(-1)?.end), parts } : undefined;
}

/** A record's texts are parted by a control character, which no phrase reaches across. */
const CONTROL_OR_BLANK = /[\s\p{Cc}]/gu;

/** Places where a whole alphanumeric run, or a part of it that can be asked for alone, is this term. */
function* alnumPlaces(text: string, term: string): Generator<[number, number]> {
  let seen = 0;
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, Math.max(at + 1, seen))) {
    const run = alnumRunAt(text, at);
    seen = run.end;
    const whole = text.slice(run.start, run.end);
    if (whole === term) {
      yield [run.start, run.end];
      continue;
    }
    for (const part of alnumParts(whole)) {
      const start = run.start + part.start;
      if (part.term === term) yield [start, start + term.length];
    }
  }
}

/** All of them, overlapping ones too: only some may go on as the phrase does. */
function* substringPlaces(text: string, term: string): Generator<[number, number]> {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    yield [at, at + term.length];
  }
}

/** What is to be looked for where a phrase is one stretch of CJK, which stands wherever its characters do. */
export function plainText({ parts }: Phrase): string | undefined {
  const [first] = parts;
  return first && parts.length === 1 && first.script === 'cjk' ? first.text : undefined;
}

/** True where the phrase stands in the folded text. */
export function occurs(text: string, phrase: Phrase): boolean {
  const [first] = phrase.parts;
  if (!first || !text.includes(first.text)) return false;
  return plainText(phrase) !== undefined || occurrences(text, phrase).length > 0;
}

/** All places of a term from its first on, without overlap. */
function substrings(text: string, term: string, first: number): [start: number, end: number][] {
  const places: [number, number][] = [];
  for (let at = first; at >= 0; at = text.indexOf(term, at + term.length))
    places.push([at, at + term.length]);
  return places;
}

/** All places of a phrase in a folded text, from left to right, without overlap. */
export function occurrences(text: string, phrase: Phrase): [start: number, end: number][] {
  const [first] = phrase.parts;
  if (!first) return [];
  const found = text.indexOf(first.text);
  if (found < 0) return [];
  if (plainText(phrase) !== undefined) return substrings(text, first.text, found);
  const rest = phrase.parts.slice(1);
  const places: [number, number][] = [];
  const heads = first.script === 'cjk' ? substringPlaces(text, first.text) : alnumPlaces(text, first.text);
  for (const [start, headEnd] of heads) {
    const end = rest.length === 0 ? headEnd : tailEnd(text, headEnd, rest);
    if (end !== undefined && start >= (places.at(-1)?.[1] ?? 0)) places.push([start, end]);
  }
  return places;
}

const BLANK = /\s/u;

/** Where the remaining parts end if they follow from here, but for what stands between. */
function tailEnd(text: string, from: number, parts: readonly PhrasePart[]): number | undefined {
  let at = from;
  for (const [i, part] of parts.entries()) {
    at = gapEnd(text, at, part.gap);
    if (!text.startsWith(part.text, at)) return undefined;
    at += part.text.length;
    const cut =
      i === parts.length - 1 && part.script === 'alnum' && /[\p{L}\p{N}]/u.test(part.text.at(-1) ?? '');
    if (cut && /[a-z]/u.test(part.text.at(-1) ?? '') && /[a-z]/u.test(text[at] ?? '')) return undefined;
    if (cut && /\d/.test(part.text.at(-1) ?? '') && /\d/.test(text[at] ?? '')) return undefined;
  }
  return at;
}

/** Marks that join a name and stand for nothing: 中南高科·肇庆, navier-stokes. */
export const JOINTS = '·・-–—&/';

function gapEnd(text: string, from: number, gap: string): number {
  let at = from;
  for (let code = text.codePointAt(at); code !== undefined; code = text.codePointAt(at)) {
    const c = String.fromCodePoint(code);
    if (!BLANK.test(c) && !JOINTS.includes(c) && !gap.includes(c)) break;
    at += c.length;
  }
  return at;
}
