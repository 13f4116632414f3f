/** Feeds read as readers read them, and held against the rules of their formats. */
import { readFileSync } from 'node:fs';
import { RelaxNGValidator, XmlDocument, type XmlElement } from 'libxml2-wasm';
import { expect } from 'vitest';
import { z } from 'zod';

const ATOM = { a: 'http://www.w3.org/2005/Atom' };
const GRAMMAR = readFileSync(new URL('atom.rng', import.meta.url), 'utf8');

export interface ReadEntry {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly updated: string;
  readonly html: string;
  readonly author: string | undefined;
}

export interface ReadFeed {
  readonly id?: string;
  readonly title: string;
  readonly updated?: string;
  readonly self: string;
  readonly page: string;
  readonly entries: readonly ReadEntry[];
}

/** Throws where the text is no XML, or breaks a rule of RFC 4287 (4.1.1: one id, two links at most, …). */
export function readAtom(text: string): ReadFeed {
  using document = XmlDocument.fromString(text);
  using grammar = XmlDocument.fromString(GRAMMAR);
  using validator = RelaxNGValidator.fromDoc(grammar);
  validator.validate(document);
  const { root } = document;
  const value = (from: XmlElement, path: string) => from.get(path, ATOM)?.content;
  const one = (from: XmlElement, path: string) => {
    const found = value(from, path);
    expect(found, path).toEqual(expect.any(String));
    return found as string;
  };
  const feed = {
    id: one(root, 'a:id'),
    title: one(root, 'a:title'),
    updated: one(root, 'a:updated'),
    self: one(root, 'a:link[@rel="self"]/@href'),
    page: one(root, 'a:link[@rel="alternate"]/@href'),
    entries: root.find('a:entry', ATOM).map((node) => {
      const entry = node as XmlElement;
      return {
        id: one(entry, 'a:id'),
        title: markupText(one(entry, 'a:title[@type="html"]')),
        href: one(entry, 'a:link/@href'),
        updated: one(entry, 'a:updated'),
        html: one(entry, 'a:summary[@type="html"]'),
        author: value(entry, 'a:author/a:name'),
      };
    }),
  };
  const keys = feed.entries.map(({ id, updated }) => `${id} ${updated}`);
  expect(new Set(keys).size, 'no id twice with the same time (RFC 4287, 4.1.1)').toBe(keys.length);
  return feed;
}

const address = z.string().regex(/^https?:\/\//);
const date = z.iso.datetime({ offset: true });
const people = z.array(
  z.strictObject({ name: z.string().min(1), url: address.optional(), avatar: address.optional() }),
);
/** https://www.jsonfeed.org/version/1.1/: strict, so that what 1.1 has dropped (`author`) is a fault. */
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(),
  home_page_url: address,
  feed_url: address,
  description: z.string().optional(),
  icon: address.optional(),
  language: z.string(),
  authors: people,
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: address,
      title: z.string(),
      content_html: z.string(),
      date_published: date,
      date_modified: date,
      authors: people.optional(),
      tags: z.array(z.string()),
    }),
  ),
});

export function readJsonFeed(text: string): ReadFeed {
  const { title, feed_url, home_page_url, items } = jsonFeed.parse(JSON.parse(text));
  expect(new Set(items.map(({ id }) => id)).size, 'no id twice').toBe(items.length);
  return {
    title,
    self: feed_url,
    page: home_page_url,
    entries: items.map((item) => ({
      id: item.id,
      title: item.title,
      href: item.url,
      updated: item.date_modified,
      html: item.content_html,
      author: item.authors?.[0]?.name,
    })),
  };
}

/** The text that markup shows; fails where it holds an element that feeds have no use for. */
export function markupText(html: string): string {
  expect(html.replace(/<\/?p>/g, '')).not.toMatch(/[<>]/);
  return html
    .replace(/<\/?p>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
