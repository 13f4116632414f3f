/** Which projects a stage is told of. */
import { numeral } from '../entities/numeral.ts';
import { AND_MORE, membersBefore, membersBehind } from './batch.ts';
import type { DraftList } from './draft-list.ts';
import {
  CEREMONY_BEHIND,
  COUNT_BEHIND,
  COUNTED,
  type Findings,
  isCrowd,
  isWhere,
  type Named,
} from './findings.ts';
import { joinedBack, joinedFrom, listBack, listFrom } from './listing.ts';
import { eitherOf, membersIn, partiesOf, sharersOf, someOf } from './parties.ts';
import type { Span } from './passage.ts';
import type { ProjectDraft } from './project-draft.ts';
import type { StageMention } from './stage.ts';
import { hasStranger } from './stranger.ts';
import { isBare } from './subject.ts';

/** A sentence without a subject of its own goes on with the project before it. */
const GOES_ON =
  /^(?:[答问aq]:)?[\s”"“]*(?:[(]?(?:该|其(?!中)|这|本)|基地|园区|工厂|工程|厂区|新厂|厂房|[一二三]期|首期|主体|土建|目前|现|已|我们|预计|计划|将|力争|争取|拟|建成|全部|全面|整个|同时|其中|并|首[批条期]|第[一二](?:期|条|批|台|座|栋|块|炉|阶段|步|根)|按|于|从|自|(?:19|20)\d\d年|\d+月|去年|今年|明年|后年|当[天日]|同[日年一]|昨|今|随后|此后|之后|最终|合同|根据|依据|总投资|投资|占地|用地|建筑|达产|年[内底]|截至|至此|生产|产品|[一二三四五六\d]+[号#](?:机组|线|厂房|楼|炉|高炉|车间|产线|生产线|装置)|首[套台座栋]|[两二三四五六七八九十\d]+[台条座栋]|签约|开工|动工|竣工|投产|封顶|奠基|试产|在建|达标|增资|正|不?到|仅|历时|经过|目标|[上中下]旬|[月年][初底]|设备|春节|国庆|公司|集团|企业|双方|合同|首条|三台|主体|厂房|下?[个月周]|上半年|下半年|[上本]月)/u;

/** 均在10月7日开工: of everything that the sentence named before. */
const ALL_OF_THEM = /(?:均|都|全部|双双)[^,。;]{0,14}$/u;

/** The projects that a stage is told of; none where it is told of a crowd or of something else. */
export function targetsOf(
  found: Findings,
  sentence: Span,
  stage: StageMention,
  named: readonly Named[],
  drafts: DraftList,
): ProjectDraft[] {
  const { passage, companies, references, dates, places: where } = found;
  const { text } = passage;
  const behind = text.slice(stage.end, sentence.end);
  const ahead = text.slice(sentence.start, stage.start);
  const own = named.filter(({ name }) => name.end <= stage.start && !isWhere(text, name, [stage]));
  const between = text.slice(own.at(-1)?.name.end, stage.start);
  const ofOne = own.length > 0 && !COUNTED.test(between) && !/企业|集中|客户|商户|项目/u.test(between);
  if (CEREMONY_BEHIND.test(behind) && !ofOne) {
    const [first] = named.filter(({ name }) => name.start >= stage.end && !isWhere(text, name, []));
    return first
      ? listFrom(
          text,
          named.filter(({ name }) => name.start >= first.name.start),
          stage.end,
          true,
        )
      : partiesOf(text, companies, sentence, stage).map((mention) =>
          drafts.ofCompany(mention, passage, sentence),
        );
  }
  const clauseStart = sentence.start + ahead.lastIndexOf(',') + 1;
  const clauseAhead = ahead.slice(ahead.lastIndexOf(',') + 1);
  const other = eitherOf(text, companies, sentence, stage, drafts);
  if (other) return [drafts.ofCompany({ company: other }, passage, sentence)];
  const some = someOf(text, companies, sentence, stage, drafts);
  if (some.length > 0) return some.map((company) => drafts.ofCompany({ company }, passage, sentence));
  // A stage inside a project's name is a part of the name.
  if (
    stage.stage === '增资扩产' &&
    /^(?:的)?项目/u.test(text.slice(stage.end)) &&
    AND_MORE.test(text.slice(text.lastIndexOf('等', stage.start), stage.start))
  )
    return [];
  const holder = named.find(({ name }) => name.start < stage.start && stage.end < name.end);
  if (holder) return text.slice(stage.start, stage.end) === '增资扩产' ? [holder.draft] : [];
  const batch = COUNT_BEHIND.test(behind) ? [] : membersBefore(found, sentence, stage, named, drafts);
  if (batch.length > 0) return batch;
  const listed = membersBehind(found, sentence, stage, named, drafts);
  if (listed.length > 0) return listed;
  // 海晖电子、谷丰五家企业现场签约.
  const members = COUNT_BEHIND.test(behind) ? [] : membersIn(text, companies, sentence, ahead);
  if (members.length > 0)
    return [...new Set(members.map((mention) => drafts.ofCompany(mention, passage, sentence)))];
  // 签约项目将建立台账: projects in general.
  if (
    !/[是属为]$/u.test(ahead) &&
    /^(?:的)?(?:产业|重点|重大|制造业)*(?:项目|企业)(?!中|里|—|[则还也均主要分别]*有|包括|为|是|:|的?有|合作|投资|协议|合同|框架|开发|入驻|落地|(?:共|计|达)?\d+[个宗项家](?:项目)?,(?:包括|涉及|涵盖|分别)|[^,。;]{0,12}:|,(?:其中|有|包括))/u.test(
      behind,
    ) &&
    !named.some(({ name }) => name.start < stage.end + 4 && name.end > stage.end)
  )
    return [];
  const places = (item: Named) =>
    isWhere(text, item.name, [stage]) ||
    (item.name.generic === true && !item.draft.company && companies.length > 0);
  const before = named.filter((item) => item.name.end <= stage.start && !places(item));
  const after = named.filter((item) => item.name.start >= stage.end && !places(item));
  const list = after[0] ? listFrom(text, after, stage.end) : [];
  if (list.length > 0) return list;
  const last = before.at(-1);
  const subject =
    last && companies.findLast(({ start, end }) => start >= last.name.end && end <= stage.start);
  if (
    last &&
    subject &&
    subject.company !== last.draft.company &&
    /(?:,|企业|公司|;)$/u.test(text.slice(sentence.start, subject.start))
  ) {
    return [drafts.ofCompany(subject, passage, sentence)];
  }
  if (last) {
    // A电厂、B电厂等一批项目开工: those that are named.
    if (AND_MORE.test(text.slice(last.name.end, stage.start))) return listBack(text, before);
    if (COUNTED.test(text.slice(last.name.end, stage.start)) || COUNT_BEHIND.test(behind)) return [];
    if (ALL_OF_THEM.test(ahead)) return [...new Set(before.map(({ draft }) => draft))];
    const sharers = sharersOf(text, companies, last.name);
    return [
      ...sharers.map((company) => drafts.ofCompany({ company }, passage, sentence)),
      ...listBack(text, before),
    ];
  }
  const all =
    /(?:^|[,:])(?<all>[两二三四五六七八九十]|\d)(?:个项目|家(?:企业|公司)?(?=约定|均|都|同时|计划|力争|将|[^。;]{0,24}(?:均|都)[^。;,]{0,10}$))(?![^。;]*(?:其中|\d个))[^。;]{0,30}$/u.exec(
      ahead,
    );
  if (all) {
    const count = numeral(all.groups?.['all'] ?? '');
    const joined = joinedBack(
      text,
      companies.filter(({ end }) => end <= stage.start),
    );
    if (joined.length === count)
      return [...new Set(joined.map((mention) => drafts.ofCompany(mention, passage, sentence)))];
    if (drafts.recent.length >= count && count <= 6) return drafts.recent.slice(-count);
    // 竞得企业分别为A、B和C。…三家企业均承诺: those that the sentence before named.
    const named = drafts.lastCompanies;
    if (named.length === count)
      return named.map((company) => drafts.ofCompany({ company }, passage, sentence));
  }
  // 还有两家企业要开工,分别是A和B.
  const behindThem = companies.find(
    ({ start }) =>
      start >= stage.end &&
      /^,?(?:(?:它们|其中|分别)*(?:是|为|有|包括|即|:)|(?:入驻|入园|落户|落地)?:)$/u.test(
        text.slice(stage.end, start),
      ),
  );
  if (behindThem && COUNTED.test(ahead))
    return [
      ...new Set(
        joinedFrom(text, companies, behindThem).map((mention) =>
          drafts.ofCompany(mention, passage, sentence),
        ),
      ),
    ];
  if (COUNTED.test(ahead) || COUNT_BEHIND.test(behind)) return [];
  // 在新动工项目中,最大的是…: of something that has no name here.
  if (/(?:最大|最多|最快|最高|其次)的?(?:是|为)/u.test(ahead) && companies.length === 0 && named.length === 0)
    return [];
  const doer =
    companies.filter(({ end }) => end <= stage.start).at(-1) ??
    companies.find(
      ({ start }) =>
        start >= stage.end &&
        (start - stage.end < 3 || /^[^。;,]{0,16},其中$/u.test(text.slice(stage.end, start))),
    );
  // 项目由X建设,5月签约: it is still the project that was spoken of.
  const by = doer && doer.end <= stage.start && /由$/u.test(text.slice(sentence.start, doer.start));
  const theirs = drafts.current?.company;
  if (
    by &&
    drafts.current &&
    (!theirs || theirs === doer.company || theirs.basis === 'weak') &&
    references.some(({ end }) => end <= doer.start)
  )
    return [drafts.current];
  if (doer && !/客户|供应商|供货/u.test(ahead)) {
    // 由聚芯云、北屿数科、桐语文创签下: each of them.
    const list = doer.start >= stage.end ? joinedFrom(text, companies, doer) : [];
    // A、B、C三家零部件厂签约,合计投资14.5亿元,都将在4月动工.
    if (list.length === 0 && ALL_OF_THEM.test(clauseAhead)) {
      const those = joinedBack(
        text,
        companies.filter(({ end }) => end <= stage.start),
      );
      if (those.length > 1)
        return [...new Set(those.map((mention) => drafts.ofCompany(mention, passage, sentence)))];
    }
    if (list.length > 1)
      return [...new Set(list.map((mention) => drafts.ofCompany(mention, passage, sentence)))];
    const doers =
      doer.end <= stage.start &&
      (stage.start - doer.end <= 12 || /^(?:均|都|分别|同时|双双)/u.test(text.slice(doer.end, stage.start)))
        ? joinedBack(
            text,
            companies.filter(({ end }) => end <= stage.start),
          )
        : [doer];
    // 国联投资与华强方特三方签约: of those who sign together the first.
    const together =
      stage.stage === '签约' &&
      doers.length === 2 &&
      doer.end <= stage.start &&
      /^(?:\([^()]*\))?[与和同]$/u.test(text.slice(doers[0]?.end, doers[1]?.start)) &&
      /^[^,。;]{0,4}(?:[双三]方|共同|联合)?$/u.test(text.slice(doer.end, stage.start));
    return [
      ...new Set(
        (together ? doers.slice(0, 1) : doers).map((mention) => drafts.ofCompany(mention, passage, sentence)),
      ),
    ];
  }
  if (companies.some(({ end }) => end <= stage.start) && !references.some(({ start }) => start < stage.start))
    return [];
  const clause = text.slice(Math.max(sentence.start, text.lastIndexOf(',', stage.start - 1) + 1), stage.end);
  // 位于苍溪的陵江清管站启用: something else.
  if (/(?:位于|地处)[^,。;]{2,14}的[\p{Script=Han}]{2,10}$/u.test(ahead.slice(ahead.lastIndexOf(',') + 1)))
    return [];
  if (isCrowd(text, sentence, stage)) return [];
  if (
    drafts.introduced &&
    !(drafts.current && references.some(({ end }) => end <= stage.start)) &&
    companies.length === 0 &&
    before.length === 0 &&
    !COUNTED.test(ahead)
  )
    return [drafts.ofCompany({ company: drafts.introduced }, passage, sentence)];
  // 6月份,上海召开…大会,推动企业签约: of what a place does.
  const [place] = where.filter(({ start }) => start >= sentence.start && start < stage.start);
  if (
    place &&
    !references.some(({ end }) => end <= stage.start) &&
    /^\s*(?:[^,。;]{2,12},)?$/u.test(text.slice(sentence.start, place.start)) &&
    /^[市县区省]?(?:召开|举行|推动|推进|促进|举办|出台|启动|实施|新增|累计|已|全[市县区省年]|共)/u.test(
      text.slice(place.end),
    )
  )
    return [];
  // 信利光电动作更快:2月6日签约: of a name that nobody knows.
  if (
    !references.some(({ end }) => end <= stage.start) &&
    hasStranger(passage, { start: sentence.start, end: stage.start }, where)
  ) {
    return [];
  }
  const said = references.some(({ end }) => end <= stage.start);
  if (!said && !GOES_ON.test(ahead + stage.stage) && !GOES_ON.test(clause)) return [];
  if (said && drafts.current?.name) return [drafts.current];
  if (drafts.hasTurned && !said && !isBare(text, where, dates, clauseStart, stage.start)) return [];
  const spoken = drafts.spokenOf(passage, sentence);
  return spoken ? [spoken] : [];
}
