/** Names that only those they deal with tell: 由X实施, 卖给X, 施工方X, X入股51%, X、Y都是供应商. */
import { matches } from '../analysis/matches.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { LIES_IN } from './glued-place.ts';
import type { Passage, Span } from './passage.ts';
import { placedName } from './placed-name.ts';
import { type ShapedName, shapedName } from './shaped-name.ts';

/** Behind these a name ends. */
const ENDS =
  /^(?:[^\p{L}\p{N}]|$|[的等和与及在也已都就是因有被把将拟则还原共自去今上下正向为说之签投建一两三]|方面|新厂|老厂|一期|二期|三期|工厂|实施|入股)/u;
/** What is said of a company in the middle of its business; it begins behind the name. */
const DOES_BUSINESS =
  /^(?:\([^()]{1,16}\))?(?:[^,。;、:]{0,3})?(?:投资|建设|实施|接手|承建|直供|供应|供货|设计|施工|代建|运营|负责|代工|在做|持股|控股|出资|牵头|生产|提供|开发|按[^,。;]{2,10}出资|(?:和|与|、)[^,。;]{2,14}(?:投资|建设|出资|持股|合资|成立|负责|供应))/u;
/** What a name that begins there is and does. */
const AHEAD: readonly { readonly ahead: RegExp; readonly behind: RegExp }[] = [
  { ahead: /(?<![自理事缘经因])由(?!于|此)(?:子公司|孙公司|母公司|股东|当地的?)?/gu, behind: DOES_BUSINESS },
  {
    ahead:
      /(?:卖给|供给|租给|交给|转给|转让给了?|收购(?:了)?(?:(?:当地|本地)?(?:已?(?:停产|停业|破产|闲置))?的)?|并购了?|参股了?|此前叫|叫它|对话|专访|来自(?:隔壁的|当地的|同园区的)?|(?:隔壁|对面|旁边|邻近|同园区|同席|同台|同行|不远处|当地|熟悉)的|接到|伙伴|中标人|中标单位|竞得人|施工方|施工单位|设计方|设计单位|投资方|业主(?:单位)?|承建方|承建单位|代建方|供应商|供货商|主机厂|整机厂|整车厂|配套商|合作方|母公司|子公司|大股东|买方|卖方|大?客户|房东|链主)(?:为|是|:|有)?[“"]?/gu,
    behind: ENDS,
  },
  {
    ahead: /[为给]/gu,
    behind: /^(?:、[^,。;]{2,20}等[^,。;]{1,4})?(?:供货|代工|配套|做配套|办好|供应|生产|加工|提供|代建)/u,
  },
  {
    ahead: /[向]/gu,
    behind: /^(?:、[^,。;]{2,20}等[^,。;]{1,4})?(?:采购|购买|买|供货|供应|租|转让|收购|订购)/u,
  },
  { ahead: /[与和同]/gu, behind: /^(?:无关|合资|签|共建|各(?:出|持|占))/u },
];
/** Before a place that is none of a name's: something lies there, a title begins, or it is the last of several. */
const NO_NAME = new RegExp(`(?:${LIES_IN.source}|(?:《|被称为|[市县区省])$)`, 'u');
/** 芜湖产投, 上海建工|四建: what a city owns to invest and to build is called so wherever it is named. */
const OF_CITY =
  /^(?:(?:[城产建交农文旅港国水能]投|建工)(?![债款入产向放资])|建工第?[一二三四五六七八九十]{1,2}(?:建|公司|局))/u;
const NUMBERED = /^第?[一二三四五六七八九十]{1,2}(?:建(?![设成立])|公司|局)/u;
const NO_CITY = /^(?:债|平台|公司|集团|发展|控股|资产|[产入资放向])/u;
const ENDS_PLACED = /^(?:[,。;、)(\n]|$|[和与及拟]|拟|将|投资|签约|签订|持股|入股)/u;
/** Behind these a person or a town may stand as well. */
const CALLED = /(?:原名|前身(?:是|为)|更名为?|改名为?|改叫|听说)[“"]?/gu;
/** Where a clause begins. */
const CLAUSE = /(?:^|[。,;:!?\n“()】●■◆★▲△])(?:如今|目前|其中|此外|同时|届时|原)?(?:\d{1,4}[年月日]){0,3}/gu;
/** What is said of a company that stands first in its clause. */
const SAID_OF =
  /^(?:\([^()]{1,16}\))?(?:入股|持股|参股|供货|直供|代工|施工(?=[,。、])|承建|设计(?=[,。])|接手|有意|供应链|厂区|的[^,。;的]{0,3}订单|因[^,。;]{0,10}(?:未批|退|停|推迟|撤|重组|未齐)|(?:、[^,。;:、]{2,8}){0,4}也?搬(?:了|进|来)|无关|与[^,。;]{2,14}(?:签|合资|合作)|(?:、[^,。;:、]{2,8}){0,4}等[^,。;、]{0,4}(?:企业|公司|单位|客户|厂商|乳企|药企|车企)|(?:、[^,。;:、]{2,8}){0,4}等(?:\d+|[一二两三四五六七八九十]+|多)余?家[^,。;、]{0,6}(?:企业|公司)|(?:、[^,。;:、]{2,8}){0,4}(?:都|均)?是(?:它|我们|他们|公司)的?[^,。;]{0,4}(?:供应商|客户|配套商|邻居))/u;
/** What goes on behind the item of a list. */
const ITEM_ENDS = /^(?:[、,。;()\n]|$|[等和与及的也都均将已在]|按|供应链|[\d一二两三四五六七八九]+家)/u;
/** Names that bring others along. */
const JOINS = /[、和与及]/u;

/** `known`: companies that were found there. Left to right as they are found; none overlaps a known one. */
export function findDealt(passage: Passage, known: readonly Span[], tree: PlaceTree): ShapedName[] {
  const { text } = passage;
  const found: ShapedName[] = [];
  const free = ({ start, end }: Span) =>
    ![...known, ...found].some((other) => other.start < end && start < other.end);
  const take = (start: number, behind: RegExp, sure = false) => {
    const name = shapedName(passage, start, tree);
    if (
      name &&
      free(name) &&
      (!sure || name.traded || name.own > start) &&
      behind.test(text.slice(name.end, name.end + 40))
    )
      found.push(name);
  };
  for (const { ahead, behind } of AHEAD)
    for (const m of matches(ahead, text)) take(m.index + m[0].length, behind);
  for (const m of matches(CALLED, text)) take(m.index + m[0].length, ENDS, true);
  for (const m of text.matchAll(CLAUSE)) take(m.index + m[0].length, SAID_OF);
  // 芜湖美驰, 监利弘基建筑: a place and a name side by side need no other word.
  for (let i = 0; i < passage.pieces.length; i++) {
    const { start } = passage.pieces[i] as Span;
    const [form] = tree.formsAt(text, start);
    if (!form || form.exact || NO_NAME.test(text.slice(Math.max(0, start - 3), start))) continue;
    const name = shapedName(passage, start, tree);
    const whole = name && {
      ...name,
      end: name.end + (NUMBERED.exec(text.slice(name.end, name.end + 6))?.[0].length ?? 0),
    };
    if (
      whole &&
      whole.own > start &&
      ((whole.unknown && ENDS_PLACED.test(text.slice(whole.end))) ||
        (OF_CITY.test(text.slice(whole.own, whole.end)) && !NO_CITY.test(text.slice(whole.end)))) &&
      free(whole)
    ) {
      found.push(whole);
      continue;
    }
    const placed = placedName(passage, start, start + form.form.length);
    if (placed && free(placed)) found.push(placed);
  }
  // 蒙牛、伊利: what stands beside a company in a list.
  const beside = [...known, ...found];
  for (let one = beside.shift(); one; one = beside.shift()) {
    if (!JOINS.test(text[one.end] ?? ' ')) continue;
    const before = found.length;
    take(one.end + 1, ITEM_ENDS);
    beside.push(...found.slice(before));
  }
  return found;
}
