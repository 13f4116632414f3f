import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { companyConcept, synonymConcept } from '../../src/entities/concept.ts';
import { dayNumber } from '../../src/entities/day.ts';
import { parseQuery } from '../../src/query/parser.ts';
import { anyString } from '../analysis/sample-text.ts';
import { languageOf } from './language.ts';

const concepts = [
  companyConcept({ id: 'shein', name: '希音', aliases: ['SHEIN'] }),
  companyConcept({ id: 'g1', name: '冠旭电子', aliases: ['冠旭'] }),
  companyConcept({ id: 'g2', name: '冠旭实业', aliases: ['冠旭'] }),
  companyConcept({ id: 'regina', name: '维珍妮', aliases: ['Regina Miracle'] }),
  synonymConcept({ terms: ['Hulk', '浩克'] }, 1),
];
const language = await languageOf(concepts, ['肇庆第一季度重大项目签约']);
const today = dayNumber('2023-03-10');

const parse = (q: string, literal = false) => parseQuery(q, language, { literal, today });
/** `希音=shein` is a unit that names a company. */
const units = (q: string, literal = false) =>
  parse(q, literal).units.map(({ phrase, concepts: named }) =>
    [phrase.text, ...named.map(({ id, key }) => id ?? key)].join('='),
  );

describe('units', () => {
  test.each([
    ['肇庆第一季度重大项目', ['肇庆', '第一', '季度', '重大', '项目']],
    ['肇慶头部季度', ['肇庆', '第一', '季度']],
    ['ＳＨＥＩＮ 项目', ['shein=shein', '项目']],
    ['SHEIN希音供应链', ['shein=shein', '希音=shein', '供应链']],
    ['冠旭', ['冠旭=g1=g2']],
    ['浩克', ['浩克=synonym:1']],
    ['投产 Regina\u3000Miracle  签约', ['投产', 'regina miracle=regina', '签约']],
    ['"Regina Miracle"', ['regina miracle']],
    ['Regina -Miracle', ['regina']],
    ['shein2023', ['shein=shein', '2023']],
    ['2023shein', ['2023', 'shein=shein']],
    ['2017mv', ['2017mv']],
    ['"希音"', ['希音']],
    ['"重大 项目"', ['重大 项目']],
    ['肇庆的项目', ['肇庆', '项目']],
    ['的', ['的']],
    ['什么 的', ['什么', '的']],
    ['', []],
    ['，。 😀', []],
  ])('of %j', (q, expected) => expect(units(q)).toEqual(expected));

  test('characters that are no word stand side by side as one phrase', () => {
    const q = '甪圐圙';
    expect(units(q).join('')).toBe(q);
    expect(parse(q).units.flatMap(({ phrase }) => phrase.parts)).toHaveLength(1);
  });

  test.each([
    ['肇慶头部季度 ㎡', ['肇慶', '头部', '季度', '㎡']],
    ['项目 "重大 项目"', ['项目', '"重大 项目"']],
    ['SHEIN希音供应链', ['SHEIN', '希音', '供应链']],
    ['yi:上百 x', ['yi', '上百', 'x']],
  ])('of %j stand where they were typed', (q, expected) =>
    expect(parse(q).units.map(({ mark }) => q.slice(...mark))).toEqual(expected),
  );
});

describe('clauses', () => {
  test.each([
    ['项目 -签约', ['项目'], ['签约']],
    ['项目 -"集中 签约" －开工', ['项目'], ['集中 签约', '开工']],
    ['-签约', [], ['签约']],
    ['- 签约', ['签约'], []],
    ['-region:德庆', [], ['region:德庆']],
  ])('%j', (q, wanted, excluded) => {
    expect(units(q)).toEqual(wanted);
    expect(parse(q).excluded.map(({ text }) => text)).toEqual(excluded);
  });

  test.each([
    ['company:冠旭', { company: ['冠旭'] }, 'company', { company: '冠旭' }],
    ['region：“肇庆 新区”', { region: ['肇庆 新区'] }, 'region', { region: '肇庆 新区' }],
    ['industry:电子信息', { industry: ['电子信息'] }, 'industry', { industry: '电子信息' }],
    ['stage:动工', { stage: ['开工'] }, 'stage', { stage: '开工' }],
    ['source:西江日报', { source: ['西江日报'] }, 'source', { source: '西江日报' }],
    ['tag:快讯', { tag: ['快讯'] }, 'tag', { tag: '快讯' }],
    ['after:2023-01-01', { from: '2023-01-01' }, 'date', { from: '2023-01-01' }],
    ['before:2023-01-01', { to: '2023-01-01' }, 'date', { to: '2023-01-01' }],
    ['yi:3-10', { minYi: 3, maxYi: 10 }, 'amount', { minYi: '3', maxYi: '10' }],
  ])(
    '%s is a filter, and is reported with the parameters that say the same',
    (clause, filters, kind, filter) => {
      const q = `项目 ${clause}`;
      const query = parse(q);
      expect(query.filters).toEqual(filters);
      const marks = [[3, q.length]];
      expect(query.understood).toEqual([{ kind, text: expect.any(String), marks, filter }]);
      expect(query.units.map(({ phrase }) => phrase.text)).toEqual(['项目']);
      expect(parse(clause, true).filters).toEqual({});
      expect(parse(clause, true).units).not.toEqual([]);
    },
  );

  test.each(['stage:停产', 'after:昨天', 'yi:很多', 'title:肇庆', 'region:'])(
    '%s is none: it is searched as text',
    (q) => {
      expect(parse(q).filters).toEqual({});
      expect(parse(q).understood).toEqual([]);
      expect(parse(q).units.length).toBeGreaterThan(0);
    },
  );

  test('a clause in the middle is no word of the query', () => {
    expect(units('肇庆 stage:投产 项目')).toEqual(['肇庆', '项目']);
    expect(units('Regina stage:投产 Miracle')).toEqual(['regina', 'miracle']);
    expect(parse('肇庆 stage:投产 项目').text).toBe('肇庆 项目');
  });

  test('lists of several clauses add up', () =>
    expect(parse('region:肇庆 region:佛山 stage:投产').filters).toEqual({
      region: ['肇庆', '佛山'],
      stage: ['投产'],
    }));
});

describe('companies are understood', () => {
  test.each([
    ['Regina Miracle投产', ['regina=Regina Miracle']],
    ['ＳＨＥＩＮ与维珍妮', ['shein=ＳＨＥＩＮ', 'regina=维珍妮']],
    ['冠旭', ['g1=冠旭', 'g2=冠旭']],
    ['浩克', []],
    ['"希音"', []],
    ['-希音', []],
    ['sheinside', []],
  ])('in %j: %j', (q, expected) => {
    const { understood } = parse(q);
    expect(understood.map(({ id, text }) => `${id}=${text}`)).toEqual(expected);
    for (const { kind, text, marks, filter } of understood) {
      expect([kind, filter]).toEqual(['company', undefined]);
      expect(marks.map((mark) => q.slice(...mark))).toEqual([text]);
    }
  });
});

describe('terms', () => {
  const terms = (q: string) =>
    parse(q).terms.map(({ kind, term, unless }) => `${kind} ${term}${unless ? ` !${unless}` : ''}`);

  test('a name is a concept, with its words in reserve', () =>
    expect(terms('希音项目')).toEqual([
      ...['concept company:shein', 'word 希音 !company:shein', 'char 希 !company:shein'],
      ...['char 音 !company:shein', 'gram 希音 !company:shein'],
      ...['word 项目', 'char 项', 'char 目', 'gram 项目'],
    ]));

  test('each term once, and a word that was typed beside a name counts as itself, in whatever order', () => {
    const [first, second] = [terms('电子 冠旭电子'), terms('冠旭电子 电子')];
    expect(first.sort()).toEqual(second.sort());
    expect(first).toContain('gram 电子');
    expect(first).toContain('gram 冠旭 !company:g1');
    expect(new Set(first.map((term) => term.split(' !')[0])).size).toBe(first.length);
  });

  test('the words of the query joined are what a title is compared with', () =>
    expect(parse(' 肇慶  项目 "头部季度" -签约 region:德庆 ').text).toBe('肇庆 项目 第一季度'));
});

test('of any string: nothing throws, and every mark is inside and not empty', () =>
  fc.assert(
    fc.property(anyString, fc.boolean(), (q, literal) => {
      const query = parse(q, literal);
      const marks = [
        ...query.units.map(({ mark }) => mark),
        ...query.understood.flatMap((part) => part.marks),
      ];
      for (const [start, end] of marks) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(q.length);
        if (q.isWellFormed()) expect(q.slice(start, end).isWellFormed()).toBe(true);
      }
      for (const { phrase, readings } of query.units) {
        expect(phrase.parts.length).toBeGreaterThan(0);
        for (const { phrases } of readings) expect(phrases.length).toBeGreaterThan(0);
      }
      if (literal) expect(query.filters).toEqual({});
    }),
    { numRuns: 500 },
  ));
