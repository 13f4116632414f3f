/**
 * What analysis makes of one record: a function of its texts, the average lengths and the names that are known,
 * and of nothing else. Whoever keeps what it gave may go on using it as long as those stay the same.
 */
import { type Piece, pieces, views, wordTerms } from '../analysis/analyzer.ts';
import type { ConceptDictionary } from '../entities/concept.ts';
import { recognize } from '../entities/recognizer.ts';
import { normalisedFrequency } from './bm25f.ts';
import { encodeBody } from './body.ts';
import { type FieldTexts, fieldLength } from './document.ts';
import { BOOSTS, CONTEXT_BREAK, FIELDS, type FieldName, TEXT_BREAK } from './field.ts';
import type { GramIndexBuilder } from './gram-builder.ts';
import type { WordRun } from './word-run.ts';

/** What terms are counted into. */
export interface TermRuns {
  readonly word: WordRun;
  readonly concept: WordRun;
  readonly grams: GramIndexBuilder;
}

export interface AnalysedDocument {
  /** Folded texts in all views, with breaks between them. */
  readonly folded: string;
  /** Of an article whose text folding left in place (see `encodeBody`). */
  readonly body: Uint8Array | undefined;
}

/** `averages`: of the record's type. The dictionary that is in use must hold the names of `dictionary`. */
export function analyse(
  document: number,
  texts: FieldTexts,
  averages: Readonly<Record<FieldName, number>>,
  dictionary: ConceptDictionary,
  runs: TermRuns,
): AnalysedDocument {
  let body: Uint8Array | undefined;
  const all = [runs.word, runs.concept, runs.grams];
  const own: string[] = [];
  const context: string[] = [];
  for (const field of FIELDS) {
    const length = fieldLength(texts[field]);
    if (length === 0) continue;
    const one = normalisedFrequency(1, BOOSTS[field], length, averages[field]);
    for (const text of texts[field]) {
      const filtered = views(text);
      const printed = filtered.map((view) => view.text.replaceAll(CONTEXT_BREAK, ' '));
      if (field === 'body' && filtered[0]) {
        const start = own.reduce((sum, other) => sum + other.length + TEXT_BREAK.length, 0);
        body = encodeBody(text, { ...filtered[0], text: printed[0] as string }, start, filtered.length === 1);
      }
      (field === 'context' ? context : own).push(...printed);
      for (const view of filtered) {
        countView(view.text, dictionary, runs, field !== 'context');
        for (const run of all) run.endView();
      }
      for (const run of all) run.endText(one);
    }
  }
  for (const run of all) run.endDocument(document);
  const folded = [own, context].filter((part) => part.length > 0).map((part) => part.join(TEXT_BREAK));
  return { folded: folded.join(CONTEXT_BREAK), body };
}

/** `companies`: false where they do not count. Who is named in articles about a project is mostly somebody else. */
function countView(
  text: string,
  dictionary: ConceptDictionary,
  { word, concept, grams }: TermRuns,
  companies: boolean,
): void {
  const cut = pieces(text);
  for (const term of wordTerms(text, cut)) word.count(term);
  for (const { concept: named } of recognize(text, cut, dictionary)) {
    if (companies || named.kind !== 'company') concept.count(named.key);
  }
  for (let i = 0; i < cut.length; ) {
    const { script, start, end } = cut[i++] as Piece;
    if (script !== 'cjk') continue;
    // Words of one run stand side by side.
    let last = end;
    for (let next = cut[i]; next?.script === 'cjk' && next.start === last; next = cut[++i]) last = next.end;
    grams.count(text, start, last);
  }
}
