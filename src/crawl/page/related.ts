/** The excerpts of other stories below a story: each is an article of its own, until the whole one is found. */
import type { Line } from './line.ts';

export interface Excerpt {
  readonly title: string;
  /** Cut off by the site; without its `...`. */
  readonly text: string;
  readonly href: string | undefined;
}

const HEADING = /^[\s【[◆■]*(?:相关|推荐|延伸|热门)(?:文章|阅读|新闻|推荐|链接|报道)[\s】\]:：]*$/u;
/** A site cuts an excerpt in mid-sentence and says so. */
const CUT = /\s*(?:\.{3,}|…+)\s*$/u;
const LEAST_CHARACTERS = 30;

/** `lines` of the whole page. Titles stand once or twice, then the excerpt. */
export function excerptsIn(lines: readonly Line[]): Excerpt[] {
  const heading = lines.findIndex(({ text }) => HEADING.test(text));
  if (heading === -1) return [];
  const found = new Map<string, Excerpt>();
  let title: Line | undefined;
  for (const line of lines.slice(heading + 1)) {
    const text = line.text.replace(CUT, '').trim();
    const excerpt = CUT.test(line.text) && text.length >= LEAST_CHARACTERS;
    if (!excerpt) {
      if (line.text.length <= 100)
        title = line.text === title?.text && title.href !== undefined ? title : line;
      continue;
    }
    if (title !== undefined && title.text.length >= 4 && !found.has(title.text))
      found.set(title.text, { title: title.text, text, href: title.href });
    title = undefined;
  }
  return [...found.values()];
}
