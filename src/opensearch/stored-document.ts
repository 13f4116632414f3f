/** The stored fields of a document of the cluster: asking for them, and what they say. */
import { views } from '../analysis/analyzer.ts';
import type { Article } from '../contract/record.ts';
import { bodyPlace, decodeBody } from '../index/body.ts';
import type { Body } from '../index/record-store.ts';
import type { ShelfPart } from '../index/shelf.ts';
import type { Sent } from './client/transport.ts';
import type { AnyRecord } from './cluster-documents.ts';

/** An empty field is not stored. */
export type StoredFields = Readonly<Partial<Record<ShelfPart, readonly [string]>>>;

/** In the order of the serial numbers; `fields` is absent where there is no such document. */
export interface StoredAnswer {
  readonly docs: readonly { readonly found?: boolean; readonly fields?: StoredFields }[];
}

export function storedDocuments(
  index: string,
  serials: readonly number[],
  parts: readonly ShelfPart[],
): Sent {
  return {
    method: 'POST',
    path: `/${index}/_mget?realtime=false&preference=_local&stored_fields=${parts.join(',')}`,
    body: { ids: serials.map(String) },
  };
}

export function partOf(fields: StoredFields, part: ShelfPart): string {
  return fields[part]?.[0] ?? '';
}

export function storedHead<T>(fields: StoredFields): T {
  return JSON.parse(partOf(fields, 'head')) as T;
}

/** As it was sent. Needs all fields. */
export function storedRecord<T extends AnyRecord>(fields: StoredFields): T {
  const head = storedHead<T>(fields);
  return partOf(fields, 'body') === '' ? head : { ...head, text: storedBody(fields, head as Article).text };
}

/** The text of an article and its views. Needs all fields; `head`: as `storedHead` gave it. */
export function storedBody(fields: StoredFields, head: Article): Body {
  const taken = Buffer.from(partOf(fields, 'body'), 'base64');
  if (taken.length === 0) return { text: head.text, views: views(head.text) };
  const folded = partOf(fields, 'folded');
  const text = decodeBody(taken, Buffer.from(folded, 'utf16le'), 0);
  const { start, length, single } = bodyPlace(taken);
  return { text, views: single ? [{ text: folded.slice(start, start + length) }] : views(text) };
}
