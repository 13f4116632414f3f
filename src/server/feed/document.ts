/** Entries as a document that feed readers take: Atom 1.0 (RFC 4287) or JSON Feed 1.1. */
import { Feed } from 'feed';
import { escaped, type FeedEntry, plainText } from './entry.ts';

export interface FeedHead {
  readonly id: string;
  readonly title: string;
  /** The page of the same search. */
  readonly page: string;
  /** The address of the document itself. */
  readonly self: string;
  /** Of the newest entry; where there is none, when the index last could have had one. */
  readonly updated: Date;
}

const NAME = '项讯';
const LANGUAGE = 'zh-CN';
const JSON_FEED = 'https://jsonfeed.org/version/1.1';

export function atomDocument(head: FeedHead, entries: readonly FeedEntry[]): string {
  const { self } = head;
  return feedOf(head, { feed: self }, entries, escaped).atom1();
}

/** The library writes version 1, in which people stand in `author`; 1.1 has a list of them, and the language. */
export function jsonDocument(head: FeedHead, entries: readonly FeedEntry[]): string {
  const written = JSON.parse(feedOf(head, { feedLinks: { json: head.self } }, entries, plainText).json1());
  const { author, items, ...rest } = written;
  return `${JSON.stringify(
    {
      ...rest,
      version: JSON_FEED,
      language: LANGUAGE,
      authors: [author],
      items: items.map(({ author: source, ...item }: { author?: object }) => ({
        ...item,
        ...(source === undefined ? {} : { authors: [source] }),
      })),
    },
    null,
    2,
  )}\n`;
}

/** @param titleText titles are markup in Atom, and plain text in JSON Feed */
function feedOf(
  { id, title, page, updated }: FeedHead,
  links: { readonly feed: string } | { readonly feedLinks: { readonly json: string } },
  entries: readonly FeedEntry[],
  titleText: (text: string) => string,
): Feed {
  const feed = new Feed({
    id,
    title: plainText(title),
    link: page,
    updated,
    generator: 'xiangxun',
    author: { name: NAME },
    ...links,
  });
  for (const { id, link, title, html, kind, updated, source } of entries) {
    feed.addItem({
      id,
      link,
      title: titleText(title),
      description: html,
      date: updated,
      published: updated,
      category: [{ name: kind, term: kind }],
      ...(source === undefined ? {} : { author: [{ name: source }] }),
    });
  }
  return feed;
}
