/** Amounts and places of a row in words. */
import { fill, type Words } from './words.ts';

/** 亿元; below one 亿 in 万元, as papers print it; millions in English. */
export function amountText(yi: unknown, words: Words): string {
  if (typeof yi !== 'number' || !(yi > 0)) return '';
  if (!words.wan) return fill(words.yi, plain(yi * 100));
  return yi < 1 ? fill(words.wan, plain(yi * 10_000)) : fill(words.yi, plain(yi));
}

/** At most four decimals, thousands apart. */
export function plain(value: unknown): string {
  return typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 4 }) : '';
}

/** The two innermost places run together as in an address, without what both begin with: 肇庆市德庆县, 肇庆高新区. */
export function placeText(regions: unknown): string {
  const names = Array.isArray(regions) ? regions.filter((name) => typeof name === 'string') : [];
  const inner = names[names.length - 1] ?? '';
  const outer = names[names.length - 2] ?? '';
  return inner.startsWith(outer.slice(0, 2)) ? inner : outer + inner;
}
