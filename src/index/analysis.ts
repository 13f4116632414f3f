/**
 * What analysis makes of one record: a function of its texts, the average lengths and the names that are known,
 * and of nothing else. Whoever keeps what it gave may go on using it as long as those stay the same.
 */
import { views } from '../analysis/analyzer.ts';
import type { ConceptDictionary } from '../entities/concept.ts';
import { impact, normalisedFrequency, slotOf } from './bm25f.ts';
import { encodeBody } from './body.ts';
import { countTerms, type FieldTexts, fieldLength } from './document.ts';
import { BOOSTS, CONTEXT_BREAK, FIELDS, type FieldName, TEXT_BREAK } from './field.ts';

/** Slots of the impacts of a document's terms. Characters are code points, pairs are numbered by `pairKey`. */
export interface AnalysedDocument {
  readonly word: ReadonlyMap<string, number>;
  readonly concept: ReadonlyMap<string, number>;
  readonly char: ReadonlyMap<number, number>;
  readonly gram: ReadonlyMap<number, number>;
  /** Folded texts in all views, with breaks between them. */
  readonly folded: string;
  /** Of an article whose text folding left in place (see `encodeBody`). */
  readonly body: Uint8Array | undefined;
}

/** Who is named in articles about a project is mostly somebody else. */
function withoutCompanies(concepts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...concepts].filter(([key]) => !key.startsWith('company:')));
}

/** Turns summed frequencies into the slots of their impacts. */
function toSlots<K>(frequencies: Map<K, number>): ReadonlyMap<K, number> {
  for (const [term, frequency] of frequencies) frequencies.set(term, slotOf(impact(frequency)));
  return frequencies;
}

/** `averages`: of the record's type. nodejieba must hold the names of the dictionary. */
export function analyse(
  texts: FieldTexts,
  averages: Readonly<Record<FieldName, number>>,
  dictionary: ConceptDictionary,
): AnalysedDocument {
  let body: Uint8Array | undefined;
  const frequencies = {
    word: new Map<string, number>(),
    concept: new Map<string, number>(),
    char: new Map<number, number>(),
    gram: new Map<number, number>(),
  };
  const own: string[] = [];
  const context: string[] = [];
  for (const field of FIELDS) {
    const length = fieldLength(texts[field]);
    if (length === 0) continue;
    const one = normalisedFrequency(1, BOOSTS[field], length, averages[field]);
    const add = <K>(sums: Map<K, number>, counts: ReadonlyMap<K, number>) => {
      for (const [term, tf] of counts) sums.set(term, (sums.get(term) ?? 0) + tf * one);
    };
    for (const text of texts[field]) {
      const filtered = views(text);
      const printed = filtered.map((view) => view.text.replaceAll(CONTEXT_BREAK, ' '));
      if (field === 'body' && filtered[0]) {
        const start = own.reduce((sum, other) => sum + other.length + TEXT_BREAK.length, 0);
        body = encodeBody(text, { ...filtered[0], text: printed[0] as string }, start, filtered.length === 1);
      }
      (field === 'context' ? context : own).push(...printed);
      const counts = countTerms(filtered, dictionary);
      add(frequencies.word, counts.words);
      add(frequencies.concept, field === 'context' ? withoutCompanies(counts.concepts) : counts.concepts);
      add(frequencies.char, counts.characters);
      add(frequencies.gram, counts.pairs);
    }
  }
  const folded = [own, context].filter((part) => part.length > 0).map((part) => part.join(TEXT_BREAK));
  return {
    word: toSlots(frequencies.word),
    concept: toSlots(frequencies.concept),
    char: toSlots(frequencies.char),
    gram: toSlots(frequencies.gram),
    folded: folded.join(CONTEXT_BREAK),
    body,
  };
}
