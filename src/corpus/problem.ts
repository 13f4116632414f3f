/** What is wrong with a corpus line, in one sentence: what was expected, and what was got. */
import type { z } from 'zod';
import { findJsonError } from './json-error.ts';

/** A line of a corpus file. */
export interface Place {
  /** Name of the file in the corpus folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

export interface Fault {
  /** As `events[1].date`; absent where the whole line is at fault. */
  readonly field?: string;
  readonly reason: string;
}

export type CorpusProblem = Place & Fault;

const MAX_SHOWN = 60;

/** The contract's own rules, by the message that they carry. */
const RULES: Readonly<Record<string, string>> = {
  'must be an http or https address': '应为 http 或 https 网址',
  'must be a day that exists (YYYY-MM-DD) or an ISO 8601 date-time':
    '应为日历上有的日期 (YYYY-MM-DD) 或 ISO 8601 日期时间',
  'must be a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD':
    '应为日历上有的日期，写作 YYYY、YYYY-MM 或 YYYY-MM-DD',
};

const TYPES: Readonly<Record<string, string>> = {
  string: '字符串',
  number: '数字',
  array: '数组',
  object: '对象',
};

/** A value as JSON, cut to 60 characters. */
export function showValue(value: unknown): string {
  const short = typeof value === 'string' ? value.slice(0, 4 * MAX_SHOWN) : value;
  const json = typeof short === 'number' ? String(short) : (JSON.stringify(short) ?? String(short));
  const chars = [...json.slice(0, 4 * MAX_SHOWN)];
  return chars.length <= MAX_SHOWN ? json : `${chars.slice(0, MAX_SHOWN - 1).join('')}…`;
}

/** `['events', 1, 'date']` → `events[1].date`. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = Reflect.get(at, key);
  }
  return at;
}

function sizeReason(issue: { code: string; origin?: string }, limit: number, value: unknown): string {
  const least = issue.code === 'too_small';
  const [zh, en] = least ? ['至少', 'at least'] : ['最多', 'at most'];
  if (typeof value === 'string') {
    if (least && limit <= 1) return '不能为空 (must not be empty)';
    return `应${zh} ${limit} 个字符，得到 ${value.length} 个: ${showValue(value)} (expected ${en} ${limit} characters)`;
  }
  if (Array.isArray(value)) {
    return `应${zh} ${limit} 项，得到 ${value.length} 项 (expected ${en} ${limit} items)`;
  }
  return `应${zh}为 ${limit}，得到 ${showValue(value)} (expected ${en} ${limit})`;
}

/** One issue of a zod schema, held against the value that it was raised for. */
export function describeIssue(issue: z.core.$ZodIssue, record: unknown): string {
  const value = valueAt(record, issue.path);
  const got = `得到 ${showValue(value)}`;
  if (value === undefined && issue.path.length > 0) return '缺少这个字段 (required field is missing)';
  switch (issue.code) {
    case 'invalid_type':
      return `应为${TYPES[issue.expected] ?? issue.expected}，${got} (expected ${issue.expected})`;
    case 'too_small':
      return sizeReason(issue, Number(issue.minimum), value);
    case 'too_big':
      return sizeReason(issue, Number(issue.maximum), value);
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')} 之一，${got} (expected one of these)`;
    default:
      return `${RULES[issue.message] ?? '不合要求'}，${got} (${issue.message})`;
  }
}

/** Why a line that `JSON.parse` refused is not JSON, with the column. */
export function describeJsonError(text: string): string {
  const error = findJsonError(text);
  if (error === undefined) return '不是有效的 JSON (invalid JSON)';
  const { column, expected, found } = error;
  const visible = found !== undefined && /^[^\p{C}\p{Z}]$/u.test(found);
  const got = found === undefined ? '行尾' : visible ? found : `U+${hex(found)}`;
  return `JSON 第 ${column} 列应为${expected.zh}，得到 ${got} (invalid JSON at column ${column}: expected ${expected.en})`;
}

function hex(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/** `articles.jsonl:3 title: 不能为空 (must not be empty)`. */
export function formatProblem({ file, line, field, reason }: CorpusProblem): string {
  return `${file}:${line}${field === undefined ? '' : ` ${field}`}: ${reason}`;
}
