/** Here is an element, give me its text line by line, as a reader sees the lines. */
import type { PageElement, PageNode } from './html.ts';

export interface Line {
  readonly text: string;
  /** Of its characters, how many are in links. */
  readonly linked: number;
  /** Where it points, if all of it is one link. */
  readonly href: string | undefined;
  /** Stands in the middle under a picture, or says that it is a caption. */
  readonly caption: boolean;
}

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;
const BLOCKS = new Set(
  `ADDRESS ARTICLE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGURE FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN OL P
PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL FOUNDER-CONTENT FOUNDER-TITLE`.split(/\s+/u),
);
const SPACES = /[\s\u00a0\u3000\u2002\u2003\u200b\ufeff]+/gu;
/** Between these a line break of the source is no blank. */
const WIDE = /[\p{Script=Han}，。！？；：、“”‘’（）《》【】]/u;
/** A line that a typesetter broke: long, and ended in mid-sentence. */
const BROKEN_FROM = 20;
const SENTENCE_END = /[。！？；：…”』」）)!?;:.]$/u;

class LineWriter {
  readonly lines: Line[] = [];
  private text = '';
  private linked = 0;
  private hrefs = new Set<string>();
  private broken: Line | undefined;

  add(text: string, href: string | undefined): void {
    this.text += text;
    const size = text.replace(SPACES, '').length;
    if (href !== undefined && size > 0) {
      this.linked += size;
      this.hrefs.add(href);
    }
  }

  /** Ends the line; `soft` at a `<br>`, which may stand in mid-sentence. */
  end(caption: boolean, soft: boolean): void {
    const text = foldSpaces(this.text);
    const [href] = this.hrefs.size === 1 && this.linked >= text.replace(SPACES, '').length ? this.hrefs : [];
    const line = { text, linked: this.linked, href, caption };
    this.text = '';
    this.linked = 0;
    this.hrefs = new Set();
    const before = this.broken;
    this.broken = undefined;
    if (text === '') return;
    const whole =
      before === undefined
        ? line
        : { ...line, text: before.text + text, linked: before.linked + line.linked };
    if (before !== undefined) this.lines.pop();
    this.lines.push(whole);
    if (soft && text.length >= BROKEN_FROM && !SENTENCE_END.test(text)) this.broken = whole;
  }
}

function foldSpaces(text: string): string {
  return text
    .replace(SPACES, (space, at: number, all: string) => {
      const [left, right] = [all[at - 1] ?? '', all[at + space.length] ?? ''];
      return /\n/u.test(space) && WIDE.test(left) && WIDE.test(right) ? '' : ' ';
    })
    .trim();
}

function isCaption(element: PageElement): boolean {
  const marks = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return /caption|pictext|pic[-_]?desc|img[-_]?(?:text|desc|note|title)|zhushi/iu.test(marks);
}

function walk(
  node: PageNode,
  writer: LineWriter,
  href: string | undefined,
  caption: boolean,
  pre: boolean,
): void {
  for (const child of node.childNodes) {
    if (child.nodeType === TEXT_NODE) {
      const text = child.textContent ?? '';
      if (!pre) writer.add(text, href);
      else
        for (const [index, line] of text.split('\n').entries()) {
          if (index > 0) writer.end(caption, true);
          writer.add(line, href);
        }
    }
    if (child.nodeType !== ELEMENT_NODE) continue;
    const element = child as PageElement;
    const name = element.nodeName.toUpperCase();
    if (name === 'BR') writer.end(caption, true);
    if (name === 'BR' || name === 'SCRIPT' || name === 'STYLE') continue;
    const block = BLOCKS.has(name);
    const own = caption || isCaption(element);
    if (block) writer.end(caption, false);
    const target = name === 'A' ? (element.getAttribute('href') ?? undefined) : href;
    walk(element, writer, target, own, pre || name === 'PRE');
    if (block) writer.end(own, false);
  }
}

/** Lines that are not empty, from top to bottom. Depth is bounded by `parsePage`. */
export function linesOf(element: PageElement): Line[] {
  const writer = new LineWriter();
  walk(element, writer, undefined, false, false);
  writer.end(false, false);
  return writer.lines;
}
