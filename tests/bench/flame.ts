/** A flame graph as SVG: each bar a function, as wide as its share of the processor's time, above the one that called it. */
import { escaped } from './chart.ts';
import { type Frame, timeByOwner } from './cpu-profile.ts';

const WIDTH = 1200;
const ROW = 17;
const HEAD = 64;
const FOOT = 28;
/** Narrower bars are left out, units of the picture. */
const NARROWEST = 2;
/** Of a letter of the labels. */
const LETTER = 6.2;
const COLORS = ['#b3261e', '#c77700', '#2f6f4f', '#3367b0', '#7a4aa0', '#96803a', '#487a86', '#a04a6c'];
const OTHERS = '#8a94a6';

export interface FlameGraph {
  readonly title: string;
  readonly root: Frame;
  readonly footer: string;
}

interface Bar {
  readonly frame: Frame;
  readonly depth: number;
  readonly left: number;
  readonly width: number;
}

export function flameGraph({ title, root, footer }: FlameGraph): string {
  const owners = timeByOwner(root);
  const color = new Map(owners.slice(0, COLORS.length).map(([owner], i) => [owner, COLORS[i] as string]));
  const bars = barsOf(root);
  const depth = bars.reduce((most, bar) => Math.max(most, bar.depth), 0);
  const height = HEAD + (depth + 1) * ROW + FOOT;
  const share = (time: number) => `${((100 * time) / Math.max(root.total, 1)).toFixed(1)} %`;
  const legend = owners.slice(0, COLORS.length).map(([owner, time], i) => {
    const left = 12 + (i * (WIDTH - 24)) / COLORS.length;
    return `<rect x="${left.toFixed(1)}" y="38" width="10" height="10" fill="${color.get(owner)}"/><text x="${(left + 14).toFixed(1)}" y="47">${escaped(owner)} ${share(time)}</text>`;
  });
  const drawn = bars.map(({ frame, depth: row, left, width }) => {
    const top = height - FOOT - (row + 1) * ROW;
    const letters = Math.floor((width - 4) / LETTER);
    const label =
      letters < 3
        ? ''
        : `<text x="${(left + 2).toFixed(1)}" y="${top + 12}" fill="#ffffff">${escaped(frame.name.slice(0, letters))}</text>`;
    return `<g><title>${escaped(`${frame.name} (${frame.owner}) ${share(frame.total)}`)}</title><rect x="${left.toFixed(1)}" y="${top}" width="${Math.max(width - 0.5, 0.5).toFixed(1)}" height="${ROW - 1}" fill="${color.get(frame.owner) ?? OTHERS}"/>${label}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(title)}" font-family="system-ui, sans-serif" font-size="11" fill="#1f2733">`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<text x="12" y="24" font-size="15" font-weight="600">${escaped(title)}</text>`,
    ...legend,
    ...drawn,
    `<text x="12" y="${height - 10}" fill="#5b6675">${escaped(footer)}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

/** Widest first beside each other. */
function barsOf(root: Frame): Bar[] {
  const bars: Bar[] = [];
  const scale = WIDTH / Math.max(root.total, 1);
  const visit = (parent: Frame, depth: number, from: number) => {
    let left = from;
    for (const frame of [...parent.children.values()].sort((a, b) => b.total - a.total)) {
      const width = frame.total * scale;
      if (width < NARROWEST) break;
      bars.push({ frame, depth, left, width });
      visit(frame, depth + 1, left);
      left += width;
    }
  };
  visit(root, 0, 0);
  return bars;
}
