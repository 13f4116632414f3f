/** Papers break a story off and go on with it on another page: `下转03版`, `紧接01版`. */

export interface PageTurn {
  /** Page of the paper on which this part stands, if it says so. */
  readonly page?: number;
  /** It goes on there. */
  readonly to?: number;
  /** It comes from there. */
  readonly from?: number;
}

const PAGE = '第?\\s*[A-Z]{0,2}0?(\\d{1,2})\\s*版';
const MARKS = '[\\s▲△▼▽■□●○◆◇▶►★☆（(【\\[]{0,6}';
const ENDS = '[\\s▲△▼▽■□●○◆◇▶►★☆）)】\\]]{0,6}';
const TO = new RegExp(`${MARKS}(?:下转|转)\\s*${PAGE}${ENDS}`, 'u');
const FROM = new RegExp(`${MARKS}(?:紧接|上接|接)\\s*${PAGE}${ENDS}`, 'u');
const CURRENT = /(?:当前版(?:面)?\s*[:：]?\s*|^)第?\s*[A-Z]{0,2}0?(\d{1,2})\s*版(?!面)/u;
/** Within one page both stand side by side. */
const BOTH = new RegExp(`${TO.source}\\s*${FROM.source}`, 'gu');

/** Story lines with the turns inside of them closed up, and the turn that leads off the page. */
export function readTurns(
  story: readonly string[],
  page: readonly string[],
): { lines: string[]; turn?: PageTurn } {
  const joined: string[] = [];
  let open = false;
  for (const line of story) {
    const text = line.replace(BOTH, '');
    // A turn may stand at the end of one paragraph and the beginning of the next.
    const from = FROM.exec(text);
    if (open && from?.index === 0 && joined.length > 0) {
      joined.push(`${(joined.pop() ?? '').replace(TO, '')}${text.replace(FROM, '')}`);
      open = false;
      continue;
    }
    joined.push(text);
    const to = TO.exec(text);
    open = to !== null && to.index + to[0].length === text.length;
  }
  const last = TO.exec(joined.at(-1) ?? '');
  const first = FROM.exec(joined[0] ?? '');
  const current = page.map((line) => CURRENT.exec(line)?.[1]).find((found) => found !== undefined);
  const lines = joined
    .map((line, index) => (index === joined.length - 1 ? line.replace(TO, '') : line))
    .map((line, index) => (index === 0 ? line.replace(FROM, '') : line).trim())
    .filter((line) => line !== '');
  if (last === null && first === null) return { lines };
  return {
    lines,
    turn: {
      ...(current === undefined ? {} : { page: Number(current) }),
      ...(last === null ? {} : { to: Number(last[1]) }),
      ...(first === null ? {} : { from: Number(first[1]) }),
    },
  };
}
