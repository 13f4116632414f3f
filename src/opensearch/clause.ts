/** What a query asks of a record, as clauses of the cluster's query language. */
import type { TokenKind } from '../analysis/token.ts';
import type { Concept } from '../entities/concept.ts';
import { type Phrase, phraseOf } from '../query/phrase.ts';
import type { QueryUnit } from '../query/query.ts';
import type { WeighedTerm } from '../ranking/weighed-term.ts';
import { namesCompany } from '../search/match.ts';
import { STREAM_FIELDS } from './mapping.ts';
import { encodeTerm } from './term-code.ts';
import { type StreamPhrase, streamPhrases } from './token-stream.ts';

export type Clause = Readonly<Record<string, unknown>>;
type StreamField = (typeof STREAM_FIELDS)[number];

export const NOTHING: Clause = { match_none: {} };

export function anyOf(clauses: readonly Clause[]): Clause {
  if (clauses.length === 1) return clauses[0] as Clause;
  return clauses.length === 0 ? NOTHING : { bool: { should: clauses, minimum_should_match: 1 } };
}

export function allOf(clauses: readonly Clause[]): Clause {
  return clauses.length === 1 ? (clauses[0] as Clause) : { bool: { filter: clauses } };
}

export function termClause(kind: TokenKind, term: string): Clause {
  return { term: { [kind]: { value: encodeTerm(kind, term) } } };
}

/** Of a term its weight × idf × impact; of the words of a name nothing where the record names it as such. */
export function scoringClause({ kind, term, unless, weight, idf }: WeighedTerm): Clause {
  const scored = { term: { [kind]: { value: encodeTerm(kind, term), boost: weight * idf } } };
  if (unless === undefined) return scored;
  return { bool: { must: [scored], must_not: [termClause('concept', unless)] } };
}

function streamClause(field: StreamField, { tokens, prefix, pattern }: StreamPhrase): Clause {
  if (tokens.length === 0 && pattern !== undefined) return { regexp: { [field]: { value: pattern } } };
  if (prefix !== undefined) {
    const ends = { span_multi: { match: { prefix: { [field]: { value: prefix } } } } };
    const spans = tokens.map((token) => ({ span_term: { [field]: { value: token } } }));
    return { span_near: { clauses: [...spans, ends], slop: 0, in_order: true } };
  }
  if (tokens.length === 1) return { term: { [field]: { value: tokens[0] } } };
  return { match_phrase: { [field]: { query: tokens.join(' ') } } };
}

/**
 * Records that hold the phrase, with `isOwn` themselves, whatever articles say of them. Undefined where only their
 * texts tell.
 */
export function phraseClause(phrase: Phrase, isOwn: boolean): Clause | undefined {
  const ways = streamPhrases(phrase);
  if (!ways) return undefined;
  const [only] = phrase.parts;
  if (!isOwn && phrase.parts.length === 1 && only) {
    const length = [...only.text].length;
    if (only.script === 'alnum') return termClause('word', only.text);
    if (length <= 2) return termClause(length === 1 ? 'char' : 'gram', only.text);
  }
  const fields = isOwn ? (['own'] as const) : STREAM_FIELDS;
  const found = anyOf(fields.flatMap((field) => ways.map((way) => streamClause(field, way))));
  const runs = phrase.parts.filter(({ script }) => script === 'alnum');
  return allOf([...runs.map(({ text }) => termClause('word', text)), found]);
}

/** Records that may hold the phrase: all that do, and perhaps others. */
export function candidateClause(phrase: Phrase): Clause {
  return allOf(
    phrase.parts.map((part) =>
      part.script === 'alnum'
        ? termClause('word', part.text)
        : (phraseClause(phraseOf(part.text) as Phrase, false) as Clause),
    ),
  );
}

/** A phrase of a query and whether the record must hold it itself. */
export type PhraseReader = (phrase: Phrase, isOwn: boolean) => Promise<Clause>;

/** Records that hold the unit by any of its names; see `Matcher` of the embedded engine. */
export async function unitClause(
  { phrase, exact, concepts, readings }: QueryUnit,
  read: PhraseReader,
): Promise<Clause> {
  const named: readonly Concept[] = [...concepts, ...readings.flatMap((reading) => reading.concepts)];
  const ways = [
    await read(phrase, exact || namesCompany(concepts)),
    ...named.map(({ key }) => termClause('concept', key)),
  ];
  for (const { phrases, concepts: meant } of readings) {
    const parts: Clause[] = [];
    for (const part of phrases) parts.push(await read(part, namesCompany(meant)));
    ways.push(allOf(parts));
  }
  return anyOf(ways);
}
