/** Projects and companies in lists: those behind a stage, and those in front of one. */

import type { Named } from './findings.ts';
import type { CompanyMention } from './name-book.ts';
import type { ProjectDraft } from './project-draft.ts';

/** 开工的有A、B; 签约项目包括A; 签约A项目. */
const LIST_BEHIND =
  /^(?:了|的)?(?:(?:产业|重点|重大|代表|制造业)*(?:项目|工程))?(?:中)?(?:,)?(?:其中)?(?:的)?(?:则|还|主要|分别|另)*(?:有|包括|为|是|涉及|涵盖|含|:|—|分别(?:是|为))*[“"]?$/u;
const CONJUNCTION =
  /^[”"]?(?:\([^()]{0,20}\)|(?:首期|总?投资)?[\d.]+[万亿]元?)?(?:、|和|与|及|以及|,(?:以及|还有)|;|,)[“"]?(?:[\p{Script=Han}a-z0-9]{0,24}(?:的|投资建设|投资的|建设的))?$/u;
/** 签订投资合同:A…;B…;C…: the list goes on behind each semicolon. */
export const LISTS = /^[^。;:]{0,30}(?::|项目中|方面)[\s\S]*;$/u;
/** 开工三个项目,投资45.9亿元:A、B,以及C; 开工的项目中,A…,B…: everything that is named behind. */
const ALL_BEHIND = /^[^。;:]{0,30}:|^方面[,:]|^(?:的)?[^,。;]{0,6}项目(?:中|有|包括)/u;
/** What is listed after a ceremony. */
export const LISTING =
  /^\s*(?:它们|这些|分别|其中|包括|签约(?:的)?项目|(?:此次|本次|当[天日])?(?:签约|动工|开工|竣工|投产|集中)[^,。]{0,8}(?:项目|有|包括)|具体|一是|首先|最大的|第[一二三四五]个(?:是)?|另一个|另有|还有|最后|\d[.、)]|[①②③一二三][、.]|[▲•●◆✅·・])/u;

/** 签约项目13个,涉及A,B */
const COUNTED_LIST =
  /^(?:的)?(?:[^,。;:\d]{0,6}(?:项目|企业))?(?:共|计|达)?\d+[个宗项家][^,。;]{0,8}?(?:项目)?,(?:[^,。;:]{0,8}投资[^,。;:]{2,12}亿元,)?(?:其中|分别)?(?:包括|包含|涉及|涵盖|有|为|是)?$/u;

/** The projects that are listed behind `from`; `anyGap`: whatever stands between. */
export function listFrom(
  text: string,
  after: readonly Named[],
  from: number,
  anyGap = false,
): ProjectDraft[] {
  const [first, ...rest] = after as [Named, ...Named[]];
  const gap = text.slice(from, first.name.start);
  // A动工,B投产: behind a comma alone another thing is told of another project.
  if (!anyGap && /^[,\s]+$/u.test(gap)) return [];
  if (
    !anyGap &&
    !LIST_BEHIND.test(gap) &&
    !/^,?(?:其中)?(?:有|包括|包含|涉及|含|为|是|:)[^,。;、]{0,20}$/u.test(gap) &&
    !COUNTED_LIST.test(gap) &&
    !/^,其中[^。;、,]{0,24}的$/u.test(gap) &&
    !/^(?:了|的)?[^,。;、]{0,12}$/u.test(gap) &&
    !/^(?:的)?(?:[^,。;:]{0,6}(?:项目|企业|工程))?(?:中)?(?:还|则|主要|分别|另)*(?:有|包括|为|是|:)[^,。;、]{2,26}的$/u.test(
      gap,
    ) &&
    !ALL_BEHIND.test(gap)
  )
    return [];
  if (ALL_BEHIND.test(gap)) return after.map(({ draft }) => draft);
  const list = [first.draft];
  let end = first.name.end;
  for (const { name, draft } of rest) {
    if (!CONJUNCTION.test(text.slice(end, name.start))) break;
    list.push(draft);
    end = name.end;
  }
  return list;
}

/** The last company and those that are joined to it. */
export function joinedBack(text: string, mentions: readonly CompanyMention[]): CompanyMention[] {
  const list: CompanyMention[] = [];
  for (const mention of mentions.toReversed()) {
    const next = list[0];
    // 杰玛仕(GEMASS): one of them.
    if (next && next.company === mention.company) {
      list[0] = mention;
      continue;
    }
    if (
      next &&
      !/^(?:\([^()]*\))?(?:的[\p{Script=Han}\da-z]{2,10})?(?:、|和|与|及|以及)(?:[\p{Script=Han}]{1,6}来?的|[\p{Script=Han}]{2,3})?$/u.test(
        text.slice(mention.end, next.start),
      )
    )
      break;
    list.unshift(mention);
  }
  return list;
}

/** A company and those that are joined to it behind: 开工的A、B、C4个项目. */
export function joinedFrom(
  text: string,
  mentions: readonly CompanyMention[],
  first: CompanyMention,
): CompanyMention[] {
  const list = [first];
  for (const mention of mentions.filter(({ start }) => start >= first.end)) {
    if (!/^(?:\([^()]*\))?(?:、|和|与|及|以及)$/u.test(text.slice(list.at(-1)?.end, mention.start))) break;
    list.push(mention);
  }
  return list;
}

/** The last named project and those that are joined to it by 、 and 和. */
export function listBack(text: string, before: readonly Named[]): ProjectDraft[] {
  const list: ProjectDraft[] = [];
  let start: number | undefined;
  for (const { name, draft } of before.toReversed()) {
    if (
      start !== undefined &&
      !/^[”"]?(?:\([^()]{0,20}\)|(?:首期)?[\d.]+亿元?)?(?:、|和|与|及|以及)[“"]?[\p{Script=Han}a-z0-9]{0,16}$/u.test(
        text.slice(name.end, start),
      )
    )
      break;
    list.unshift(draft);
    start = name.start;
  }
  return [...new Set(list)];
}
