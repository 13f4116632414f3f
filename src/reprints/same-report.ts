/** Two texts: is one a reprint of the other? */
import { contradicts } from './contradiction.ts';
import { sharedCount, shingleSet } from './shingle.ts';

/** Below, a text is too short to judge by its shingles: it must be the same. */
export const SHORT = 60;
/** Below, a text tells nothing: 点击查看详情. */
export const TINY = 20;
/** Share of the shorter text's shingles that stand in the longer one. */
const CONTAINED = 0.8;
/** An excerpt of less than this share of the longer text is not the same report: round-ups hold many. */
const EXCERPT = 0.35;
/** A report of so many days later may be of the next event of its kind: only what is nearly verbatim is the same. */
const FAR_APART = 30;
const VERBATIM = 0.95;
/** Share of the shorter title's pairs of characters that short texts of the same report have in common. */
const SAME_TITLE = 1 / 3;

export interface ComparedText {
  /** As `comparedText` gives it. */
  readonly text: string;
  readonly shingles: Int32Array;
  /** Of a short text: its title, likewise. */
  readonly title: string;
  /** What the record itself says of whom it tells: numbers of companies, rising. */
  readonly companies: readonly number[];
  /** Days on which it was published, as far as they are known. */
  readonly days: readonly number[];
}

export function compared(fields: Omit<ComparedText, 'shingles'>): ComparedText {
  return { ...fields, shingles: shingleSet(fields.text) };
}

/** 0 where they are different reports, else how much they share: 1 for the same text. */
export function sameness(a: ComparedText, b: ComparedText): number {
  if (a.text.length < SHORT || b.text.length < SHORT) return sameShortText(a, b) ? 1 : 0;
  if (a.text === b.text) return 1;
  const short = Math.min(a.shingles.length, b.shingles.length);
  const long = Math.max(a.shingles.length, b.shingles.length);
  if (short < EXCERPT * long) return 0;
  const farApart = areFarApart(a.days, b.days);
  const shared = sharedCount(a.shingles, b.shingles);
  if (shared < (farApart ? VERBATIM : CONTAINED) * short || namesOthers(a.companies, b.companies)) return 0;
  const [first, second] =
    a.text.length < b.text.length || (a.text.length === b.text.length && a.text < b.text) ? [a, b] : [b, a];
  return contradicts(first.text, second.text, farApart) ? 0 : shared / (short + long - shared);
}

function sameShortText(a: ComparedText, b: ComparedText): boolean {
  if (a.text !== b.text || a.text.length < TINY) return false;
  const pairs = (title: string) =>
    new Set(Array.from({ length: Math.max(0, title.length - 1) }, (_, i) => title.slice(i, i + 2)));
  const [inA, inB] = [pairs(a.title), pairs(b.title)];
  const shared = [...inA].filter((pair) => inB.has(pair)).length;
  return a.title === b.title || shared > SAME_TITLE * Math.min(inA.size, inB.size);
}

/** True where each tells of a company of which the other does not. */
function namesOthers(a: readonly number[], b: readonly number[]): boolean {
  return a.some((company) => !b.includes(company)) && b.some((company) => !a.includes(company));
}

function areFarApart(a: readonly number[], b: readonly number[]): boolean {
  return a.length > 0 && b.length > 0 && a.every((x) => b.every((y) => Math.abs(x - y) > FAR_APART));
}
