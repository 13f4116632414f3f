/** Record → the texts that are searched, field by field. */
import { pieces, tokenize, views } from '../analysis/analyzer.ts';
import { scriptRuns } from '../analysis/script-run.ts';
import type { FilteredText, TokenKind } from '../analysis/token.ts';
import type { Article, Company, Project } from '../contract/record.ts';
import type { ConceptDictionary } from '../entities/concept.ts';
import { recognize } from '../entities/recognizer.ts';
import type { FieldName } from './field.ts';

export type FieldTexts = Readonly<Record<FieldName, readonly string[]>>;

const present = (values: readonly (string | undefined)[]) => values.filter((v) => v !== undefined);

export function articleTexts(article: Article, companyNames: readonly string[]): FieldTexts {
  return {
    title: [article.title],
    names: companyNames,
    labels: [...(article.regions ?? []), ...(article.industries ?? []), ...(article.tags ?? [])],
    body: [article.text],
  };
}

export function projectTexts(project: Project, companyNames: readonly string[]): FieldTexts {
  const names = companyNames.length > 0 ? companyNames : present([project.company]);
  return {
    title: [project.name],
    names: [...(project.aliases ?? []), ...names],
    labels: [...(project.regions ?? []), ...present([project.industry, project.stage])],
    body: [],
  };
}

export function companyTexts(company: Company): FieldTexts {
  return {
    title: [company.name],
    names: [...present([company.fullName]), ...(company.aliases ?? [])],
    labels: [...(company.regions ?? []), ...present([company.industry])],
    body: [],
  };
}

/** How often each term stands in a field, by kind. */
export type TermCounts = Readonly<Record<TokenKind, ReadonlyMap<string, number>>>;

/** Counts over the views of one text: where they differ, the larger count holds. */
export function countTerms(filtered: readonly FilteredText[], dictionary: ConceptDictionary): TermCounts {
  const total = { word: new Map(), gram: new Map(), char: new Map(), concept: new Map() } satisfies Record<
    TokenKind,
    Map<string, number>
  >;
  for (const { text } of filtered) {
    const counts = new Map<TokenKind, Map<string, number>>();
    const count = (kind: TokenKind, term: string) => {
      let terms = counts.get(kind);
      if (!terms) {
        terms = new Map();
        counts.set(kind, terms);
      }
      terms.set(term, (terms.get(term) ?? 0) + 1);
    };
    const cut = pieces(text);
    for (const { kind, term } of tokenize(text, cut)) count(kind, term);
    for (const { concept } of recognize(text, cut, dictionary)) count('concept', concept.key);
    for (const [kind, terms] of counts) {
      for (const [term, n] of terms) total[kind].set(term, Math.max(n, total[kind].get(term) ?? 0));
    }
  }
  return total;
}

/**
 * Length of a field for normalisation: CJK characters, an alphanumeric run counting as two. Taken from
 * the runs, so that averages are known before anything is segmented.
 */
export function fieldLength(texts: readonly string[]): number {
  let length = 0;
  for (const text of texts) {
    for (const run of scriptRuns(views(text)[0]?.text ?? ''))
      length += run.script === 'cjk' ? run.end - run.start : 2;
  }
  return length;
}
