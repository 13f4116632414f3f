/** Cases from public complaints about other engines; where they are from is in README.md and in each case. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Hit, Matching, SearchResponse } from '../../src/contract/search.ts';
import { ask, engineOf } from '../search/fixture.ts';

interface PeerCase {
  readonly n: number;
  readonly source: string;
  readonly kind: string;
  readonly why: string;
  readonly docs: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  readonly query: string;
  readonly matching?: Matching;
  readonly synonyms?: readonly string[][];
  readonly expect: {
    readonly must_include?: readonly string[];
    readonly must_exclude?: readonly string[];
    readonly ids_in_order?: readonly string[];
    readonly first?: string;
  };
  readonly highlights?: Readonly<Record<string, readonly string[]>>;
  readonly highlight_html?: Readonly<Record<string, string>>;
}

const CASES = JSON.parse(
  readFileSync(new URL('peer-cases.json', import.meta.url), 'utf8'),
) as readonly PeerCase[];

/** The words that are marked in a hit, each once. */
function markedWords({ title, snippet }: Hit): string[] {
  const words = [title, ...(snippet ? [snippet] : [])].flatMap(({ text, marks }) =>
    marks.map(([start, end]) => text.slice(start, end)),
  );
  return [...new Set(words)].sort();
}

async function answerOf({
  docs,
  query,
  matching = 'auto',
  synonyms = [],
}: PeerCase): Promise<SearchResponse> {
  const articles = docs.map((doc) => ({ ...doc }));
  const engine = await engineOf({ articles, synonyms: synonyms.map((terms) => ({ terms })) });
  return ask(engine, query, { matching });
}

/** What of the case the answer does not hold; empty where it passes. */
function faults(wanted: PeerCase, { hits }: SearchResponse): string[] {
  const ids = hits.map(({ id }) => id);
  const { must_include = [], must_exclude = [], ids_in_order, first } = wanted.expect;
  const hitOf = (id: string) => hits.find((hit) => hit.id === id);
  return [
    ...must_include.filter((id) => !ids.includes(id)).map((id) => `lacks ${id}`),
    ...must_exclude.filter((id) => ids.includes(id)).map((id) => `holds ${id}`),
    ...(ids_in_order && ids.join() !== ids_in_order.join() ? [`is ${ids}, not ${ids_in_order}`] : []),
    ...(first !== undefined && ids[0] !== first ? [`begins with ${ids[0]}, not ${first}`] : []),
    ...Object.entries(wanted.highlights ?? {}).flatMap(([id, words]) => {
      const hit = hitOf(id);
      const got = hit ? markedWords(hit) : [];
      return got.join() === [...words].sort().join() ? [] : [`${id} marks ${got}, not ${words}`];
    }),
    ...Object.entries(wanted.highlight_html ?? {}).flatMap(([id, html]) => {
      const hit = hitOf(id);
      return [hit?.title.html, hit?.snippet?.html].includes(html) ? [] : [`${id} prints ${hit?.title.html}`];
    }),
  ];
}

test('there are 53 cases, and each asks for something', () => {
  expect(CASES).toHaveLength(53);
  expect(new Set(CASES.map(({ n }) => n)).size).toBe(53);
  expect(CASES.filter((wanted) => Object.keys(wanted.expect).length === 0)).toEqual([]);
});

describe('cases of other engines', () => {
  test.each(CASES.map((wanted) => ({ ...wanted, wanted })))(
    '$n $kind: $query ($source)',
    async ({ wanted }) => {
      expect(faults(wanted, await answerOf(wanted)), wanted.why).toEqual([]);
    },
  );
});
