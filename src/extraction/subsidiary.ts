/** 国家能源集团宁夏电力, 中建二局海南分公司: a part of a group that is called after a place. */
import type { PlaceTree } from '../entities/place-tree.ts';

const PART =
  /^(?:省|市|区|自治区)?(?:(?:电力|石化|石油|销售|供电|新能源|煤业)?(?:分公司|公司)|(?:电力|石化)(?![系市供建设需能保资行交设工项]))/u;

/** Length of what goes on behind a group's name as the name of its part, 0 where nothing does. */
export function partBehind(text: string, at: number, tree: PlaceTree): number {
  for (const { form } of tree.formsAt(text, at)) {
    const part = PART.exec(text.slice(at + form.length, at + form.length + 10))?.[0];
    if (part !== undefined) return form.length + part.length;
  }
  return 0;
}
