/** Numbers, places and reasons in the words of the page. */
import type { FigureUnit } from '../../contract/reading.ts';
import type { RecordType } from '../../contract/record.ts';

const NUMBER = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4 });
const M2_PER_WAN = 10_000;

export const TYPE_NAMES: Readonly<Record<RecordType, string>> = {
  article: '新闻',
  project: '项目',
  company: '企业',
};

export interface Figure {
  readonly value: string;
  readonly unit: string;
}

/** The figures of a project in the order of the page: field, what it is called, how it is written. */
export const FIGURES = [
  { field: 'investmentYi', name: '投资额', write: yi },
  { field: 'landMu', name: '用地', write: (value: number) => plain(value, '亩') },
  { field: 'floorAreaM2', name: '建筑面积', write: area },
  { field: 'outputYi', name: '产值', write: yi },
] as const;

/** What each kind of figure is called, and the fields that a conflict may name beside them. */
export const FIGURE_NAMES: Readonly<Record<string, string>> = {
  investment: '投资额',
  output: '产值',
  tax: '税收',
  land: '用地',
  floorArea: '建筑面积',
  stage: '阶段',
};

/** A value in its own unit; money of another currency stays what it is. */
export function figureText(value: number | string, unit: FigureUnit | undefined): string {
  if (typeof value === 'string') return value;
  const figure = unit === '亿元' ? yi(value) : unit === '㎡' ? area(value) : plain(value, unit ?? '');
  return `${figure.value} ${figure.unit}`.trim();
}

function plain(value: number, unit: string): Figure {
  return { value: NUMBER.format(value), unit };
}

/** 亿元; below one 亿 in 万元, as papers print it. */
function yi(value: number): Figure {
  return value > 0 && value < 1 ? plain(value * 10_000, '万元') : plain(value, '亿元');
}

function area(value: number): Figure {
  return value >= M2_PER_WAN ? plain(value / M2_PER_WAN, '万㎡') : plain(value, '㎡');
}

export function count(value: number): string {
  return NUMBER.format(value);
}

/** A sum of 亿元: no more exact than its roughest part. */
export function sumText(value: number): string {
  return count(Math.round(value * 10) / 10);
}

export function yiText(value: number): string {
  const { value: number, unit } = yi(value);
  return `${number} ${unit}`;
}

/**
 * The two innermost places of a path (outermost first), run together as in an address: 肇庆市德庆县. The outer
 * one goes where the inner one already begins with it: 肇庆高新区.
 */
export function placeText(regions: readonly string[] | undefined): string {
  const [outer = '', inner] = (regions ?? []).slice(-2);
  if (inner === undefined) return outer;
  return inner.startsWith(outer.slice(0, 2)) ? inner : outer + inner;
}

const REASONS: Readonly<Record<string, string>> = {
  alias: '别名',
  pinyin: '拼音',
  initials: '拼音首字母',
  synonym: '同义词',
  variant: '异体写法',
};

/** `alias SHEIN = 希音` → 因别名 SHEIN = 希音; a reason of another form stands as it is. */
export function whyText(why: string): string {
  const [, word = '', rest = ''] = /^([a-z]+)\s+(.+)$/s.exec(why) ?? [];
  const name = REASONS[word];
  return name === undefined ? why : `因${name} ${rest}`;
}

/** The aliases that the reasons name. */
export function aliasesIn(why: readonly string[]): readonly string[] {
  return [...new Set(why.flatMap((one) => /^alias\s+(.+?)\s+=/s.exec(one)?.[1] ?? []))];
}

/** The address where it is one that a browser may be sent to. */
export function webAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  return ['http:', 'https:'].includes(new URL(url).protocol) ? url : undefined;
}
