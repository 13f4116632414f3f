/** Stages over time: one row a stage for a single project, one row a project for several. */
import type { Stage } from '../../contract/record.ts';
import { fittedText, textWidth } from './label-text.ts';
import type { Picture } from './render-svg.ts';
import { PLANNED_DASH, STAGE_GLYPHS } from './stage-glyph.ts';
import { type DaySpan, daySpan, type TimeAxis, timeAxis } from './time-axis.ts';

export interface StageMark {
  readonly stage: Stage;
  /** As exact as known; what is no date is not drawn. */
  readonly date: string;
  readonly planned: boolean;
}

export interface StageRow {
  readonly label: string;
  readonly marks: readonly StageMark[];
}

interface StagePictureOptions {
  readonly width: number;
  /** `YYYY-MM-DD`; drawn where it lies between the first and the last mark. */
  readonly today: string;
  /** `beside`: labels in a column of their own, dates at the marks. `above`: labels over their row, stages at the marks. */
  readonly labels: 'beside' | 'above';
}

const FONT = 12;
const SIDE = 10;
const LABEL_COLUMN = 76;
const ROW = { beside: 32, above: 50 } as const;
const AXIS = 26;
const GLYPH = 8;
/** Width of one tick's label with the air around it. */
const TICK_ROOM = 56;

type Element = Readonly<Record<string, unknown>>;
type Placed = StageMark & { readonly span: DaySpan; readonly x: number };

function glyph(stage: Stage, planned: boolean, x: number, y: number): Element {
  const { ring, path } = STAGE_GLYPHS[stage];
  const circle = {
    type: 'circle',
    shape: { cx: 0, cy: 0, r: 6 },
    style: {
      fill: 'var(--paper)',
      stroke: 'var(--stage)',
      lineWidth: 1.6,
      ...(planned ? { lineDash: [...PLANNED_DASH] } : {}),
    },
  };
  const fill = {
    type: 'path',
    x: -GLYPH,
    y: -GLYPH,
    shape: { pathData: path },
    style: { fill: 'var(--stage)' },
  };
  return {
    type: 'group',
    x,
    y,
    children: [...(ring || planned ? [circle] : []), ...(path === '' || planned ? [] : [fill])],
  };
}

function text(value: string, x: number, y: number, fill: string, align: 'left' | 'right' = 'left'): Element {
  return { type: 'text', x, y, style: { text: value, fill, fontSize: FONT, align, verticalAlign: 'middle' } };
}

function line(from: number, to: number, y: number, dashed: boolean): Element {
  return {
    type: 'line',
    shape: { x1: from, x2: to, y1: y, y2: y },
    style: { stroke: 'var(--line-strong)', lineWidth: 1.2, ...(dashed ? { lineDash: [3, 3] } : {}) },
  };
}

/** Undefined where no mark has a date that can be drawn. */
export function stagePicture(
  rows: readonly StageRow[],
  { width, today, labels }: StagePictureOptions,
): Picture | undefined {
  const spans = rows
    .flatMap(({ marks }) => marks.map(({ date }) => daySpan(date)))
    .filter((span) => span !== undefined);
  if (spans.length === 0) return undefined;
  const left = labels === 'beside' ? LABEL_COLUMN : SIDE;
  const room = width - left - SIDE;
  const axis = timeAxis(spans, Math.floor(room / TICK_ROOM));
  const xOf = (day: number) => left + ((day - axis.min) / (axis.max - axis.min)) * room;
  const start = labels === 'beside' ? left - SIDE : 0;
  const height = rows.length * ROW[labels] + AXIS;
  const elements = rows.map((row, index) => {
    const placed = row.marks.flatMap((mark): Placed[] => {
      const span = daySpan(mark.date);
      return span ? [{ ...mark, span, x: xOf((span[0] + span[1] + 1) / 2) }] : [];
    });
    placed.sort((a, b) => a.x - b.x);
    const middle = index * ROW[labels] + (labels === 'beside' ? ROW.beside / 2 : 34);
    const label =
      labels === 'beside'
        ? text(fittedText(row.label, LABEL_COLUMN - 16, FONT), 0, middle, 'var(--ink-2)')
        : text(fittedText(row.label, width, FONT), 0, middle - 23, 'var(--ink)');
    return { type: 'group', children: [label, ...track(placed, middle, xOf, { start, width, labels })] };
  });
  return { width, height, option: optionOf(axis, elements, { left, height, now: daySpan(today)?.[0] }) };
}

function track(
  placed: readonly Placed[],
  y: number,
  xOf: (day: number) => number,
  { start, width, labels }: { start: number } & Pick<StagePictureOptions, 'width' | 'labels'>,
): Element[] {
  const bands = placed.flatMap(({ span }): Element[] => {
    const [from, to] = [xOf(span[0]), xOf(span[1] + 1)];
    if (to - from < 2 * GLYPH) return [];
    const shape = { x: from, y: y - 3, width: to - from, height: 6, r: 3 };
    return [{ type: 'rect', shape, style: { fill: 'var(--line)' } }];
  });
  const links = placed.slice(1).map((mark, at) => line((placed[at] as Placed).x, mark.x, y, mark.planned));
  const marks = placed.map(({ stage, planned, x }) => glyph(stage, planned, x, y));
  return [
    ...bands,
    ...(labels === 'above' ? links : []),
    ...words(placed, y, { start, width, labels }),
    ...marks,
  ];
}

/** A word at each mark that has room for it: to its right, else to its left. The table has them all. */
function words(
  placed: readonly Placed[],
  y: number,
  { start, width, labels }: { start: number } & Pick<StagePictureOptions, 'width' | 'labels'>,
): Element[] {
  let taken = start;
  return placed.flatMap((mark, at): Element[] => {
    const word = labels === 'beside' ? mark.date : mark.stage;
    const reach = GLYPH + 4 + textWidth(word, FONT);
    const next = (placed[at + 1]?.x ?? width + GLYPH) - GLYPH;
    const free = mark.x - reach >= taken;
    const side = mark.x + reach <= next ? 'left' : free ? 'right' : undefined;
    taken = mark.x + (side === 'left' ? reach : GLYPH);
    if (side === undefined) return [];
    return [backed(text(word, mark.x + (side === 'left' ? 1 : -1) * (GLYPH + 4), y, 'var(--ink-2)', side))];
  });
}

/** Words stand on the line: the paper behind them keeps it out of them. */
function backed(word: Element): Element {
  return { ...word, style: { ...(word['style'] as object), stroke: 'var(--paper)', lineWidth: 4 } };
}

function optionOf(
  { min, max, ticks }: TimeAxis,
  elements: readonly Element[],
  { left, height, now }: { left: number; height: number; now: number | undefined },
): Picture['option'] {
  const values = ticks.map(({ at }) => at);
  const texts = new Map(ticks.map(({ at, text }) => [at, text]));
  const shown = now !== undefined && now > min && now < max;
  const today = {
    type: 'line',
    shape: { x1: 0, x2: 0, y1: 0, y2: height - AXIS },
    style: { stroke: 'var(--ink-3)', lineWidth: 1, lineDash: [2, 3] },
  };
  return {
    grid: { left, right: SIDE, top: 0, bottom: AXIS },
    xAxis: {
      type: 'value',
      min,
      max,
      axisLine: { show: true, lineStyle: { color: 'var(--line-strong)' } },
      axisTick: { show: true, customValues: values, lineStyle: { color: 'var(--line-strong)' } },
      axisLabel: {
        customValues: values,
        formatter: (value: number) => texts.get(value) ?? '',
        color: 'var(--ink-3)',
        fontSize: FONT,
      },
      splitLine: { show: true, lineStyle: { color: 'var(--line)' } },
    },
    yAxis: { type: 'value', min: 0, max: 1, show: false },
    series: [
      {
        type: 'custom',
        silent: true,
        clip: false,
        data: [...(shown ? [elements.length] : []), ...elements.keys()].map((index) => [min, 0, index]),
        renderItem: (
          _: unknown,
          api: { value(dimension: number): number; coord(point: readonly number[]): readonly number[] },
        ) => {
          const element = elements[api.value(2)];
          return element ?? { type: 'group', x: api.coord([now ?? min, 0])[0], children: [today] };
        },
      },
    ],
  };
}
