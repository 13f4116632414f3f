/** Which readings of a project without a record its own sentences tell. */
import type { Quote, ReadProject } from '../contract/reading.ts';
import type { Article } from '../contract/record.ts';
import { nameKey } from '../entities/concept.ts';
import { regionStem } from '../entities/region.ts';

/** What goes on with whoever or whatever was spoken of in the sentence before. */
const GOES_ON =
  /^["“”'\s]*(?:(?:据悉|据了解|据介绍|目前|其中|同时|此外),?)?(?:集团|公司|该|企业|其|这(?![里儿样种些])|此|新|项目|工程|基地|园区|工厂|[一二三四]期|首期|全部|整个|计划|拟|预计|力争|总投资|投资|占地|用地|建筑|规划|建成|达产|投产|满产|竣工|合同|双方|去年|今年|明年|20\d\d年|\d{1,2}月|当[天日]|同[日年]|随后|已|将)/u;
/** 这家企业另一个中心, 该县还有: something else. */
const ELSE = /^.{0,12}(?:另一|另外|还有|其他|类似)/u;
/** Ships in a yard, orders, floods, fines: what is done, not what is built. */
const NO_BUILD =
  /\d+艘|在建船舶|出坞|造船订单|出口订单|应急供水|抢险|防汛|防台|险工|(?:堤|埝|坝)[^,。]{0,10}加[固高]|罚款|行政处罚|委托运营|农产品上行|旅游推介|(?:生产线|企业|工厂|车间)[^,。;]{0,6}(?:全部|全面|正常)(?:开工|复工)|毕业生|档案托管|供货协议/u;

/** A project with those events and figures that stand in a sentence about it, or in one that goes on with it. */
export function ownSentences(
  project: ReadProject,
  { title, text }: Pick<Article, 'title' | 'text'>,
): ReadProject {
  const names = [...(project.company?.names ?? [])];
  if (project.name !== undefined) names.push(nameKey(project.name), tailOf(project.name));
  const own = <T extends Quote>(quotes: readonly T[]) =>
    quotes.filter(({ field, start, end }) => isAbout(field === 'title' ? title : text, start, end, names));
  const { place, ...rest } = project;
  const told = { ...rest, events: own(project.events), figures: own(project.figures) };
  const there = place === undefined ? undefined : toldPlace(place, told, title, text, names);
  return there === undefined ? told : { ...told, place: there };
}

/** As much of a place as its title, its lead or a sentence about the project names. */
function toldPlace(
  place: readonly string[],
  { events, figures }: Pick<ReadProject, 'events' | 'figures'>,
  title: string,
  text: string,
  names: readonly string[],
): readonly string[] | undefined {
  const lead = text.slice(0, sentenceEnd(text, 1));
  const around = [...events, ...figures]
    .filter(({ field }) => field === 'text')
    .map(({ start, end }) => {
      const begin = sentenceBegin(text, start);
      return text.slice(begin > 1 ? sentenceBegin(text, begin - 1) : begin, sentenceEnd(text, end));
    });
  const about = text
    .split(/[。!?！？\n]/u)
    .filter((sentence) => names.some((name) => nameKey(sentence).includes(name)));
  const words = nameKey([title, lead, ...around, ...about, ...names].join('\n'));
  const last = place.findLastIndex((division) => words.includes(nameKey(regionStem(division))));
  return last < 0 ? undefined : place.slice(0, last + 1);
}

/** 时尚电子科技园 of 德庆冠旭时尚电子科技园: an article that goes on calls it by the end of its name. */
function tailOf(name: string): string {
  return nameKey(name).slice(-6);
}

function isAbout(text: string, start: number, end: number, names: readonly string[]): boolean {
  const begin = sentenceBegin(text, start);
  const stop = sentenceEnd(text, end);
  const sentence = nameKey(text.slice(begin, stop));
  if (NO_BUILD.test(sentence)) return false;
  if (names.some((name) => sentence.includes(name))) return true;
  if (ELSE.test(sentence)) return false;
  let from = begin;
  // Two sentences further back at most, as long as each goes on with the one before.
  for (let back = 0, here = sentence; back < 3 && from > 0 && GOES_ON.test(here); back++) {
    const before = sentenceBegin(text, Math.max(0, from - 2));
    here = nameKey(text.slice(before, from)).trim();
    if (names.some((name) => here.includes(name))) return true;
    from = before;
  }
  return false;
}

const ENDS = /[。!?！？\n]/u;

function sentenceBegin(text: string, at: number): number {
  for (let i = at - 1; i >= 0; i--) if (ENDS.test(text[i] as string)) return i + 1;
  return 0;
}

function sentenceEnd(text: string, at: number): number {
  for (let i = Math.max(0, at - 1); i < text.length; i++) if (ENDS.test(text[i] as string)) return i;
  return text.length;
}
