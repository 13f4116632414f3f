/** A reader that knows four companies and one zone, and readings in short words for tables. */

import type { Extraction, ReadProject, ReadSum } from '../../src/contract/reading.ts';
import type { Article, Company } from '../../src/contract/record.ts';
import { assemble } from '../../src/extraction/assemble.ts';
import { extract } from '../../src/extraction/extraction.ts';
import type { Findings } from '../../src/extraction/findings.ts';
import { type OwnerCase, ownerCases } from '../../src/extraction/owner-choice.ts';
import { type ArticleReading, readArticle } from '../../src/extraction/read-article.ts';
import { knowledgeOf, type Stated } from '../../src/extraction/told.ts';

const COMPANIES: readonly Company[] = [
  { id: 'shein', name: '希音', aliases: ['SHEIN'] },
  { id: 'grand', name: '冠旭电子', fullName: '深圳市冠旭电子股份有限公司', aliases: ['冠旭'] },
  { id: 'xpeng', name: '小鹏汽车', aliases: ['小鹏', 'XPeng'] },
  { id: 'catl', name: '宁德时代', aliases: ['CATL'] },
];
const ZONES = [{ terms: ['肇庆高新区', '大旺', '肇庆高新技术产业开发区', '肇庆国家高新区'] }];
const HOMES: readonly Article[] = ['肇庆高新区', '德庆县'].map((name) => ({
  id: name,
  title: name,
  text: '',
  regions: ['广东省', '肇庆市', name],
}));

/** Records of a corpus that states the companies and the zone; of articles only those that are given. */
export function stated(fields: Partial<Stated> = {}): Stated {
  const articles = [...HOMES, ...(fields.articles ?? [])];
  return { projects: [], companies: COMPANIES, synonyms: ZONES, ...fields, articles };
}

/** nodejieba has one dictionary a process: readers that know other names belong in other test files. */
export const knowledge = knowledgeOf(stated());

/** What is read from a text with a title that says nothing. */
export function read(text: string, fields: Partial<Pick<Article, 'title' | 'published'>> = {}): Extraction {
  return extract({ title: '快讯', text, ...fields }, knowledge);
}

export function readingOf(text: string, published?: string): ArticleReading {
  return readArticle({ title: '快讯', text, ...(published === undefined ? {} : { published }) }, knowledge);
}

/** What is found in a text, before it is put together. */
export function findingsOf(text: string, published?: string): Findings {
  return readingOf(text, published).findings[1] as Findings;
}

/** `开工 2023-05-11`, `投产 2024 预计`, `封顶`. */
export function events(project: Pick<ReadProject, 'events'> | undefined): string[] {
  return (project?.events ?? []).map(({ stage, date, planned }) =>
    [stage, date, planned ? '预计' : undefined].filter((word) => word !== undefined).join(' '),
  );
}

/** `investment 56 亿元`, `investment 0.3 亿美元 一期`. */
export function figures(sums: readonly ReadSum[] | undefined): string[] {
  return (sums ?? []).map(({ kind, value, unit, phase }) =>
    [kind, value, unit, phase].filter((word) => word !== undefined).join(' '),
  );
}

/** The events of a text and whose each may be, before that is settled; and what was found there. */
export function toldIn(
  text: string,
  title = '快讯',
): { readonly cases: readonly OwnerCase[]; readonly findings: readonly Findings[] } {
  const { findings } = readArticle({ title, text, published: '2024-06-20' }, knowledge);
  let cases: readonly OwnerCase[] = [];
  assemble(findings, (...told) => {
    cases = ownerCases(...told);
  });
  return { cases, findings };
}

export const casesOf = (text: string, title?: string) => toldIn(text, title).cases;

/** The signs of an event for a company of this name, `nobody` or `none`. */
export function signsOf({ candidates }: OwnerCase, name: string): readonly string[] {
  const found = candidates.find(({ candidate }) =>
    typeof candidate === 'string' ? candidate === name : [...candidate.names].includes(name),
  );
  if (!found) throw new Error(`${name} is no candidate`);
  return found.signs;
}
