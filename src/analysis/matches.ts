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

/**
 * Units get numbers as texts bring them: of all units a text holds few, the frequent ones come first, and what is looked up
 * by number lies close together. 0: none yet.
 */
const NUMBERS = new Int32Array(UNITS);
let numbered = 0;

/** By number: a bit for each pattern that may begin with the unit, so that a text is looked up once for all. */
const BEGUN = new Int32Array(UNITS + 1);
const BITS = 32;
/** Those that have a bit. */
const numbering: PlaceFilter[] = [];

function numberOf(unit: number): number {
  const known = NUMBERS[unit] as number;
  if (known !== 0) return known;
  NUMBERS[unit] = ++numbered;
  for (const filter of numbering) filter.number(unit, numbered);
  return numbered;
}

/** A text as it is looked through: by place the bits of `BEGUN`, and the number of the unit. */
interface LookedUp {
  text: string;
  begun: Int32Array;
  numbers: Int32Array;
}

const empty = (length: number): LookedUp => ({
  text: '',
  begun: new Int32Array(length),
  numbers: new Int32Array(length),
});

/** What was asked for last: a title and a text are looked at in turn. */
const lately: LookedUp[] = [empty(1 << 10), empty(1 << 10)];

function lookedUp(text: string): LookedUp {
  const known = lately.find((one) => one.text === text);
  if (known) return known;
  const [oldest, newer] = lately as [LookedUp, LookedUp];
  const one = oldest.numbers.length < text.length ? empty(text.length * 2) : oldest;
  one.text = text;
  for (let at = 0; at < text.length; at++) {
    const number = numberOf(text.charCodeAt(at));
    one.numbers[at] = number;
    one.begun[at] = BEGUN[number] as number;
  }
  [lately[0], lately[1]] = [newer, one];
  return one;
}

/** For a pattern without a bit: every place is looked at, and units are their own numbers. */
function asItIs(text: string): LookedUp {
  const one = empty(text.length);
  one.begun.fill(-1);
  for (let at = 0; at < text.length; at++) one.numbers[at] = text.charCodeAt(at);
  return one;
}

class PlaceFilter {
  readonly #expression: RegExp;
  /** Its bit in `BEGUN`; all bits where there are more patterns than those. */
  readonly #bit: number = numbering.length < BITS ? 1 << numbering.length : -1;
  /** By place and unit: the groups that allow the unit there. */
  readonly #allowed = Array.from({ length: LOOK }, () => new Uint16Array(UNITS));
  /** The same by the number of the unit. */
  readonly #byNumber: readonly Uint16Array[];
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
    if (this.#bit === -1) {
      this.#byNumber = this.#allowed;
      return;
    }
    this.#byNumber = Array.from({ length: LOOK }, () => new Uint16Array(UNITS + 1));
    for (const one of lately) one.text = '';
    for (const [unit, number] of NUMBERS.entries()) if (number !== 0) this.number(unit, number);
    numbering.push(this);
  }

  /** What is allowed of a unit is looked up by that number from now on. */
  number(unit: number, number: number): void {
    for (let place = 0; place < LOOK; place++)
      (this.#byNumber[place] as Uint16Array)[number] = this.#allowed[place]?.[unit] as number;
    if (this.#allowed[0]?.[unit] !== 0) BEGUN[number] = (BEGUN[number] as number) | this.#bit;
  }

  #allow(place: number, unit: number, groups: number): void {
    const allowed = this.#allowed[place] as Uint16Array;
    allowed[unit] = (allowed[unit] as number) | groups;
  }

  all(text: string): RegExpExecArray[] {
    const found: RegExpExecArray[] = [];
    const expression = this.#expression;
    const [first, second, third] = this.#byNumber as [Uint16Array, Uint16Array, Uint16Array];
    const [, anySecond = 0, anyThird = 0] = this.#any;
    const { length } = text;
    const bit = this.#bit;
    const { begun, numbers } = bit === -1 ? asItIs(text) : lookedUp(text);
    for (let at = 0; at < length; at++) {
      if (((begun[at] as number) & bit) === 0) continue;
      let groups = first[numbers[at] as number] as number;
      if (groups === 0) continue;
      groups &= anySecond | (at + 1 < length ? (second[numbers[at + 1] as number] as number) : 0);
      if (groups === 0) continue;
      groups &= anyThird | (at + 2 < length ? (third[numbers[at + 2] as number] as number) : 0);
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
