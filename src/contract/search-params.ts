/** Search parameters as they come (query string, command line) → a request, or which of them is wrong and why. */
import { z } from 'zod';
import { isCalendarDay, RECORD_TYPES, STAGES } from './record.ts';
import { DATE_FIELDS, DUPLICATES, FACETS, MATCHINGS, type SearchRequest, SORTS } from './search.ts';

/** Longest query, in code points. */
export const MAX_QUERY = 256;
const MAX_LIMIT = 100;
/** `offset + limit` reaches no further; `cursor` goes on beyond. */
const MAX_WINDOW = 10_000;
/** Values of one filter, and code points of each. */
const MAX_VALUES = 50;
const MAX_VALUE = 200;
const MAX_CURSOR = 2_000;

export interface ParameterProblem {
  readonly parameter: string;
  /** Chinese, then English. */
  readonly message: string;
  readonly code: 'invalid_parameter' | 'unknown_parameter';
}

const codePoints = (text: string) => [...text].length;
const upTo = (max: number) =>
  z
    .string()
    .refine((text) => codePoints(text) <= max, `最多 ${max} 个字 (at most ${max} characters)`)
    .meta({ maxLength: max });
const oneOf = <T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `只能是 ${values.join('、')} (one of these)` });
const integer = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((n) => n >= low && n <= high)
    .meta({ type: 'integer', minimum: low, maximum: high, pattern: undefined });
const amount = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,6})?$/, '须为不小于 0 的数, 单位亿元 (a number of 亿元, 0 or more)')
  .transform(Number)
  .meta({ type: 'number', minimum: 0, maximum: 999_999_999, pattern: undefined });
const day = z
  .string()
  .refine((text) => {
    const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    return m !== null && isCalendarDay(Number(m[1]), Number(m[2]), Number(m[3]));
  }, '须为存在的日期, 写作 YYYY-MM-DD (a day that exists, as YYYY-MM-DD)')
  .meta({ format: 'date' });
const flag = z.enum(['0', '1'], { error: '只能是 0 或 1 (0 or 1)' }).transform((value) => value === '1');
const value = upTo(MAX_VALUE)
  .refine((text) => text.trim() !== '', '不能为空 (must not be empty)')
  .meta({ minLength: 1, maxLength: MAX_VALUE });

/** Parameters that may be repeated, with the schema of one value. */
const LISTS = {
  type: oneOf(RECORD_TYPES),
  company: value,
  region: value,
  industry: value,
  stage: oneOf(STAGES),
  source: value,
  tag: value,
} as const;

const SINGLES = {
  q: upTo(MAX_QUERY),
  from: day,
  to: day,
  dateField: oneOf(DATE_FIELDS),
  minYi: amount,
  maxYi: amount,
  sort: oneOf(SORTS),
  matching: oneOf(MATCHINGS),
  limit: integer(1, MAX_LIMIT),
  offset: integer(0, MAX_WINDOW),
  cursor: upTo(MAX_CURSOR),
  facets: z.string().transform((text, context) => {
    const names = text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const known = z.array(z.enum(FACETS)).safeParse(names);
    if (known.success) return [...new Set(known.data)];
    context.addIssue({ code: 'custom', message: `只能是 ${FACETS.join(',')} (names separated by commas)` });
    return z.NEVER;
  }),
  explain: flag,
  literal: flag,
  duplicates: oneOf(DUPLICATES),
} as const;

/** One value of each parameter, for descriptions of the API; those of `lists` may be repeated. */
export const PARAMETER_SCHEMAS = { lists: LISTS, singles: SINGLES, mostValues: MAX_VALUES } as const;

export const SEARCH_PARAMETERS: readonly string[] = [...Object.keys(SINGLES), ...Object.keys(LISTS)];

export const DEFAULT_REQUEST: SearchRequest = {
  q: '',
  type: [],
  company: [],
  region: [],
  industry: [],
  stage: [],
  source: [],
  tag: [],
  dateField: 'published',
  sort: 'relevance',
  matching: 'auto',
  limit: 10,
  offset: 0,
  facets: [],
  explain: false,
  literal: false,
  duplicates: 'fold',
};

export interface ParsedSearch {
  /** Wrong parameters are left at their defaults. */
  readonly request: SearchRequest;
  readonly problems: readonly ParameterProblem[];
}

/** Reads every parameter and names each that is wrong; with `ignoreUnknown`, parameters of others are passed over. */
export function parseSearchParams(params: URLSearchParams, ignoreUnknown = false): ParsedSearch {
  const problems: ParameterProblem[] = [];
  const wrong = (parameter: string, message: string) =>
    problems.push({ parameter, message: `${parameter}: ${message}`, code: 'invalid_parameter' });
  const request: Record<string, unknown> = { ...DEFAULT_REQUEST };

  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    if (Object.hasOwn(LISTS, name)) {
      const schema = z.array(LISTS[name as keyof typeof LISTS]);
      const read = schema.safeParse(values.filter((text) => text !== ''));
      if (values.length > MAX_VALUES) wrong(name, `最多 ${MAX_VALUES} 个 (at most ${MAX_VALUES})`);
      else if (read.success) request[name] = [...new Set(read.data)];
      else wrong(name, read.error.issues[0]?.message ?? '');
    } else if (Object.hasOwn(SINGLES, name)) {
      const [only = ''] = values;
      if (values.length > 1) wrong(name, '只能出现一次 (may appear only once)');
      else if (only !== '' || name === 'q') {
        const read = SINGLES[name as keyof typeof SINGLES].safeParse(only);
        if (read.success) request[name] = read.data;
        else wrong(name, rangeMessage(name) ?? read.error.issues[0]?.message ?? '');
      }
    } else if (!ignoreUnknown) {
      const message = `没有参数 ${name.slice(0, 60)}; 可用: ${SEARCH_PARAMETERS.join(', ')} (unknown parameter)`;
      problems.push({ parameter: name.slice(0, 60), message, code: 'unknown_parameter' });
    }
  }
  checkTogether(request as unknown as SearchRequest, wrong, request);
  return { request: request as unknown as SearchRequest, problems };
}

function rangeMessage(name: string): string | undefined {
  if (name === 'limit') return `须为 1 到 ${MAX_LIMIT} 的整数 (an integer from 1 to ${MAX_LIMIT})`;
  if (name === 'offset') return `须为 0 到 ${MAX_WINDOW} 的整数 (an integer from 0 to ${MAX_WINDOW})`;
  return undefined;
}

function checkTogether(
  { from, to, minYi, maxYi, limit, offset }: SearchRequest,
  wrong: (parameter: string, message: string) => void,
  request: Record<string, unknown>,
): void {
  if (from !== undefined && to !== undefined && from > to) {
    wrong('from', `晚于 to (${from} > ${to}) (later than to)`);
    delete request['from'];
  }
  if (minYi !== undefined && maxYi !== undefined && minYi > maxYi) {
    wrong('minYi', `大于 maxYi (${minYi} > ${maxYi}) (greater than maxYi)`);
    delete request['minYi'];
  }
  if (offset + limit > MAX_WINDOW) {
    wrong('offset', `offset + limit 最多 ${MAX_WINDOW}; 更后面的用 cursor (beyond that use cursor)`);
    request['offset'] = 0;
  }
}
