/** Sums of money and areas as they are printed → value and unit. What they are of is said by `figure.ts`. */
import { matches } from '../analysis/matches.ts';
import type { FigureUnit } from '../contract/reading.ts';
import { numeral, round } from '../entities/numeral.ts';
import type { Span } from './passage.ts';

export interface Quantity extends Span {
  readonly value: number;
  readonly unit: FigureUnit;
}

const NUMBER = '(?:\\d[\\d,]*(?:\\.\\d+)?|[一二两三四五六七八九十百千〇零]+)';
const MORE = '(?:余|多|几|来)?';
const CURRENCIES: readonly (readonly [pattern: string, unit: FigureUnit])[] = [
  ['美元|美金|美圆', '亿美元'],
  ['港元|港币|港幣', '亿港元'],
  ['欧元', '亿欧元'],
  ['日元|日圆', '亿日元'],
  ['元人民币|人民币|元|块钱', '亿元'],
];
const CURRENCY = CURRENCIES.map(([pattern]) => pattern).join('|');

/** 56亿元, 50多亿元, 9000万美元, 1,000万元. */
const MONEY = new RegExp(
  `(?<![\\d.]|\\d,)(${NUMBER})\\s?${MORE}\\s?(万亿|亿|千万|百万|万)?\\s?${MORE}\\s?(${CURRENCY})(?!级|/|每)`,
  'gu',
);
/** 56亿 without 元, where no unit of goods follows. */
const BARE_MONEY = new RegExp(
  `(?<![\\d.]|\\d,)(\\d[\\d,]*(?:\\.\\d+)?)\\s?${MORE}(万亿|亿)${MORE}(?!\\s?(?:元|美|港|欧|日|韩|英镑|卢比|卢布|泰铢|澳|加元|新元|新台币|台币|新币|瑞|越南|林吉特|印尼|人次|级|[只辆平方吨千度片颗人部件套台条米升支粒株羽头剂份个次千瓦瓦安立克册幅块张袋盒瓶罐斤担包双组打亩m㎡kwg%]))`,
  'gu',
);
const SIGNED = /(us\$|hk\$|\$)\s?(\d[\d,]*(?:\.\d+)?)\s?(million|billion|m|bn)?/gu;
const AREA = new RegExp(
  `(?<![\\d.]|\\d,)(${NUMBER})\\s?${MORE}\\s?(亿|万)?\\s?${MORE}\\s?(亩|公顷|平方公里|平方千米|km2|平方米|平米|平方公尺|平方(?!公|千|米)|m2|(?<=万)平(?!方)|(?<=万)方(?!案|面|向|式|米))`,
  'gu',
);
const SCALE: Readonly<Record<string, number>> = { 万亿: 10_000, 亿: 1, 千万: 0.1, 百万: 0.01, 万: 0.0001 };
const MU_PER_HECTARE = 15;
const MU_PER_SQUARE_KILOMETRE = 1_500;

/** Tens of thousands and larger are read with their unit: numeral('3000') × 万 in 亿. */
function inYi(digits: string, scale: string | undefined): number {
  return round(numeral(digits) * (scale === undefined ? 1e-8 : (SCALE[scale] as number)));
}

function unitOf(currency: string): FigureUnit {
  return CURRENCIES.find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'u').test(currency))?.[1] ?? '亿元';
}

function areaOf(value: number, unit: string): { value: number; unit: FigureUnit } {
  if (unit === '亩') return { value: round(value), unit: '亩' };
  if (unit === '公顷') return { value: round(value * MU_PER_HECTARE), unit: '亩' };
  if (/平方公里|平方千米|km2/u.test(unit))
    return { value: round(value * MU_PER_SQUARE_KILOMETRE), unit: '亩' };
  return { value: round(value), unit: '㎡' };
}

/** 10—15亿元: the lower end of a range in one unit is its value. */
function lowerEnd(text: string, at: number): { digits: string; length: number } | undefined {
  const m = /(?<![\d.年月日])(\d[\d,]*(?:\.\d+)?)(?:-|—|–|~|至|到){1,2}$/u.exec(
    text.slice(Math.max(0, at - 12), at),
  );
  return m ? { digits: m[1] as string, length: m[0].length } : undefined;
}

/** All sums and areas of a folded text, from left to right. */
/** 1.9亿户, 新增1.85亿城镇人口: without a currency only words of money beside it make a number a sum. */
const MONEY_AHEAD =
  /(?:投资|投入|产值|资金|额|耗资|斥资|出资|注资|产出|营收|收入|税收|纳税|砸|增资|估值|市值|利润|规模|融资|造价|元|一共|共|合计|(?:^|[\n,:;!。、“”"]|[亿万元][和与到至—~-]))[^,。;!?\n\p{L}]{0,4}[\p{Script=Han}]{0,4}$/u;
const MONEY_BEHIND =
  /^(?:[!、,。;)”"]|$|\n|的?[^,。;!?\n]{0,10}(?:项目|基地|工厂|产业园|投资|签约|落户|大单|布局)|和|与|到|至|—|~|-)/u;
const PEOPLE = /^\s?(?:户|人|名|位|城镇|家庭|用户|亩|吨|条|次|部|平|只|辆|台)/u;

function isOfMoney(text: string, start: number, end: number): boolean {
  const behind = text.slice(end, end + 16);
  return (
    !PEOPLE.test(behind) &&
    MONEY_AHEAD.test(text.slice(Math.max(0, start - 14), start)) &&
    (MONEY_BEHIND.test(behind) ||
      /(?:[额资值入模收税]|一共|合计)\s?$|(?:投资|产值)[\p{Script=Han}]{0,4}$/u.test(text.slice(0, start)))
  );
}

export function findQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  const add = (start: number, length: number, value: number, unit: FigureUnit) => {
    if (!Number.isFinite(value) || value <= 0) return;
    found.push({ start, end: start + length, value, unit });
  };
  for (const m of matches(MONEY, text)) {
    const low = lowerEnd(text, m.index);
    const length = m[0].length + (low?.length ?? 0);
    add(
      m.index - (low?.length ?? 0),
      length,
      inYi(low?.digits ?? (m[1] as string), m[2]),
      unitOf(m[3] as string),
    );
  }
  for (const m of text.matchAll(BARE_MONEY))
    if (isOfMoney(text, m.index, m.index + m[0].length))
      add(m.index, m[0].length, inYi(m[1] as string, m[2]), '亿元');
  for (const m of text.matchAll(SIGNED)) {
    if (m[3] === undefined) continue;
    const yi = numeral(m[2] as string) * (m[3].startsWith('b') ? 10 : 0.01);
    add(m.index, m[0].length, round(yi), m[1] === 'hk$' ? '亿港元' : '亿美元');
  }
  for (const m of matches(AREA, text)) {
    const times = m[2] === '亿' ? 1e8 : m[2] === '万' ? 1e4 : 1;
    const { value, unit } = areaOf(numeral(m[1] as string) * times, m[3] as string);
    add(m.index, m[0].length, value, unit);
  }
  return found.sort((a, b) => a.start - b.start);
}
