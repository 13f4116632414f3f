import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Explanation } from '../../src/contract/search.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import {
  article,
  ask,
  corpusEngine,
  corpusRecords,
  engineOf,
  ONE_IN,
  requestOf,
  SCORE_DECIMALS,
} from './fixture.ts';

/** Every node is the sum or product of its children; what is neither is a leaf. */
function checkTree({ value, op, children, label }: Explanation): void {
  expect(Number.isFinite(value), label).toBe(true);
  expect(label).not.toBe('');
  if (op === undefined) {
    expect(children).toBeUndefined();
    return;
  }
  const values = (children ?? []).map((child) => child.value);
  const total = op === 'sum' ? values.reduce((a, b) => a + b, 0) : values.reduce((a, b) => a * b, 1);
  expect(value, label).toBeCloseTo(total, 9);
  for (const child of children ?? []) checkTree(child);
}

describe('the explanation of a hit adds up to its score', () => {
  let engine: SearchEngine;
  let texts: readonly string[];
  beforeAll(async () => {
    engine = await corpusEngine();
    const { articles, companies } = await corpusRecords();
    texts = [...articles.map(({ title }) => title), ...companies.map(({ name }) => name)];
  });

  test.each([
    '冠旭',
    'SHEIN',
    '肇庆第一季度重大项目',
    '新能源汽车 肇庆',
    '希音 肇庆 物流中心',
    '"新能源" -佛山',
    '项目 company:希音',
    '德庆 火箭',
    '新能源汔车',
    'Regina Miracle 越南',
    '肇慶 電池',
    '56亿元',
    '',
  ])('%s', async (q) => {
    const { hits } = await ask(engine, q, { explain: true, limit: 60 });
    expect(hits.length).toBeGreaterThan(0);
    for (const { explanation, score, type, id } of hits) {
      if (!explanation) throw new Error(`${type}/${id} is not explained`);
      checkTree(explanation);
      expect(explanation.value, `${type}/${id}`).toBeCloseTo(score, SCORE_DECIMALS);
      expect(await engine.explain(requestOf(q), id)).toEqual(explanation);
    }
  });

  test('parts of any two titles, any matching, any sort', async () => {
    const part = fc
      .tuple(fc.nat({ max: texts.length - 1 }), fc.nat({ max: 20 }), fc.integer({ min: 1, max: 8 }))
      .map(([text, start, length]) => texts[text]?.slice(start, start + length) ?? '');
    const matching = fc.constantFrom('auto', 'all', 'any');
    const sort = fc.constantFrom('relevance', 'newest', 'amount');
    const cases = fc.asyncProperty(part, part, matching, sort, async (one, other, how, by) => {
      const answer = await ask(engine, `${one} ${other}`, {
        explain: true,
        limit: 12,
        matching: how,
        sort: by,
      });
      for (const { explanation, score } of answer.hits) {
        if (!explanation) throw new Error('not explained');
        checkTree(explanation);
        expect(explanation.value).toBeCloseTo(score, SCORE_DECIMALS);
      }
    });
    await fc.assert(cases, { numRuns: 150 / ONE_IN });
  });

  test('without explain no hit carries one', async () => {
    for (const hit of (await ask(engine, '冠旭')).hits) expect(hit).not.toHaveProperty('explanation');
  });

  test('what is not in the answer is not explained', async () => {
    expect(await engine.explain(requestOf('冠旭'), 'c001')).toBeUndefined();
    expect(await engine.explain(requestOf('冠旭', { type: ['article'] }), 'c002')).toBeUndefined();
    expect(await engine.explain(requestOf('冠旭'), 'nobody')).toBeUndefined();
  });

  test('a company asked for by its whole name outranks all that speak of it', async () => {
    const { companies } = await corpusRecords();
    for (const { id, name } of companies) {
      const same = companies.filter((other) => other.name === name || other.aliases?.includes(name));
      const { hits } = await ask(engine, name, { limit: 5 });
      const firsts = hits.slice(0, same.length).map((hit) => hit.id);
      expect(firsts, name).toContain(id);
    }
  });
});

describe('what raises a record', () => {
  const firstOf = async (q: string, records: Parameters<typeof article>[]) => {
    const engine = await engineOf({ articles: records.map(([id, fields]) => article(id, fields)) });
    return (await ask(engine, q)).hits[0]?.id;
  };

  test.each([
    [
      'the word in the title',
      '电池',
      [
        ['body', { title: '某园区', text: '电池' }],
        ['title', { title: '电池', text: '某园区' }],
      ],
      'title',
    ],
    [
      'words near each other',
      '电池 园区',
      [
        ['far', { text: `电池${'，甲乙丙丁'.repeat(40)}园区` }],
        ['near', { text: `电池园区${'，甲乙丙丁'.repeat(40)}` }],
      ],
      'near',
    ],
    [
      'the newer of two alike',
      '电池',
      [
        ['a-old', { title: '电池', published: '2015-01-01' }],
        ['b-new', { title: '电池', published: '2024-01-01' }],
      ],
      'b-new',
    ],
    [
      'the title that is the query',
      '电池项目',
      [
        ['a', { title: '电池项目与电池项目' }],
        ['b', { title: '电池项目' }],
      ],
      'b',
    ],
  ] as [string, string, Parameters<typeof article>[], string][])('%s', async (_, q, records, first) => {
    expect(await firstOf(q, records)).toBe(first);
  });
});
