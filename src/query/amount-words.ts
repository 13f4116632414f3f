/** Words that bound an investment → 亿元. A bare amount (10亿元) bounds nothing and is text. */

export interface AmountBounds {
  /** 亿元, inclusive. */
  readonly minYi?: number;
  readonly maxYi?: number;
}

const UNITS: Readonly<Record<string, number>> = { 亿: 1, 万: 0.0001, 千万: 0.1, 百万: 0.01, 万亿: 10_000 };
const WORDS: Readonly<Record<string, number>> = { 十亿: 10, 百亿: 100, 千亿: 1_000 };
/** Digits are few, so that every bound is a number that can be written as one. */
const NUMBER = '(\\d{1,9}(?:\\.\\d{1,6})?)';
const AMOUNT = `${NUMBER}(万亿|千万|百万|亿|万)|(十亿|百亿|千亿)`;
const YUAN = '(?:元|人民币)?';

function value(digits: string | undefined, unit: string | undefined, word: string | undefined): number {
  const yi =
    word === undefined ? Number(digits) * (UNITS[unit as string] as number) : (WORDS[word] as number);
  // Ten-thousandths of a 亿 are 万: no trace of binary fractions goes further.
  return Math.round(yi * 1e6) / 1e6;
}

const AT_LEAST = new RegExp(
  `^(?:(?:不少于|不低于|至少|大于|超过?|>=?|≥)(?:${AMOUNT})${YUAN}|(?:${AMOUNT})${YUAN}(?:以上|及以上|起))$`,
  'u',
);
const AT_MOST = new RegExp(
  `^(?:(?:不超过|不高于|至多|小于|低于|<=?|≤)(?:${AMOUNT})${YUAN}|(?:${AMOUNT})${YUAN}(?:以下|以内|及以下))$`,
  'u',
);
const BETWEEN = new RegExp(`^${NUMBER}(亿|万)?${YUAN}(?:至|到|-|—|~)${NUMBER}(亿|万)${YUAN}$`, 'u');

const UNIT_OF_MONEY = /[亿万]/u;

/** The bounds that a folded word sets; undefined where it sets none. */
export function readAmount(text: string): AmountBounds | undefined {
  if (!UNIT_OF_MONEY.test(text)) return undefined;
  const least = AT_LEAST.exec(text);
  if (least) return { minYi: value(least[1] ?? least[4], least[2] ?? least[5], least[3] ?? least[6]) };
  const most = AT_MOST.exec(text);
  if (most) return { maxYi: value(most[1] ?? most[4], most[2] ?? most[5], most[3] ?? most[6]) };
  const between = BETWEEN.exec(text);
  if (!between) return undefined;
  const [, low, lowUnit, high, highUnit] = between;
  const minYi = value(low, lowUnit ?? highUnit, undefined);
  const maxYi = value(high, highUnit, undefined);
  return minYi <= maxYi ? { minYi, maxYi } : undefined;
}
