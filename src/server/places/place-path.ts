/** Places as paths, outermost first: which one is meant by a name, and whether a record lies in it. */
import { nameKey } from '../../entities/concept.ts';
import { regionStem } from '../../entities/region.ts';

export type PlacePath = readonly string[];

/** 肇庆, 肇庆市 and 肇慶市 are one name; 吉林市 and 吉林省 are two, and 吉林 may be either. */
function sameName(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a === b) return true;
  const [x, y, stem] = [nameKey(a), nameKey(b), regionStem(a)];
  return x === y || (stem === regionStem(b) && (x === stem || y === stem));
}

/** True where the shorter of the two is the tail of the longer: 肇庆市 and 广东省 / 肇庆市. */
export function tailsAgree(a: PlacePath, b: PlacePath): boolean {
  const length = Math.min(a.length, b.length);
  for (let back = 1; back <= length; back++) if (!sameName(a.at(-back), b.at(-back))) return false;
  return length > 0;
}

/** How many names of `regions` lead to the place; undefined where the record does not lie in it. */
export function depthIn(regions: PlacePath, place: PlacePath): number | undefined {
  if (place.length === 0) return 0;
  const depth = regions.findIndex((name) => sameName(name, place.at(-1))) + 1;
  return depth > 0 && tailsAgree(regions.slice(0, depth), place) ? depth : undefined;
}

/**
 * The places that `asked` (a name, or a path whose end is enough) may mean, as the records write them. Names as
 * they are written win over their stems (吉林市 over 吉林省), a path over its own tail.
 */
export function placesMeant(asked: PlacePath, records: readonly PlacePath[]): readonly PlacePath[] {
  const found = new Map<string, PlacePath>();
  for (const regions of records) {
    regions.forEach((_, index) => {
      const path = regions.slice(0, index + 1);
      if (path.length >= asked.length && tailsAgree(path, asked)) found.set(path.join('\n'), path);
    });
  }
  const all = [...found.values()];
  const exact = all.filter((path) =>
    asked.every((name, at) => path[path.length - asked.length + at] === name),
  );
  const candidates = exact.length > 0 ? exact : all;
  const whole = candidates.filter(
    (path) => !candidates.some((other) => other.length > path.length && tailsAgree(other, path)),
  );
  return whole.toSorted((a, b) => (a.join() < b.join() ? -1 : 1));
}

/** The places that all records lie in, deepest first. */
export function sharedPlaces(records: readonly PlacePath[]): readonly PlacePath[] {
  const [first = [], ...others] = records;
  let depth = first.length;
  for (const regions of others) {
    while (depth > 0 && !first.slice(0, depth).every((name, i) => sameName(name, regions[i]))) depth--;
  }
  return Array.from({ length: depth }, (_, i) => first.slice(0, depth - i));
}
