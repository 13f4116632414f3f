/**
 * Han variants: traditional, Taiwan and Hong Kong forms and Japanese new forms to one simplified form,
 * character by character, so that folding a part of a text gives the same part of the folded text.
 * The only door to opencc-js (OpenCC's tables, Apache-2.0).
 */
import hkWords from 'opencc-js/dict/HKPhrasesRev';
import hkToStandard from 'opencc-js/dict/HKVariantsRev';
import newToOld from 'opencc-js/dict/JPShinjitaiCharacters';
import simplifiedToTraditional from 'opencc-js/dict/STCharacters';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';
import twWords from 'opencc-js/dict/TWPhrasesRev';
import twToStandard from 'opencc-js/dict/TWVariantsRev';

/** OpenCC's text form: `from to1 to2…` entries with `|` between them; the first target is the usual one. */
function phrases(table: string): [from: string, to: string][] {
  return table.split('|').flatMap((entry) => {
    const [from, to] = entry.split(' ');
    return from && to ? [[from, to] as [string, string]] : [];
  });
}

function entries(table: string): [from: string, to: string][] {
  return phrases(table).filter(([from, to]) => [...from].length === 1 && [...to].length === 1);
}

/** The 6,763 Hanzi of GB 2312: what simplified text is printed with. */
function gb2312(): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  const text = new TextDecoder('gb18030').decode(Uint8Array.from(bytes));
  return new Set(text.match(/\p{Script=Han}/gu));
}

const simplified = new Map(entries(traditionalToSimplified));
/** Characters that simplified text is printed with. */
const inUse: ReadonlySet<string> = new Set([
  ...gb2312(),
  ...entries(simplifiedToTraditional).map(([from]) => from),
  ...simplified.values(),
]);

function build(): ReadonlyMap<string, string> {
  const fold = new Map(simplified);
  // A regional or Japanese form is folded only where it is no simplified character with a life of its own
  // (芸, 弁, 台, 欠, 著 …): those would pull unrelated words together.
  for (const table of [hkToStandard, twToStandard, newToOld]) {
    for (const [from, to] of entries(table)) {
      if (!fold.has(from) && !inUse.has(from)) fold.set(from, simplified.get(to) ?? to);
    }
  }
  // A target may itself be folded (a variant of a variant): follow to the end, so that folding twice changes nothing.
  for (const [from, to] of fold) {
    let end = to;
    for (let next = fold.get(end); next !== undefined && next !== end && end !== from; next = fold.get(end))
      end = next;
    if (end === from) fold.delete(from);
    else fold.set(from, end);
  }
  return fold;
}

/** One code point → its simplified form; what is not in the map stays. */
export const VARIANTS: ReadonlyMap<string, string> = build();

/** Characters that stand in traditional text only (專), not those of both scripts (案, 后, 乾). */
export const TRADITIONAL_ONLY: ReadonlySet<string> = new Set(
  [...simplified.keys()].filter((c) => VARIANTS.has(c) && !inUse.has(c)),
);

/** Characters that stand in simplified text only (专): their traditional forms are all other characters. */
export const SIMPLIFIED_ONLY: ReadonlySet<string> = new Set(
  simplifiedToTraditional.split('|').flatMap((entry) => {
    const [from = '', ...forms] = entry.split(' ');
    return [...from].length === 1 && !forms.includes(from) ? [from] : [];
  }),
);

/**
 * Words of Taiwan and Hong Kong with those of the mainland, both in traditional characters. Some are the same
 * word on both sides: they keep a shorter one inside them from being taken for a word.
 */
export const REGIONAL_WORDS: ReadonlyMap<string, string> = new Map([
  ...phrases(hkWords),
  ...phrases(twWords),
]);
