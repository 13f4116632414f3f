import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/analysis/char-filter.ts';
import { NameFinder } from '../../src/extraction/everyday-names.ts';
import { EarlierNames, type FoldedTexts, type NamesMemo } from '../../src/indexer/earlier-names.ts';

interface Printed {
  readonly title: string;
  readonly text: string;
}

/** As the index keeps them: folded, in the order of the articles. */
function foldedTexts(articles: readonly Printed[]): FoldedTexts {
  const texts = articles.map(({ title, text }) => `${fold(title).text}\u0000${fold(text).text}`);
  return {
    mayHold: (names) => {
      const all = [...names];
      return (position) => all.some((name) => texts[position]?.includes(name));
    },
  };
}

function counted(names: readonly string[], articles: readonly Printed[]): Record<string, number> {
  const finder = new NameFinder(names);
  return Object.fromEntries(
    names.map((name) => [name, articles.filter((article) => finder.in(article).has(name)).length]),
  );
}

const before = (memo: NamesMemo, then: readonly Printed[], now: readonly Printed[]) => ({
  memo,
  positionOf: (position: number) => {
    const at = then.findIndex(
      ({ title, text }) => now[position]?.title === title && now[position]?.text === text,
    );
    return at < 0 ? undefined : at;
  },
  folded: async () => foldedTexts(then),
});

const words = [
  '筑牢',
  '防线',
  '飞凡',
  '飞凡汽车',
  'GDP',
  'gdp',
  'adi',
  'ADI',
  '蕞新',
  '後方',
  '㎡',
  '·',
  '\n',
  '１２',
  'Ω',
];
const text = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((list) => list.join(''));
const state = fc.record({
  articles: fc.array(fc.record({ title: text, text }), { maxLength: 12 }),
  names: fc.uniqueArray(
    fc.constantFrom(
      '筑牢',
      '防线',
      '飞凡',
      '飞凡汽车',
      'gdp',
      'adi',
      '最新',
      '后方',
      '牢防',
      '··',
      'm2',
      '凡g',
      '12',
    ),
  ),
});

test('counts are those of a look at every text, whatever came, went and was asked before', () =>
  fc.assert(
    fc.asyncProperty(fc.array(state, { minLength: 2, maxLength: 4 }), async (states) => {
      let memo: NamesMemo | undefined;
      let then: readonly Printed[] = [];
      for (const { articles, names } of states) {
        const held = new EarlierNames(memo && before(memo, then, articles));
        const counts = await held.count(names, articles);
        expect(Object.fromEntries(names.map((name) => [name, counts.get(name) ?? 0]))).toEqual(
          counted(names, articles),
        );
        memo = held.memo;
        then = articles;
      }
    }),
    { numRuns: 300 },
  ));

test('texts are read of articles that are new, or may hold a name that is', async () => {
  const articles = [
    { title: '快讯', text: '筑牢防线' },
    { title: '快讯', text: '飞凡汽车动工' },
    { title: '快讯', text: '多云' },
  ];
  const first = new EarlierNames(undefined);
  await first.count(['筑牢'], articles);
  const read: number[] = [];
  const now = [...articles, { title: '快讯', text: '飞凡' }];
  const watched = now.map(({ title, text }, position) => ({
    title,
    get text() {
      read.push(position);
      return text;
    },
  }));
  const second = new EarlierNames({
    memo: first.memo,
    positionOf: (position) => (position < 3 ? position : undefined),
    folded: async () => foldedTexts(articles),
  });
  expect(Object.fromEntries(await second.count(['筑牢', '飞凡'], watched))).toEqual({ 筑牢: 1, 飞凡: 2 });
  expect(read).toEqual([1, 3]);
});
