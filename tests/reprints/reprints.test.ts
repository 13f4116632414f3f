import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/contract/record.ts';
import { ALONE, findReprints } from '../../src/reprints/reprints.ts';
import type { Verdicts } from '../../src/reprints/verdicts.ts';
import { DIFFERENT, OTHER, type Print, REPORT, SAME } from './pairs.ts';

function articleOf(id: string, { text, title = '标题', published }: Print, source?: string): Article {
  return {
    ...{ id, title, text },
    ...(published === undefined ? {} : { published }),
    ...(source === undefined ? {} : { source }),
  };
}

async function foundIn(prints: readonly Print[]): Promise<number[]> {
  return findReprints(
    prints.map((print, i) => articleOf(`a${i}`, print)),
    prints.map(({ companies = [] }) => companies),
  );
}

describe('of two', () => {
  test.each(SAME)('%s: one group', async (_, a, b) => {
    const [one, other] = await foundIn([a, b]);
    expect(one).not.toBe(ALONE);
    expect(other).toBe(one);
  });

  test.each(DIFFERENT)('%s: each for itself', async (_, a, b) => {
    expect(await foundIn([a, b])).toEqual([ALONE, ALONE]);
  });
});

/** Ids of each group with its original first, in the order of the ids. */
function groupsOf(articles: readonly Article[], originals: readonly number[]): string[] {
  const ids = new Map<number, string[]>();
  for (const [position, original] of originals.entries()) {
    if (original === ALONE) continue;
    ids.set(original, [...(ids.get(original) ?? []), articles[position]?.id ?? '']);
  }
  return [...ids].map(([original, own]) => `${articles[original]?.id}: ${own.sort().join(' ')}`).sort();
}

describe('of many', () => {
  const every = [...SAME, ...DIFFERENT].flatMap(([, a, b]) => [a, b]);
  const articles = every.map((print, i) => articleOf(`a${String(i).padStart(3, '0')}`, print));

  test('the groups are the same whatever the order of the articles', { timeout: 120_000 }, async () => {
    const wanted = groupsOf(articles, await findReprints(articles));
    expect(wanted.length).toBeGreaterThan(2);
    const shuffled = fc.shuffledSubarray(articles, { minLength: articles.length });
    await fc.assert(
      fc.asyncProperty(shuffled, async (other) => {
        expect(groupsOf(other, await findReprints(other))).toEqual(wanted);
      }),
      { numRuns: 12 },
    );
  });

  test('any two members of a group are a group of their own', { timeout: 120_000 }, async () => {
    const originals = await findReprints(articles);
    const ends = [...originals.keys()].flatMap((a) =>
      [...originals.keys()]
        .filter((b) => a < b && originals[a] !== ALONE && originals[a] === originals[b])
        .map((b) => [a, b] as const),
    );
    expect(ends.length).toBeGreaterThan(50);
    for (const [a, b] of ends) {
      const pair = [articles[a] as Article, articles[b] as Article];
      const [one, other] = await findReprints(pair);
      expect([one, other].includes(ALONE), `${a} ${b}`).toBe(false);
    }
  });

  test('an original is its own original, and its group has two and more', async () => {
    const originals = await findReprints(articles);
    for (const original of originals) {
      if (original === ALONE) continue;
      expect(originals[original]).toBe(original);
      expect(originals.filter((one) => one === original).length).toBeGreaterThan(1);
    }
  });

  test('a text and both its halves: the halves are not one group', async () => {
    const [start, end] = [REPORT.slice(0, REPORT.length / 2), REPORT.slice(REPORT.length / 2)];
    const found = await foundIn([{ text: start }, { text: end }, { text: REPORT }]);
    expect(found.filter((one) => one !== ALONE)).toHaveLength(2);
    expect(found[2]).not.toBe(ALONE);
  });

  test('hundreds of copies are one group, and a hundred texts of one template are none', {
    timeout: 60_000,
  }, async () => {
    const copies = Array.from({ length: 300 }, (_, i) => ({ text: `${REPORT}\n${OTHER.slice(0, i % 40)}` }));
    expect(new Set(await foundIn(copies)).size).toBe(1);
    const daily = Array.from({ length: 100 }, (_, i) => ({
      text: REPORT.replaceAll('35亿元', `${i + 100}亿元`),
    }));
    expect(new Set(await foundIn(daily))).toEqual(new Set([ALONE]));
  });

  test('nothing of nothing', async () => expect(await findReprints([])).toEqual([]));
});

test('the original is the one whose source the copy names', async () => {
  const copy = articleOf('a0', { text: `来源：东湖日报\n${REPORT}`, published: '2023-02-06' }, '厂房网');
  const own = articleOf('a1', { text: REPORT, published: '2023-02-07' }, '东湖日报');
  expect(await findReprints([copy, own])).toEqual([1, 1]);
});

test('a second search, with more, less and other articles, finds with memory what it finds without', async () => {
  const every = [...SAME, ...DIFFERENT].flatMap(([, a, b]) => [a, b]);
  const all = every.map((print, i) => articleOf(`a${String(i).padStart(3, '0')}`, print));
  const named = every.map(({ companies = [] }) => companies);
  let verdicts: Verdicts | undefined;
  const find = (articles: readonly Article[], companies: readonly (readonly number[])[], shift: number) =>
    findReprints(articles, companies, undefined, {
      known: verdicts,
      keep: (kept) => {
        verdicts = kept;
      },
      articleKey: (position) => JSON.stringify(articles[position]),
      companyId: (company) => `c${company - shift}`,
    });
  const first = await find(all.slice(0, -6), named.slice(0, -6), 0);
  expect(first).toEqual(await findReprints(all.slice(0, -6), named.slice(0, -6)));
  expect(verdicts?.pairs.length).toBeGreaterThan(SAME.length / 2);
  // Other days, and other numbers of the same companies.
  const later = all
    .slice(4)
    .map((article, i) => (i % 5 === 0 ? { ...article, published: '2031-01-01' } : article));
  const shifted = named.slice(4).map((companies) => companies.map((company) => company + 3));
  const before = verdicts;
  expect(await find(later, shifted, 3)).toEqual(await findReprints(later, shifted));
  expect(verdicts).not.toEqual(before);
});
