/** The page of a record over an engine that has nothing else but `others`, read as every page must be read. */
import { expect } from 'vitest';
import type { RecordDetail } from '../../../src/contract/detail.ts';
import { fixedPages } from './fixed-engine.ts';
import { expectSound, type Tag } from './page-html.ts';

export interface OpenedPage {
  readonly html: string;
  readonly tags: readonly Tag[];
  /** The texts of all elements of a name, in order. */
  readonly texts: (name: string) => readonly string[];
}

export async function openRecord(
  path: string,
  record: object,
  others: readonly object[] = [],
): Promise<OpenedPage> {
  const answer = await fixedPages({ records: [record, ...others] as RecordDetail[] }).request(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toContain("style-src 'self';");
  const html = await answer.text();
  const tags = expectSound(html);
  return { html, tags, texts: (name) => tags.filter((tag) => tag.name === name).map(({ text }) => text) };
}

/** Names that try to leave their place: markup, addresses that run, marks of direction, and sheer length. */
export const HOSTILE_NAMES = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "' onmouseover='x",
  'javascript:alert(1)',
  '甲\u202e乙\u2066丙',
  'x'.repeat(10_000),
  '长'.repeat(10_000),
];
