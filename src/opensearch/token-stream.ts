/**
 * Folded text → tokens with places, in which a phrase stands side by side exactly where it is an occurrence of the
 * text (`query/phrase.ts`): a token for each CJK character, for each part of a run of letters and digits, for the
 * edges of such runs, and for what stands between runs.
 */
import { alnumParts } from '../analysis/analyzer.ts';
import { scriptRuns } from '../analysis/script-run.ts';
import { JOINTS, type Phrase, type PhrasePart } from '../query/phrase.ts';
import { encodeTerm } from './term-code.ts';

/** None of them is a letter, a digit or a blank. */
const RUN_BEGINS = '<';
const RUN_ENDS = '>';
/** Blanks and joints alone, across which a phrase of several runs goes on. */
const GAP = '_';
const MARK = '|';

const RUN_ON_DATE_HEAD = /^(?:19|20)\d\d(?:\d\d)?$/;
/** Metres, square and cubic metres: whose digit is no number (see `analysis/analyzer.ts`). */
const METRES = /^[ckm]?m$/;
const UNIT = /^([ckm]?m)([23])$/;
const DIGITS = /^\d+(?:\.\d+)*$/;
/** Boundaries between runs at which a record may have a gap or none: two ways each. */
const MOST_BOUNDARIES = 4;

/** The tokens of one text, with blanks between them. */
export function tokenStream(text: string): string {
  const tokens: string[] = [];
  let end = 0;
  for (const run of scriptRuns(text)) {
    if (run.start > end) tokens.push(isGap(text.slice(end, run.start)) ? GAP : MARK);
    end = run.end;
    const whole = text.slice(run.start, run.end);
    if (run.script === 'cjk') tokens.push(...whole);
    else tokens.push(RUN_BEGINS, ...partsOf(whole), RUN_ENDS);
  }
  return tokens.join(' ');
}

function isGap(between: string): boolean {
  return [...between].every((c) => JOINTS.includes(c) || /\s/u.test(c));
}

/** What can be asked for alone; a date that runs on is one part, asked for by its head. */
function partsOf(run: string): string[] {
  const parts = DIGITS.test(run) ? [] : alnumParts(run).map(({ term }) => term);
  return (parts.length > 0 ? parts : [run]).map((part) => encodeTerm('word', part));
}

/** One way in which a phrase may stand in a stream. */
export interface StreamPhrase {
  readonly tokens: readonly string[];
  /** What comes after `tokens`: a token that begins so, or one of this form. */
  readonly prefix?: string;
  readonly pattern?: string;
}

/**
 * All ways in which the phrase may stand in a stream; undefined where tokens do not tell and the text must be looked
 * into: marks of its own between its runs, two runs of letters or digits side by side, many runs.
 */
export function streamPhrases({ parts }: Phrase): readonly StreamPhrase[] | undefined {
  const [only] = parts;
  if (parts.length === 1 && only) return only.script === 'cjk' ? [{ tokens: [...only.text] }] : loneRun(only);
  if (parts.length - 1 > MOST_BOUNDARIES) return undefined;
  const isPlain = parts.every(
    ({ script, gap }, i) =>
      (i === 0 || [...gap].every((c) => JOINTS.includes(c))) &&
      !(script === 'alnum' && parts[i - 1]?.script === 'alnum'),
  );
  if (!isPlain) return undefined;
  let ways: readonly (readonly string[])[] = [[]];
  for (const [i, part] of parts.entries()) {
    const tokens = tokensAt(part, i === 0, i === parts.length - 1);
    const gaps = i === 0 ? [[]] : [[], [GAP]];
    ways = ways.flatMap((way) => gaps.map((gap) => [...way, ...gap, ...tokens]));
  }
  const { script } = parts.at(-1) as PhrasePart;
  return script === 'cjk' ? ways.map((tokens) => ({ tokens })) : ways.flatMap(openEnds);
}

/** A run of letters and digits at the end of a phrase may be the beginning of a longer one, whose parts are others. */
function openEnds(tokens: readonly string[]): StreamPhrase[] {
  const last = tokens.at(-1) as string;
  const before = tokens.slice(0, -1);
  const [, letters, digit] = UNIT.exec(last) ?? [];
  return [
    { tokens },
    // 第2 stands in 第2.5 too, 长m in 长m2, 长m2 in 长m2x.
    ...(/\d$/.test(last) ? [{ tokens: before, prefix: `${last}.` }] : []),
    ...(METRES.test(last) ? ['2', '3'].map((power) => ({ tokens: [...before, last + power] })) : []),
    ...(letters !== undefined && digit !== undefined
      ? [{ tokens: [...before, letters, digit] }, { tokens: [...before, letters], prefix: `${digit}.` }]
      : []),
  ];
}

function loneRun({ text }: PhrasePart): StreamPhrase[] {
  const parts = partsOf(text);
  const [part] = parts;
  if (parts.length > 1 || part === undefined) return [{ tokens: [RUN_BEGINS, ...parts, RUN_ENDS] }];
  const isHead = RUN_ON_DATE_HEAD.test(text);
  const pattern = `${text}[0-9]{${8 - text.length}}`;
  return [{ tokens: [part] }, ...(isHead ? [{ tokens: [], pattern }] : [])];
}

function tokensAt({ script, text }: PhrasePart, isFirst: boolean, isLast: boolean): string[] {
  if (script === 'cjk') return [...text];
  const parts = partsOf(text);
  return [
    // A part of a run may be its last.
    ...(isFirst && parts.length === 1 ? [] : [RUN_BEGINS]),
    ...parts,
    ...(isLast ? [] : [RUN_ENDS]),
  ];
}
