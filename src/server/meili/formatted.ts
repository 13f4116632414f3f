/**
 * `_formatted` and `_matchesPosition` of a hit: tags about what was found, and a cut around it. Where the tags are
 * markup, all else is escaped, so that the result may be put into a page; placeholders (`__ais-highlight__`) stand
 * in plain text, which their own client escapes.
 */
import type { TextMarks } from '../../contract/document-query.ts';
import type { Mark } from '../../contract/search.ts';
import { cropped } from './crop.ts';
import type { MeiliSearch } from './search-params.ts';

const CROP_WORDS = 10;

type Path = readonly (string | number)[];

export interface Formatting {
  /** Names of attributes, `*` for all. */
  readonly highlight: readonly string[];
  readonly preTag: string;
  readonly postTag: string;
  /** Words left of an attribute that is cut. */
  readonly crop: ReadonlyMap<string, number>;
  readonly marker: string;
}

/** Undefined where nothing is to be formatted. */
export function formattingOf(search: MeiliSearch): Formatting | undefined {
  const { attributesToHighlight: highlight, attributesToCrop: crop } = search;
  if (!highlight && !crop) return undefined;
  const length = search.cropLength ?? CROP_WORDS;
  return {
    highlight: highlight ?? [],
    preTag: search.highlightPreTag ?? '<em>',
    postTag: search.highlightPostTag ?? '</em>',
    crop: new Map(
      (crop ?? []).map((text) => {
        const [name = '', own] = text.split(':');
        return [name, own !== undefined && /^\d{1,6}$/.test(own) ? Number(own) : length];
      }),
    ),
    marker: search.cropMarker ?? '…',
  };
}

/** The attributes in which marks are wanted. */
export function markedOf(search: MeiliSearch): readonly string[] {
  if (search.showMatchesPosition === true) return ['*'];
  const formatting = formattingOf(search);
  return formatting ? [...formatting.highlight, ...formatting.crop.keys()] : [];
}

/** The attributes that are shown or formatted, numbers as texts, as Meilisearch gives them. */
export function formattedOf(
  document: Readonly<Record<string, unknown>>,
  marks: readonly TextMarks[],
  formatting: Formatting,
  isShown: (name: string) => boolean,
): Record<string, unknown> {
  const { highlight, crop, preTag, postTag, marker } = formatting;
  const escaped = preTag.includes('<') || postTag.includes('<') ? escapeHtml : (text: string) => text;
  const known = new Map(marks.map((text) => [JSON.stringify(text.path), text.marks]));
  const format = (value: unknown, path: Path): unknown => {
    const name = String(path[0]);
    if (typeof value === 'string' || typeof value === 'number') {
      const text = String(value);
      const own = known.get(JSON.stringify(path)) ?? [];
      const words = crop.get(name) ?? crop.get('*');
      const cut = words === undefined || words === 0 ? undefined : cropped(text, own, words);
      const tagged = highlight.includes('*') || highlight.includes(name);
      const [start, end] = cut ?? [0, text.length];
      const inside = (tagged ? own : []).flatMap(([from, to]): Mark[] =>
        to <= start || from >= end ? [] : [[Math.max(from, start) - start, Math.min(to, end) - start]],
      );
      const body = withTags(text.slice(start, end), inside, escaped, preTag, postTag);
      return `${start > 0 ? marker : ''}${body}${end < text.length ? marker : ''}`;
    }
    if (Array.isArray(value)) return value.map((item, i) => format(item, [...path, i]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, format(item, [...path, key])]),
    );
  };
  const isFormatted = (name: string) => isShown(name) || highlight.includes(name) || crop.has(name);
  return Object.fromEntries(
    Object.entries(document).flatMap(([name, value]) =>
      isFormatted(name) ? [[name, format(value, [name])]] : [],
    ),
  );
}

function withTags(
  text: string,
  marks: readonly Mark[],
  escaped: (text: string) => string,
  preTag: string,
  postTag: string,
): string {
  let out = '';
  let at = 0;
  for (const [start, end] of marks) {
    out += escaped(text.slice(at, start)) + preTag + escaped(text.slice(start, end)) + postTag;
    at = end;
  }
  return out + escaped(text.slice(at));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] as string);
}

/** Places in bytes of UTF-8 by attribute (`events.stage`), those in a list with its positions. */
export function matchesPosition(
  document: Readonly<Record<string, unknown>>,
  marks: readonly TextMarks[],
): Record<string, { start: number; length: number; indices?: number[] }[]> {
  const found: Record<string, { start: number; length: number; indices?: number[] }[]> = {};
  for (const { path, marks: places } of marks) {
    const text = path.reduce<unknown>(
      (value, key) => (value as Record<string | number, unknown>)[key],
      document,
    );
    const indices = path.filter((key) => typeof key === 'number');
    const name = path.filter((key) => typeof key === 'string').join('.');
    const bytes = (end: number) => Buffer.byteLength(String(text).slice(0, end));
    const list = places.map(([start, end]) => ({
      start: bytes(start),
      length: bytes(end) - bytes(start),
      ...(indices.length > 0 ? { indices } : {}),
    }));
    found[name] = [...(found[name] ?? []), ...list];
  }
  return found;
}
