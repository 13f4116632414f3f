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
  if (rest.length === 0 || partOfSpeech(first) !== 'x' || isAllCoined(first)) return undefined;
  // 坤镁|高温, of 坤镁高温材料有限公司: behind two Hanzi a word of the language.
  const plain =
    rest.length === 1 &&
    /^\p{Script=Han}{2}$/u.test(rest[0] as string) &&
    partOfSpeech(rest[0] as string) === 'n';
  return first.length >= 3 || (first.length === 2 && plain) ? first : undefined;
}
