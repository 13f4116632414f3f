/** Reads names that begin with a place and end with a trade, whatever words stand between: 江苏|罗兰依|家纺, 河南|金谷|糖业. */
import { partOfSpeech } from '../analysis/segmenter.ts';
import { stops } from './brand-word.ts';
import { ENDS_TRADE_NAME, TRADE } from './company-words.ts';
import { isOfKinds } from './kind-words.ts';
import type { Passage } from './passage.ts';
import type { ShapedName } from './shaped-name.ts';

const TRADE_AT = new RegExp(`(?:${TRADE}){1,2}`, 'yu');
/** What is a name's own has so many UTF-16 units. */
const OWN = [2, 3, 4];
/** The place begins the name: nothing that goes on stands before it. */
const BEGINS = /(?:^|[^\p{Script=Han}]|[的由与和及对是叫为])$/u;
const ENDS = /^(?:[今去明前]年|[上下本]个?月|昨|\d|此前|近日|日前|刚|首[期条个])/u;
/** 省内, 市农业, 地区: what goes on with the place; verbs of one Hanzi. */
const NO_OWN =
  /^[省市县区州镇乡旗盟地境全各首新老大多有在的与和及将拟已正是对从到由为把被让等产出入建造企民国港台外以]|[的了着过与和及在是有为等]|[省市县区镇乡]$|^(?:高新|经开|保税|自贸|开发)/u;

/** The name that begins with the place from `start` to `own`, or undefined. */
export function placedName(passage: Passage, start: number, own: number): ShapedName | undefined {
  const { text } = passage;
  if (own - start > 3 || !BEGINS.test(text.slice(Math.max(0, start - 1), start))) return undefined;
  for (const length of OWN) {
    TRADE_AT.lastIndex = own + length;
    const trade = TRADE_AT.exec(text)?.[0];
    if (trade === undefined) continue;
    const end = own + length + trade.length;
    const core = text.slice(own, own + length);
    const behind = text.slice(end, end + 16);
    if (!passage.endsWord(end) || !(ENDS_TRADE_NAME.test(behind) || ENDS.test(behind))) continue;
    if (!/^\p{Script=Han}+$/u.test(core) || NO_OWN.test(core) || isOfKinds(core + trade)) return undefined;
    return isToldOf(passage, own, own + length)
      ? undefined
      : { start, own, end, traded: true, unknown: false };
  }
  return undefined;
}

/** 上半年, 加快, 对外: words that tell, not name. */
function isToldOf({ text, pieces }: Passage, from: number, to: number): boolean {
  return pieces.some((piece) => {
    if (piece.end <= from || piece.start >= to) return false;
    const word = text.slice(piece.start, piece.end);
    return (
      word.length > 1 &&
      piece.start >= from &&
      (stops(word) || /^(?:v|vn|vd|a|ad|an|s|f)$/u.test(partOfSpeech(word)))
    );
  });
}
