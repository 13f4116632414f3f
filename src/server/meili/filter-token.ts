/** A filter's text → its words and signs. */

export interface Token {
  readonly kind: 'word' | 'sign';
  readonly text: string;
  readonly isQuoted: boolean;
  /** `[start, end)` in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

const SIGN = /^(?:!=|>=|<=|[=<>()[\],])/;
const BARE = /^[^\s=!<>()[\],'"]+/;

/** `wrong` makes the error that is thrown for what is no token. */
export function lexFilter(
  text: string,
  wrong: (message: string, start: number, end: number) => Error,
): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at, at + 20_000);
    const blank = /^\s+/.exec(rest);
    if (blank) {
      at += blank[0].length;
      continue;
    }
    const start = at;
    const quote = rest[0];
    if (quote === '"' || quote === "'") {
      const { value, end } = quoted(text, at + 1, quote);
      if (end === undefined) throw wrong(`引号没有结束 (missing closing ${quote})`, start, text.length);
      at = end;
      tokens.push({ kind: 'word', text: value, isQuoted: true, start, end });
      continue;
    }
    const sign = SIGN.exec(rest)?.[0];
    const bare = sign === undefined ? BARE.exec(rest)?.[0] : undefined;
    const read = sign ?? bare;
    if (read === undefined) throw wrong(`读不懂 \`${rest[0]}\` (unexpected character)`, start, start + 1);
    at += read.length;
    tokens.push({ kind: sign === undefined ? 'word' : 'sign', text: read, isQuoted: false, start, end: at });
  }
  return tokens;
}

/** The text up to the closing quote; a backslash takes the next quote or backslash as it is. */
function quoted(text: string, from: number, quote: string): { value: string; end?: number } {
  let value = '';
  for (let at = from; at < text.length; at++) {
    const sign = text[at] as string;
    if (sign === quote) return { value, end: at + 1 };
    const next = text[at + 1];
    if (sign === '\\' && (next === quote || next === '\\')) {
      value += next;
      at++;
    } else {
      value += sign;
    }
  }
  return { value };
}
