/** Which of the names that an article gives a company it may be searched by. */
import { segment } from '../analysis/segmenter.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { TRADE_ALONE } from './company-words.ts';
import {
  isFormed,
  nameKind,
  saysNothing,
  startsPlace,
  stemOf,
  TRADE_LAST,
  withoutPlaces,
} from './record-name.ts';

/**
 * True where `alias` is a name of the company `of` that may be searched for. `told`: the text gave it as one
 * (以下简称“璟曜”); `shown`: words beside it speak of a company. All names are folded.
 */
export function isSearched(
  alias: string,
  of: string,
  { told, shown }: { readonly told: boolean; readonly shown: boolean },
  tree: PlaceTree,
): boolean {
  // (五株科技) behind 五株科技股份有限公司: its own words, whatever else they mean.
  if (told && TRADE_LAST.test(alias) && alias.length > 3 && isPartOf(alias, of)) return true;
  const kind = nameKind(alias, tree);
  if (kind === 'everyday') return false;
  // 长电科技 is no name of 长电照明, 中海油 none of 中海油惠州石化有限公司.
  if (kind === 'known' && isFormed(of) && !told && !isShortOf(alias, of, tree)) return false;
  if (!told && !isPartOf(alias, of) && !isWithTrade(alias, of) && !/^[a-z]/u.test(alias)) return false;
  if (kind === 'word') return shown || (told && alias.length > 2);
  return kind === 'known' || told || !/^(?:中国|国家)/u.test(alias) || isFormed(alias);
}

/** 华为 of 华为技术有限公司, 广药 of 广药集团: nothing but place, trade and form is added. */
function isShortOf(alias: string, of: string, tree: PlaceTree): boolean {
  const rest = withoutPlaces(stemOf(of), tree);
  return (
    rest === alias ||
    (rest.startsWith(alias) &&
      segment(rest.slice(alias.length)).every((word) => saysNothing(word) && !startsPlace(word, tree)))
  );
}

/** A stretch of the longer name that begins and ends with a word of it: not 力国际发展 of 中国电力国际发展有限公司. */
function isPartOf(alias: string, of: string): boolean {
  const plain = of.replace(/[()]/gu, '');
  const at = plain.indexOf(alias);
  if (at < 0) return false;
  const words = segment(plain);
  let start = 0;
  let begins = false;
  for (const word of words) {
    if (start === at) begins = true;
    start += word.length;
  }
  return begins || at === 0;
}

/** 丰田汽车 is 丰田; 恒大汽车 is not 恒大集团. */
function isWithTrade(alias: string, of: string): boolean {
  if (!alias.startsWith(of)) return false;
  const more = alias.slice(of.length);
  return TRADE_ALONE.test(more) || /^(?:集团|公司|股份|有限公司)$/u.test(more);
}
