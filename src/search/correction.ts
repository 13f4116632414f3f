/** A query that no record answers → the query that was probably meant. */
import { type ConceptDictionary, nameKey } from '../entities/concept.ts';
import type { Spelling } from '../index/spelling.ts';
import type { ParsedQuery, QueryUnit } from '../query/query.ts';
import type { Budget } from './budget.ts';
import type { Matching } from './holdings.ts';

/** Corrected queries that are tried at most. */
const MOST_TRIED = 24;
/** Longest stretch of neighbouring units that is looked up as one name, in characters. */
const LONGEST = 12;

export interface Correction {
  readonly q: string;
  readonly query: ParsedQuery;
}

interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Replaces one stretch of the query: where several replacements lead to records, that of the longest stretch
 * and the likeliest slip. Only a query with something in it that no record holds is corrected.
 */
export async function correct(
  q: string,
  query: ParsedQuery,
  parse: (q: string) => ParsedQuery,
  matcher: Matching,
  spelling: Spelling,
  dictionary: ConceptDictionary,
  budget: Budget,
): Promise<Correction | undefined> {
  let tried = 0;
  for (const { text, start, end } of stretches(q, query.units)) {
    if (budget.isSpent) return undefined;
    await budget.breathe();
    const candidates = spelling.candidates(text);
    // What some record holds as it stands is no slip.
    if (candidates.length === 0 || (await matcher.match(parse(`"${text}"`), 'all')).documents.length > 0)
      continue;
    for (const candidate of candidates) {
      if (tried++ >= MOST_TRIED || budget.isSpent) return undefined;
      const corrected = `${q.slice(0, start)}${printed(candidate.text, dictionary)}${q.slice(end)}`;
      const meant = parse(corrected);
      if ((await matcher.match(meant, 'all')).documents.length > 0) return { q: corrected, query: meant };
    }
  }
  return undefined;
}

/** A folded name as its owner writes it: shein is SHEIN. */
function printed(text: string, dictionary: ConceptDictionary): string {
  const terms = dictionary.named(text).flatMap((concept) => concept.terms);
  return terms.find((term) => nameKey(term) === text) ?? text;
}

/** Units and neighbouring units side by side, the longest first; of equal ones the first. */
function stretches(q: string, units: readonly QueryUnit[]): Stretch[] {
  const out = new Map<string, Stretch>();
  for (let i = 0; i < units.length; i++) {
    let text = '';
    for (let j = i; j < units.length; j++) {
      const unit = units[j] as QueryUnit;
      const before = units[j - 1];
      if (j > i && before?.mark[1] !== unit.mark[0]) break;
      text += unit.phrase.text;
      if (text.length > LONGEST) break;
      const start = (units[i] as QueryUnit).mark[0];
      // Quoted phrases stand as they are typed.
      if (q[start] !== '"' && q[start] !== '“') {
        if (!out.has(text)) out.set(text, { text, start, end: unit.mark[1] });
      }
    }
  }
  return [...out.values()].sort((a, b) => b.text.length - a.text.length || a.start - b.start);
}
