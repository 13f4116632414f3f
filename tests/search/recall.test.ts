/**
 * Containment is the floor: every stretch of Hanzi that stands in a record finds it. 100,000 stretches of one
 * to eight characters from titles, names and texts, drawn with a fixed seed.
 */
import { beforeAll, expect, test } from 'vitest';
import type { Snapshot } from '../../src/index/snapshot.ts';
import type { Language } from '../../src/query/language.ts';
import { parseQuery } from '../../src/query/parser.ts';
import { Matcher } from '../../src/search/match.ts';
import { corpusRecords, snapshotOf } from './fixture.ts';

const PROBES = 100_000;
const LONGEST = 8;

let snapshot: Snapshot;
let texts: readonly { readonly document: number; readonly text: string }[];
beforeAll(async () => {
  const records = await corpusRecords();
  snapshot = await snapshotOf(records);
  const fields = [
    ...records.articles.map(({ title, text }) => [title, text]),
    ...records.projects.map(({ name, aliases = [] }) => [name, ...aliases]),
    ...records.companies.map(({ name, fullName = '', aliases = [] }) => [name, fullName, ...aliases]),
  ];
  texts = fields.flatMap((own, document) => own.map((text) => ({ document, text })));
});

/** A generator of numbers from 0 up to 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test(`${PROBES} stretches of Hanzi, no miss`, { timeout: 240_000 }, async () => {
  const language: Language = { dictionary: snapshot.concepts, pinyin: snapshot.pinyin, hasWord: () => true };
  const matcher = new Matcher(snapshot);
  const runs = texts.flatMap(({ document, text }) =>
    [...text.matchAll(/\p{Script=Han}+/gu)].map((m) => ({ document, characters: [...m[0]] })),
  );
  const next = random(20_261_123);
  const below = (n: number) => Math.floor(next() * n);
  const asked = new Map<string, ReadonlySet<number>>();
  const misses: string[] = [];
  for (let i = 0; i < PROBES; i++) {
    const { document, characters } = runs[below(runs.length)] as (typeof runs)[number];
    const length = 1 + below(Math.min(LONGEST, characters.length));
    const start = below(characters.length - length + 1);
    const q = characters.slice(start, start + length).join('');
    let found = asked.get(q);
    if (!found) {
      found = new Set((await matcher.match(parseQuery(q, language, { today: 0 }), 'all')).documents);
      asked.set(q, found);
    }
    if (!found.has(document)) misses.push(`${q} in ${snapshot.columns.ids.get(document)}`);
  }
  expect(misses).toEqual([]);
  expect(asked.size).toBeGreaterThan(10_000);
});
