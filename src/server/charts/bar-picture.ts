/** Bars that lie: ranked by length, or cut into parts. The number stands at the end of each. */
import { fittedText, textWidth } from './label-text.ts';
import type { Picture } from './render-svg.ts';

/** A part of every bar: its name and the CSS colours of it and of the number on it. */
export interface BarPart {
  readonly name: string;
  readonly fill: string;
  readonly ink: string;
}

export interface BarRow {
  readonly label: string;
  /** One value a part, in the order of the parts. */
  readonly values: readonly number[];
  /** What stands at the end. */
  readonly end: string;
}

const FONT = 12;
const ROW = 28;
const BAR = 16;
const GAP = 10;
/** Wider columns of labels leave the bars too little. */
const LABEL_SHARE = 0.36;

export function barPicture(rows: readonly BarRow[], parts: readonly BarPart[], width: number): Picture {
  const room = width * LABEL_SHARE;
  const labels = rows.map(({ label }) => fittedText(label, room, FONT));
  const left = Math.ceil(Math.max(...labels.map((label) => textWidth(label, FONT)), 0)) + GAP;
  const right = Math.ceil(Math.max(...rows.map(({ end }) => textWidth(end, FONT)), 0)) + GAP;
  const sums = rows.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const longest = Math.max(...sums, 1);
  const fits = (value: number) =>
    (value / longest) * (width - left - right) >= textWidth(String(value), FONT) + 6;
  const numbered = parts.length > 1;
  const height = rows.length * ROW;
  return {
    width,
    height,
    option: {
      grid: { left, right, top: 0, bottom: 0 },
      xAxis: { type: 'value', min: 0, max: longest, show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map((_, index) => String(index)),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          interval: 0,
          margin: GAP,
          color: 'var(--ink-2)',
          fontSize: FONT,
          formatter: (index: string) => labels[Number(index)] ?? '',
        },
      },
      series: [
        ...parts.map((part, at) => ({
          type: 'bar',
          stack: 'all',
          silent: true,
          emphasis: { disabled: true },
          barWidth: BAR,
          itemStyle: { color: part.fill, borderColor: 'var(--paper)', borderWidth: numbered ? 1 : 0 },
          data: rows.map(({ values }) => values[at] ?? 0),
          label: {
            show: numbered,
            color: part.ink,
            fontSize: FONT,
            formatter: ({ value }: { value: number }) => (value > 0 && fits(value) ? String(value) : ''),
          },
        })),
        {
          type: 'bar',
          stack: 'all',
          silent: true,
          emphasis: { disabled: true },
          barWidth: BAR,
          itemStyle: { color: 'none' },
          data: rows.map(() => 0),
          label: {
            show: true,
            position: 'right',
            distance: 6,
            color: 'var(--ink)',
            fontSize: FONT,
            formatter: ({ dataIndex }: { dataIndex: number }) => rows[dataIndex]?.end ?? '',
          },
        },
      ],
    },
  };
}
