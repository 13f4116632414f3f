/** A measured quantity as it was typed → the other ways to print it: 26万㎡, 26万平方米, 260,000平米, 390亩. */
import { type NumberWord, numberForms, numberValue } from './number-words.ts';

interface Unit {
  /** Folded, the usual one first. */
  readonly names: readonly string[];
  /** How many of the dimension's smallest step it holds. */
  readonly size: number;
}

/** Units that can be turned into each other. An area's step is a third of a ㎡: 1 亩 is 2000/3 ㎡ by law. */
const DIMENSIONS: readonly (readonly Unit[])[] = [
  [
    { names: ['平方米', '平米', 'm2', '平方公尺'], size: 3 },
    { names: ['亩'], size: 2_000 },
    { names: ['公顷'], size: 30_000 },
    { names: ['平方公里', '平方千米', 'km2'], size: 3_000_000 },
  ],
  [
    { names: ['米', '公尺'], size: 1 },
    { names: ['公里', '千米', 'km'], size: 1_000 },
  ],
  [{ names: ['立方米', 'm3', '立方公尺'], size: 1 }],
  [
    { names: ['公斤', '千克', 'kg'], size: 1 },
    { names: ['吨', '公吨'], size: 1_000 },
  ],
  [
    { names: ['千瓦', 'kw'], size: 1 },
    { names: ['兆瓦', 'mw'], size: 1_000 },
    { names: ['吉瓦', 'gw'], size: 1_000_000 },
  ],
  [
    { names: ['千瓦时', 'kwh'], size: 1 },
    { names: ['兆瓦时', 'mwh'], size: 1_000 },
    { names: ['吉瓦时', 'gwh'], size: 1_000_000 },
  ],
  [{ names: ['千伏', 'kv'], size: 1 }],
];

const UNITS: ReadonlyMap<string, { readonly unit: Unit; readonly dimension: readonly Unit[] }> = new Map(
  DIMENSIONS.flatMap((dimension) =>
    dimension.flatMap((unit) => unit.names.map((name) => [name, { unit, dimension }] as const)),
  ),
);

const NAMES = [...UNITS.keys()].sort((a, b) => b.length - a.length).join('|');
const MEASURE = new RegExp(
  '(?<![\\d.,a-z])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,12}(?:\\.\\d{1,6})?|[一二三四五六七八九两十百千零]{1,9}?)' +
    `\\s?(万亿|亿|万)?\\s?(${NAMES})(?![a-z\\d])`,
  'gu',
);
/** What may stand between a number and its unit where the number is not exact. */
const ABOUT = ['多', '余'];
/** Larger than anything that is measured: beyond it doubles lose steps. */
const LARGEST = 1e14;

/** A Latin unit is printed beside its number or behind a blank: a phrase with a blank finds both. */
function joined(number: string, name: string): string {
  return /^[a-z]/.test(name) ? `${number} ${name}` : `${number}${name}`;
}

/** 0.1万 and 30000万 are not printed; 百万 is, but as a part of 五百万 too. */
const UNUSUAL = /^0\.\d+[万亿]|^\d{5,}[万亿]|^[十百千]/u;

/** A number with at most two decimals as it is usually printed; none for any other. */
function tidyForms(value: number): string[] {
  const hundredths = Math.round(value * 100) / 100;
  if (Math.abs(value - hundredths) > value * 1e-12 || hundredths < 0.01) return [];
  if (!Number.isInteger(hundredths)) return [String(hundredths)];
  return numberForms(hundredths).filter((form) => !UNUSUAL.test(form));
}

/** The measures of a folded text that may be printed otherwise, from left to right. */
export function findMeasures(text: string): NumberWord[] {
  const found: NumberWord[] = [];
  for (const m of text.matchAll(MEASURE)) {
    const [typed, digits = '', multiplier, name = ''] = m;
    const { unit, dimension } = UNITS.get(name) as { unit: Unit; dimension: readonly Unit[] };
    const value = numberValue(digits, multiplier);
    if (!(value > 0 && value * unit.size < LARGEST)) continue;
    const asTyped = `${digits}${multiplier ?? ''}`;
    const numbers = new Set([asTyped, ...tidyForms(value)]);
    const others = dimension
      .filter((other) => other !== unit)
      .flatMap((other) =>
        tidyForms((value * unit.size) / other.size).flatMap((n) => other.names.map((one) => joined(n, one))),
      );
    const forms = new Set([
      ...[...numbers].flatMap((n) => unit.names.map((one) => joined(n, one))),
      ...(Number.isInteger(value) ? ABOUT : []).flatMap((about) =>
        unit.names.map((one) => `${asTyped}${about}${one}`),
      ),
      ...others,
    ]);
    forms.delete(typed);
    found.push({ start: m.index, end: m.index + typed.length, forms: [...forms] });
  }
  return found;
}
