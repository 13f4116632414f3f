/** What an area is of: ground, floor, or a surface that is neither. */
import type { Span } from './passage.ts';
import type { Quantity } from './quantity.ts';

const LAND = /占地面积|用地面积|占地|用地|土地|地块|净地|征地|供地|规划面积|园区面积|总规划|总面积|面积/gu;
const FLOOR =
  /建筑面积|总建面|建面|建筑|厂房|楼|仓库|仓储|车间|展厅|宿舍|办公|租用|租赁|租下|改造|写字楼|商业体|载体|食堂|餐厅/gu;
const GOODS =
  /年产(?!值)|月产|每[月年](?:增加|新增|生产|可)|产能|产量|隔膜|面板|薄膜|玻璃|板材|多层板|线路板|电路板|规模/u;
/** Surfaces that are no ground to build on and no floor: 供热面积, 种植了58万公顷森林, 310亩水域. */
const NO_SITE_AHEAD =
  /(?:供热|供暖|采暖|绿化|绿地|覆盖|受灾|灌溉|种植(?!基地|园)|播种|造林|植树|治沙|治理|修复|流转|养殖|水域|保护|收获|节水|海域|相当于)[^,。;]{0,10}$/u;
const NO_SITE_BEHIND =
  /^(?:多|余|左右|以上)?的?(?:生态|高标准|优质|连片|天然)*(?:森林|林地|林木|水域|水面|湖面|农田|良田|耕地|草原|草场|湿地|果园|茶园|稻田|稻|大棚|蔬菜|小麦|玉米|油菜|水稻|的?供[热暖]|滩涂|沙漠|沙化|盐碱)/u;
/** What is sold or let as a site: 竞得地块,面积102667平方米. */
const SITE = /竞得|摘得|拍得|地块|宗地|土地使用权|工业用地|出让|拿地|净地|供地/u;

/** The last match of a pattern with the flag g. */
export function lastMatch(pattern: RegExp, text: string): RegExpExecArray | undefined {
  let last: RegExpExecArray | undefined;
  for (const m of text.matchAll(pattern)) last = m;
  return last;
}

/** `next`: the quantity behind it; what is told in 亩 too is ground. */
export function areaKind(
  text: string,
  quantity: Quantity,
  sentence: Span,
  next: Quantity | undefined,
): 'land' | 'floorArea' | 'other' {
  const ahead = text.slice(sentence.start, quantity.start);
  const clause = ahead.slice(ahead.lastIndexOf(',') + 1);
  const behind = text.slice(quantity.end, sentence.end);
  if (
    quantity.unit === '㎡' &&
    (GOODS.test(clause) || /^(?:的)?[^,。]{0,6}(?:隔膜|薄膜|玻璃|面板|板材|偏光)/u.test(behind))
  )
    return 'other';
  if (NO_SITE_AHEAD.test(clause) || NO_SITE_BEHIND.test(behind)) return 'other';
  const land = lastMatch(LAND, clause);
  const floor = lastMatch(FLOOR, clause);
  if (floor && (!land || floor.index >= land.index || /^(?:总)?面积/u.test(land[0]))) {
    return quantity.unit === '亩' && floor[0] !== '建筑面积' ? 'land' : 'floorArea';
  }
  // 33万平方米(约495亩): what is told in 亩 too is ground.
  const inMu =
    next?.unit === '亩' && /^\((?:约|合|折合|相当于)*$/u.test(text.slice(quantity.end, next.start));
  if (!floor && (inMu || (SITE.test(ahead) && (!land || land[0] === '面积')))) return 'land';
  if (land) return land[0] === '面积' && quantity.unit === '㎡' ? 'floorArea' : 'land';
  return quantity.unit === '亩' ? 'land' : 'floorArea';
}
