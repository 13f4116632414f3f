/** Places named in a passage, resolved on the tree. */

import { partOfSpeech } from '../analysis/segmenter.ts';
import type { Place, PlaceForm, PlaceTree } from '../entities/place-tree.ts';
import { overlapping, type Passage, type Span } from './passage.ts';
import { type Anchors, learn, learnZone } from './place-anchors.ts';
import { goesOn, ZONE_BEHIND } from './place-behind.ts';
import { bareZones, ownZones, type PlaceMention } from './place-zone.ts';

/** 三水区长 is a person's office: the rank belongs to it. */
const OFFICE_BEHIND = /^长(?=[,。在称说表介致率宣主、]|[\p{Script=Han}]{2,3}(?:在|说|表示|介绍|致辞|出席))/u;
/** 枣庄市中区: the city 枣庄 and its district 市中区. */
const DISTRICT_BEHIND = /^中区(?!域|间)/u;
/** Behind these a place name is part of another name. */
const NO_PLACE_BEHIND =
  /^(?:日报|晚报|时报|商报|都市报|电视台|广播|融媒|发布|网(?!络)|大学|学院|中学|小学|医院|银行|农商|证券|路(?!线|演|网|段)|大道|厂房|话|菜|歌剧|湾(?!区)|港(?=[口集股])|队|籍|造|牌|商会|会展|奥运|亚运|论坛|国际机场|站(?=[,。、])|杯|展|铁路局|[东西南北两沿]岸|流域|水库|合作组织|号?舰|时数|充足|频道|新闻网|青年报|站(?:枢纽|房))/u;
/** 香港城市大学, 洋浦疏港高速公路: names of universities, roads and bridges begin with a place. */
const LONGER_NAME =
  /^(?:(?![与和及、到至在的])\p{Script=Han}){0,4}(?:大学(?!生|城|科技园)|国际机场|高速公路|高速铁路|大桥|特大桥|隧道)/u;
const NO_PLACE_AHEAD = /(?:[·•]|新华社|中国)$/u;
/** Stems that are words of their own; they count only behind the name of their parent. */
const COMMON_WORDS = new Set(
  '中方 延长 华龙 和平 新华 长安 东方 平安 通道 安定 河口 城关 中原 大同 东区 西区 南区 北区 城区 郊区 矿区 新城 市中 城中 城东 城西 城南 城北 开平 建设 工业 南部 江北 江南 河东 河西 开发 海港 青年 光明 友好 前进 向阳 红星 文化 文明 东海 平原 大城 合作 兴业 丰满 爱民 和顺 民和 会同 互助 清新 集美 台前 新建 高级 中心 铁山 港口 海洋 裕华 科技 太平 名山 新兴 大通 资源 平定 定边 定安 集贤 公安 振兴 望城 龙江 中区 东城 西城 南城 北城 城厢 武功 工农 滨海 海西 三河 沙河 清水 大方 洞口 钟山 大化 永安 安居 天台 广安 海南 朝阳'.split(
    ' ',
  ),
);

/** Districts that are called what any old or new town is; they count only behind their city. */
const ANY_TOWN = new Set(['老城区', '新城区', '新市区', '东城区', '西城区']);

interface Candidate extends Span {
  readonly forms: readonly PlaceForm[];
}

/** Every form in a passage, found once: an article is looked at several times. */
const formsOf = new WeakMap<Passage, { readonly tree: PlaceTree; readonly all: readonly FormsAt[] }>();

interface FormsAt {
  readonly at: number;
  readonly forms: readonly PlaceForm[];
}

function formsIn(passage: Passage, tree: PlaceTree): readonly FormsAt[] {
  const known = formsOf.get(passage);
  if (known?.tree === tree) return known.all;
  const all: FormsAt[] = [];
  for (let at = 0; at + 1 < passage.text.length; at++) {
    const forms = tree.formsAt(passage.text, at);
    if (forms.length > 0) all.push({ at, forms });
  }
  formsOf.set(passage, { tree, all });
  return all;
}

function candidatesOf(passage: Passage, tree: PlaceTree, taken: readonly Span[]): Candidate[] {
  const { text } = passage;
  const candidates: Candidate[] = [];
  let free = 0;
  for (const { at, forms } of formsIn(passage, tree)) {
    if (at < free) continue;
    // 广西|南宁: behind a place another may begin within a word.
    const adjoins = candidates.at(-1)?.end === at;
    const usable = forms.filter((form) => fits(passage, form, at, adjoins));
    if (usable.length === 0) continue;
    const longest = (usable[0] as PlaceForm).form.length;
    // 江门市委, 三水区长: the rank belongs to the office.
    const office =
      /[市县区]$/u.test(text.slice(at, at + longest)) && OFFICE_BEHIND.test(text.slice(at + longest));
    const district = text[at + longest - 1] === '市' && DISTRICT_BEHIND.test(text.slice(at + longest));
    const length = longest - ((office || district) && longest > 2 ? 1 : 0);
    const span = { start: at, end: at + length };
    if (overlapping(taken, span)) continue;
    candidates.push({ ...span, forms: usable.filter(({ form }) => form.length === longest) });
    free = at + length;
  }
  return candidates;
}

/** `taken`: spans of companies and of other names in which a place is no place. */
export function findPlaces(
  passage: Passage,
  tree: PlaceTree,
  anchors: Anchors,
  taken: readonly Span[],
): PlaceMention[] {
  const { text } = passage;
  const candidates = candidatesOf(passage, tree, taken);
  anchor(candidates, anchors);
  const found: PlaceMention[] = [];
  for (const candidate of candidates) {
    const before = found.at(-1);
    const adjacent = before?.end === candidate.start ? before : undefined;
    const place = choose(candidate.forms, anchors, adjacent?.path);
    if (!place) continue;
    learn(anchors, place);
    const more = goesOn(text, candidate, place, tree, taken);
    const { end, path } = more ?? { end: candidate.end, path: place.path };
    const code = more ? undefined : place.code;
    if (more?.zone) {
      anchors.last = { name: more.zone.at(-1) as string, path: more.zone, rank: 'zone' };
      learnZone(anchors, more.zone);
    }
    // 广东省|肇庆市|四会市: one mention of the deepest.
    const outer = adjacent?.path.every((name, i) => path[i] === name) ? adjacent : undefined;
    if (outer) found.pop();
    found.push({
      start: (outer ?? candidate).start,
      end,
      path,
      ...(code === undefined ? {} : { code }),
    });
  }
  const own = ownZones(passage, anchors, [...found, ...taken]);
  const bare = bareZones(passage, anchors, [...found, ...own, ...taken]);
  return [...found, ...own, ...bare].sort((a, b) => a.start - b.start);
}

/** Names that are one place alone make the others likely, wherever in the article they stand. */
function anchor(candidates: readonly Candidate[], anchors: Anchors): void {
  for (const { forms } of candidates) {
    const [only] = forms;
    if (forms.length === 1 && only && (only.exact || only.place.rank !== 'county'))
      learn(anchors, only.place);
  }
}

/** What a passage makes likely for those that are read before it. */
export function anchorPlaces(passage: Passage, tree: PlaceTree, anchors: Anchors): void {
  anchor(candidatesOf(passage, tree, []), anchors);
  delete anchors.last;
}

/** A stem must be a word by itself; any name must not be part of a longer name. */
function fits(passage: Passage, { form, place, exact }: PlaceForm, at: number, adjoins: boolean): boolean {
  const end = at + form.length;
  const behind = passage.text.slice(end, end + 6);
  const dateline = /^\d{1,2}月\d{1,2}日电/u.test(passage.text.slice(end, end + 8));
  if (!dateline && NO_PLACE_AHEAD.test(passage.text.slice(Math.max(0, at - 3), at))) return false;
  const ranked =
    exact && /[省市县区]$/u.test(form) && /^(?:发布|造|话|菜|籍|队|牌|杯|展|港|湾)/u.test(behind);
  if (!ranked && NO_PLACE_BEHIND.test(behind)) return false;
  if ((!exact || place.rank === 'zone') && LONGER_NAME.test(passage.text.slice(end, end + 9))) return false;
  if (
    COMMON_WORDS.has(form) &&
    !exact &&
    /^(?:产业|市场|技术|领域|消费|力量|业态|行业|经济|动能|赛道|城镇)/u.test(behind)
  )
    return false;
  if (exact && form.length > 2) return true;
  const zone = ZONE_BEHIND.test(behind);
  if (adjoins && passage.endsWord(end)) return true;
  if (!passage.beginsWord(at) && !exact) return false;
  return passage.endsWord(end) || zone || exact || place.rank === 'province';
}

function choose(
  forms: readonly PlaceForm[],
  anchors: Anchors,
  adjacent: readonly string[] | undefined,
): Place | undefined {
  const under = (place: Place, path: readonly string[]) =>
    path.some((name) => place.path.slice(0, -1).includes(name));
  if (adjacent) {
    const child = forms.find(({ place }) => under(place, [adjacent.at(-1) as string]));
    if (child) return child.place;
  }
  const likely = forms.filter(({ form, place, exact }) => {
    // 张江西北区: a direction is a district only behind its city.
    if (exact && (ANY_TOWN.has(form) || (form.length === 2 && COMMON_WORDS.has(form)))) return false;
    // 吉林 is the province unless a place before it says otherwise.
    if (place.rank === 'city' && !exact && forms.some((other) => other.place.rank === 'province'))
      return false;
    if (place.rank === 'province' || place.rank === 'zone') return true;
    if (place.rank === 'city') return exact || !COMMON_WORDS.has(form);
    if (exact && forms.length === 1) return true;
    const city = place.path.length > 2 ? (place.path[1] as string) : (place.path[0] as string);
    if (anchors.names.has(city)) return exact || !COMMON_WORDS.has(form) || anchors.names.has(place.name);
    if (place.stated && !COMMON_WORDS.has(form)) return true;
    // 昆山, 简阳: a city by itself, whatever other places are named.
    const isCity = !exact && forms.length === 1 && place.name.endsWith('市') && !COMMON_WORDS.has(form);
    if (isCity && partOfSpeech(form) === 'ns') return true;
    return (
      !exact &&
      forms.length === 1 &&
      !COMMON_WORDS.has(form) &&
      (anchors.names.has(place.path[0] as string) ||
        (anchors.names.size === 0 && /[县市]$/u.test(place.name)))
    );
  });
  const anchored = likely.filter(({ place }) =>
    place.path.slice(0, -1).some((name) => anchors.names.has(name)),
  );
  const order = { province: 0, city: 1, zone: 2, county: 3 } as const;
  return [...(anchored.length > 0 ? anchored : likely)].sort(
    (a, b) => order[a.place.rank] - order[b.place.rank],
  )[0]?.place;
}
