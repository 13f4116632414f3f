/** Record → the texts that are searched, field by field. */
import { fold, foldedUnits } from '../analysis/char-filter.ts';
import { lengthInRuns, scriptRuns } from '../analysis/script-run.ts';
import type { Article, Company, Project } from '../contract/record.ts';
import type { FieldName } from './field.ts';

export type FieldTexts = Readonly<Record<FieldName, readonly string[]>>;

const present = (values: readonly (string | undefined)[]) => values.filter((v) => v !== undefined);

function isStated(article: Article, field: string): boolean {
  const read = article['readFields'];
  return !(Array.isArray(read) && read.includes(field));
}

export function articleTexts(
  article: Article,
  companyNames: readonly string[],
  body: readonly string[] = [article.text],
): FieldTexts {
  return {
    title: [article.title],
    names: companyNames,
    // What was read from its own text is searched there already.
    labels: [
      ...(isStated(article, 'regions') ? (article.regions ?? []) : []),
      ...(isStated(article, 'industries') ? (article.industries ?? []) : []),
      ...(article.tags ?? []),
    ],
    body,
    context: [],
  };
}

export function projectTexts(
  project: Project,
  companyNames: readonly string[],
  context: readonly string[] = [],
): FieldTexts {
  const names = companyNames.length > 0 ? companyNames : present([project.company]);
  return {
    title: [project.name],
    names: [...(project.aliases ?? []), ...names],
    labels: [...(project.regions ?? []), ...present([project.industry, project.stage])],
    body: [],
    context,
  };
}

export function companyTexts(company: Company): FieldTexts {
  return {
    title: [company.name],
    names: [...present([company.fullName]), ...(company.aliases ?? [])],
    labels: [...(company.regions ?? []), ...present([company.industry])],
    body: [],
    context: [],
  };
}

/**
 * Length of a field for normalisation: CJK characters, an alphanumeric run counting as two. Taken from
 * the runs, so that averages are known before anything is segmented.
 */
export function fieldLength(texts: readonly string[]): number {
  let length = 0;
  for (const text of texts) {
    const units = foldedUnits(text);
    if (units) length += lengthInRuns(units);
    else
      for (const run of scriptRuns(fold(text).text)) length += run.script === 'cjk' ? run.end - run.start : 2;
  }
  return length;
}
