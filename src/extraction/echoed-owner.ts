/** Owners named twice: 万洋的|万洋众创城, 鼎星投资40亿元的|鼎星新能源汽车项目, 鼎星新能源汽车项目由|鼎星投资. */
import { partOfSpeech } from '../analysis/segmenter.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { isAllCoined } from './coined.ts';
import { NO_NAME, NOT_A_COMPANY } from './company-context.ts';
import { A_THING, TRADE_ALONE } from './company-words.ts';
import { countryAhead } from './countries.ts';
import type { Passage, Span } from './passage.ts';
import type { ProjectName } from './project-name.ts';
import { COMMON_HEADS } from './project-owner.ts';
import { GENERIC, MAKING, STOPS } from './project-words.ts';

const LONGEST = 8;
/** Between an owner and what it owns. */
const OWNS = /^(?:\([^()]{1,12}\))?(?:拟|计划|将|总)?(?:(?:投资|斥资|出资|投建)[^,。;、]{1,16})?的$/u;
/** How far in front of a project's name its owner may stand. */
const AHEAD = 32;
const BY = /^[^,。;、]{0,8}由$/u;
/** 利和兴|的产业园 */
const OF_ITS_OWN =
  /^的(?:(?:新)?(?:产业园|项目|工厂|基地|新厂|厂房|总部)(?!\p{Script=Han})|(?:产业园|项目|工厂|基地|新厂|厂房)(?:占地|用地|总投资|投资|面积|位于|将|已|预计|计划))/u;
const INVESTS = /^(?:总)?(?:投资|出资|斥资|建设|投建|兴建|开发)/u;

export function findEchoedOwners(passage: Passage, names: readonly ProjectName[], tree: PlaceTree): Span[] {
  const { text } = passage;
  return names.flatMap((name) => {
    const place = tree.formsAt(text, name.start)[0]?.form.length ?? 0;
    // 启明光大的|启明|光大产业中心: a verb that a name begins with is cut off.
    const particle = text.lastIndexOf('的', name.start);
    const begins = [name.start, name.start + place];
    if (particle >= 0 && name.start - particle === 3) begins.push(particle + 1);
    for (const from of new Set(begins)) {
      const most = Math.min(LONGEST, name.end - from - 2);
      for (let length = most; length >= 2; length--) {
        const word = text.slice(from, from + length);
        if (!isPossible(word, tree) || !passage.endsWord(from + length)) continue;
        const ahead = text.slice(Math.max(0, from - AHEAD), Math.min(from, name.start));
        const at = ahead.lastIndexOf(word);
        if (at >= 0 && OWNS.test(ahead.slice(at + length))) return [{ start: from, end: from + length }];
        if (place === 0 && hasItsOwn(text, word)) return [{ start: from, end: from + length }];
        const behind = text.slice(name.end, name.end + AHEAD);
        const again = behind.indexOf(word);
        if (again > 0 && BY.test(behind.slice(0, again)) && INVESTS.test(behind.slice(again + length)))
          return [{ start: from, end: from + length }];
      }
    }
    return [];
  });
}

function hasItsOwn(text: string, word: string): boolean {
  for (let at = text.indexOf(`${word}的`); at >= 0; at = text.indexOf(`${word}的`, at + 1))
    if (
      !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') &&
      OF_ITS_OWN.test(text.slice(at + word.length, at + word.length + 8))
    )
      return true;
  return false;
}

function isPossible(word: string, tree: PlaceTree): boolean {
  return (
    /^[\p{Script=Han}a-z][\p{Script=Han}a-z0-9]+$/u.test(word) &&
    !NO_NAME.has(word) &&
    !NOT_A_COMPANY.test(word) &&
    !GENERIC.has(word) &&
    !MAKING.has(word) &&
    !STOPS.has(word) &&
    !COMMON_HEADS.has(word) &&
    !TRADE_ALONE.test(word) &&
    // 轮毂, 阀芯: what is made.
    !(A_THING.test(word) && partOfSpeech(word) === 'n') &&
    !isAllCoined(word) &&
    countryAhead(word) === 0 &&
    !tree.formsAt(word, 0).some(({ form }) => form.length >= word.length)
  );
}
