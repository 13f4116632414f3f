/** Places that belong to the name of a company beside them. */
import type { PlaceTree } from '../entities/place-tree.ts';
import { TRADE_LAST } from './company-brand.ts';
import { ENDS_TRADE_NAME, TRADE } from './company-words.ts';
import type { Span } from './passage.ts';

/** Behind these a place is where something lies. */
export const LIES_IN = /(?:在|位于|落户|来到|走进|进驻|入驻|选址|地处|坐落|到|赴|驻)$/u;

/** 浙江衢江芯瓷科技有限公司 is 衢江芯瓷 for short: the brand with the short place right before it. */
export function placedBrand(name: string, brand: string, tree: PlaceTree): string | undefined {
  const at = name.indexOf(brand);
  const place = [3, 2]
    .map((length) => at - length)
    .find(
      (from) =>
        from >= 0 && tree.formsAt(name, from).some(({ form, exact }) => !exact && from + form.length === at),
    );
  return place === undefined || brand.length > 3 ? undefined : name.slice(place, at + brand.length);
}

/** 信阳国润: a name that never stands without the place is called after it. */
function isAlwaysBehind(text: string, name: string, place: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    if (!text.startsWith(place, at - place.length)) return false;
  return true;
}

/** 东华能源|(茂名), 索雷曼|(太仓)流体: what stands behind a name as a part of it; 平谦国际(肇庆新区)现代产业园 is a park's. */
function placeInBrackets(tree: PlaceTree, text: string, end: number, traded: boolean): number {
  const [whole, place] = IN_BRACKETS.exec(text.slice(end, end + 8)) ?? [];
  if (
    whole === undefined ||
    place === undefined ||
    !tree.formsAt(place, 0).some(({ form }) => form === place)
  )
    return 0;
  const behind = text.slice(end + whole.length, end + whole.length + 12);
  const trade = TRADE_AHEAD.exec(behind)?.[0];
  if (trade !== undefined && (/公司$/u.test(trade) || ENDS_TRADE_NAME.test(behind.slice(trade.length))))
    return whole.length + trade.length;
  return traded ||
    (ENDS_TRADE_NAME.test(behind) && !/^现代/u.test(behind)) ||
    /^(?:项目|基地|工厂)/u.test(behind)
    ? whole.length
    : 0;
}

const IN_BRACKETS = /^\(([^()]{2,4})\)(?!有限)/u;
const TRADE_AHEAD = new RegExp(`^(?:(?:${TRADE})(?:公司)?|(?:分|子)?公司)`, 'u');

/** 上海药康已完成装修: behind a short name that a place is glued to something is told of it. */
const GLUED_BEHIND =
  /^(?:已|也|拟|将|等|、|,|。|在|投资|实施|承担|负责|完成|表示|宣布|计划|董事|总经理|创始人|签约|落户)/u;

/**
 * 廉江|佰纳电器, 东华能源(茂名): a place that is glued to a name of the trade is a part of it. `weak`: the name is known by
 * one word alone, which is no known brand.
 */
export function withGluedPlace(tree: PlaceTree, text: string, { start, end }: Span, weak: boolean): Span {
  const name = text.slice(start, end);
  const traded = TRADE_LAST.test(name) && end - start >= 4;
  const place = [2, 3]
    .map((length) => start - length)
    .find(
      (at) =>
        at >= 0 && tree.formsAt(text, at).some(({ form, exact }) => !exact && at + form.length === start),
    );
  const ahead = place === undefined ? '' : text.slice(Math.max(0, place - 4), place);
  const begins =
    place !== undefined &&
    (traded || (end - start <= 3 && GLUED_BEHIND.test(text.slice(end)))
      ? /(?:^|[^\p{Script=Han}]|[的由与和及对是叫为给向]|公司|企业|对面|隔壁|旁边|方|签约|引进|引入|招引)$/u.test(
          ahead,
        )
      : end - start <= 3 &&
        weak &&
        !LIES_IN.test(ahead) &&
        !tree.formsAt(text, place ?? start).some(({ exact }) => exact) &&
        /(?:^|[^\p{Script=Han}]|[的由与和及对是叫为市县区]|公司|企业)$/u.test(ahead) &&
        isAlwaysBehind(text, name, text.slice(place, start)));
  return { start: begins ? place : start, end: end + placeInBrackets(tree, text, end, traded) };
}
