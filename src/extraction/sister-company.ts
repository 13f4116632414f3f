/** Companies of one brand that are not one. */
import type { PlaceTree } from '../entities/place-tree.ts';

const FULL = /有限(?:责任)?公司$/u;

/** 广元昆鸷铝业有限公司 beside 昆鸷新材料股份有限公司: two full names that differ in what they deal in. */
export function isSister(
  name: string,
  { names }: { readonly names: ReadonlySet<string> },
  tree: PlaceTree,
): boolean {
  if (!FULL.test(name)) return false;
  const full = [...names].filter((known) => FULL.test(known));
  const own = tradeOf(name, tree);
  return full.length > 0 && full.every((known) => tradeOf(known, tree) !== own);
}

/** A full name without its places and its legal form. */
function tradeOf(name: string, tree: PlaceTree): string {
  const bare = name
    .replace(/\([^()]*\)/gu, '')
    .replace(/(?:集团)?(?:股份)?有限(?:责任)?公司$|(?:集团)?公司$/u, '');
  const [form] = tree.formsAt(bare, 0);
  const rest = form ? bare.slice(form.form.length).replace(/^[省市县区]/u, '') : bare;
  return rest.length >= 2 ? rest : bare;
}
