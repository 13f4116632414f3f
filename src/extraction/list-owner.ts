/** Owners that the items of a list name alike: ●希音数据中心 …; ●十八子五金刀剪智能工厂 …. */
import { partOfSpeech } from '../analysis/segmenter.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { isAllCoined } from './coined.ts';
import { NO_NAME, NOT_A_COMPANY } from './company-context.ts';
import { TRADE_ALONE } from './company-words.ts';
import { countryAhead } from './countries.ts';
import type { Passage, Span } from './passage.ts';
import type { ProjectName } from './project-name.ts';
import { COMMON_HEADS, LIKE_A_PLACE, PUBLIC_LINE, PUBLIC_WORK, WORKS } from './project-owner.ts';
import { GENERIC, MAKING, QUALIFIES, STOPS } from './project-words.ts';

/** Items further apart are of two lists. */
const APART = 120;

/**
 * The heads of project names beside items that begin with a company. A head of plain words needs that on either side.
 * `items`: names that begin an item, in their order.
 */
export function findListOwners(
  passage: Passage,
  items: readonly ProjectName[],
  companies: readonly Span[],
  tree: PlaceTree,
): Span[] {
  const begins = items.map((item) => companies.some(({ start }) => start === item.start));
  return items.flatMap((item, i) => {
    if (begins[i] || companies.some(({ start, end }) => start < item.end && item.start < end)) return [];
    const near = [i - 1, i + 1].filter((j) => {
      const other = items[j];
      return other !== undefined && Math.abs(other.start - item.start) <= APART;
    });
    const alike = near.filter((j) => begins[j]);
    if (alike.length === 0) return [];
    const head = headOf(passage, item, tree);
    if (!head) return [];
    return head.unknown || alike.length === near.length ? [{ start: head.start, end: head.end }] : [];
  });
}

function headOf(
  { text, pieces }: Passage,
  item: ProjectName,
  tree: PlaceTree,
): (Span & { unknown: boolean }) | undefined {
  if (WORKS.test(item.name) || PUBLIC_WORK.test(item.name) || PUBLIC_LINE.test(item.name)) return undefined;
  // 四会龙甫产业园: called after where it is; a town's name within an unknown word says nothing.
  if (tree.formsAt(text, item.start).some(({ exact }) => exact)) return undefined;
  let end = item.start;
  let unknown = false;
  for (const piece of pieces) {
    if (piece.start < item.start) continue;
    if (piece.start !== end || piece.end > item.end) break;
    const word = text.slice(piece.start, piece.end);
    // 联想|优科: a verb or noun before an unknown word.
    const next = text.slice(piece.end, pieces[pieces.indexOf(piece) + 1]?.end ?? piece.end);
    const leads = end === item.start && word.length === 2 && partOfSpeech(next) === 'x';
    if (leads ? STOPS.has(word) || GENERIC.has(word) : isOfProject(word, tree)) break;
    unknown ||= /^(?:x|nz|nrt)$/u.test(partOfSpeech(word));
    end = piece.end;
  }
  const head = text.slice(item.start, end);
  // What is left must be a thing that somebody builds.
  if (head.length < 2 || head.length > 5 || item.end - end < 3) return undefined;
  if (
    NO_NAME.has(head) ||
    NOT_A_COMPANY.test(head) ||
    (LIKE_A_PLACE.test(head) && !/项目/u.test(item.name)) ||
    countryAhead(head) > 0
  )
    return undefined;
  return { start: item.start, end, unknown };
}

function isOfProject(word: string, tree: PlaceTree): boolean {
  return (
    !/^[\p{Script=Han}a-z]+$/u.test(word) ||
    GENERIC.has(word) ||
    MAKING.has(word) ||
    STOPS.has(word) ||
    COMMON_HEADS.has(word) ||
    TRADE_ALONE.test(word) ||
    QUALIFIES.test(word) ||
    isAllCoined(word) ||
    tree.formsAt(word, 0).some(({ form }) => form.length === word.length) ||
    /^(?:v|vn|a|b|d|m|p|c|u[a-z]*|r|t)$/u.test(partOfSpeech(word))
  );
}
