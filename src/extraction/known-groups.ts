/**
 * The groups of the state that build and invest everywhere, by the short names that news prints without any form:
 * 中国五矿, 中铁十一局, 国家电网. Their bureaus are numbered, their institutes are called after a city. Common knowledge of
 * the trade, held against no list.
 */
const NUMBER = '(?:[一二三四五六七八九十]{1,3})';

export const KNOWN_GROUP = new RegExp(
  [
    `中交${NUMBER}航(?:局|院)`,
    // 藏建三公司, 新建工二公司: what a province builds with.
    `[京津沪渝冀豫湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼黑辽滇黔陇云]建(?:工|投)?第?${NUMBER}(?:公司|局)`,
    `新建工第?${NUMBER}(?:公司|局)`,
    `中(?:化|核|石化|煤|冶)(?:第)?${NUMBER}建`,
    `中(?:建|铁|交|冶|水电|电建|能建|铁建|核|煤)(?:第)?${NUMBER}(?:工程)?局(?:集团(?:公司)?)?`,
    '中国(?:能建|电建|铁建|中铁|交建|中冶|核建|化学)(?:[\\p{Script=Han}]{2}|第?[一二三四五六七八九十])(?:设计)?院',
    `中国(?:建筑|水电|电建|能建|铁建|中铁|交建)第?${NUMBER}(?:工程)?局(?:集团(?:公司)?)?`,
    '中(?:铁|交|冶|建)(?:上海|北京|天津|广州|武汉|西南|西北|东北|华东|华南|第一|第二|第三|第四|一|二|三|四)(?:设计)?院',
    '中国(?:建筑|中铁|铁建|交建|电建|能建|五矿|宝武|中车|中化|化学|石油|石化|海油|华能|华电|大唐|国电|三峡集团|移动|联通|电信|铁塔|一汽|兵器|航天科工|航天科技|船舶|商飞|核电|广核|黄金|中煤|铝业|稀土|盐业|建材|通用(?!技术)|诚通|国新|中钢|钢研|有研|中铝|保利|华润)(?!集团|股份|有限|和|与|学会|大学|报|协会|市场|建材市场|城|史|企业|产业|行业|工业|工程|制造|经济)',
    '国家(?:电网|电投|能源集团|管网)(?!有限|公司|集团有限)',
    '南方电网(?!有限|公司)',
    '(?:中海油|中石化|中石油|中电建|中能建|中广核|中核集团|国家电投|国家能源集团|招商局集团)(?!有限|股份)',
  ].join('|'),
  'gu',
);

/** True for a folded name that is one of theirs, whole. */
export function isKnownGroup(name: string): boolean {
  const [found] = name.match(KNOWN_GROUP) ?? [];
  return found === name;
}
