/** `q` → clauses. Nothing is an error: what is not an operator is text. */

export interface Clause {
  readonly kind: 'text' | 'phrase' | 'field';
  readonly negated: boolean;
  /** For `field`: the name before the colon, lower case. */
  readonly field?: string;
  readonly value: string;
  /** Where `value` stands in `q`. */
  readonly start: number;
  readonly end: number;
  /** Where the whole clause stands in `q`, operator and quotes included. */
  readonly outerStart: number;
  readonly outerEnd: number;
}

const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['＂', '＂'],
  ['“', '”'],
  ['”', '”'],
]);
const BLANK = /\s/u;
const FIELD = /^([a-z]+)[:：]/iu;

/** Splits at blanks; quotes hold together; a minus before a word excludes it; `name:value` where `name` is known. */
export function lex(q: string, fields: ReadonlySet<string>): Clause[] {
  const clauses: Clause[] = [];
  let at = 0;
  while (at < q.length) {
    if (BLANK.test(q[at] as string)) {
      at++;
      continue;
    }
    const outerStart = at;
    const negated =
      (q[at] === '-' || q[at] === '－') && at + 1 < q.length && !BLANK.test(q[at + 1] as string);
    if (negated) at++;
    const named = FIELD.exec(q.slice(at));
    const field = named?.[1]?.toLowerCase();
    const isField =
      named !== null && field !== undefined && fields.has(field) && hasValue(q, at + named[0].length);
    if (isField) at += named[0].length;
    const quoted = readQuoted(q, at);
    const [start, end, next] = quoted ?? readWord(q, at);
    at = next;
    clauses.push({
      kind: isField ? 'field' : quoted ? 'phrase' : 'text',
      negated,
      ...(isField ? { field } : {}),
      value: q.slice(start, end),
      start,
      end,
      outerStart,
      outerEnd: next,
    });
  }
  return clauses;
}

function hasValue(q: string, at: number): boolean {
  return at < q.length && !BLANK.test(q[at] as string);
}

type Place = [start: number, end: number, next: number];

/** A quotation that is closed and not empty; an open quote is text like any other. */
function readQuoted(q: string, at: number): Place | undefined {
  const close = QUOTES.get(q[at] ?? '');
  if (close === undefined) return undefined;
  const end = q.indexOf(close, at + 1);
  return end > at + 1 && q.slice(at + 1, end).trim() !== '' ? [at + 1, end, end + 1] : undefined;
}

function readWord(q: string, at: number): Place {
  let end = at + 1;
  while (end < q.length && !BLANK.test(q[end] as string) && readQuoted(q, end) === undefined) end++;
  return [at, end, end];
}
