/** Meilisearch's filter: a text, or a list whose texts must all hold and whose inner lists hold in one → a condition. */
import { ATTRIBUTES, type Comparison, type Condition, NUMERIC } from '../../contract/document-query.ts';
import type { RecordType } from '../../contract/record.ts';
import { lexFilter, type Token } from './filter-token.ts';
import { MeiliError } from './meili-error.ts';

export type FilterValue = string | readonly (string | readonly string[])[];

/** Parentheses and NOT inside one another. */
const DEEPEST = 100;
const MOST_CONDITIONS = 500;

/** Throws `MeiliError` with `code` and the place of the mistake. Undefined for a filter without conditions. */
export function parseFilter(
  type: RecordType,
  filter: FilterValue | null | undefined,
  code = 'invalid_search_filter',
): Condition | undefined {
  if (filter === null || filter === undefined) return undefined;
  const budget = { left: MOST_CONDITIONS };
  const parse = (text: string) => new Parser(type, text, code, budget).whole();
  if (typeof filter === 'string') return parse(filter);
  const all = filter.flatMap((part): Condition[] => {
    if (typeof part === 'string') return [parse(part)].filter((one) => one !== undefined);
    const any = part.map(parse).filter((one) => one !== undefined);
    return any.length === 0 ? [] : [{ kind: 'or', of: any }];
  });
  return all.length === 0 ? undefined : { kind: 'and', of: all };
}

const COMPARE: ReadonlySet<string> = new Set(['=', '>', '>=', '<', '<=']);

class Parser {
  readonly #type: RecordType;
  readonly #text: string;
  readonly #code: string;
  readonly #budget: { left: number };
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(type: RecordType, text: string, code: string, budget: { left: number }) {
    this.#type = type;
    this.#text = text;
    this.#code = code;
    this.#budget = budget;
    this.#tokens = lexFilter(text, (message, start, end) => this.#wrong(message, start, end));
  }

  whole(): Condition | undefined {
    if (this.#tokens.length === 0) return undefined;
    const condition = this.#or(0);
    const rest = this.#tokens[this.#at];
    if (rest)
      throw this.#wrong(
        `这里只能是 AND、OR 或结尾, 得到 \`${rest.text}\` (expected AND, OR or the end)`,
        rest.start,
        rest.end,
      );
    return condition;
  }

  #or(depth: number): Condition {
    const of = [this.#and(depth)];
    while (this.#take('OR')) of.push(this.#and(depth));
    return of.length === 1 ? (of[0] as Condition) : { kind: 'or', of };
  }

  #and(depth: number): Condition {
    const of = [this.#not(depth)];
    while (this.#take('AND')) of.push(this.#not(depth));
    return of.length === 1 ? (of[0] as Condition) : { kind: 'and', of };
  }

  #not(depth: number): Condition {
    if (depth > DEEPEST) throw this.#wrong(`嵌套超过 ${DEEPEST} 层 (nested too deeply)`);
    if (this.#take('NOT')) return { kind: 'not', of: this.#not(depth + 1) };
    if (!this.#take('(')) return this.#condition();
    const inner = this.#or(depth + 1);
    if (!this.#take(')')) throw this.#wrong('缺少 `)` (missing closing parenthesis)');
    return inner;
  }

  #condition(): Condition {
    if (this.#budget.left-- <= 0) throw this.#wrong(`最多 ${MOST_CONDITIONS} 个条件 (too many conditions)`);
    const name = this.#tokens[this.#at];
    if (name?.kind !== 'word') throw this.#wrong('缺少字段名 (expected an attribute)');
    this.#at++;
    const attribute = this.#attribute(name);
    const isNegated = this.#take('NOT');
    const condition = this.#operation(attribute, isNegated);
    return isNegated ? { kind: 'not', of: condition } : condition;
  }

  #attribute({ text, start, end }: Token): string {
    if (Object.hasOwn(ATTRIBUTES[this.#type], text)) return text;
    if (/^_geo/.test(text))
      throw this.#wrong(
        '没有按坐标的筛选; 按地区用 regions (no geographic filters; use regions)',
        start,
        end,
      );
    const names = Object.keys(ATTRIBUTES[this.#type]).map((known) => `\`${known}\``);
    throw this.#wrong(
      `字段 \`${text}\` 不能筛选, 可用 ${names.join(', ')}。Attribute \`${text}\` is not filterable. Available filterable attribute patterns are: ${names.join(', ')}.`,
      start,
      end,
    );
  }

  #operation(attribute: string, isNegated: boolean): Condition {
    if (this.#take('EXISTS')) return { kind: 'exists', attribute };
    if (this.#take('IN')) return { kind: 'in', attribute, values: this.#list(attribute) };
    if (this.#take('CONTAINS')) return this.#compare(attribute, 'contains');
    if (this.#take('STARTS')) {
      if (!this.#take('WITH')) throw this.#wrong('STARTS 后须为 WITH (expected WITH)');
      return this.#compare(attribute, 'starts with');
    }
    if (!isNegated) {
      if (this.#take('IS')) return this.#nothing();
      const operator = this.#tokens[this.#at];
      if (operator?.kind === 'sign') {
        if (this.#take('!=')) return { kind: 'not', of: this.#compare(attribute, '=') };
        if (COMPARE.has(operator.text)) {
          this.#at++;
          return this.#compare(attribute, operator.text as Comparison);
        }
      } else if (operator?.kind === 'word') {
        const from = this.#value(attribute);
        if (!this.#take('TO'))
          throw this.#wrong(
            '缺少运算符 (expected an operation: =, !=, >, >=, <, <=, TO, IN, EXISTS, CONTAINS, STARTS WITH, IS NULL, IS EMPTY)',
            operator.start,
            operator.end,
          );
        const to = this.#value(attribute);
        return {
          kind: 'and',
          of: [
            { kind: 'compare', attribute, operator: '>=', value: from },
            { kind: 'compare', attribute, operator: '<=', value: to },
          ],
        };
      }
    }
    throw this.#wrong(
      '缺少运算符 (expected an operation: =, !=, >, >=, <, <=, TO, IN, EXISTS, CONTAINS, STARTS WITH, IS NULL, IS EMPTY)',
    );
  }

  /** `IS NULL`, `IS EMPTY` and their opposites: our documents have a value or no such field at all. */
  #nothing(): Condition {
    const isNegated = this.#take('NOT');
    if (!this.#take('NULL') && !this.#take('EMPTY'))
      throw this.#wrong('IS 后须为 NULL 或 EMPTY (expected NULL or EMPTY)');
    const never: Condition = { kind: 'or', of: [] };
    return isNegated ? { kind: 'not', of: never } : never;
  }

  #compare(attribute: string, operator: Comparison): Condition {
    return { kind: 'compare', attribute, operator, value: this.#value(attribute) };
  }

  #value(attribute: string): string {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'word') throw this.#wrong('缺少值 (expected a value)');
    this.#at++;
    if ((NUMERIC as readonly string[]).includes(attribute) && !isNumber(token.text)) {
      throw this.#wrong(`\`${attribute}\` 须为数 (must be a number)`, token.start, token.end);
    }
    return token.text;
  }

  #list(attribute: string): string[] {
    if (!this.#take('[')) throw this.#wrong('IN 后须为 `[` (expected `[` after IN)');
    const values: string[] = [];
    while (!this.#take(']')) {
      values.push(this.#value(attribute));
      if (!this.#take(',') && this.#tokens[this.#at]?.text !== ']')
        throw this.#wrong('缺少 `]` 或 `,` (expected `]` or `,`)');
    }
    return values;
  }

  /** The word stands next, and not in quotes; keywords may be written small. */
  #take(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (!token || token.isQuoted || token.text.toUpperCase() !== text) return false;
    this.#at++;
    return true;
  }

  #wrong(
    message: string,
    start = this.#tokens[this.#at]?.start ?? this.#text.length,
    end = start + 1,
  ): MeiliError {
    const shown = this.#text.length > 300 ? `${this.#text.slice(0, 300)}…` : this.#text;
    return new MeiliError(this.#code, `${message}\n${start + 1}:${end + 1} ${shown}`);
  }
}

function isNumber(text: string): boolean {
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text));
}
