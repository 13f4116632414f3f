import { beforeAll, describe, expect, test } from 'vitest';
import type { Explanation } from '../../src/contract/search.ts';
import { idf, impact, impactOf, normalisedFrequency, slotOf } from '../../src/index/bm25f.ts';
import { BOOSTS } from '../../src/index/field.ts';
import { loadSnapshot, type Snapshot } from '../../src/index/snapshot.ts';
import type { Language } from '../../src/query/language.ts';
import { parseQuery } from '../../src/query/parser.ts';
import { freshnessOf } from '../../src/ranking/freshness.ts';
import { Ranker } from '../../src/ranking/ranker.ts';
import { RANKING } from '../../src/ranking/weight.ts';
import { filesOf, sourceOf } from '../index/records.ts';

const DAYS = ['2024-02-01', '2023-02-01', undefined, '2024-02-01'];
const TEXTS = ['希音在肇庆投产', '肇庆肇庆肇庆投产', 'SHEIN', '维珍妮在德庆'];
let snapshot: Snapshot;
beforeAll(async () => {
  const articles = TEXTS.map((text, i) => ({
    ...{ id: `a${i}`, title: `第${i}篇`, text },
    ...(DAYS[i] === undefined ? {} : { published: DAYS[i] }),
  }));
  const companies = [{ id: 'c0', name: '希音', aliases: ['SHEIN'] }];
  snapshot = await loadSnapshot(sourceOf(await filesOf({ articles, projects: [], companies, synonyms: [] })));
});

/** Every record as fresh as any other: what is left is the text. */
const even = (): Float64Array => new Float64Array(snapshot.size).fill(1);
const language = (): Language => ({
  dictionary: snapshot.concepts,
  pinyin: snapshot.pinyin,
  hasWord: (word) => snapshot.frequency('word', word) > 0,
});
const ranker = (q: string, freshness = even()) =>
  new Ranker(snapshot, parseQuery(q, language(), { today: 0 }).terms, freshness, RANKING);
const all = () => Uint32Array.from({ length: snapshot.size }, (_, document) => document);
const scores = async (q: string, documents = all(), freshness = even()) => [
  ...(await ranker(q, freshness).score(documents)),
];

describe('text score', () => {
  test('of one character is BM25F, computed by hand', async () => {
    // 德 stands once in one of 5 documents, in a body of 6 where 7, 8, 2 and 6 are the lengths.
    const slot = slotOf(impact(normalisedFrequency(1, BOOSTS.body, 6, (7 + 8 + 2 + 6) / 4)));
    expect((await scores('德'))[3]).toBeCloseTo(RANKING.kinds.char * idf(5, 1) * impactOf(slot), 12);
  });

  test('is 0 where no term is, and only of the documents that are wanted', async () => {
    expect((await scores('维珍妮')).map((score) => score > 0)).toEqual([false, false, false, true, false]);
    expect(await scores('维珍妮', new Uint32Array(0))).toEqual([]);
  });

  test.each(['希音', '维珍妮', '肇庆投产', 'SHEIN 投产'])(
    'of %s stands at the place of its document, whichever others are in the list',
    async (q) => {
      const every = await scores(q);
      for (let chosen = 0; chosen < 1 << snapshot.size; chosen++) {
        const documents = all().filter((document) => (chosen >> document) & 1);
        expect(await scores(q, documents)).toEqual([...documents].map((document) => every[document]));
      }
    },
  );

  test('grows with freshness', async () => {
    const freshness = freshnessOf(snapshot.columns, RANKING.freshness);
    const fresh = await scores('肇庆投产 SHEIN', all(), freshness);
    for (const [document, score] of (await scores('肇庆投产 SHEIN')).entries()) {
      expect(fresh[document]).toBeCloseTo(score * (freshness[document] as number), 12);
    }
  });

  test('more of a word is worth more', async () => {
    const [once, thrice] = await scores('肇庆');
    expect(thrice).toBeGreaterThan(once as number);
  });

  test('by whichever name a company is asked for, each record has the same score', async () => {
    expect(await scores('希音')).toEqual(await scores('ＳＨＥＩＮ'));
    expect((await scores('希音')).map((score) => score > 0)).toEqual([true, false, true, false, true]);
  });

  test('no score reaches beyond the ceiling', async () => {
    for (const q of ['希音', '肇庆投产', '第', '德庆 维珍妮 SHEIN']) {
      expect(Math.max(...(await scores(q)))).toBeLessThanOrEqual(ranker(q).ceiling);
    }
  });
});

test('words of a name in reserve count less, and not beside the name', async () => {
  const terms = [
    { kind: 'concept', term: 'company:c0' },
    { kind: 'gram', term: '肇庆', unless: 'company:c0' },
  ] as const;
  const out = await new Ranker(snapshot, terms, even(), RANKING).score(all());
  const plain = await new Ranker(snapshot, [{ kind: 'gram', term: '肇庆' }], even(), RANKING).score(all());
  const concept = await new Ranker(
    snapshot,
    [{ kind: 'concept', term: 'company:c0' }],
    even(),
    RANKING,
  ).score(all());
  expect(out[0]).toBe(concept[0]);
  expect(out[1]).toBeCloseTo((plain[1] as number) * RANKING.reserve, 12);
});

describe('explanation', () => {
  const leaves = (node: Explanation): Explanation[] => node.children?.flatMap(leaves) ?? [node];
  const adds = ({ op, value, children = [] }: Explanation): boolean =>
    (op === undefined ||
      Math.abs(
        value - children.reduce((t, c) => (op === 'sum' ? t + c.value : t * c.value), op === 'sum' ? 0 : 1),
      ) < 1e-9) &&
    children.every(adds);

  test.each(['肇庆', '希音', 'SHEIN 投产', '肇庆投产 德庆', '没有这个'])(
    'of %s adds up to the score',
    async (q) => {
      const freshness = freshnessOf(snapshot.columns, RANKING.freshness);
      for (const [document, score] of (await scores(q, all(), freshness)).entries()) {
        const tree = ranker(q, freshness).explain(document);
        expect(adds(tree)).toBe(true);
        expect(tree.value).toBeCloseTo(score, 9);
        expect(leaves(tree).every(({ value, label }) => Number.isFinite(value) && label !== '')).toBe(true);
      }
    },
  );
});
