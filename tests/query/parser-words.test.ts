/** Dates and amounts in words, as src/query/parser.ts reads them. */
import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../src/entities/day.ts';
import { type ParseOptions, parseQuery } from '../../src/query/parser.ts';
import { languageOf } from './language.ts';

const language = await languageOf([], ['肇庆第一季度重大项目签约']);
const today = dayNumber('2023-03-10');

describe('dates and amounts in words', () => {
  const read = (q: string, options: Partial<ParseOptions> = {}) => {
    const { units, filters, understood, readsWords, text } = parseQuery(q, language, { today, ...options });
    const parts = understood.map(({ kind, text: word, marks, filter }) => [
      kind,
      word,
      q.slice(...(marks[0] ?? [0, 0])),
      filter,
    ]);
    return { words: units.map(({ phrase }) => phrase.text), filters, understood: parts, readsWords, text };
  };

  test.each([
    ['肇庆 2023年2月', ['肇庆'], { from: '2023-02-01', to: '2023-02-28' }, [['date', '2023年2月']]],
    ['肇庆 近30天 项目', ['肇庆', '项目'], { from: '2023-02-09', to: '2023-03-10' }, [['date', '近30天']]],
    ['近30天 肇庆', ['肇庆'], { from: '2023-02-09', to: '2023-03-10' }, [['date', '近30天']]],
    ['10亿以上', [], { minYi: 10 }, [['amount', '10亿以上']]],
    ['１０亿以上 项目', ['项目'], { minYi: 10 }, [['amount', '１０亿以上']]],
    ['２０２３年 項目', ['项目'], { from: '2023-01-01', to: '2023-12-31' }, [['date', '２０２３年']]],
    [
      '去年 肇庆 1-5亿',
      ['肇庆'],
      { from: '2022-01-01', to: '2022-12-31', minYi: 1, maxYi: 5 },
      [
        ['date', '去年'],
        ['amount', '1-5亿'],
      ],
    ],
  ] as const)('%s', (q, words, filters, understood) => {
    const found = read(q);
    expect(found).toMatchObject({ words, filters, readsWords: true });
    expect(found.text).toBe(words.join(' '));
    expect(found.understood.map(([kind, word, typed]) => [kind, word, typed])).toEqual(
      understood.map(([kind, word]) => [kind, word, word]),
    );
    const parameters = Object.fromEntries(
      Object.entries(filters).map(([name, value]) => [name, String(value)]),
    );
    expect(Object.assign({}, ...found.understood.map(([, , , filter]) => filter))).toEqual(parameters);
  });

  test.each([
    ['2023年 after:2023-06-01', { from: '2023-06-01', to: '2023-12-31' }],
    ['after:2023-06-01 2023年', { from: '2023-06-01', to: '2023-12-31' }],
    ['2022年以来 2023年以前', { from: '2022-01-01', to: '2022-12-31' }],
    ['3亿以上 10亿以上 50亿以下 80亿以下', { minYi: 10, maxYi: 50 }],
  ])('%s: of two bounds the narrower', (q, filters) => expect(read(q).filters).toEqual(filters));

  test.each([
    ['2023年人才 政策', '人才'],
    ['第一季度 肇庆', '季度'],
    ['2025', '2025'],
    ['2025 肇庆', '2025'],
    ['10亿元', '10'],
    ['500亩', '500'],
    ['一年级', '年级'],
    ['2023年2月30日', '2023'],
  ])('%s is text', (q, word) => {
    const found = read(q);
    expect(found).toMatchObject({ filters: {}, understood: [], readsWords: false });
    expect(found.words.join(' ')).toContain(word);
  });

  test.each(['近30天', '10亿以上', '2023年2月', '去年', '今天'])(
    '%s quoted, excluded, or in words on demand, is text',
    (word) => {
      for (const [q, options] of [
        [`"${word}"`, {}],
        [`-${word} 肇庆`, {}],
        [`${word} 肇庆`, { literal: true }],
        [`${word} 肇庆`, { readWords: false }],
      ] as const) {
        const found = read(q, options);
        expect(found, q).toMatchObject({ filters: {}, understood: [], readsWords: false });
        expect(found.words.length, q).toBeGreaterThan(0);
      }
    },
  );

  test('words can stay words beside clauses that are filters', () =>
    expect(read('近30天 region:肇庆', { readWords: false })).toMatchObject({
      filters: { region: ['肇庆'] },
      readsWords: false,
    }));

  test('a clause alone reads no words', () => expect(read('after:2023-01-01').readsWords).toBe(false));
});
