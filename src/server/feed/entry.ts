/** One record of an answer as an entry of a feed. */
import { createHash } from 'node:crypto';
import type { RecordDetail } from '../../contract/detail.ts';
import type { Hit } from '../../contract/search.ts';
import { count, placeText, TYPE_NAMES, yiText } from '../pages/figure-text.ts';
import { recordHref } from '../pages/page-url.ts';

export interface FeedEntry {
  /** Of the record alone: the same under every address of the server and in every search. */
  readonly id: string;
  readonly link: string;
  /** Plain text. */
  readonly title: string;
  /** Markup: what is known of the record, and the words of its text that answer the search. */
  readonly html: string;
  /** Article, project or company, in Chinese. */
  readonly kind: string;
  readonly updated: Date;
  readonly source?: string;
}

/** What XML 1.0 cannot hold, not even escaped; halves of surrogate pairs are among it. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Names the names below; a version 4 UUID of this project's own. */
const NAMESPACE = Buffer.from('5e0a9a0b7a8f4b4e9f0c4b1f6f0f2d5a', 'hex');
const UUID = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

export const plainText = (text: string): string => text.replace(NOT_XML, '');
export const escaped = (text: string): string =>
  plainText(text).replace(/[&<>"]/g, (unit) => ESCAPES[unit] ?? unit);

/** A URN that the name alone decides: a UUID of version 5. */
export function stableId(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `urn:uuid:${bytes.toString('hex').replace(UUID, '$1-$2-$3-$4-$5')}`;
}

/** The instant of a `published` value: a day begins in Shanghai, and a time without a zone is told there. */
export function instantOf(published: string): Date {
  const isDay = published.length <= 10;
  const hasZone = !isDay && /(Z|[+-]\d{2}:?\d{2})$/.test(published);
  return new Date(`${published.replace(' ', 'T')}${isDay ? 'T00:00:00' : ''}${hasZone ? '' : '+08:00'}`);
}

/**
 * Undefined for a record without a date, which has no place in what is ordered by dates.
 * @param record the whole record of an article, whose time may be more exact than the day of the hit
 */
export function feedEntry(hit: Hit, origin: string, record?: RecordDetail): FeedEntry | undefined {
  const exact = record?.type === 'article' ? record.published : undefined;
  const published = exact ?? hit.published;
  if (published === undefined) return undefined;
  const snippet = hit.snippet === undefined ? '' : `<p>${escaped(hit.snippet.text)}</p>`;
  return {
    id: stableId(`${hit.type}/${hit.id}`),
    link: `${origin}${recordHref(hit.type, hit.id)}`,
    title: plainText(hit.title.text),
    html: `<p>${factsOf(hit).map(escaped).join(' · ')}</p>${snippet}`,
    kind: TYPE_NAMES[hit.type],
    updated: instantOf(published),
    ...(hit.source === undefined ? {} : { source: plainText(hit.source) }),
  };
}

function factsOf(hit: Hit): readonly string[] {
  const { type, stage, investmentYi, regions, published, source, articleCount, duplicates } = hit;
  const company = type === 'project' ? hit.companies[0]?.name : undefined;
  return [
    type === 'article' ? source : TYPE_NAMES[type],
    type === 'article' ? published : published && `最近报道 ${published}`,
    type === 'company' ? undefined : stage,
    investmentYi === undefined ? undefined : yiText(investmentYi),
    placeText(regions),
    company,
    articleCount === undefined ? undefined : `${count(articleCount)} 篇报道`,
    duplicates > 0 ? `另有 ${count(duplicates)} 家报道` : undefined,
  ].filter((fact): fact is string => fact !== undefined && fact !== '');
}
