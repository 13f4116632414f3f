/**
 * Answers over corpus/ against judgments made by reading: the metrics are a committed file that a change must
 * alter openly (`UPDATE=1 npm test -- tests/relevance/judged.test.ts`), the exact orders are tests of their own.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Matching } from '../../src/contract/search.ts';
import { parseSearchParams } from '../../src/contract/search-params.ts';
import { evaluate } from '../../src/evaluation/evaluate.ts';
import { readJudgments, readQueries } from '../../src/evaluation/judged-set.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { corpusEngine } from '../search/fixture.ts';

interface OrderCase {
  readonly q: string;
  readonly params?: Readonly<Record<string, string | readonly string[]>>;
  readonly expect: readonly string[];
  readonly reasons: readonly string[];
  /** Not reached yet; the case is kept, and must be freed as soon as it is reached. */
  readonly open?: boolean;
}

const file = (name: string) => new URL(`judged/${name}`, import.meta.url).pathname;
const lines = (name: string) => readFileSync(file(name), 'utf8').trimEnd().split('\n');
const CASES = lines('order.jsonl').map((line) => JSON.parse(line) as OrderCase);
const KINDS = new Map(
  lines('queries.jsonl').map((line) => {
    const { id, kind } = JSON.parse(line) as { id: string; kind: string };
    return [id, kind] as const;
  }),
);

let engine: SearchEngine;
beforeAll(async () => {
  engine = await corpusEngine();
});

const rounded = (value: number) => Math.round(value * 1e4) / 1e4;

async function measured(matching: Matching) {
  const judgments = await readJudgments(file('qrels.tsv'));
  const queries = await readQueries(file('queries.jsonl'));
  const { metrics } = await evaluate(engine, queries, judgments, matching);
  const byKind: Record<string, number> = {};
  for (const kind of [...new Set(KINDS.values())].sort()) {
    const own = queries.filter(({ id }) => KINDS.get(id) === kind);
    byKind[kind] = rounded((await evaluate(engine, own, judgments, matching)).metrics['nDCG@10']);
  }
  const all = Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, rounded(value)]));
  return { ...all, 'nDCG@10 by kind': byKind };
}

test('the metrics are those of the committed file', async () => {
  const now = { auto: await measured('auto'), any: await measured('any') };
  const text = `${JSON.stringify(now, null, 2)}\n`;
  if (process.env['UPDATE'] === '1') writeFileSync(file('metrics.json'), text);
  expect(text).toBe(readFileSync(file('metrics.json'), 'utf8'));
});

async function firstOf({ q, params = {}, expect: wanted }: OrderCase): Promise<string[]> {
  const search = new URLSearchParams({ q, limit: '20' });
  for (const [name, value] of Object.entries(params))
    for (const one of [value].flat()) search.append(name, one);
  const { request, problems } = parseSearchParams(search);
  expect(problems).toEqual([]);
  const { hits } = await engine.search(request);
  return hits.slice(0, wanted.length).map(({ id }) => id);
}

describe('exact order', () => {
  test.each(
    CASES.filter(({ open }) => !open).map((c) => [`${c.q} ${JSON.stringify(c.params ?? {})}`, c] as const),
  )('%s', async (_, c) => {
    expect(c.reasons).toHaveLength(c.expect.length);
    expect(await firstOf(c)).toEqual(c.expect);
  });

  test('what is marked open is still open', async () => {
    const open = CASES.filter((c) => c.open);
    const orders = await Promise.all(open.map(firstOf));
    expect(open.filter((c, i) => orders[i]?.join() === c.expect.join()).map(({ q }) => q)).toEqual([]);
  });
});
