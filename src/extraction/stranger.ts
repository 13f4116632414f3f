/** Names that nobody knows. */
import { partOfSpeech } from '../analysis/segmenter.ts';
import { overlapping, type Passage, type Span } from './passage.ts';

/** Unknown to the dictionary, but of the trade or of the calendar; or a builder. */
const NO_STRANGER =
  /[日年月号晚早先说这那签图源公司楼的了是在与和局产桩一二三四五六首]|工$|^(?:奠基|摘地|电芯|并网|中交|通线|封顶|交付|拿地|试车|挂牌)$/u;

/** True where a stretch has a word that is in no dictionary: the name of somebody that nothing is known of. */
export function hasStranger(
  { text, pieces }: Passage,
  { start, end }: Span,
  known: readonly Span[],
): boolean {
  return pieces.some((piece) => {
    if (piece.start < start || piece.end > end || piece.end - piece.start < 2) return false;
    const word = text.slice(piece.start, piece.end);
    return (
      /^\p{Script=Han}+$/u.test(word) &&
      !NO_STRANGER.test(word) &&
      partOfSpeech(word) === 'x' &&
      !overlapping(known, piece) &&
      !/^(?:摄|[^,。;]{0,4}(?:说|称|表示|介绍|告诉|指着))/u.test(text.slice(piece.end, piece.end + 8))
    );
  });
}
