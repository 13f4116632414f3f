/** The members of a batch that its sentence names: 签约的12个项目涵盖三个领域,包括A、B; A公司x、B公司y等9个项目投产. */
import type { DraftList } from './draft-list.ts';
import { COUNT_BEHIND, COUNTED, type Findings, isWhere, type Named } from './findings.ts';
import { joinedFrom } from './listing.ts';
import type { CompanyMention } from './name-book.ts';
import type { Span } from './passage.ts';
import type { ProjectDraft } from './project-draft.ts';
import { ONE_OF_THEM } from './sentence-words.ts';
import type { StageMention } from './stage.ts';

/** 等一批煤电|项目|: more than those that were named. */
export const AND_MORE =
  /^等(?:一批|多|数)?(?:\d+|[一二两三四五六七八九十]+)?(?:余)?(?:个|家|宗|项|批)?[^,。;、]{0,12}(?:项目|工程|企业)[^,。;、]{0,8}$/u;
/** 签约的项目, 签约项目12个 */
const COUNTS_PROJECTS = /^(?:的)?(?:\d+个)?(?:亿元|以上|产业|重点|重大|制造业)*(?:项目|企业)/u;
/** What stands in front of the first of them. */
const NAMES =
  /(?:其中|包括|包含|分别(?:是|为)|(?:主要|代表)[^,。;:]{0,6}(?:有|是|为)|,(?:有|为|是)|:)[^,。;:、]{0,24}$/u;
/** 签约企业有A公司、B公司 */
const WHO = /(?:企业|公司|投资方|投资商|业主)(?:主要|分别)?(?:有|包括|为|是|:)$/u;
/** 已落户的企业有A公司: who is there, whenever each of them came. */
const IS_THERE = /(?:已|已经|先后|陆续|相继|目前)(?:落户|入驻|进驻)$/u;
const JOINS = /(?:、|和|与|及|以及)(?:\p{Script=Han}{2,6}[省市县区])?$/u;
/** What a member has beside its company: a product, a sum in brackets. */
const REST = /^(?:\([^()]*\))?(?:的)?(?:[\p{Script=Han}a-z\d+-]|·|“|”){0,24}(?:\([^()]*\))?$/u;

/** What a sentence that counts projects of one stage names of them behind it; each that has a stage of its own is left out. */
export function membersBehind(
  { passage, companies, stages }: Findings,
  sentence: Span,
  stage: StageMention,
  named: readonly Named[],
  drafts: DraftList,
): ProjectDraft[] {
  const { text } = passage;
  const isBehind = ({ start }: Span) => start >= stage.end;
  if (!named.some(({ name }) => isBehind(name)) && !companies.some(isBehind)) return [];
  const behind = text.slice(stage.end, sentence.end);
  if (
    !COUNTED.test(text.slice(sentence.start, stage.start)) &&
    !COUNT_BEHIND.test(behind) &&
    !COUNTS_PROJECTS.test(behind)
  )
    return [];
  const who = companies.find(({ start }) => start >= stage.end && WHO.test(text.slice(stage.end, start)));
  if (who) {
    if (IS_THERE.test(text.slice(sentence.start, stage.end))) return [];
    return joinedFrom(text, companies, who).map((mention) => drafts.ofCompany(mention, passage, sentence));
  }
  const after = named.filter(({ name }) => name.start >= stage.end && !isWhere(text, name, []));
  const first = after[0]?.name.start;
  if (first === undefined || !(NAMES.test(text.slice(stage.end, first)) || ONE_OF_THEM.test(behind)))
    return [];
  const others = stages.filter((other) => other !== stage && !other.planned);
  // 签约、开工项目12个: of which stage each is, nobody says.
  const beside = ({ start, end }: Span) =>
    (start >= stage.end && start < first) || /^[、和及与暨]?$/u.test(text.slice(end, stage.start));
  if (others.some((other) => (other.end <= stage.start || other.start < first) && beside(other))) return [];
  return after
    .filter(({ name }, i) => {
      const next = after[i + 1]?.name.start ?? sentence.end;
      return !others.some(({ start }) => start >= name.end && start < next);
    })
    .map(({ draft }) => draft);
}

/** A公司智能传感器、B公司减速机|等9个项目: who stands at the head of each member. */
function headsOf(
  text: string,
  companies: readonly CompanyMention[],
  from: number,
  at: number,
): (Span & { mention: CompanyMention })[] {
  const heads: (Span & { mention: CompanyMention })[] = [];
  let end = at;
  for (const mention of companies.filter((one) => one.start >= from && one.end <= at).toReversed()) {
    if (!REST.test(text.slice(mention.end, end))) break;
    heads.unshift({ mention, start: mention.start, end });
    const joint = JOINS.exec(text.slice(from, mention.start));
    if (!joint) break;
    end = mention.start - joint[0].length;
  }
  return heads;
}

/** The members that a sentence names before 等9个项目, where each begins with its company. */
export function membersBefore(
  { passage, companies }: Findings,
  sentence: Span,
  stage: StageMention,
  named: readonly Named[],
  drafts: DraftList,
): ProjectDraft[] {
  const { text } = passage;
  const at = sentence.start + text.slice(sentence.start, stage.start).lastIndexOf('等');
  if (at <= sentence.start || !AND_MORE.test(text.slice(at, stage.start))) return [];
  const heads = headsOf(text, companies, sentence.start, at);
  // A公司等企业: one that nothing counts.
  if (
    heads.length === 1 &&
    heads[0]?.mention.end === at &&
    !/\d|[两二三四五六七八九十]/u.test(text.slice(at, stage.start))
  )
    return [];
  return [
    ...new Set(
      heads.map(
        ({ mention, start, end }) =>
          named.find(({ name }) => name.start >= start && name.end <= end + 1)?.draft ??
          drafts.ofCompany(mention, passage, sentence),
      ),
    ),
  ];
}
