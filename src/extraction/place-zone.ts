/** Zones that are no place of the tree: 鲁西新区 by a name of its own, 高新区 alone by what was named before. */
import { zoneName } from '../entities/place-tree.ts';
import { overlapping, type Passage, type Span } from './passage.ts';
import { type Anchors, cityOf, learnZone, ZONE_KIND } from './place-anchors.ts';

export interface PlaceMention extends Span {
  /** Outermost first. */
  readonly path: readonly string[];
  readonly code?: string;
}

const BARE_ZONE = /高新区|经开区|高新技术产业开发区|经济技术开发区|(?<!这片|一座)新区(?!块|域)/gu;
/** 鲁西新区, 光明高新区: a zone with a name of its own, wherever it stands. */
const OWN_ZONE =
  /(?:(?![的和与及在为是将有等从向到由对按称省市县区州盟旗镇乡村本该此各两三国成建设新高经综级副])\p{Script=Han}){2,3}(?:新区|高新区|经开区|开发区|经济开发区|经济技术开发区)(?!块|域|划)/gu;
/** Without one of these there is none: most texts need no look at every Hanzi. */
const ZONE_WORD = /新区|经开区|开发区/u;
const BEFORE_PLACE = /(?:^|[在于户驻进到来,。、;:(“]|[市县区州省])$/u;

/** Zones with a name of their own that are no place of the tree: those told before, and new ones of the city named last. */
export function ownZones(passage: Passage, anchors: Anchors, taken: readonly Span[]): PlaceMention[] {
  const { text } = passage;
  const city = cityOf(anchors);
  if (city && ZONE_WORD.test(text)) {
    for (const m of text.matchAll(OWN_ZONE)) {
      const told = BEFORE_PLACE.test(text.slice(Math.max(0, m.index - 2), m.index));
      const isWord = passage.beginsWord(m.index) && !overlapping(taken, { start: m.index, end: m.index + 1 });
      if (isWord && told && text.indexOf(m[0], m.index + 1) >= 0 && !anchors.named.has(zoneName(m[0])))
        learnZone(anchors, [...city, zoneName(m[0])]);
    }
  }
  const out: PlaceMention[] = [];
  for (const [name, path] of [...anchors.named].sort(([a], [b]) => b.length - a.length)) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const span = { start: at, end: at + name.length };
      if (!overlapping([...taken, ...out], span)) out.push({ ...span, path });
    }
  }
  return out;
}

/** 高新区 alone is the zone of that kind that was named, else that of the city named last. */
export function bareZones(passage: Passage, anchors: Anchors, taken: readonly Span[]): PlaceMention[] {
  const out: PlaceMention[] = [];
  for (const m of passage.text.matchAll(BARE_ZONE)) {
    const span = { start: m.index, end: m.index + m[0].length };
    if (!passage.beginsWord(span.start) || overlapping(taken, span)) continue;
    const named = anchors.zones.get(ZONE_KIND.exec(zoneName(m[0]))?.[0] ?? '');
    const city = cityOf(anchors);
    if (named) out.push({ ...span, path: named });
    else if (city) {
      const name = zoneName(`${(city[1] as string).replace(/市$/u, '')}${m[0]}`);
      out.push({ ...span, path: [...city, name] });
    }
  }
  return out;
}
