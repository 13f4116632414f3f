/** Companies that a text names beside a project and that own nothing of it: who builds it, feeds it, or took its picture. */
import type { Findings } from './findings.ts';
import type { ReadCompany } from './name-book.ts';

/** 中铁十一局集团: the numbered bureaus build for others. */
const BUREAU =
  /[一二三四五六七八九十]局(?:集团)?(?:有限公司|公司|[\p{Script=Han}]{2,4}公司)?$|工程局(?:集团)?(?:有限公司)?$|供电(?:分)?公司$/u;
const BUILDS_BEHIND =
  /^(?:\([^()]*\))?(?:(?:、[^,。;]{2,24}|[^,。;]{0,12}(?:负责)?)承建|总承包|施工|监理|(?:负责)?设计(?!院|公司)|签订[^,。;]{0,30}(?:施工|总承包)[^,。;]{0,6}合同|承担[^,。;]{0,10}(?:施工|建设|安装))/u;
const BUILDS_AHEAD = /(?:承建方|施工方|承建单位|施工单位|设计单位|监理单位|总承包(?:方|单位)?)(?:为|是|:)?$/u;
/** 中建五局…项目经理: who sends a site manager builds. */
const MANAGES_BEHIND = /^[^,。;、的]{0,20}(?:项目(?:执行|副)?经理|项目部|项目总工)/u;
const PICTURED_AHEAD = /(?:图据|图源|图片由|图\/|摄影:?|图片来源:?)$/u;
const PICTURED_BEHIND = /^(?:供图|提供(?:图|[)。]))/u;
const OWNS_BEHIND = /^(?:\([^()]*\))?(?:[^,。;]{0,6})(?:投资|出资|斥资|投建|开发建设|签约|签订|签署|落户)/u;
/** 由中国一冶承建的土方平整工程: the ground is levelled under a contract of its own. */
const OWN_CONTRACT = /^[^,。;]{0,6}承建[^,。;]{0,12}(?:土方|场平|平整)|^承建,[^。;]{0,16}平整/u;

/** True where a mention says that the company only builds or is only thanked. */
function isBuilder(text: string, start: number, end: number): boolean {
  if (OWNS_BEHIND.test(text.slice(end, end + 16)) || OWN_CONTRACT.test(text.slice(end, end + 40)))
    return false;
  const ahead = text.slice(Math.max(0, start - 8), start);
  const behind = text.slice(end, end + 32);
  return (
    BUREAU.test(text.slice(start, end)) ||
    BUILDS_BEHIND.test(behind) ||
    MANAGES_BEHIND.test(behind) ||
    BUILDS_AHEAD.test(ahead) ||
    PICTURED_AHEAD.test(ahead) ||
    PICTURED_BEHIND.test(behind)
  );
}

/** 由中建四局承建: whoever only builds owns nothing; a mention that says that it invests settles it. */
export function buildersIn(findings: readonly Findings[]): ReadonlySet<ReadCompany> {
  const owners = new Set<ReadCompany>();
  const builders = new Set<ReadCompany>();
  for (const { passage, companies, projects } of findings) {
    for (const { start, end, company } of companies) {
      const bureau = BUREAU.test(passage.text.slice(start, end));
      const named = !bureau && projects.some((name) => name.start === start && name.end > end);
      if (
        OWNS_BEHIND.test(passage.text.slice(end, end + 16)) ||
        OWN_CONTRACT.test(passage.text.slice(end, end + 40)) ||
        named
      )
        owners.add(company);
      else if (isBuilder(passage.text, start, end)) builders.add(company);
    }
  }
  return new Set([...builders].filter((company) => !owners.has(company)));
}
