/** Record → the texts that are searched, field by field. */
import { pieces, wordTerms } from '../analysis/analyzer.ts';
import { fold, foldedUnits } from '../analysis/char-filter.ts';
import { lengthInRuns, scriptRuns } from '../analysis/script-run.ts';
import type { FilteredText } from '../analysis/token.ts';
import type { Article, Company, Project } from '../contract/record.ts';
import type { ConceptDictionary } from '../entities/concept.ts';
import { recognize } from '../entities/recognizer.ts';
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

/** How often each term stands in a text. Characters are code points; pairs are numbered by `pairKey`. */
export interface TermCounts {
  readonly words: Map<string, number>;
  readonly concepts: Map<string, number>;
  readonly characters: Map<number, number>;
  readonly pairs: Map<number, number>;
}

const PAIR_BASE = 0x110000;

/** Two code points as one whole number. */
export function pairKey(first: number, second: number): number {
  return first * PAIR_BASE + second;
}

export function pairOf(key: number): [first: number, second: number] {
  return [Math.floor(key / PAIR_BASE), key % PAIR_BASE];
}

function countView(text: string, dictionary: ConceptDictionary): TermCounts {
  const counts: TermCounts = {
    words: new Map(),
    concepts: new Map(),
    characters: new Map(),
    pairs: new Map(),
  };
  const cut = pieces(text);
  for (const term of wordTerms(text, cut)) counts.words.set(term, (counts.words.get(term) ?? 0) + 1);
  for (const { concept } of recognize(text, cut, dictionary)) {
    counts.concepts.set(concept.key, (counts.concepts.get(concept.key) ?? 0) + 1);
  }
  let before = 0;
  let beforeEnd = -1;
  for (const { script, start, end } of cut) {
    if (script !== 'cjk') continue;
    for (let at = start; at < end; ) {
      const code = text.codePointAt(at) as number;
      counts.characters.set(code, (counts.characters.get(code) ?? 0) + 1);
      if (beforeEnd === at) {
        const key = pairKey(before, code);
        counts.pairs.set(key, (counts.pairs.get(key) ?? 0) + 1);
      }
      at += code > 0xffff ? 2 : 1;
      before = code;
      beforeEnd = at;
    }
  }
  return counts;
}

function larger<K>(a: Map<K, number>, b: ReadonlyMap<K, number>): void {
  for (const [key, n] of b) if (n > (a.get(key) ?? 0)) a.set(key, n);
}

/** Counts over the views of one text: where they differ, the larger count holds. */
export function countTerms(filtered: readonly FilteredText[], dictionary: ConceptDictionary): TermCounts {
  const [total, ...others] = filtered.map(({ text }) => countView(text, dictionary)) as [
    TermCounts,
    ...TermCounts[],
  ];
  for (const other of others) {
    larger(total.words, other.words);
    larger(total.concepts, other.concepts);
    larger(total.characters, other.characters);
    larger(total.pairs, other.pairs);
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
    const units = foldedUnits(text);
    if (units) length += lengthInRuns(units);
    else
      for (const run of scriptRuns(fold(text).text)) length += run.script === 'cjk' ? run.end - run.start : 2;
  }
  return length;
}
