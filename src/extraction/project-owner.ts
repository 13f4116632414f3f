/** Companies that nothing tells but the names of their projects: 耀东华|肇庆智能制造基地, 江门|罗马仕|新能源产业园. */
import { partOfSpeech } from '../analysis/segmenter.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { isNameWord } from './company-context.ts';
import { overlapping, type Passage, type Span } from './passage.ts';
import type { ProjectName } from './project-name.ts';
import { GENERIC, MAKING, STOPS } from './project-words.ts';

/** Unknown words that end so are places that the tree does not have: 富溪, 三龙湾. */
const LIKE_A_PLACE = /[湾湖山江河岭岗塘坑洲岛港桥溪田村镇乡岸坪坝沟泉水海浦滩寨屯庄埔埗涌塱沙坡潭围圩墩]$/u;
/** Prepositions and verbs that jieba joins to an unknown word. */
const NO_START = /^[对走拟另一二三四五两各向从由与和在为将把被让是有的第新老]/u;
/** What stands before the item of a list. */
const ITEM = /(?:[、;:\n]|\d[.、)]|[、)亿元](?:和|及|与|以及))$/u;
const PARK = /(?:产业|工业|科技|物流|创新)?园区?$/u;

/** The spans in project names where a company may stand: first of all words, or behind a place. */
export function findProjectOwners(
  passage: Passage,
  names: readonly ProjectName[],
  companies: readonly Span[],
  tree: PlaceTree,
): Span[] {
  return names.flatMap((name) => {
    const sentence = overlapping(passage.sentences, name);
    // Where the sentence speaks of a company, the project is that company's.
    const item = ITEM.test(passage.text.slice(Math.max(0, name.start - 3), name.start));
    if (!item && sentence && companies.some((company) => overlapping([company], sentence))) return [];
    const owner = ownerIn(passage, name, tree, item);
    return owner ? [owner] : [];
  });
}

function ownerIn({ text, pieces }: Passage, name: Span, tree: PlaceTree, item: boolean): Span | undefined {
  let at = name.start;
  for (;;) {
    const [form] = tree.formsAt(text, at).filter(({ form: { length } }) => at + length < name.end);
    if (!form) break;
    at += form.form.length;
  }
  const words = pieces.filter(({ start, end }) => start >= at && end <= name.end);
  if (words[0]?.start !== at) return undefined;
  const wordOf = ({ start, end }: Span) => text.slice(start, end);
  // 元气森林|都江堰|工厂: whatever stands before a place.
  const place = words.findIndex(
    ({ start }, i) =>
      i > 0 &&
      i <= 3 &&
      tree.formsAt(text, start).some(({ exact, place: { rank } }) => exact || rank !== 'county'),
  );
  if (place > 0 && at === name.start) {
    const head = words.slice(0, place);
    const span = { start: at, end: (head.at(-1) as Span).end };
    const whole = wordOf(span);
    const plain = head.some(
      (word) => STOPS.has(wordOf(word)) || /^(?:v|a|d|m|q|t|r|p|c|u)/u.test(partOfSpeech(wordOf(word))),
    );
    const generic = head.every((word) => GENERIC.has(wordOf(word)) || MAKING.has(wordOf(word)));
    return whole.length >= 2 &&
      whole.length <= 6 &&
      !NO_START.test(whole) &&
      !plain &&
      !generic &&
      !LIKE_A_PLACE.test(whole)
      ? span
      : undefined;
  }
  let end = at;
  for (const word of words) {
    const single = word.end - word.start === 1 && !GENERIC.has(wordOf(word));
    if (end === at && isNameWord(wordOf(word)) && word.end - at <= 5) {
      end = word.end;
      break;
    }
    if (!single || word.end - at > 3) break;
    end = word.end;
  }
  const owner = text.slice(at, end);
  const behindPlace = at > name.start;
  if (
    owner.length < (behindPlace || item ? 2 : 3) ||
    (/^[a-z]/u.test(owner) && owner.length < 5) ||
    NO_START.test(owner)
  )
    return undefined;
  if (GENERIC.has(owner) || STOPS.has(owner) || LIKE_A_PLACE.test(owner)) return undefined;
  const rest = words.filter(({ start }) => start >= end);
  const plainPark =
    PARK.test(text.slice(name.start, name.end)) &&
    rest.every((word) => GENERIC.has(wordOf(word)) || PARK.test(wordOf(word)));
  return plainPark && owner.length < 3 ? undefined : { start: at, end };
}
