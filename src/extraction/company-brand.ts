/** What is left of a company's name without its form, its place and its trade. */
import type { PlaceTree } from '../entities/place-tree.ts';
import { TRADE, TRADE_ALONE } from './company-words.ts';

export const TRADE_LAST = new RegExp(`(?:${TRADE})$`, 'u');

export const LEGAL_END =
  /(?:\(?集团\)?|控股|\(控股\))?(?:股份)?(?:有限责任公司|有限公司|股份公司|集团公司)$|(?:控股集团|集团|控股|股份|公司)$/u;
export const TRADE_END = new RegExp(
  `(?:${TRADE}|制造|技术|投资|发展|贸易|产业|工业|国际|控股|集团|新型|创新|现代|华南|华东|中国|建设)+$`,
  'u',
);

/** 广东肇庆爱龙威机电有限公司 → 爱龙威; undefined where nothing but words of the trade is left. */
export function brandOf(name: string, tree: PlaceTree): string | undefined {
  let core = name.replace(/\([^()]*\)/gu, '').replace(LEGAL_END, '');
  for (;;) {
    const form = tree.formsAt(core, 0)[0]?.form;
    if (form === undefined || core.length - form.length < 2) break;
    core = core.slice(form.length).replace(/^(?:省|市|县|区)/u, '');
  }
  const short = core.replace(TRADE_END, '');
  const brand = short.length >= 2 ? short : core;
  return brand.length >= 2 && brand.length <= 6 && brand !== name ? brand : undefined;
}

/** 鸿图科技(肇庆)有限公司 → 鸿图科技; undefined where it does not end with a word of the trade. */
export function stemOf(name: string, tree: PlaceTree): string | undefined {
  const full = name.replace(/\([^()]*\)/gu, '');
  let stem = full.replace(LEGAL_END, '');
  if (stem === full) return undefined;
  for (;;) {
    const form = tree.formsAt(stem, 0)[0]?.form;
    if (form === undefined || stem.length - form.length < 4) break;
    stem = stem.slice(form.length).replace(/^(?:省|市|县|区)/u, '');
  }
  return stem.length >= 4 && stem.length <= 8 && TRADE_LAST.test(stem) && !TRADE_ALONE.test(stem)
    ? stem
    : undefined;
}
