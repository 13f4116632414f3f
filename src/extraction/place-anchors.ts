/** What one article has named of places so far: it makes other places likely, and short names clear. */
import type { Place } from '../entities/place-tree.ts';

/** What a reader of one article already knows: the cities that were named, for what is said after them. */
export interface Anchors {
  readonly names: Set<string>;
  /** The city or zone that was named last: 高新区 alone is one of it. */
  last?: Place;
  /** The zone of each kind that was named last: behind 鲁西新区 a 新区 alone is that one. */
  readonly zones: Map<string, readonly string[]>;
  /** Zones and districts that are not in the tree, by the names by which they were told. */
  readonly named: Map<string, readonly string[]>;
}

export function newAnchors(): Anchors {
  return { names: new Set(), zones: new Map(), named: new Map() };
}

export const ZONE_KIND = /(?:高新区|经开区|新区)$/u;

export function learnZone(anchors: Anchors, path: readonly string[]): void {
  const name = path.at(-1) ?? '';
  anchors.named.set(name, path);
  const kind = ZONE_KIND.exec(name)?.[0];
  if (kind !== undefined) anchors.zones.set(kind, path);
}

/** The names of a path that make its parts likely: 广东省/肇庆市/德庆县 makes 肇庆市's other counties likely. */
export function learn(anchors: Anchors, place: Place): void {
  for (const name of place.path) anchors.names.add(name);
  anchors.last = place;
  if (place.rank === 'zone') learnZone(anchors, place.path);
}

/** The city of the place named last, or of the province without cities. */
export function cityOf({ last }: Anchors): readonly string[] | undefined {
  if (!last) return undefined;
  const city = last.path.slice(0, last.rank === 'province' ? 1 : 2);
  return city.length < 2 ? undefined : city;
}
