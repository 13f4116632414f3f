/** The parts of a Markdown document that tests hold to the code. */

export interface Fence {
  /** From 1. */
  readonly line: number;
  readonly language: string;
  /** What stands behind the language: words that say how the block is tested. */
  readonly words: readonly string[];
  readonly text: string;
}

export function fencesOf(markdown: string): Fence[] {
  const fences: Fence[] = [];
  let open: { line: number; info: string; lines: string[] } | undefined;
  for (const [at, line] of markdown.split('\n').entries()) {
    const mark = /^\s*```(.*)$/.exec(line);
    if (mark === null) open?.lines.push(line);
    else if (open === undefined) open = { line: at + 1, info: (mark[1] ?? '').trim(), lines: [] };
    else {
      const [language = '', ...words] = open.info.split(/\s+/);
      fences.push({ line: open.line, language, words, text: open.lines.join('\n') });
      open = undefined;
    }
  }
  return fences;
}

/** The rows of the table whose first column has this heading, as cells. */
export function tableRows(markdown: string, heading: string): string[][] {
  const lines = markdown.split('\n');
  const head = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  if (head < 0) return [];
  const rows: string[][] = [];
  for (const line of lines.slice(head + 2)) {
    if (!line.startsWith('|')) break;
    const cells = line.slice(1, line.lastIndexOf('|')).split(/(?<!\\)\|/);
    rows.push(cells.map((cell) => cell.trim().replaceAll('\\|', '|')));
  }
  return rows;
}

export const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
