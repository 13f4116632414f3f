/** A reading of our own pages' HTML, strict enough to find what a browser would quietly mend. */
import { expect } from 'vitest';

const VOID = new Set(['meta', 'link', 'input', 'br']);
const SELF_CLOSED = /\/>$/;

export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** The text inside, without tags, unescaped. */
  readonly text: string;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function attributesOf(source: string): ReadonlyMap<string, string> {
  const pairs = [...source.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)];
  expect(source.replace(/\s+[\w:-]+(?:="[^"<]*")?/g, '').trim(), `attributes ${source}`).toBe('');
  expect(new Set(pairs.map((pair) => pair[1])).size, `attribute named twice: ${source}`).toBe(pairs.length);
  return new Map(pairs.map(([, name = '', value = '']) => [name, unescaped(value)]));
}

/** All elements in document order; fails where tags do not nest or text holds a bare angle bracket. */
function tagsOf(html: string): readonly Tag[] {
  const tags: Tag[] = [];
  const open: { name: string; at: number; text: string }[] = [];
  let end = 0;
  const body = html.replace(/^<!doctype html>/, '');
  for (const match of body.matchAll(/<(\/?)([a-z0-9]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>/gi)) {
    const [whole, closing, rawName = '', attributes = ''] = match;
    const name = rawName.toLowerCase();
    const text = body.slice(end, match.index);
    expect(text, 'text between tags').not.toMatch(/[<>]/);
    for (const one of open) one.text += text;
    end = match.index + whole.length;
    if (closing) {
      const top = open.pop();
      expect(name, `closing tag near ${body.slice(match.index - 40, end)}`).toBe(top?.name);
      if (top)
        tags[top.at] = { ...(tags[top.at] as Tag), text: unescaped(top.text).replace(/\s+/g, ' ').trim() };
      continue;
    }
    tags.push({ name, attributes: attributesOf(attributes), text: '' });
    if (!VOID.has(name) && !SELF_CLOSED.test(whole)) open.push({ name, at: tags.length - 1, text: '' });
  }
  expect(open.map(({ name }) => name)).toEqual([]);
  expect(body.slice(end).trim()).toBe('');
  return tags;
}

/** What every page must be, whatever it shows. */
export function expectSound(html: string): readonly Tag[] {
  expect(html.startsWith('<!doctype html>')).toBe(true);
  const tags = tagsOf(html);
  const named = (name: string): readonly Tag[] => tags.filter((tag) => tag.name === name);
  expect(named('html')[0]?.attributes.get('lang')).toBe('zh-CN');
  for (const name of ['h1', 'main', 'header', 'footer', 'head', 'body'])
    expect(named(name), name).toHaveLength(1);
  const head = tags.slice(
    0,
    tags.findIndex(({ name }) => name === 'body'),
  );
  expect(head.filter(({ name }) => name === 'title')).toHaveLength(1);
  expect(named('title')[0]?.text).not.toBe('');
  expect(tags.some(({ attributes }) => attributes.get('name') === 'viewport')).toBe(true);
  expect(tags.find(({ attributes }) => attributes.get('class') === 'skip')?.attributes.get('href')).toBe(
    '#main',
  );
  const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
  expect(new Set(ids).size, `ids ${ids}`).toBe(ids.length);
  for (const { attributes } of tags) {
    for (const reference of ['for', 'form', 'aria-labelledby']) {
      const id = attributes.get(reference);
      if (id !== undefined) expect(ids).toContain(id);
    }
    for (const name of attributes.keys()) expect(name).not.toMatch(/^(style|on\w+)$/);
    expect(attributes.get('href') ?? '').not.toMatch(/^\s*(javascript|vbscript):/i);
  }
  expect(named('script')).toEqual([]);
  expect(named('style')).toEqual([]);
  const levels = tags.flatMap(({ name }) => /^h([1-6])$/.exec(name)?.[1] ?? []).map(Number);
  levels.forEach((level, index) => {
    expect(level, `headings ${levels}`).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
  });
  const labelled = new Set(named('label').flatMap(({ attributes }) => attributes.get('for') ?? []));
  for (const { attributes } of named('input')) {
    const inLabel = attributes.get('type') === 'date';
    if (attributes.get('type') !== 'hidden' && !inLabel) expect(labelled).toContain(attributes.get('id'));
  }
  return tags;
}

/** The address of the first link with these words; fails where there is none. */
export function linkNamed(tags: readonly Tag[], text: string | RegExp): string {
  const link = tags.find(
    (tag) => tag.name === 'a' && (typeof text === 'string' ? tag.text === text : text.test(tag.text)),
  );
  expect(link, `link ${text}`).toBeDefined();
  return link?.attributes.get('href') ?? '';
}

/** The parameters of an address on this site, in order. */
export function paramsOf(href: string): readonly string[] {
  return [...new URL(href, 'http://localhost').searchParams].map(([name, value]) => `${name}=${value}`);
}
