/** Here is a page's text, give me its elements. Door to linkedom and htmlparser2. */
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';

/** As Blink and WebKit cap it. */
const MAX_DEPTH = 512;
/** Pages of news have a few thousand; reading is linear up to here. */
const MAX_ELEMENTS = 60_000;
const MAX_ATTRIBUTES = 256;
/** UTF-16 units; a long story with all its scripts has a tenth of it. */
const MAX_CHARACTERS = 2_000_000;

/** Of the DOM what is used here. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly childNodes: Iterable<PageNode>;
  readonly parentElement: PageElement | null;
  textContent: string | null;
}

export interface PageElement extends PageNode {
  readonly children: Iterable<PageElement>;
  readonly nextElementSibling: PageElement | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  matches(selector: string): boolean;
  closest(selector: string): PageElement | null;
  contains(node: PageNode): boolean;
  remove(): void;
}

export interface PageDocument extends PageElement {
  readonly body: PageElement;
}

export type TooBig = 'too-long' | 'too-deep' | 'too-many-elements' | 'too-many-attributes';

/** Whether a page is of a size that can be read, told without building anything. */
function sizeFault(html: string): TooBig | undefined {
  if (html.length > MAX_CHARACTERS) return 'too-long';
  let [depth, elements, attributes] = [0, 0, 0];
  let fault: TooBig | undefined;
  const parser = new Parser({
    onopentagname: () => {
      attributes = 0;
      elements += 1;
      if (elements > MAX_ELEMENTS) fault = 'too-many-elements';
    },
    onattribute: () => {
      attributes += 1;
      if (attributes > MAX_ATTRIBUTES) fault = 'too-many-attributes';
    },
    onopentag: () => {
      depth += 1;
      if (depth > MAX_DEPTH) fault = 'too-deep';
      if (fault !== undefined) parser.pause();
    },
    onclosetag: () => {
      depth -= 1;
    },
  });
  for (let at = 0; at < html.length && fault === undefined; at += 65_536)
    parser.write(html.slice(at, at + 65_536));
  if (fault === undefined) parser.end();
  return fault;
}

const FRAME_TAGS = /<\/?(?:html|head|body)\b[^>]{0,2000}>|<!doctype[^>]{0,2000}>/giu;

function build(html: string): PageDocument {
  return parseHTML(html).document as unknown as PageDocument;
}

const wrapped = (html: string) => build(`<html><head></head><body>${html}</body></html>`);

/** Undefined where the page is not one `<html>` with one `<body>` in it: linkedom would leave parts of it out. */
function rooted(html: string): PageDocument | undefined {
  const frames = html.match(/<(?:html|body)[\s>]/giu)?.map((tag) => tag.slice(1, 5).toLowerCase()) ?? [];
  if (frames.length === 0) return wrapped(html);
  if (frames.join(' ') !== 'html body') return undefined;
  const document = build(html) as PageDocument & { documentElement: PageElement | null };
  return document.documentElement?.nodeName.toUpperCase() === 'HTML' ? document : undefined;
}

/** The document, or why it is not read. */
export function parsePage(html: string): PageDocument | TooBig {
  const fault = sizeFault(html);
  if (fault !== undefined) return fault;
  return rooted(html) ?? wrapped(html.replace(FRAME_TAGS, ''));
}

/** A selector that a user wrote may be none; what is broken matches nothing. */
export function find(root: PageElement, selector: string | undefined): PageElement | undefined {
  if (selector === undefined) return undefined;
  try {
    return root.querySelector(selector) ?? undefined;
  } catch {
    return undefined;
  }
}

export function findAll(root: PageElement, selector: string): PageElement[] {
  try {
    return [...root.querySelectorAll(selector)];
  } catch {
    return [];
  }
}

/** Text on one line, white space folded. */
export function plainText(element: PageNode | undefined): string {
  return (element?.textContent ?? '').replace(/[\s\u00a0\u3000\u200b\ufeff]+/gu, ' ').trim();
}

const HAN = /\p{Script=Han}/gu;

export function countHan(text: string): number {
  return text.match(HAN)?.length ?? 0;
}
