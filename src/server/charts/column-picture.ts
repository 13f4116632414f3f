/** Columns over months or years, with their number on top where it has room. */
import { textWidth } from './label-text.ts';
import type { Picture } from './render-svg.ts';

export interface Column {
  /** `YYYY-MM`, or `YYYY` in a picture of whole years. */
  readonly period: string;
  readonly count: number;
}

const FONT = 12;
const HEIGHT = 132;
const AXIS = 24;
const TOP = 20;
const TICK_ROOM = 44;

/** Years under January or the first column; months between them where there is room. */
function ticks(columns: readonly Column[], width: number): ReadonlyMap<number, string> {
  const most = Math.max(2, Math.floor(width / TICK_ROOM));
  const step =
    [1, 2, 3, 6, 12, 24, 36, 60, 120].find((size) => columns.length / size <= most) ?? columns.length;
  const yearly = (columns[0]?.period.length ?? 0) === 4;
  const shown = columns.flatMap(({ period }, index): [number, string][] => {
    const [year = '', month] = period.split('-');
    if (yearly || month === undefined) return index % step === 0 ? [[index, year]] : [];
    const at = Number(year) * 12 + Number(month) - 1;
    if (at % step !== 0) return [];
    return [[index, month === '01' ? year : `${Number(month)}月`]];
  });
  const [first] = shown;
  if (!yearly && first !== undefined && !/^\d{4}$/.test(first[1])) {
    const [year = '', month = ''] = (columns[first[0]]?.period ?? '').split('-');
    shown[0] = [first[0], `${year}.${Number(month)}`];
  }
  return new Map(shown);
}

export function columnPicture(columns: readonly Column[], width: number): Picture {
  const shown = ticks(columns, width);
  const each = width / Math.max(columns.length, 1);
  return {
    width,
    height: HEIGHT,
    option: {
      grid: { left: 0, right: 0, top: TOP, bottom: AXIS },
      xAxis: {
        type: 'category',
        data: columns.map(({ period }) => period),
        axisLine: { show: true, lineStyle: { color: 'var(--line-strong)' } },
        axisTick: { show: false },
        axisLabel: {
          interval: (index: number) => shown.has(index),
          formatter: (_: string, index: number) => shown.get(index) ?? '',
          color: 'var(--ink-3)',
          fontSize: FONT,
          hideOverlap: true,
          alignMinLabel: 'left',
          alignMaxLabel: 'right',
        },
      },
      yAxis: { type: 'value', min: 0, show: false },
      series: [
        {
          type: 'bar',
          silent: true,
          emphasis: { disabled: true },
          barMaxWidth: 24,
          barCategoryGap: '20%',
          barMinHeight: 3,
          itemStyle: { color: 'var(--bar)' },
          data: columns.map(({ count }) => (count === 0 ? '-' : count)),
          label: {
            show: true,
            position: 'top',
            distance: 3,
            color: 'var(--ink-2)',
            fontSize: FONT,
            formatter: ({ value }: { value: number }) =>
              textWidth(String(value), FONT) <= each + 8 ? String(value) : '',
          },
        },
      ],
    },
  };
}
