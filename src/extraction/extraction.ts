/** What an article's reading says, in plain data with printed offsets. */
import type { Extraction, Quote, ReadProject, ReadSum } from '../contract/reading.ts';
import type { Article } from '../contract/record.ts';
import { nameKey } from '../entities/concept.ts';
import type { Figure } from './figure.ts';
import type { Findings } from './findings.ts';
import { industryOf } from './industry.ts';
import type { ReadCompany } from './name-book.ts';
import type { Passage, Span } from './passage.ts';
import type { ProjectDraft } from './project-draft.ts';
import { type Knowledge, readArticle } from './read-article.ts';

export function extract(
  article: Pick<Article, 'title' | 'text' | 'published'>,
  knowledge: Knowledge,
): Extraction {
  const { findings, projects } = readArticle(article, knowledge);
  return {
    companies: findings.flatMap(({ passage, companies }) =>
      companies.map(({ company: { name, id }, ...span }) => ({
        ...quoteOf(passage, span),
        name,
        ...(id === undefined ? {} : { id }),
      })),
    ),
    places: findings.flatMap(({ passage, places, companies }) =>
      places
        .filter((place) => !inParkName(passage.text, place, companies))
        .map(({ path, code, ...span }) => ({
          ...quoteOf(passage, span),
          path,
          ...(code === undefined ? {} : { code }),
        })),
    ),
    dates: findings.flatMap(({ passage, dates }) =>
      dates.map(({ date, ...span }) => ({
        ...quoteOf(passage, span),
        ...(date === undefined ? {} : { date }),
      })),
    ),
    sums: findings.flatMap(({ passage, figures }) => figures.map((figure) => sumOf(passage, figure))),
    projects: projects.map((draft) => projectOf(draft, findings)),
  };
}

/** 佛山(云浮)产业转移工业园 names a park, not 佛山; 华曜谷肇庆算力产业园 neither. 四会龙甫产业园 is in 四会. */
function inParkName(text: string, { start, end }: Span, companies: readonly Span[]): boolean {
  const park = IN_PARK.exec(text.slice(end, end + 40))?.[0];
  if (park === undefined || /^[市县区省]/u.test(text.slice(end))) return false;
  const bracketed = /^[()]/u.test(park) || text[start - 1] === '(';
  return bracketed || /(?:转移|合作区|集聚区|示范园)/u.test(park) || behindCompany(text, start, companies);
}

/** 希音湾区大旺智慧产业园: the name began with the company. */
function behindCompany(text: string, start: number, companies: readonly Span[]): boolean {
  return companies.some(
    ({ end }) =>
      end <= start &&
      start - end <= 4 &&
      /^(?:(?![的在于将与和及拟建投])\p{Script=Han})*$/u.test(text.slice(end, start)),
  );
}

const PLAIN =
  '(?![,。;:!?、“”\\n的在为与将由了有是已投]|签约|动工|开工|落户|建设|项目|基地|工厂)[\\p{Script=Han}\\da-z·-]';
const IN_PARK = new RegExp(
  `^(?:\\(|(?=\\)))?(?:${PLAIN}){0,6}(?:\\([^()]{1,6})?[)]?(?:${PLAIN}){0,14}?(?:产业园区?|工业园区?|科技园区?|物流园区?|转移园|合作区|集聚区|产业城|科技城|智造园|产业谷|园区(?!内)|示范园|创新园|电商园|软件园)`,
  'u',
);

function quoteOf(passage: Passage, { start, end }: Span): Quote {
  const range = passage.range({ start, end });
  return { ...range, quote: passage.printed.slice(range.start, range.end) };
}

function sumOf(passage: Passage, figure: Figure): ReadSum {
  const { kind, value, unit, phase } = figure;
  return { ...quoteOf(passage, figure), kind, value, unit, ...(phase === undefined ? {} : { phase }) };
}

function projectOf(draft: ProjectDraft, findings: readonly Findings[]): ReadProject {
  const { name, company, place, phase, figures, events } = draft;
  const industry = industryOf(draft);
  return {
    ...(name === undefined ? {} : { name }),
    ...(company === undefined
      ? {}
      : {
          company: {
            name: company.name,
            names: [...company.names],
            ...(company.id === undefined ? {} : { id: company.id }),
            sure: isSure(company, findings),
          },
        }),
    ...(place === undefined ? {} : { place }),
    ...(phase === undefined ? {} : { phase }),
    ...(industry === undefined ? {} : { industry }),
    figures: figures.map(({ passage, figure }) => sumOf(passage, figure)),
    events: events.map(({ stage, date, planned, passage, span }) => ({
      ...quoteOf(passage, trimmed(passage, span)),
      stage,
      ...(date === undefined ? {} : { date }),
      ...(planned ? { planned: true as const } : {}),
    })),
  };
}

/** 冠旭电子落户德庆: what only companies do. */
const ACTS =
  /^(?:拟|将|已|正式|计划|宣布)*(?:投资|签约|落户|动工|开工|奠基|投产|增资|扩产|斥资|出资|新建|扩建|董事长|总经理|公告|的[^,。;]{0,30}(?:项目|基地|工厂|产业园))/u;

/** A trade word or the words beside it may mislead once. */
function isSure(company: ReadCompany, findings: readonly Findings[]): boolean {
  if (company.basis === 'record' || /(?:公司|集团|株式会社)$/u.test(nameKey(company.name))) return true;
  const times = findings.flatMap((found) => found.companies.filter((mention) => mention.company === company));
  if (company.basis === 'weak') return false;
  return (
    times.length > 1 ||
    times.some(({ passage, start, end }) => {
      const last = company.basis === 'name' && ACTS.test(passage.text.slice(end, end + 40));
      return last && !/[\p{Script=Han}]/u.test(passage.text[start - 1] ?? '');
    })
  );
}

/** A sentence without the blanks around it. */
function trimmed({ text }: Passage, { start, end }: Span): Span {
  const words = text.slice(start, end);
  return {
    start: start + words.length - words.trimStart().length,
    end: end - words.length + words.trimEnd().length,
  };
}
