/** What goes on behind the name of a place as part of it: 四会市|高新区, 惠东县|白花镇, 菏泽市|鲁西新区. */
import { type Place, type PlaceTree, placeStem, zoneName } from '../entities/place-tree.ts';
import { overlapping, type Span } from './passage.ts';

const ZONE =
  '(?:国家级?)?(?:高新技术产业开发区|高新技术产业园区|高新技术开发区|高新区|经济技术开发区|经济开发区|经开区|综合保税区|综保区|保税区|出口加工区|自贸区|自贸试验区|新区|产业转移工业园|工业园区|开发区|示范区|合作区|临港区|实验区)';
export const ZONE_BEHIND = new RegExp(`^${ZONE}`, 'u');
/** 宜宾市三江新区, 东莞松山湖高新区: a zone with a name of its own, right behind its city. */
const NAMED_ZONE_BEHIND =
  /^(?![的和与及在为是将有等])(?:(?![的和与及在为是将有等市县区镇])\p{Script=Han}){2,4}?(?:高新技术产业开发区|高新区|经济技术开发区|经开区|(?<!市|县)新区|开发区|经济区|保税区)/u;
/** 汝南县先进制造业开发区: a zone for a trade, called after its county or city. */
const TRADE_ZONE_BEHIND =
  /^(?:(?![的和与及在为是将有等市县区镇,。、])\p{Script=Han}){2,8}?(?:经济|产业|工业)?开发区/u;
/** 益阳市大通湖区: a district that the national table does not have. 市区, 园区, 示范区 are kinds of area. */
const DISTRICT_BEHIND =
  /^(?:(?![的和与及在为是将有等各两三市县区镇老新])\p{Script=Han}){2,3}(?<![市城厂园片社辖校库景矿山地街港灾林牧聚范护能特专作验税工发心住生游务部验])区(?![域间块位划别委])/u;
/** Towns of these are directly under the city. */
const WITHOUT_COUNTIES = new Set(['东莞市', '中山市', '儋州市', '嘉峪关市']);
/** 德庆县官圩镇: a town right behind its county. */
const TOWN_BEHIND =
  /^(?!镇|乡|街道|[的和与及在为是一二三两四五六七八九十各多几数]+)[\p{Script=Han}]{1,4}?(?:街道|镇|乡(?!街道|镇|村))(?!政府大|企|里|委)/u;

export interface Continuation {
  /** Where the whole mention ends, and its path. */
  readonly end: number;
  readonly path: readonly string[];
  /** The path of the zone that was named. */
  readonly zone?: readonly string[];
}

/** `span`: where the place itself stands. Undefined where the mention ends with it. */
export function goesOn(
  text: string,
  span: Span,
  place: Place,
  tree: PlaceTree,
  taken: readonly Span[],
): Continuation | undefined {
  const zone = zoneBehind(text, span, place, tree);
  const base = zone ?? { end: span.end, path: place.path };
  const hasTowns = zone !== undefined || place.rank === 'county' || place.rank === 'zone';
  const town =
    hasTowns || WITHOUT_COUNTIES.has(place.name) ? TOWN_BEHIND.exec(text.slice(base.end))?.[0] : undefined;
  if (town === undefined || overlapping(taken, { start: base.end, end: base.end + town.length })) {
    return zone && { ...zone, zone: zone.path };
  }
  return {
    end: base.end + town.length,
    path: [...base.path, town],
    ...(zone ? { zone: zone.path } : {}),
  };
}

function zoneBehind(
  text: string,
  { start, end }: Span,
  place: Place,
  tree: PlaceTree,
): { end: number; path: readonly string[] } | undefined {
  if (place.rank === 'zone' || place.rank === 'province') return plainZone(text, end, place);
  const plain = plainZone(text, end, place);
  if (plain) return plain;
  const behind = text.slice(end, end + 18);
  const inside = tree.formsAt(text, end);
  const exact = inside.filter((form) => form.exact);
  const named = place.rank === 'city' ? NAMED_ZONE_BEHIND.exec(behind)?.[0] : undefined;
  if (named !== undefined && !exact.some(({ form }) => form.length < named.length)) {
    // 娄底市娄星产业开发区 lies in 娄星区.
    const county = inside.find(
      (form) => form.place.path.at(-2) === place.name && form.form.length < named.length,
    );
    return { end: end + named.length, path: [...(county?.place.path ?? place.path), zoneName(named)] };
  }
  const trade = TRADE_ZONE_BEHIND.exec(behind)?.[0];
  if (trade !== undefined && inside.length === 0) {
    return {
      end: end + trade.length,
      path: [...place.path, zoneName(text.slice(start, end + trade.length))],
    };
  }
  const district = place.rank === 'city' ? DISTRICT_BEHIND.exec(behind)?.[0] : undefined;
  if (district !== undefined && exact.length === 0) {
    return { end: end + district.length, path: [...place.path, district] };
  }
  return undefined;
}

function plainZone(
  text: string,
  end: number,
  place: Place,
): { end: number; path: readonly string[] } | undefined {
  const zone = place.rank === 'zone' ? undefined : ZONE_BEHIND.exec(text.slice(end))?.[0];
  if (zone === undefined) return undefined;
  return {
    end: end + zone.length,
    path: [...place.path, zoneName(`${placeStem(place.name) ?? place.name}${zone}`)],
  };
}
