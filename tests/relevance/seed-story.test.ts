/** What is promised of the corpus in `corpus/`, name by name. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { MarkedText } from '../../src/contract/search.ts';
import type { EmbeddedEngine } from '../../src/search/embedded-engine.ts';
import { ask, corpusEngine, keyOf } from '../search/fixture.ts';

let engine: EmbeddedEngine;
beforeAll(async () => {
  engine = await corpusEngine();
});

const NAMES = ['SHEIN', 'shein', 'ＳＨＥＩＮ', '希音', 'ZZKKO', ' 希音 '];

function markedParts({ text, marks }: MarkedText): string[] {
  return marks.map(([start, end]) => text.slice(start, end));
}

describe('one company by any of its names', () => {
  test.each(NAMES)('%s gives the same records in the same order with the same scores', async (name) => {
    const wanted = await ask(engine, '希音');
    const got = await ask(engine, name);
    expect(got.hits.map(({ id, score }) => [id, score])).toEqual(
      wanted.hits.map(({ id, score }) => [id, score]),
    );
    expect(got.relaxed).toBe(false);
  });

  test('希音 gives every article that prints one of the names, and no other article', async () => {
    const { hits } = await ask(engine, 'ＳＨＥＩＮ', { type: ['article'] });
    const printed = ['a001', 'a002', 'a084', 'a085', 'a086', 'a087', 'a088', 'a158'];
    expect(hits.map(({ id }) => id).sort()).toEqual(printed);
  });

  test.each(NAMES)(
    '%s: exactly the hits that do not print it say by which alias they matched',
    async (name) => {
      const { hits } = await ask(engine, name);
      const typed = name.normalize('NFKC').trim();
      let byAlias = 0;
      for (const { id, type, why } of hits) {
        const record = await engine.record(type, id);
        const {
          projects: _,
          articles: __,
          related: ___,
          formerNames: ____,
          readings: _____,
          ...own
        } = (record ?? {}) as Record<string, unknown>;
        const prints = JSON.stringify(own).toLowerCase().includes(typed.toLowerCase());
        expect(why.length > 0, `${type}/${id}`).toBe(!prints);
        if (prints) continue;
        byAlias++;
        expect(why).toEqual([expect.stringMatching(/^alias \S+ = \S+$/u)]);
        expect(why[0]?.toLowerCase()).toContain(`alias ${typed.toLowerCase()} = `);
      }
      if (typed.toLowerCase() === 'shein') expect(byAlias).toBeGreaterThan(0);
    },
  );

  test('SHEIN says that 广清纺织园 prints 希音 only', async () => {
    const { hits } = await ask(engine, 'SHEIN');
    expect(hits.find(({ id }) => id === 'a158')?.why).toEqual(['alias SHEIN = 希音']);
  });

  test('whatever was typed, the printed name is marked', async () => {
    const { hits } = await ask(engine, 'shein', { type: ['article'] });
    for (const { id, title, snippet } of hits) {
      const parts = [title, ...(snippet ? [snippet] : [])].flatMap(markedParts);
      expect(parts.length, id).toBeGreaterThan(0);
      for (const part of parts) expect(['shein', '希音', 'zzkko']).toContain(part.toLowerCase());
    }
  });
});

test('冠旭 finds the company first, then its projects in 德庆, then their article', async () => {
  const { hits } = await ask(engine, '冠旭');
  expect(hits.map(keyOf)).toEqual(['company/c002', 'project/p002', 'project/p003', 'article/a001']);
  expect(hits[0]?.title.text).toBe('冠旭电子');
  for (const { regions } of hits.slice(1, 3)) expect(regions).toContain('德庆县');
  expect(hits[3]?.projects.map(({ id }) => id)).toEqual(expect.arrayContaining(['p002', 'p003']));
});

describe('维珍妮国际', () => {
  const RECORDS = [
    'article/a001',
    'article/a031',
    'article/a032',
    'company/c003',
    'project/p004',
    'project/p042',
  ];

  test.each(['维珍妮', '珍妮', '维珍妮国际'])(
    '%s finds the company, its projects and its news',
    async (name) => {
      const { hits, relaxed } = await ask(engine, name);
      expect(hits.slice(0, RECORDS.length).map(keyOf).sort()).toEqual(RECORDS);
      // What comes after is only told of beside it, and says so.
      for (const { why } of hits.slice(RECORDS.length)) expect(why).toEqual([`见报道 ${name}`]);
      expect(relaxed).toBe(false);
    },
  );

  test('the inner part is marked alone, the name as a whole', async () => {
    const titleOf = async (q: string) => (await ask(engine, q)).hits.find(({ id }) => id === 'p004')?.title;
    const text = '维珍妮国际高新技术产业园(一期)';
    expect(await titleOf('珍妮')).toMatchObject({ text, marks: [[1, 3]] });
    expect(await titleOf('维珍妮')).toMatchObject({ text, marks: [[0, 5]] });
  });
});

describe('肇庆第一季度重大项目', () => {
  const QUERY = '肇庆第一季度重大项目';

  test('finds the story that prints 头部季度', async () => {
    const { hits, relaxed } = await ask(engine, QUERY);
    expect(hits[0]?.id).toBe('a001');
    expect(relaxed).toBe(false);
  });

  test('the mark lies on the printed words', async () => {
    const [hit] = (await ask(engine, QUERY)).hits;
    expect(hit?.title.text).toBe('肇庆2023年头部季度重大项目集中签约开工投产侧记');
    expect(hit && markedParts(hit.title)).toEqual(['肇庆', '头部季度重大项目']);
    expect(hit?.title.html).toBe('<mark>肇庆</mark>2023年<mark>头部季度重大项目</mark>集中签约开工投产侧记');
    expect(hit?.snippet && markedParts(hit.snippet)).toContain('头部季度重大项目');
  });

  test.each([
    '肇庆头部季度重大项目',
    '肇慶第一季度重大項目',
    '第一季度 肇庆 重大 项目',
    '“第一季度重大项目”',
  ])('%s finds it too', async (query) => {
    expect((await ask(engine, query)).hits.map(({ id }) => id)).toContain('a001');
  });

  test('头部企业 is not read as 第一企业', async () => {
    const { hits } = await ask(engine, '"第一"', { matching: 'all' });
    for (const hit of hits) {
      const printed = JSON.stringify(await engine.record(hit.type, hit.id));
      expect(printed).toMatch(/第一|头部(季度|个|条|批|次)|diyi/u);
    }
  });
});
