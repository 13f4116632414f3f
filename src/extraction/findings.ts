/** What was found in a passage, and what its words tell of a single find. */

import type { DateMention } from './date.ts';
import type { Figure } from './figure.ts';
import type { CompanyMention } from './name-book.ts';
import type { Passage, Span } from './passage.ts';
import type { PlaceMention } from './place-zone.ts';
import type { ProjectDraft } from './project-draft.ts';
import type { ProjectName } from './project-name.ts';
import type { StageMention } from './stage.ts';

/** Everything that was found in a passage, each list from left to right. */
export interface Findings {
  readonly passage: Passage;
  readonly companies: readonly CompanyMention[];
  readonly places: readonly PlaceMention[];
  readonly dates: readonly DateMention[];
  readonly figures: readonly Figure[];
  readonly stages: readonly StageMention[];
  readonly projects: readonly ProjectName[];
  readonly references: readonly Span[];
  /** Day of publication, `YYYY-MM-DD`. */
  readonly published: string | undefined;
}

/** A named project and what is known of it. */
export interface Named {
  readonly name: ProjectName;
  readonly draft: ProjectDraft;
}

/** A batch or a ceremony: the stage is of no single project. */
export const COUNTED =
  /(?:\d[\d,]*|(?!一[个家项宗])[一二两三四五六七八九十百]+|多|数十|一批)余?(?:个(?!月|多月|季|小时|工作日)|宗|项|家|批)[^,。;、]{0,14}$/u;
export const COUNT_BEHIND =
  /^(?:投产|竣工|开工|动工|签约|达产)?(?:的)?(?:了)?(?:[\d.超]*亿元(?:以上)?|产业|重点|重大|制造业|各类|规上|合作|招商)*的?(?:项目|工程|企业)?(?:已有|已达|累计|约|近|共|有|达|共有|合计)?(?:\d+(?:个|宗|项|家|条|所|座|户|批|处)|[两二三四五六七八九十]+(?:个|宗|项|家|座)(?!月|季|年))|^(?:的)?[^,。;\d]{0,16}(?:项目|企业|工程|基地|工作室|中心|园区|站|学校)(?:共)?\d+(?:个|宗|项|家|条|座|所)/u;
export const CEREMONY_BEHIND =
  /^[、及和与开动竣投签工约产仪]{0,8}(?:仪式|活动|大会|现场会|会议|专场|推介|会(?=[,。上、]|举行|召开|在)|暨|率|项目库)/u;

/** 集中签约开工. */
const TOGETHER = /(?:集中|批量)(?:签约|开工|动工|竣工|投产|、|和|及|暨)*$/u;

/** 同步开工的重点项目有: what is listed on the lines behind. */
const HEADS_LIST = /^(?:的)?[^,。;:]{0,10}(?:项目|企业)[^,。;:]{0,6}:\s*$/u;

/** True where the event is of many, or of a ceremony. */
export function isCrowd(text: string, sentence: Span, stage: StageMention): boolean {
  const behind = text.slice(stage.end, sentence.end);
  return (
    TOGETHER.test(text.slice(sentence.start, stage.start)) ||
    HEADS_LIST.test(behind) ||
    CEREMONY_BEHIND.test(behind) ||
    COUNTED.test(text.slice(sentence.start, stage.start)) ||
    COUNT_BEHIND.test(behind)
  );
}

/** 黄石港区项目建设, 各重点项目: projects in general, not the one that was spoken of. */
export function isOthers(text: string, { start, end }: Span): boolean {
  return (
    /^(?:项目|工程)$/u.test(text.slice(start, end)) &&
    /(?:[县市区省镇州]|各|所有|全部|重大|重点|签约|招商|民生|开工|储备|类|等|多个|一批|个)(?:产业|建设|重点|重大|工业)*$/u.test(
      text.slice(Math.max(0, start - 8), start),
    ) &&
    !/[这该]个$/u.test(text.slice(Math.max(0, start - 2), start))
  );
}

/** 在产业园签约, 入驻科技园: a park is where something happens. */
export function isWhere(text: string, name: ProjectName, stages: readonly StageMention[]): boolean {
  if (/(?:紧邻|邻近|靠近|紧挨|围绕|毗邻)$/u.test(text.slice(Math.max(0, name.start - 2), name.start)))
    return true;
  if (!/(?:园区?|城|谷|合作区|集聚区|中心|大厦|广场|基地)$/u.test(name.name.replace(/\([^()]*\)$/u, '')))
    return false;
  if (
    /(?:在|位于|落户|入驻|落户于|落在|坐落于|坐落在|进驻|毗邻|地处|选址|选址在|设在|走进|于|来自|为|从)$/u.test(
      text.slice(Math.max(0, name.start - 4), name.start),
    )
  )
    return true;
  if (
    /与$/u.test(text.slice(Math.max(0, name.start - 1), name.start)) &&
    /(?:园区?|城|谷|合作区|集聚区)$/u.test(name.name)
  )
    return true;
  if (/^的(?:首[个家批座]|第[一二三]|一个|又一)[^,。;]{0,8}(?:项目|企业|工厂)/u.test(text.slice(name.end)))
    return true;
  // 工厂为X基地配套: whom it works for.
  if (
    /为$/u.test(text.slice(Math.max(0, name.start - 1), name.start)) &&
    /^(?:做|提供|进行)?(?:配套|供货|供应|代工|服务)/u.test(text.slice(name.end))
  )
    return true;
  if (/^(?:迎来|喜迎|传来|再添)/u.test(text.slice(name.end))) return true;
  if (/^(?:里(?!程)|内|旁|附近|周边|隔壁|对面|上下游|一侧)/u.test(text.slice(name.end))) return true;
  if (
    /(?:在|位于|落户|选址|落址)[\p{Script=Han}]{2,14}[的区市县镇]$/u.test(
      text.slice(Math.max(0, name.start - 20), name.start),
    ) &&
    /园区?$|[城谷区]$/u.test(name.name)
  ) {
    return true;
  }
  if (
    /(?:位于|地处|坐落于|坐落在)[\p{Script=Han}]{0,8}$/u.test(
      text.slice(Math.max(0, name.start - 12), name.start),
    ) &&
    /园区?$|[城谷区]$/u.test(name.name)
  ) {
    return true;
  }
  return stages.some(
    ({ end, stage }) => stage === '签约' && end === name.start && /园区?$|城$/u.test(name.name),
  );
}

/** True where a date, with all of its month, quarter or year, is before the day of publication. */
export function isBefore(date: string | undefined, published: string | undefined): boolean {
  if (date === undefined || published === undefined) return false;
  const quarter = /-Q([1-4])$/u.exec(date);
  const last = quarter ? `${date.slice(0, 4)}-${String(Number(quarter[1]) * 3).padStart(2, '0')}` : date;
  return last < published.slice(0, last.length);
}

/** True where a date begins after the day of publication. */
export function isAfter(date: string | undefined, published: string | undefined): boolean {
  if (date === undefined || published === undefined) return false;
  const quarter = /-Q([1-4])$/u.exec(date);
  const first = quarter ? `${date.slice(0, 4)}-${String(Number(quarter[1]) * 3 - 2).padStart(2, '0')}` : date;
  return first > published.slice(0, first.length);
}
