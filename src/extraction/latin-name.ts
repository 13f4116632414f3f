/** Names of several Latin words that say themselves that they are a company's: Finnish Minerals Group, LG Innotek. */
import { isKnownBrand } from './known-brands.ts';
import type { Passage, Span } from './passage.ts';

const WORD = "[a-z][a-z0-9'’.-]*";
const NAME = new RegExp(`(?<![a-z0-9'’.&-])${WORD}(?: (?:& )?${WORD}){1,6}`, 'gu');
/** What the last word of such a name is. */
const FORM =
  /^(?:groups?|inc\.?|ltd\.?|llc|corp\.?|corporation|company|co\.?|gmbh|oyj?|ag|se|plc|holdings?|industr(?:y|ies|ial)|technolog(?:y|ies)|energy|motors?|electronics|chemicals?|materials|minerals|pharma|pharmaceuticals?|limited|bhd|ab|asa|spa|srl|nv|bv|sa|kg|foods?|steel|semiconductors?|systems|solutions|automotive|biotech|therapeutics|robotics|airlines|airways|logistics|partners|capital|ventures|resources)$/u;
/** LG Innotek|决定: behind a known name another word that acts. */
const ACTS =
  /^(?:的|在|将|已|也|则|与|和|早在|计划|宣布|表示|决定|投资|拟|正|还|工厂|项目|基地|公司|、|,|。)/u;

/** Left to right, no overlap. */
export function findLatinNames(passage: Passage): Span[] {
  const { text } = passage;
  if (!/[a-z] [a-z]/u.test(text)) return [];
  return [...text.matchAll(NAME)].flatMap(({ index, 0: all }) => {
    if (text.lastIndexOf('《', index) > text.lastIndexOf('》', index)) return [];
    const words = all.split(' ');
    let last = words.findLastIndex((word, i) => i > 0 && FORM.test(word));
    if (last < 0) {
      const [first = '', second = ''] = words;
      if (
        words.length !== 2 ||
        !isKnownBrand(first) ||
        second.length < 4 ||
        !ACTS.test(text.slice(index + all.length))
      )
        return [];
      last = 1;
    }
    const span = {
      start: index,
      end:
        index +
        words
          .slice(0, last + 1)
          .join(' ')
          .replace(/\.$/u, '').length,
    };
    return passage.quote(span).split(' ').every(isCapitalised) ? [span] : [];
  });
}

function isCapitalised(word: string): boolean {
  return /^(?:[A-ZＡ-Ｚ]|&|of$|and$|de$|for$)/u.test(word);
}
