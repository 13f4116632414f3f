/** `q` → what it means. Never throws: what cannot be read as an operator is searched as text. */
import { alnumParts, type Piece, pieces, tokenize, views } from '../analysis/analyzer.ts';
import { toOriginal } from '../analysis/char-filter.ts';
import { split } from '../analysis/segmenter.ts';
import type { FilteredText } from '../analysis/token.ts';
import type { Mark, Understood } from '../contract/search.ts';
import type { ConceptDictionary } from '../entities/concept.ts';
import { type Mention, recognize } from '../entities/recognizer.ts';
import { QUERY_FIELDS, readFilter } from './filter-clause.ts';
import { type Clause, lex } from './lexer.ts';
import { type Phrase, phraseOf } from './phrase.ts';
import type { ParsedQuery, QueryFilters, QueryUnit, ScoredTerm } from './query.ts';
import { STOP_WORDS } from './stop-words.ts';

const NO_FIELDS: ReadonlySet<string> = new Set();

export function parseQuery(q: string, dictionary: ConceptDictionary, literal = false): ParsedQuery {
  const units: QueryUnit[] = [];
  const excluded: Phrase[] = [];
  const terms = new Map<string, ScoredTerm>();
  const understood: Understood[] = [];
  const words: string[] = [];
  let filters: QueryFilters = {};

  for (const clause of joinWords(q, lex(q, literal ? NO_FIELDS : QUERY_FIELDS))) {
    const read = clause.kind === 'field' && !clause.negated ? readFilter(clause) : undefined;
    if (read) {
      filters = merge(filters, read.filters);
      understood.push({
        kind: read.kind,
        text: clause.value,
        marks: [[clause.outerStart, clause.outerEnd]],
        filter: asParameters(read.filters),
      });
      continue;
    }
    const text = clause.kind === 'field' ? asText(q, clause) : clause;
    const filtered = views(text.value).at(-1) as FilteredText;
    const whole = phraseOf(filtered.text);
    if (!whole) continue;
    if (clause.negated) {
      excluded.push(whole);
      continue;
    }
    words.push(filtered.text.trim().replace(/\s+/gu, ' '));
    const cut = pieces(filtered.text);
    const mentions = clause.kind === 'phrase' ? [] : recognize(filtered.text, cut, dictionary);
    const place = (start: number, end: number): Mark => {
      const [from, to] = toOriginal(filtered, start, end);
      return [text.start + from, text.start + to];
    };
    const found =
      clause.kind === 'phrase'
        ? [{ phrase: whole, mark: [clause.outerStart, clause.outerEnd] as Mark, concepts: [] }]
        : unitsOf(filtered.text, cutAtNames(filtered.text, cut, mentions), mentions, place);
    units.push(...found);
    for (const term of termsOf(filtered.text, cut, mentions)) {
      const key = `${term.kind} ${term.term}`;
      if (term.unless === undefined || !terms.has(key)) terms.set(key, term);
    }
    for (const { concept, start, end } of mentions) {
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
    text: words.join(' '),
  };
}

/** Words side by side as one text: a name may have blanks in it (Regina Miracle). */
function joinWords(q: string, clauses: readonly Clause[]): Clause[] {
  const isWord = ({ kind, negated }: Clause) => kind === 'text' && !negated;
  const joined: Clause[] = [];
  for (const clause of clauses) {
    const last = joined.at(-1);
    if (!last || !isWord(last) || !isWord(clause)) joined.push(clause);
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

function merge(a: QueryFilters, b: QueryFilters): QueryFilters {
  const out: Record<string, unknown> = { ...a };
  for (const [name, value] of Object.entries(b)) {
    const before = out[name];
    out[name] = Array.isArray(value) && Array.isArray(before) ? [...before, ...value] : value;
  }
  return out as QueryFilters;
}

/** Filters as the search parameters that say the same. */
function asParameters(filters: QueryFilters): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, String(value)]));
}

/** The pieces, those that hold a name beside something else cut into their parts: shein2023 is shein and 2023. */
function cutAtNames(text: string, cut: readonly Piece[], mentions: readonly Mention[]): Piece[] {
  const holdsMore = (piece: Piece) =>
    piece.script === 'alnum' &&
    mentions.some(
      ({ start, end }) =>
        (start > piece.start && start < piece.end) || (end > piece.start && end < piece.end),
    );
  return cut.flatMap((piece) =>
    holdsMore(piece)
      ? alnumParts(text.slice(piece.start, piece.end)).map(({ term, start }) => ({
          script: piece.script,
          start: piece.start + start,
          end: piece.start + start + term.length,
        }))
      : piece,
  );
}

/**
 * What must be there: each name that was recognised, each word, a long word by its parts (重大项目: 重大 and
 * 项目), and what jieba leaves as single characters side by side, as one phrase (an unknown name).
 */
function unitsOf(
  text: string,
  cut: readonly Piece[],
  mentions: readonly Mention[],
  place: (start: number, end: number) => Mark,
): QueryUnit[] {
  const spans = new Map<number, { start: number; end: number; mentions: Mention[] }>();
  for (const mention of mentions) {
    const span = spans.get(mention.start);
    if (span) span.mentions.push(mention);
    else spans.set(mention.start, { start: mention.start, end: mention.end, mentions: [mention] });
  }
  const units: QueryUnit[] = [];
  const push = (start: number, end: number, found: readonly Mention[] = []) => {
    const phrase = phraseOf(text.slice(start, end));
    if (phrase)
      units.push({ phrase, mark: place(start, end), concepts: found.map(({ concept }) => concept) });
  };
  let single: { start: number; end: number } | undefined;
  const flush = () => {
    if (single) push(single.start, single.end);
    single = undefined;
  };
  let covered = 0;
  for (const piece of cut) {
    const span = spans.get(piece.start);
    if (span) {
      flush();
      push(span.start, span.end, span.mentions);
      covered = span.end;
    }
    if (piece.start < covered) continue;
    const term = text.slice(piece.start, piece.end);
    const length = [...term].length;
    if (piece.script === 'cjk' && length === 1 && !STOP_WORDS.has(term)) {
      if (single?.end === piece.start) single = { start: single.start, end: piece.end };
      else {
        flush();
        single = { start: piece.start, end: piece.end };
      }
      continue;
    }
    flush();
    let at = piece.start;
    for (const part of piece.script === 'cjk' && length >= 4 ? split(term) : [term]) {
      push(at, at + part.length);
      at += part.length;
    }
  }
  flush();
  return units;
}

/** Words, pairs and characters outside of names, and each name as its concept with its words in reserve. */
function termsOf(text: string, cut: readonly Piece[], mentions: readonly Mention[]): ScoredTerm[] {
  const terms: ScoredTerm[] = mentions.map(({ concept }) => ({ kind: 'concept', term: concept.key }));
  for (const { kind, term, start, end } of tokenize(text, cut)) {
    const name = mentions.find((mention) => start < mention.end && end > mention.start);
    if (!name) terms.push({ kind, term });
    else if (start >= name.start && end <= name.end) terms.push({ kind, term, unless: name.concept.key });
  }
  return terms;
}
