/** Numbers as they are written in prose. */

/** What each Hanzi of a digit stands for. */
export const HANZI_DIGITS: ReadonlyMap<string, number> = new Map([
  ...[...'〇一二三四五六七八九'].map((c, i) => [c, i] as const),
  ['零', 0],
  ['两', 2],
]);
const TENS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1_000],
]);
const MULTIPLIERS: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['亿', 1e8],
  ['万', 1e4],
];

/** 二千三百, 十二, 百; NaN where the characters are no number below ten thousand. */
export function chineseNumber(text: string): number {
  let total = 0;
  let digit: number | undefined;
  for (const c of text) {
    const value = HANZI_DIGITS.get(c);
    const ten = TENS.get(c);
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) return Number.NaN;
      digit = value;
    } else if (ten !== undefined) {
      total += (digit ?? 1) * ten;
      digit = undefined;
    } else return Number.NaN;
  }
  return total + (digit ?? 0);
}

/** 12.5亿, 3,000万, 一百二十, 56; NaN for anything else. Rounded to six places: no trace of binary fractions. */
export function numeral(text: string): number {
  for (const [name, unit] of MULTIPLIERS) {
    const at = text.lastIndexOf(name);
    if (at < 0) continue;
    const head = text.slice(0, at);
    const tail = text.slice(at + name.length);
    const low = tail === '' ? 0 : numeral(tail);
    const high = head === '' ? 1 : numeral(head);
    return tail !== '' && low >= unit ? Number.NaN : round(high * unit + low);
  }
  const digits = text.replaceAll(',', '');
  if (/^\d+(?:\.\d+)?$/.test(digits)) return round(Number(digits));
  return text === '' ? Number.NaN : chineseNumber(text);
}

export function round(value: number): number {
  // Six places of large numbers are beyond what a double holds.
  return Math.abs(value) >= 1e9 ? Math.round(value) : Math.round(value * 1e6) / 1e6;
}
