/** The syntax of a regular expression, as far as it tells which characters a match begins with. */

/** Some UTF-16 units. */
export interface UnitSet {
  /** 1 where the unit is one of them. */
  readonly units: Uint8Array;
  /** All of them, where they are not more than `FEW`. */
  readonly few: readonly number[] | undefined;
  /** True where characters of two units are in it as well. */
  readonly isWide: boolean;
}

export type Pattern =
  | { readonly kind: 'unit'; readonly set: UnitSet }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number };

const NOTHING: Pattern = { kind: 'sequence', parts: [] };
export const UNITS = 0x10000;
const FEW = 24;

/** Sets that were asked for, by how they are written. */
const sets = new Map<string, UnitSet>();

/** Every unit once, from the last to the first: so no two of them make one character. */
const ALL_UNITS = Array.from({ length: UNITS }, (_, i) => String.fromCharCode(UNITS - 1 - i)).join('');

/** Of one character, class or escape, as it is written. */
function setOf(written: string, flags: string): UnitSet {
  const key = `${flags}/${written}`;
  let set = sets.get(key);
  if (!set) {
    const units = new Uint8Array(UNITS);
    if (written.length === 1 && written !== '.') units[written.charCodeAt(0)] = 1;
    else {
      for (const { index, 0: stretch } of ALL_UNITS.matchAll(new RegExp(`(?:${written})+`, `g${flags}`)))
        units.fill(1, UNITS - index - stretch.length, UNITS - index);
    }
    set = unitSet(units, flags.includes('u') && WIDE.test(written));
    sets.set(key, set);
  }
  return set;
}

function unitSet(units: Uint8Array, isWide: boolean): UnitSet {
  const few: number[] = [];
  for (let unit = units.indexOf(1); unit >= 0 && few.length <= FEW; unit = units.indexOf(1, unit + 1))
    few.push(unit);
  return { units, few: few.length > FEW ? undefined : few, isWide };
}

/** What may hold characters of two units. */
const WIDE = /^\.$|\\[pPDSW]|^\[\^|[\ud800-\udfff]|\\u\{/;

/** Throws a `SyntaxError` at what it does not know. */
export function patternOf({ source, flags }: RegExp): Pattern {
  if (/[iv]/.test(flags)) throw new SyntaxError(`flags ${flags} are not known here: ${source}`);
  return new Reader(source, flags.replace(/[^us]/g, '')).all();
}

class Reader {
  readonly #source: string;
  readonly #flags: string;
  #at = 0;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#flags = flags;
  }

  all(): Pattern {
    const pattern = this.#choice();
    if (this.#at < this.#source.length) throw this.#unknown();
    return pattern;
  }

  #choice(): Pattern {
    const parts = [this.#sequence()];
    while (this.#takes('|')) parts.push(this.#sequence());
    return parts.length === 1 ? (parts[0] as Pattern) : { kind: 'choice', parts };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source[this.#at] as string)) {
      parts.push(this.#repeated(this.#atom()));
    }
    return { kind: 'sequence', parts };
  }

  #repeated(part: Pattern): Pattern {
    const [written, sign, , least = '0', comma, most = ''] =
      /^(?:([*+?])|(\{(\d+)(,)?(\d*)\}))\??/.exec(this.#source.slice(this.#at)) ?? [];
    if (written === undefined) return part;
    this.#at += written.length;
    if (sign !== undefined)
      return {
        kind: 'repeat',
        part,
        least: sign === '+' ? 1 : 0,
        most: sign === '?' ? 1 : Number.POSITIVE_INFINITY,
      };
    const upTo = comma === undefined ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most);
    return { kind: 'repeat', part, least: Number(least), most: upTo };
  }

  #atom(): Pattern {
    const rest = this.#source.slice(this.#at);
    // What only looks takes no character.
    if (/^(?:[$^]|\\[bB])/.test(rest)) {
      this.#at += rest[0] === '\\' ? 2 : 1;
      return NOTHING;
    }
    const [open] = /^\((?:\?(?:<?[=!]|:|<[^>]+>))?/.exec(rest) ?? [];
    if (open !== undefined) {
      this.#at += open.length;
      const inside = this.#choice();
      if (!this.#takes(')')) throw this.#unknown();
      return /[=!]$/.test(open) ? NOTHING : inside;
    }
    const [unit] =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\(?:[pP]\{[^}]+\}|u\{[^}]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|[dDsSwWnrtfv0]|[^\p{L}\p{N}])|[^\\()[\]{}*+?|])/u.exec(
        rest,
      ) ?? [];
    if (unit === undefined) throw this.#unknown();
    this.#at += unit.length;
    return { kind: 'unit', set: setOf(unit, this.#flags) };
  }

  #takes(sign: string): boolean {
    if (this.#source[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #unknown(): SyntaxError {
    return new SyntaxError(`not known here at ${this.#at}: ${this.#source}`);
  }
}

const surrogates = (from: number, to: number): UnitSet => {
  const units = new Uint8Array(UNITS);
  units.fill(1, from, to + 1);
  return unitSet(units, false);
};
/** The halves of characters of two units. */
export const FIRST_HALVES = surrogates(0xd800, 0xdbff);
const SECOND_HALVES = surrogates(0xdc00, 0xdfff);

/** The sets of the first units of a match, one after the other: fewer than asked for where a match may end before. */
export type Beginning = readonly UnitSet[];

/** Every way in which a match of the pattern may begin. `length`: units that are looked at. */
export function beginningsOf(pattern: Pattern, length: number): Beginning[] {
  const numbers = new Map<UnitSet, number>();
  const numberOf = (set: UnitSet) => {
    const number = numbers.get(set) ?? numbers.size;
    numbers.set(set, number);
    return number;
  };
  const distinct = (all: readonly Beginning[]) => [
    ...new Map(all.map((beginning) => [beginning.map(numberOf).join(), beginning])).values(),
  ];
  const extended = (part: Pattern, before: readonly Beginning[]): Beginning[] => {
    const done = before.filter((beginning) => beginning.length >= length);
    const open = before.filter((beginning) => beginning.length < length);
    if (open.length === 0) return done;
    return distinct([...done, ...behind(part, open)]);
  };
  const behind = (part: Pattern, open: readonly Beginning[]): Beginning[] => {
    switch (part.kind) {
      case 'unit':
        return open.flatMap((beginning) => {
          const narrow = [...beginning, part.set];
          return part.set.isWide
            ? [narrow, [...beginning, FIRST_HALVES, SECOND_HALVES].slice(0, length)]
            : [narrow];
        });
      case 'sequence':
        return part.parts.reduce<Beginning[]>((all, next) => extended(next, all), [...open]);
      case 'choice':
        return part.parts.flatMap((one) => extended(one, open));
      case 'repeat': {
        let last: Beginning[] = [...open];
        for (let i = 0; i < Math.min(part.least, length); i++) last = extended(part.part, last);
        const all = [...last];
        for (let i = part.least; i < Math.min(part.most, part.least + length); i++) {
          last = extended(part.part, last);
          all.push(...last);
        }
        return distinct(all);
      }
    }
  };
  return extended(pattern, [[]]);
}
