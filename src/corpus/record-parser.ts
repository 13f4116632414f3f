/** Here is a line and a schema, give me the record or what is wrong with it. */
import type { z } from 'zod';
import { describeIssue, describeJsonError, type Fault, fieldName, showValue } from './problem.ts';

const MAX_DEPTH = 64;
/** A line wrong all over is told by its first faults. */
const MAX_FAULTS = 20;

export type ParsedLine<T> =
  | { readonly record: T }
  /** `id` where the line has a usable one in spite of its faults. */
  | { readonly faults: readonly Fault[]; readonly id?: string };

/** Lone surrogates, which JSON escapes can spell, become U+FFFD. */
export function toWellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed();
}

/**
 * Makes every string of a parsed JSON value well-formed, names of fields included, and drops `__proto__`.
 * False where it is nested deeper than 64 levels.
 */
function cleanInPlace(container: object, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  for (const key of Object.keys(container)) {
    const old: unknown = Reflect.get(container, key);
    const value = typeof old === 'string' ? toWellFormed(old) : old;
    const name = toWellFormed(key);
    if (key === '__proto__' || name !== key) Reflect.deleteProperty(container, key);
    if (key === '__proto__') continue;
    if (typeof value === 'object' && value !== null && !cleanInPlace(value, depth + 1)) return false;
    if (value !== old || name !== key) Reflect.set(container, name, value);
  }
  return true;
}

function idOf(value: object): { id?: string } {
  return 'id' in value && typeof value.id === 'string' ? { id: value.id } : {};
}

/** Parses one line of JSON and validates it. Never throws. */
export function parseRecord<T>(text: string, schema: z.ZodType<T>): ParsedLine<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { faults: [{ reason: describeJsonError(text) }] };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return {
      faults: [{ reason: `一行应是一个 JSON 对象，得到 ${showShallow(value)} (expected a JSON object)` }],
    };
  }
  if (!cleanInPlace(value, 1)) {
    return { faults: [{ reason: `嵌套超过 ${MAX_DEPTH} 层，改浅 (nested too deeply)` }], ...idOf(value) };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { record: parsed.data };
  const faults = parsed.error.issues.slice(0, MAX_FAULTS).map((issue) => {
    const field = fieldName(issue.path);
    return { ...(field === '' ? {} : { field }), reason: describeIssue(issue, value) };
  });
  return { faults, ...idOf(value) };
}

/** Arrays may be nested too deeply to be shown in full. */
function showShallow(value: unknown): string {
  return Array.isArray(value) ? '数组 / an array' : showValue(value);
}
