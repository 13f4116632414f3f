/** Where the name of a project begins, seen from its last word. */
import { partOfSpeech } from '../analysis/segmenter.ts';
import type { Passage, Span } from './passage.ts';
import { MAKING, STOPS } from './project-words.ts';

const MAX_WORDS = 16;
const MAX_UNITS = 44;
/** Parts of speech that a name does not have in front; verbal nouns of the trade (生产, 制造, 涂覆) it has. */
const NO_NAME_TAG = /^(?:p|c|d|r|t|u[a-z]*|y|e|o|w|zg)$/u;

/** Of one Hanzi, only these end a name: the rest are parts of unknown words (细|滘). */
const FUNCTION_WORD =
  /^[的了着过和与及在对从向由为是被把将等个以而或且也都又再还就已正仍则即其该此每各某不未没有到于至让使给用按据经因所之上下里内外中间前后年月日号时家位名批次种类共约达近超逾另拟签建设投引摄]$/u;

/** What else was found in the passage. */
export interface Context {
  /** Spans that end a name where they stand alone: dates and sums. */
  readonly barriers: readonly Span[];
  readonly companies: readonly Span[];
  readonly places: readonly Span[];
}

const JOINS = new Set(['和', '及', '与', '以及', '暨']);

/**
 * 隔膜涂覆和锂电设备项目: what stands before the conjunction is a part of the name where it is no project, company
 * or place by itself, and the words before it begin a name: 的, a company, a comma.
 */
function joins(
  { text, pieces }: Passage,
  at: number,
  end: number,
  { companies, places, barriers }: Context,
): boolean {
  const join = pieces[at] as Span;
  if ([...companies, ...places].some((span) => span.end === join.start || span.start === end)) return false;
  let words = 0;
  for (let i = at - 1, from = join.start; i >= 0 && words < 8; i--, words++) {
    const piece = pieces[i] as Span;
    const word = text.slice(piece.start, piece.end);
    if (words === 0 && (piece.end !== from || ENDS_PROJECT.test(word))) return false;
    if (piece.end !== from || word === '的') return words > 0 && /[,。;:的\n)]$/u.test(text.slice(0, from));
    if (companies.some((span) => span.start <= piece.start && piece.end <= span.end)) return true;
    if (barriers.some((span) => span.start < piece.end && piece.start < span.end)) return false;
    if (STOPS.has(word) || isVerb(word))
      return /^(?:建设|投资|打造|兴建|新建|投建|签约|签下|签订|引进|投资建设)$/u.test(word) && words > 0;
    from = piece.start;
  }
  return false;
}

const ENDS_PROJECT = /(?:项目|基地|园|园区|工厂|中心|总部|城|谷|大厦|广场|线|工程|政府|公司|集团|市|县|区)$/u;

/** Walks back from the head as long as words may belong to a name. */
export function beginOf(passage: Passage, headAt: number, head: string, context: Context): number {
  const { barriers, companies } = context;
  const { text, pieces } = passage;
  let i = pieces.findLastIndex(({ start }) => start < headAt);
  let begin = headAt;
  for (let words = 0; i >= 0 && words < MAX_WORDS && headAt - begin < MAX_UNITS; words++) {
    const piece = pieces[i] as Span;
    const end = Math.min(piece.end, begin);
    const gap = text.slice(end, begin);
    if (gap !== '' && !/^(?:[()“”"·・&\-+/.]{1,3}|—|\) ?)$/u.test(gap)) break;
    const company = companies.find((span) => span.start < end && end <= span.end);
    if (company) {
      begin = company.start;
      i = pieces.findLastIndex(({ start }) => start < begin);
      continue;
    }
    const barrier = barriers.find((span) => span.start < end && piece.start < span.end);
    if (barrier) {
      // 年产40亿㎡…基地: what it makes in a year belongs to the name.
      const made = /年产(?:能)?(?:约|超|近)?$/u.exec(
        text.slice(Math.max(0, barrier.start - 5), barrier.start),
      );
      if (made) begin = barrier.start - made[0].length;
      break;
    }
    const word = text.slice(piece.start, end);
    // 4.玖晟电子材料覆铜板项目: the number of a list.
    if (
      /^\d{1,2}$/u.test(word) &&
      (/^[、)]/u.test(text.slice(end))
        ? /(?:^|[\n;。:,])$/u.test(text.slice(0, piece.start))
        : text[end] === '.')
    )
      break;
    if (JOINS.has(word) && begin < headAt && joins(passage, i, end, context)) {
      begin = piece.start;
      i--;
      continue;
    }
    // 大沙新城建设项目, 开发建设项目: the verb right before the head is a part of it.
    const built =
      /^(?:增资|扩产|建设|改造|技术)*$/u.test(text.slice(begin, headAt)) &&
      /^(?:项目|工程|基地)/u.test(head) &&
      (/^(?:开发|异地|升级|技术)?(?:建设|新建|改造|扩建|技改|迁建|升级|重建|增资扩产|扩产|增资)$/u.test(
        word,
      ) ||
        (isVerb(word) && !STOPS.has(word)));
    if (
      !built &&
      (STOPS.has(word) ||
        ((word.length > 1 || FUNCTION_WORD.test(word)) &&
          NO_NAME_TAG.test(partOfSpeech(word)) &&
          !/^(?:现代|当代|未来|高新|[首一二三四五]期)$/u.test(word)))
    )
      break;
    // 稻乐|休闲食品项目: behind an unknown word or a company a verb says what is made.
    if (!built && word.length > 1 && isVerb(word) && !isModifier(passage, i, companies)) break;
    begin = piece.start;
    i--;
  }
  // An opening bracket or quote must be closed inside the name.
  let name = text.slice(begin, headAt + head.length);
  const skip = /^(?:[)”"·・&\-—+/.]|暨)+/u.exec(name)?.[0].length ?? 0;
  begin += skip;
  name = name.slice(skip);
  const close = name.indexOf(')');
  const open = name.indexOf('(');
  if (close >= 0 && (open < 0 || open > close)) begin += close + 1;
  const quote = name.indexOf('”');
  if (quote >= 0 && !name.slice(0, quote).includes('“')) {
    const opened = text.lastIndexOf('“', begin);
    begin = opened >= begin - 1 && opened >= 0 ? opened : begin + quote + 1;
  }
  return begin;
}

function isModifier({ text, pieces }: Passage, at: number, companies: readonly Span[]): boolean {
  const word = pieces[at] as Span;
  const before = pieces[at - 1];
  if (!before || before.end !== word.start) return false;
  if (companies.some(({ end }) => end === word.start)) return true;
  const own = text.slice(before.start, before.end);
  return /^\p{Script=Han}{2,4}$/u.test(own) && partOfSpeech(own) === 'x' && !STOPS.has(own);
}

function isVerb(word: string): boolean {
  return partOfSpeech(word).startsWith('v') && partOfSpeech(word) !== 'vn' && !MAKING.has(word);
}
