/**
 * ECharts writes SVG for a file of its own. In a page its style attributes and style element are refused by
 * the content policy, its class names clash between pictures, and its fonts are not the page's: they become
 * presentation attributes here, or go.
 */

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly kind: string;
}

const DROPPED = /\s(?:class|pointer-events|ecmeta_[\w-]+|xml:space|style)="[^"]*"/g;

/** Font size and weight of a style attribute; the family is the page's. */
function presentation(style: string): string {
  const size = /(?:font-size:|font:[^;]*?)\s*([\d.]+)px/.exec(style)?.[1];
  const weight = /(?:font-weight:\s*|font:\s*)(bold|[5-9]00)\b/.exec(style)?.[1];
  return `${size === undefined ? '' : ` font-size="${size}"`}${weight === undefined ? '' : ` font-weight="${weight}"`}`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

export function pageMarkup(svg: string, { width, height, name, kind }: Frame): string {
  const body = svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/^\s*<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/<rect [^>]*fill="none"><\/rect>/, '')
    .replace(/<[a-z][^<>]*>/gi, (tag) => {
      const style = / style="([^"]*)"/.exec(tag)?.[1] ?? '';
      return tag.replace(DROPPED, '').replace(/^<[a-z]+/i, (start) => start + presentation(style));
    })
    .replace(/\n+/g, '');
  return `<svg class="${escaped(kind)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(name)}">${body}</svg>`;
}
