/** `q` → what it means. Never throws: what cannot be read as an operator is searched as text. */
import { asMeant, pieces } from '../analysis/analyzer.ts';
import { fold, toOriginal } from '../analysis/char-filter.ts';
import { regionalWords } from '../analysis/regional-word.ts';
import type { Mark, Understood } from '../contract/search.ts';
import { readAmount } from './amount-words.ts';
import { readDays } from './date-words.ts';
import { QUERY_FIELDS, readFilter } from './filter-clause.ts';
import type { Language, PinyinReader } from './language.ts';
import { type Clause, lex } from './lexer.ts';
import { type Phrase, phraseOf } from './phrase.ts';
import type { ParsedQuery, QueryFilters, QueryUnit, ScoredTerm } from './query.ts';
import { STOP_WORDS } from './stop-words.ts';
import { type CutText, cutText, termsOf } from './unit.ts';

const NO_FIELDS: ReadonlySet<string> = new Set();

export interface ParseOptions {
  /** Nothing but words, quotes and minus. */
  readonly literal?: boolean;
  /** False: dates and amounts in words (近30天, 10亿以上) stay words. */
  readonly readWords?: boolean;
  /** False: letters stay letters, and altered and regional words what they are printed as. */
  readonly readings?: boolean;
  /** The day from which relative dates count, as a day number. */
  readonly today: number;
}

const NO_PINYIN: PinyinReader = { read: () => [], names: () => [], spelt: () => [], mixed: () => [] };

export function parseQuery(q: string, known: Language, options: ParseOptions): ParsedQuery {
  const { literal = false, readWords = !literal, readings = true, today } = options;
  const language = readings ? known : { ...known, pinyin: NO_PINYIN };
  const units: QueryUnit[] = [];
  const excluded: Phrase[] = [];
  const terms = new Map<string, ScoredTerm>();
  const understood: Understood[] = [];
  const words: string[] = [];
  let filters: QueryFilters = {};
  let readsWords = false;

  const clauses = lex(q, literal ? NO_FIELDS : QUERY_FIELDS).filter((clause) => {
    const isField = clause.kind === 'field';
    if (clause.negated || !(isField || (clause.kind === 'text' && readWords))) return true;
    const read = isField ? readFilter(clause) : readWord(clause, today);
    if (!read) return true;
    readsWords ||= !isField;
    filters = merge(filters, read.filters);
    understood.push({
      kind: read.kind,
      text: clause.value,
      marks: [[clause.outerStart, clause.outerEnd]],
      filter: asParameters(read.filters),
    });
    return false;
  });
  for (const clause of joinWords(q, clauses)) {
    const text = clause.kind === 'field' ? asText(q, clause) : clause;
    const filtered = readings ? asMeant(text.value) : fold(text.value);
    const regional = readings ? regionalWords(text.value, filtered) : [];
    const whole = phraseOf(filtered.text);
    if (!whole) continue;
    if (clause.negated) {
      excluded.push(whole);
      continue;
    }
    words.push(filtered.text.trim().replace(/\s+/gu, ' '));
    const place = (start: number, end: number): Mark => {
      const [from, to] = toOriginal(filtered, start, end);
      return [text.start + from, text.start + to];
    };
    const found: CutText =
      clause.kind === 'phrase'
        ? quoted(whole, filtered.text, clause)
        : cutText(filtered.text, language, place, regional);
    units.push(...found.units);
    for (const term of found.terms) {
      const key = `${term.kind} ${term.term}`;
      if (term.unless === undefined || !terms.has(key)) terms.set(key, term);
    }
    for (const { concept, start, end } of found.mentions) {
      if (concept.kind !== 'company') continue;
      const mark = place(start, end);
      understood.push({ kind: 'company', text: q.slice(...mark), id: concept.id as string, marks: [mark] });
    }
  }

  const content = units.filter(({ phrase }) => !STOP_WORDS.has(phrase.text));
  return {
    units: content.length > 0 ? content : units,
    excluded,
    terms: [...terms.values()],
    filters,
    understood,
    readsWords,
    text: words.join(' '),
  };
}

/** A quotation is one unit, as it stands: no other names, no parts. */
function quoted(phrase: Phrase, text: string, { outerStart, outerEnd }: Clause): CutText {
  const unit: QueryUnit = { phrase, mark: [outerStart, outerEnd], concepts: [], exact: true, readings: [] };
  return { units: [unit], terms: termsOf(text, pieces(text), []), mentions: [] };
}

/** A word that says a stretch of days or bounds an amount, as the filter that it means. */
function readWord(
  { value }: Clause,
  today: number,
): { filters: QueryFilters; kind: 'date' | 'amount' } | undefined {
  const word = fold(value).text.trim();
  const days = readDays(word, today);
  if (days) return { filters: days, kind: 'date' };
  const bounds = readAmount(word);
  return bounds ? { filters: bounds, kind: 'amount' } : undefined;
}

/** Words side by side as one text: a name may have blanks in it (Regina Miracle). */
function joinWords(q: string, clauses: readonly Clause[]): Clause[] {
  const isWord = ({ kind, negated }: Clause) => kind === 'text' && !negated;
  const joined: Clause[] = [];
  for (const clause of clauses) {
    const last = joined.at(-1);
    const areSideBySide =
      last && isWord(last) && isWord(clause) && q.slice(last.end, clause.start).trim() === '';
    if (!areSideBySide) joined.push(clause);
    else joined.splice(-1, 1, { ...last, ...textBetween(q, last.start, clause.end) });
  }
  return joined;
}

function textBetween(q: string, start: number, end: number) {
  return { value: q.slice(start, end), start, end, outerStart: start, outerEnd: end };
}

/** A clause whose field or value is none of ours, as the text that was typed. */
function asText(q: string, clause: Clause): Clause {
  const start = clause.negated ? clause.outerStart + 1 : clause.outerStart;
  return { ...clause, kind: 'text', value: q.slice(start, clause.outerEnd), start, end: clause.outerEnd };
}

/** Of two bounds on one side the narrower holds. */
const NARROWER: Readonly<Record<string, (a: never, b: never) => boolean>> = {
  from: (a: string, b: string) => a > b,
  to: (a: string, b: string) => a < b,
  minYi: (a: number, b: number) => a > b,
  maxYi: (a: number, b: number) => a < b,
};

function merge(a: QueryFilters, b: QueryFilters): QueryFilters {
  const out: Record<string, unknown> = { ...a };
  for (const [name, value] of Object.entries(b)) {
    const before = out[name];
    if (Array.isArray(value) && Array.isArray(before)) out[name] = [...before, ...value];
    else if (before === undefined || !NARROWER[name]?.(before as never, value as never)) out[name] = value;
  }
  return out as QueryFilters;
}

/** Filters as the search parameters that say the same. */
function asParameters(filters: QueryFilters): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, String(value)]));
}
