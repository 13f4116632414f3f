/** Companies that no form tells: what speaks for a name is counted over the whole article. */
import { partOfSpeech, segment } from '../analysis/segmenter.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { type BrandCandidate, brandCandidates, type Sign } from './brand-candidate.ts';
import { isKnown } from './brand-word.ts';
import { isAllCoined, isCoined } from './coined.ts';
import { A_THING, TRADE } from './company-words.ts';
import { framedNames, OF_PROJECTS } from './name-frame.ts';
import { isOwnRest } from './own-rest.ts';
import { overlapping, type Passage, type Span } from './passage.ts';
import type { ProjectName } from './project-name.ts';
import { COMMON_HEADS } from './project-owner.ts';
import { GENERIC } from './project-words.ts';
import { isRare } from './rare.ts';

/** How much each sign speaks for a company; the same sign counts once an article. */
const WEIGHT: Readonly<Record<Sign, number>> = { office: 2, act: 2, subject: 1, role: 2, head: 2, label: 2 };
/** The name ends with a word of the trade: 金厦建材. */
const TRADE_SIGN = 1;
/** A word of the language needs more for it than one that nothing else has. */
const UNKNOWN = 1;
const KNOWN = -1;
const REPEATED = 1;
/** It is made like one: 甬昌|内饰, 亚太|森博. */
const PAIR = 1;
const ENOUGH = 3;
/** Persons, places and what is done are spoken of so as well: in a text that tells of no project, or as a subject alone. */
const ENOUGH_OF_WEAK = 4;
const TRADE_LAST = new RegExp(`(?:${TRADE}|国际|集团|控股|实业)$`, 'u');
/** Unknown words that end so are more often places. */
const PLACE_LAST =
  /[湾湖山江河岭岗塘坑洲岛港桥溪田村镇乡岸坪坝沟泉水海浦滩寨屯庄埔埗涌塱沙坡潭围圩墩州县市区省街路道巷站口仔滘涧峒垌墟坳峪窖]$/u;

/** Spans in the article where a company is named that nothing else has told; `taken`: companies that are known. */
export function findBrands(
  passages: readonly {
    readonly passage: Passage;
    readonly named: readonly ProjectName[];
    readonly dates: readonly Span[];
    readonly stages: readonly Span[];
  }[],
  taken: (passage: Passage) => readonly (Span & { readonly weak?: boolean })[],
  tree: PlaceTree,
): { readonly passage: Passage; readonly span: Span }[] {
  const byName = new Map<string, [BrandCandidate, ...BrandCandidate[]]>();
  for (const { passage, named, dates, stages } of passages) {
    const known = taken(passage);
    for (const candidate of [
      ...brandCandidates(passage, named, tree),
      ...framedNames(passage, dates, stages, tree),
    ]) {
      const other = overlapping(known, candidate);
      // 合林立|业: more of a name that its place alone told.
      const more = other?.weak && other.start === candidate.start && other.end < candidate.end;
      // 中集|来福士: a known name and an unknown word are another company.
      const rest = other && passage.text.slice(other.end, candidate.end);
      const another =
        other?.start === candidate.start && other.end - other.start === 2 && isOwnRest(rest ?? '', tree);
      if (other && !more && !another) continue;
      const name = passage.text.slice(candidate.start, candidate.end);
      const list = byName.get(name);
      if (list) list.push(candidate);
      else byName.set(name, [candidate]);
    }
  }
  const all = passages.map(({ passage }) => passage.text).join('\n');
  const tells =
    OF_PROJECTS.test(all) || (/项目|工程/u.test(all) && passages.some(({ stages }) => stages.length > 0));
  return [...byName]
    .filter(([name, list]) => {
      const signs = new Set(list.map(({ sign }) => sign));
      const weak = !tells || (signs.size === 1 && signs.has('subject'));
      return score(name, signs, all) >= (weak && !signs.has('office') ? ENOUGH_OF_WEAK : ENOUGH);
    })
    .map(([, [first]]) => ({ passage: first.passage, span: first }));
}

/** Two words of two Hanzi, one of them none of the language, that are no thing together. */
function isPair(name: string): boolean {
  const words = segment(name);
  return (
    words.length === 2 &&
    words.every((word) => /^\p{Script=Han}{2}$/u.test(word) && !isCoined(word) && !GENERIC.has(word)) &&
    words.some((word) => /^(?:x|nrt|nz)$/u.test(partOfSpeech(word))) &&
    !TRADE_LAST.test(name) &&
    !A_THING.test(name)
  );
}

function score(name: string, signs: ReadonlySet<Sign>, all: string): number {
  const trade = TRADE_LAST.test(name);
  const stem = name.replace(TRADE_LAST, '');
  const person = trade && /^nr/u.test(partOfSpeech(stem));
  // 青鸟|电子: a plain noun before a trade is as often a name.
  const noun =
    trade &&
    /^\p{Script=Han}{2,3}$/u.test(stem) &&
    /^(?:n|nz|nt|ns|nr|j|i|b|s)$/u.test(partOfSpeech(stem)) &&
    !COMMON_HEADS.has(stem) &&
    !GENERIC.has(stem) &&
    !isAllCoined(stem);
  const known = !person && isKnown(stem.length >= 2 ? stem : name);
  const again = all.indexOf(name) !== all.lastIndexOf(name);
  const place = PLACE_LAST.test(name) ? (signs.has('office') ? -1 : -3) : 0;
  const weight = [...signs].reduce((sum, sign) => sum + WEIGHT[sign], 0);
  return (
    weight +
    place +
    (trade ? TRADE_SIGN : 0) +
    (known ? (noun ? 0 : KNOWN) : UNKNOWN) +
    (again ? REPEATED : 0) +
    (isPair(name) || (trade && /^(?:ns|s)$/u.test(partOfSpeech(stem))) ? PAIR : 0) +
    (isRare(name) ? UNKNOWN : 0)
  );
}
