/** Unknown words that begin a name, or go on behind a short one. */
import { partOfSpeech, segment } from '../analysis/segmenter.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { isAllCoined } from './coined.ts';

/** 能科 of 协鑫能科, 来福士 of 中集来福士: what makes a short known name another company's. */
export function isOwnRest(rest: string, tree: PlaceTree): boolean {
  return (
    tree.formsAt(rest, 0).length === 0 &&
    /^(?![同共等及与和在拟将已也均都两双三多各新老的之])\p{Script=Han}{2,3}$/u.test(rest) &&
    /^(?:x|nr|nrt|nz)$/u.test(partOfSpeech(rest)) &&
    !isAllCoined(rest)
  );
}

/** 国综绿能|数字: the unknown word that a name begins with stands for it. */
export function leadOf(brand: string): string | undefined {
  const [first = '', ...rest] = segment(brand);
  return rest.length > 0 && first.length >= 3 && partOfSpeech(first) === 'x' && !isAllCoined(first)
    ? first
    : undefined;
}
