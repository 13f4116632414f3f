/** What an article's reading says, in plain data with printed offsets. */
import type { Extraction, Quote, ReadProject, ReadSum } from '../contract/reading.ts';
import type { Article } from '../contract/record.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { isSure, searchedNames } from './company-sign.ts';
import type { Figure } from './figure.ts';
import type { Findings } from './findings.ts';
import { industryOf } from './industry.ts';
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
    projects: projects.map((draft) => projectOf(draft, findings, knowledge.tree)),
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

function projectOf(draft: ProjectDraft, findings: readonly Findings[], tree: PlaceTree): ReadProject {
  const { name, company, place, phase, figures, events } = draft;
  const industry = industryOf(draft);
  return {
    ...(name === undefined ? {} : { name }),
    ...(company === undefined
      ? {}
      : {
          company: {
            name: company.name,
            names: searchedNames(company, findings, tree),
            ...(company.id === undefined ? {} : { id: company.id }),
            sure: isSure(company, findings, tree),
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

/** A sentence without the blanks around it. */
function trimmed({ text }: Passage, { start, end }: Span): Span {
  const words = text.slice(start, end);
  return {
    start: start + words.length - words.trimStart().length,
    end: end - words.length + words.trimEnd().length,
  };
}
