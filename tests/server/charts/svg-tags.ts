/** A strict reading of a picture's SVG: only what the page's content policy lets through. */
import { expect } from 'vitest';

const ALLOWED = new Set(['svg', 'g', 'path', 'rect', 'circle', 'text']);
const ATTRIBUTES =
  /^(class|width|height|viewBox|role|aria-label|d|x|y|cx|cy|r|rx|ry|fill|stroke|transform|paint-order|dominant-baseline|text-anchor|font-(size|weight)|(fill|stroke)-[a-z-]+)$/;

/** The texts in the picture, in order; fails where anything but plain shapes and text is in it. */
export function textsIn(svg: string): readonly string[] {
  const texts: string[] = [];
  const open: string[] = [];
  let end = 0;
  for (const match of svg.matchAll(/<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"<>]*")*)\s*(\/?)>/g)) {
    const [whole, closing, name = '', attributes = '', selfClosed] = match;
    const between = svg.slice(end, match.index);
    expect(between, 'between tags').not.toMatch(/[<>]/);
    end = match.index + whole.length;
    expect(ALLOWED, name).toContain(name);
    if (closing) {
      expect(open.pop()).toBe(name);
      if (name === 'text') texts.push(unescaped(between));
      else expect(between).toBe('');
      continue;
    }
    expect(between).toBe('');
    for (const [, attribute = '', value = ''] of attributes.matchAll(/([\w:-]+)="([^"]*)"/g)) {
      expect(attribute).toMatch(ATTRIBUTES);
      expect(value, attribute).not.toMatch(/NaN|undefined|url\(|javascript:/);
    }
    if (!selfClosed) open.push(name);
  }
  expect(open).toEqual([]);
  expect(svg.slice(end)).toBe('');
  return texts;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#039;', "'")
    .replaceAll('&amp;', '&');
}
