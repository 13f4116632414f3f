/**
 * `text.matchAll(pattern)` for patterns of many alternatives, of which most places of a text hold none: places where no
 * match can begin are passed over by their first three units, and only the others are given to the expression.
 */
import { beginningsOf, FIRST_HALVES, patternOf, UNITS, type UnitSet } from './pattern-syntax.ts';

/** Units that are looked at. */
const LOOK = 3;
/**
 * Beginnings are divided into groups by their first unit, a bit each; the last two are of those that begin with a class
 * of many units, and with the first half of a character.
 */
const CLASSES = 14;
const HALVES = 15;

/** By unit: a bit for each pattern that may begin with it, so that a text is looked up once for all. */
const BEGUN = new Int32Array(UNITS);
const BITS = 32;
let patterns = 0;

/** What `BEGUN` has for each unit of the texts that were asked for last: a title and a text are looked at in turn. */
const lately = [
  { text: '', begun: new Int32Array(1 << 10) },
  { text: '', begun: new Int32Array(1 << 10) },
];

function begunIn(text: string): Int32Array {
  const known = lately.find((one) => one.text === text);
  if (known) return known.begun;
  const [older, newer] = lately as [(typeof lately)[0], (typeof lately)[0]];
  if (older.begun.length < text.length) older.begun = new Int32Array(text.length * 2);
  older.text = text;
  for (let at = 0; at < text.length; at++) older.begun[at] = BEGUN[text.charCodeAt(at)] as number;
  [lately[0], lately[1]] = [newer, older];
  return older.begun;
}

class PlaceFilter {
  readonly #expression: RegExp;
  /** Its bit in `BEGUN`; all bits where there are more patterns than those. */
  readonly #bit: number = patterns < BITS ? 1 << patterns++ : -1;
  /** By place and unit: the groups that allow the unit there. */
  readonly #allowed = Array.from({ length: LOOK }, () => new Uint16Array(UNITS));
  /** By place: the groups that allow any unit there, and the end of the text. */
  readonly #any = new Uint16Array(LOOK);

  constructor(pattern: RegExp) {
    this.#expression = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}y`);
    const sets = Array.from({ length: LOOK }, () => new Map<UnitSet, number>());
    for (const beginning of beginningsOf(patternOf(pattern), LOOK)) {
      const [first] = beginning;
      if (!first) throw new SyntaxError(`it may match nothing: ${pattern.source}`);
      for (const unit of first.few ?? [first === FIRST_HALVES ? HALVES : CLASSES]) {
        const group = 1 << (first.few ? unit % CLASSES : unit);
        if (first.few) this.#allow(0, unit, group);
        for (let place = first.few ? 1 : 0; place < LOOK; place++) {
          const set = beginning[place];
          if (set) sets[place]?.set(set, (sets[place]?.get(set) ?? 0) | group);
          else this.#any[place] = (this.#any[place] as number) | group;
        }
      }
    }
    for (const [place, ofPlace] of sets.entries()) {
      for (const [{ units, few }, groups] of ofPlace) {
        if (few) for (const unit of few) this.#allow(place, unit, groups);
        else for (let unit = 0; unit < UNITS; unit++) if (units[unit] === 1) this.#allow(place, unit, groups);
      }
    }
    for (const one of lately) one.text = '';
    for (const [unit, groups] of this.#allowed[0]?.entries() ?? []) {
      if (groups !== 0 && this.#bit !== -1) BEGUN[unit] = (BEGUN[unit] as number) | this.#bit;
    }
  }

  #allow(place: number, unit: number, groups: number): void {
    const allowed = this.#allowed[place] as Uint16Array;
    allowed[unit] = (allowed[unit] as number) | groups;
  }

  all(text: string): RegExpExecArray[] {
    const found: RegExpExecArray[] = [];
    const expression = this.#expression;
    const [first, second, third] = this.#allowed as [Uint16Array, Uint16Array, Uint16Array];
    const [, anySecond = 0, anyThird = 0] = this.#any;
    const { length } = text;
    const bit = this.#bit;
    const begun = bit === -1 ? NOT_LOOKED_UP : begunIn(text);
    for (let at = 0; at < length; at++) {
      if (bit !== -1 && ((begun[at] as number) & bit) === 0) continue;
      let groups = first[text.charCodeAt(at)] as number;
      if (groups === 0) continue;
      groups &= anySecond | (at + 1 < length ? (second[text.charCodeAt(at + 1)] as number) : 0);
      if (groups === 0) continue;
      groups &= anyThird | (at + 2 < length ? (third[text.charCodeAt(at + 2)] as number) : 0);
      if (groups === 0 || (expression.unicode && isInside(text, at))) continue;
      expression.lastIndex = at;
      const match = expression.exec(text);
      if (!match) continue;
      found.push(match);
      at += match[0].length - 1;
    }
    return found;
  }
}

const NOT_LOOKED_UP = new Int32Array(0);

/** The second half of a character: nothing begins there. */
function isInside(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 0 && (text.codePointAt(at - 1) as number) > 0xffff;
}

const filters = new WeakMap<RegExp, PlaceFilter>();

/** All matches of a global pattern that matches no empty text. Throws a `SyntaxError` where its syntax is not known here. */
export function matches(pattern: RegExp, text: string): RegExpExecArray[] {
  let filter = filters.get(pattern);
  if (!filter) {
    filter = new PlaceFilter(pattern);
    filters.set(pattern, filter);
  }
  return filter.all(text);
}
