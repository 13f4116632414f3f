/** A large number as it was typed → the other ways to print it: 10亿, 十亿, 10 0000 0000, 1,000,000,000. */

import { chineseNumber, HANZI_DIGITS } from '../entities/numeral.ts';

const DIGITS = '〇一二三四五六七八九';
const MULTIPLIERS: Readonly<Record<string, number>> = { 万亿: 1e12, 亿: 1e8, 万: 1e4 };

/** Only what has 万 or 亿 behind it: smaller numbers are counts, and years and codes are words. */
const NUMBER =
  /(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}(?:\.\d{1,6})?|[一二三四五六七八九两十百千〇零]{1,9})\s?(万亿|亿|万)/gu;
/** A sum of money written out: 1,000,000,000元. */
const WRITTEN_OUT = /(?<![\d.,])(?:\d{1,3}(?:,\d{3}){2,}|\d{7,13})(?=元)/gu;
const YEAR = /([〇零一二三四五六七八九]{4})(?=年)|(?<![\d.])((?:19|20)\d{2})(?=年)/gu;

/** A whole number from 1 to 9999 in Hanzi. */
function inHanzi(n: number): string {
  let text = '';
  let zero = false;
  for (const [unit, name] of [
    [1_000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / unit) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    text += `${zero ? '零' : ''}${DIGITS[digit]}${name}`;
    zero = false;
  }
  return text.replace(/^一十/u, '十');
}

/** The value of digits or Hanzi (1,000.5, 三百) with 万, 亿 or 万亿 behind them; NaN where they are no number. */
export function numberValue(digits: string, multiplier: string | undefined): number {
  const number = /\d/.test(digits) ? Number(digits.replaceAll(',', '')) : chineseNumber(digits);
  return multiplier === undefined
    ? number
    : Math.round(number * (MULTIPLIERS[multiplier] as number) * 100) / 100;
}

/** Every usual way to print the value, a whole number. */
export function numberForms(value: number): string[] {
  const forms = new Set<string>();
  for (const [name, unit] of Object.entries(MULTIPLIERS)) {
    const n = value / unit;
    if (n < 0.01 || Math.round(n * 100) / 100 !== n) continue;
    forms.add(`${n}${name}`);
    if (!Number.isInteger(n) || n > 9_999) continue;
    const hanzi = inHanzi(n);
    forms.add(`${hanzi}${name}`);
    // 百亿 and 千亿 are 一百亿 and 一千亿.
    if (/^一[百千]$/u.test(hanzi)) forms.add(`${hanzi.slice(1)}${name}`);
  }
  const plain = String(value);
  forms.add(plain);
  forms.add(plain.replace(/(?<=\d)(?=(?:\d{3})+$)/gu, ','));
  return [...forms];
}

export interface NumberWord {
  /** Place in the folded text; a unit of measure behind it does not belong to it. */
  readonly start: number;
  readonly end: number;
  /** The other ways to print it. */
  readonly forms: readonly string[];
}

/** The numbers of a folded text that may be printed otherwise, from left to right. */
export function findNumbers(text: string): NumberWord[] {
  const found: NumberWord[] = [];
  for (const m of text.matchAll(NUMBER)) {
    const [typed, digits = '', unit = ''] = m;
    const value = numberValue(digits, unit);
    if (!Number.isInteger(value) || value < 1 || value > Number.MAX_SAFE_INTEGER) continue;
    const forms = numberForms(value).filter((form) => form !== typed);
    found.push({ start: m.index, end: m.index + typed.length, forms });
  }
  for (const m of text.matchAll(WRITTEN_OUT)) {
    const forms = numberForms(Number(m[0].replaceAll(',', ''))).filter((form) => form !== m[0]);
    found.push({ start: m.index, end: m.index + m[0].length, forms });
  }
  for (const m of text.matchAll(YEAR)) {
    const [typed, hanzi] = m;
    const other = hanzi
      ? [...typed].map((c) => HANZI_DIGITS.get(c)).join('')
      : [...typed].map((c) => DIGITS[Number(c)]).join('');
    // The 年 belongs to both ways, so that the digits alone are not found in codes.
    found.push({ start: m.index, end: m.index + typed.length + 1, forms: [`${other}年`] });
  }
  return found.sort((a, b) => a.start - b.start);
}
