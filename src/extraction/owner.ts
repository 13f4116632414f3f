/** Whose a project is. */

import type { Findings } from './findings.ts';
import type { ReadCompany } from './name-book.ts';
import { overlapping, type Span } from './passage.ts';

/** The company in a project's name, before it in its sentence, or behind 由. */
export function companyOf(
  { passage, companies, projects }: Findings,
  name: Span,
  sentence: Span,
): ReadCompany | undefined {
  const { text } = passage;
  const inside = companies.find((mention) => overlapping([mention], name));
  if (inside) return inside.company;
  const by = companies.find(
    ({ start }) =>
      start >= name.end &&
      start - name.end <= 24 &&
      /(?:由|业主为|投资方为|建设方为|投资方是|企业是)$/u.test(text.slice(name.end, start)),
  );
  if (by) return by.company;
  const before = firstOfJoint(text, companies, ownBefore(companies, projects, name));
  if (!before) return undefined;
  const between = text.slice(before.end, name.start);
  if (/^(?:承建|总承包|施工|设计|监理|总包)/u.test(between)) return undefined;
  if (/[;]/u.test(between) || /客户|供应商|供货|贷款|融资/u.test(text.slice(sentence.start, before.end)))
    return undefined;
  if (
    /^[)”]*(?:的|旗下|总?投资|建设|在|拟|将|计划|(?:\([^()]*\))|新建|实施|承建|打造|,|签约|与|和|投|自建|斥资|动工|启动|增资|,)/u.test(
      between,
    )
  )
    return before.company;
  return before.end === name.start ? before.company : undefined;
}

/** 由A集团和B燃气共同投资新建: of those who build together the first. */
function firstOfJoint(
  text: string,
  companies: Findings['companies'],
  last: Findings['companies'][number] | undefined,
): Findings['companies'][number] | undefined {
  if (!last || !JOINTLY.test(text.slice(last.end, last.end + 8))) return last;
  let first = last;
  for (let i = companies.indexOf(last) - 1; i >= 0; i--) {
    const other = companies[i] as typeof last;
    if (!/^(?:\([^()]*\))?(?:[、和与及同]|以及)$/u.test(text.slice(other.end, first.start))) break;
    first = other;
  }
  return first;
}

const JOINTLY = /^(?:\([^()]*\))?(?:共同|联合|合资|合作|携手|联手)/u;

/** The last company before a name; one in the name of another project owns that one. */
function ownBefore(
  companies: Findings['companies'],
  projects: Findings['projects'],
  name: Span,
): Findings['companies'][number] | undefined {
  const others = projects.filter(({ start }) => start !== name.start);
  return companies.findLast((mention) => mention.end <= name.start && !overlapping(others, mention));
}

/** The company that the sentence or the paragraph speaks of, where the name itself gives none. */
export function companyBefore(
  { passage, companies, projects }: Findings,
  name: Span,
  sentence: Span,
  paragraph: ReadCompany | undefined,
): ReadCompany | undefined {
  const { text } = passage;
  const ahead = text.slice(sentence.start, name.start);
  const before = ownBefore(companies, projects, name);
  if (before) {
    return /客户|供应商|供货|贷款|融资|;|股权|承建|施工方|总包/u.test(ahead) || /、$/u.test(ahead)
      ? undefined
      : before.company;
  }
  if (companies.length > 0) return undefined;
  // 集团新乡基地: the group that is spoken of.
  if (paragraph && /^集团/u.test(text.slice(name.start))) return paragraph;
  if (
    paragraph &&
    /^(?:(?:此前|目前|与此同时|此外|另外|同时|据悉|据了解|日前|近日|去年|今年|当天|当日),?)?["“]?(?:集团|公司|该公司|该企业|企业|其(?!中)|这家|此次|新项目|计划|拟)/u.test(
      text.slice(sentence.start).trimStart(),
    )
  )
    return paragraph;
  return undefined;
}

/** 项目由X投资建设: whose the project is that was spoken of. */
export function builderIn(
  { passage, companies, projects, references }: Findings,
  sentence: Span,
): ReadCompany | undefined {
  const { text } = passage;
  return companies.find(
    ({ start, end }) =>
      (/(?:由|业主为|投资方为|建设单位为|投资方是|属于|隶属|隶属于)$/u.test(
        text.slice(sentence.start, start),
      ) &&
        !/^[^,。;]{0,12}的/u.test(text.slice(end, sentence.end))) ||
      // 另一家公司投资…: without a word for the project that was spoken of, it is of another.
      ((projects.length > 0 ||
        references.some((word) => word.end <= start || (word.start >= end && word.start - end <= 12))) &&
        /^[^,。;]{0,12}(?:投资|建设|兴建|打造|投建)(?!项目|[^,。;]{0,4}的)/u.test(
          text.slice(end, sentence.end),
        )),
  )?.company;
}
