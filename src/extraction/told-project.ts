/** Which readings make a project's record, and whose it is. */
import type { ReadProject } from '../contract/reading.ts';
import type { Article } from '../contract/record.ts';
import { nameKey } from '../entities/concept.ts';
import { regionStem } from '../entities/region.ts';
import { isProjectsName } from './told-name.ts';

/** No project of one owner costs more (亿元). */
const MOST_YI = 3_000;
/** A name of so many units tells which project it is without a place. */
const TELLING_NAME = 9;
/** What is built: a company does and signs many things. */
const BUILDS =
  /落户|项目(?!公司|部)|基地|工厂|厂房?|产线|生产线|车间|扩产|增产|试产|新建|兴建|投建|总部|智造谷|产业园|园区|设备|装修|用地|(?:总?投资|出资|斥资)(?:约|超过?|近|逾)?\d|產|項目/u;
/** 一批企业纷纷落户, 在这里落户的有: told of many, years ago. */
const CROWD = /纷纷|一批企业|等企业|的有|多年来|陆续落户|企业落户/u;
/** What is told about whoever was spoken of in the sentence before. */
const GOES_ON = /^["“”\s]*(?:集团|公司|该|企业|其|这|此|新|项目|一期|首期|二期|工程|计划|拟|目前|据)/u;

/** A reading must say something of the project, and of which: else no record is made of it. `headline`: of its article. */
export function isTelling({ name, company, place, events, figures }: ReadProject, headline: string): boolean {
  const sum = figures.find(({ kind }) => kind === 'investment');
  if (figures.some(({ kind, value }) => kind === 'investment' && value > MOST_YI)) return false;
  const money = sum !== undefined;
  const city = place !== undefined && place.length > 1;
  if (name !== undefined && !isProjectsName(name, company?.names ?? [])) return false;
  // Works of nobody in particular (通乡工程) are no projects of the trade.
  if (!company?.sure) {
    const one = name !== undefined && name.length >= 6 && !/工程$/u.test(name) && city;
    return one && events.length > 0 && money;
  }
  if (name !== undefined)
    return (
      money ||
      (events.length > 0 && (place !== undefined || company.id !== undefined || name.length >= TELLING_NAME))
    );
  if (place === undefined) return false;
  // A company does many things: without a name only what a sentence about it calls built or invested is a project.
  const near = place.slice(-2).map((division) => nameKey(regionStem(division)));
  return [...events, ...figures].some(({ quote }) => {
    const text = nameKey(quote);
    if (CROWD.test(text)) return false;
    return BUILDS.test(quote) && namesOne(text, company.names) && namesOne(nameKey(headline) + text, near);
  });
}

function namesOne(text: string, names: readonly string[]): boolean {
  return names.some((name) => text.includes(name));
}

/** True where the owner stands in the project's name, the title, or in a sentence about it or the one before. */
export function isOwnerTold(
  { name, company, events, figures }: ReadProject,
  { title, text }: Article,
): boolean {
  if (!company) return false;
  const { names } = company;
  const quotes = [...events, ...figures].map(({ quote }) => nameKey(quote));
  const key = name === undefined ? undefined : nameKey(name);
  if (key !== undefined && namesOne(key, names)) return true;
  if (namesOne(nameKey(title), names)) return true;
  const sentences = nameKey(`${title}。${text}`).split(/[。!?;\n]/u);
  const named = key !== undefined && sentences.some((sentence) => sentence.includes(key));
  if (!named && quotes.some((quote) => namesOne(quote, names))) return true;
  const about = (sentence: string) =>
    (key !== undefined && sentence.includes(key)) ||
    quotes.some((quote) => sentence !== '' && quote.includes(sentence.trim()));
  return sentences.some(
    (sentence, i) =>
      about(sentence) &&
      (namesOne(sentence, names) ||
        (GOES_ON.test(sentence) && namesOne(sentences[i - 1] ?? '', names)) ||
        (GOES_ON.test(sentences[i + 1] ?? '') && namesOne(sentences[i + 1] ?? '', names))),
  );
}
