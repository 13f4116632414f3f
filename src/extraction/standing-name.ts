/** Whether a name that is known is meant where its Hanzi stand: 何小鹏 is no 小鹏, 日喀则 no 日喀. */
import { partOfSpeech } from '../analysis/segmenter.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import type { Passage, Span } from './passage.ts';
import { isRare } from './rare.ts';
import { MORE_SURNAMES } from './surnames.ts';

/** jieba joins these to an unknown word beside them. */
const JOINS = /[和与及由等]/u;
/** Roads, stations and houses that are called after it: 张江高科|站. */
const NAMED_AFTER = /^(?:路(?!演)|街|大道|大街|大桥|立交|站(?![点房内])|广场|大厦|酒店|公寓|花园|小区)/u;
/** Behind the brand of a full name. */
const GOES_ON = /^(?:这样|启动|投资|签约|落户|开工|宣布|计划|新[厂上建]|因|则|也|又|把|将|拟|已|的)/u;
const LEADS_TO = /[像为给向对把被将从让是]/u;
const SURNAME = new RegExp(`[${MORE_SURNAMES}]`, 'u');

/** True where a name that is known stands in a text as one: a short Han name must begin or end a word where it stands; letters must not go on. */
export function standsAlone(passage: Passage, { start, end }: Span, tree: PlaceTree): boolean {
  const { text } = passage;
  if (/^[a-z0-9]/u.test(text.slice(start, end)) && /[a-z0-9]/u.test(text[start - 1] ?? ' ')) return false;
  if (/[a-z0-9]$/u.test(text.slice(start, end)) && /[a-z0-9]/u.test(text[end] ?? ' ')) return false;
  if (
    /^(?:日报|晚报|网讯|新闻网|银行|大学|学院|中学|小学|医院|路桥头)|^(?:[\p{Script=Han}]{0,4}(?:分行|支行))/u.test(
      text.slice(end),
    )
  )
    return false;
  // 三个唯美: counted, it is a word.
  if (/[\d一二三四五六七八九十两几]个$/u.test(text.slice(Math.max(0, start - 2), start))) return false;
  if (NAMED_AFTER.test(text.slice(end))) return false;
  // 有人劝|小鹏: a person is asked.
  if (end - start === 2 && /[劝请]$/u.test(text.slice(Math.max(0, start - 1), start))) return false;
  if (/银行$/u.test(text.slice(start, end))) return false;
  // 何小鹏: behind a surname a short name is a given name.
  if (
    end - start === 2 &&
    SURNAME.test(text[start - 1] ?? '') &&
    passage.pieces.some((p) => p.end === start && p.start === start - 1)
  )
    return false;
  if (end - start > 2) return passage.beginsWord(start) || passage.endsWord(end) || end - start > 3;
  // 日喀|则: the beginning of a place.
  if (tree.formsAt(text, start).some(({ form }) => form.length > end - start)) return false;
  const own = isRare(text.slice(start, end)) || partOfSpeech(text.slice(start, end)) === 'x';
  return (
    (passage.beginsWord(start) ||
      !/\p{Script=Han}/u.test(text[start - 1] ?? ' ') ||
      JOINS.test(text[start - 1] ?? '') ||
      (own && LEADS_TO.test(text[start - 1] ?? ''))) &&
    (passage.endsWord(end) ||
      (own && GOES_ON.test(text.slice(end, end + 2))) ||
      // 森冠二厂: jieba joins the number of the plant.
      /^[一二三四五]?(?:厂|期)/u.test(text.slice(end)) ||
      !/\p{Script=Han}/u.test(text[end] ?? ' ') ||
      JOINS.test(text[end] ?? '') ||
      // 川投|资阳: jieba joins the place behind it.
      tree.formsAt(text, end).length > 0)
  );
}
