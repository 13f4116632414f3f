/** Bodies of this door: JSON, and for documents also a line of JSON each. */
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { MeiliError, readBody } from './meili-error.ts';

/** Bytes of a search; of documents. */
export const MAX_SEARCH_BODY = 262_144;
export const MAX_DOCUMENTS_BODY = 16_777_216;

/** Throws `payload_too_large`. */
export function bodyOf(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new MeiliError(
        'payload_too_large',
        `最多 ${maxSize} 字节, 请分批 (too large; send less at once)`,
      );
    },
  });
}

/** Throws `missing_content_type`, `invalid_content_type`, `missing_payload`, `malformed_payload`. */
export async function jsonOf(c: Context): Promise<unknown> {
  typeOf(c, ['application/json']);
  return parsed(await textOf(c));
}

export async function readJson<T>(c: Context, schema: z.ZodType<T>, area: string): Promise<T> {
  return readBody(schema, await jsonOf(c), area);
}

/** A list of documents, or one. */
export async function documentsOf(c: Context): Promise<Record<string, unknown>[]> {
  const type = typeOf(c, ['application/json', 'application/x-ndjson']);
  const text = await textOf(c);
  const value =
    type === 'application/json'
      ? parsed(text)
      : text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map(parsed);
  const list = Array.isArray(value) ? value : [value];
  for (const document of list) {
    if (typeof document !== 'object' || document === null || Array.isArray(document)) {
      throw new MeiliError('malformed_payload', '每个文档须为 JSON 对象 (each document must be an object)');
    }
  }
  return list as Record<string, unknown>[];
}

function typeOf(c: Context, accepted: readonly string[]): string {
  const header = c.req.header('content-type');
  const list = accepted.join(', ');
  if (header === undefined) {
    throw new MeiliError(
      'missing_content_type',
      `须带请求头 Content-Type: ${list} (a Content-Type is missing)`,
    );
  }
  const type = (header.split(';')[0] ?? '').trim().toLowerCase();
  if (accepted.includes(type)) return type;
  throw new MeiliError(
    'invalid_content_type',
    `Content-Type 须为 ${list} (not accepted: ${type.slice(0, 60)})`,
  );
}

async function textOf(c: Context): Promise<string> {
  const text = await c.req.text();
  if (text.trim() === '') throw new MeiliError('missing_payload', '请求没有内容 (the body is empty)');
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MeiliError('malformed_payload', '内容不是有效的 JSON (the body is not valid JSON)');
  }
}
