import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pieces } from '../../src/analysis/analyzer.ts';
import { fold } from '../../src/analysis/char-filter.ts';
import type { Mark } from '../../src/contract/search.ts';
import { companyConcept } from '../../src/entities/concept.ts';
import { recognize } from '../../src/entities/recognizer.ts';
import { cutText, termsOf } from '../../src/query/unit.ts';
import { anyString } from '../analysis/sample-text.ts';
import { languageOf } from './language.ts';

const language = await languageOf(
  [
    companyConcept({ id: 'shein', name: '希音', aliases: ['SHEIN'] }),
    companyConcept({ id: 'g', name: '冠旭电子', aliases: ['冠旭'] }),
    companyConcept({ id: 'regina', name: '维珍妮', aliases: ['Regina Miracle'] }),
  ],
  [
    '肇庆第一季度重大项目签约',
    '吸引投资',
    '崔1号车间',
    '梁朝伟',
    'gongsi公司',
    'weizhenni',
    'led灯',
    '新能源',
  ],
);
const place = (start: number, end: number): Mark => [start, end];
const cut = (text: string) => cutText(text, language, place);

/** `希音=shein~吸引`: the unit, the companies that it names, what it may read. */
const units = (text: string) =>
  cut(text).units.map(({ phrase, concepts, readings }) =>
    [
      [phrase.text, ...concepts.map(({ id }) => id)].join('='),
      ...readings.map((reading) => [reading.text, ...reading.concepts.map(({ id }) => id)].join('=')),
    ].join('~'),
  );

describe('words and names', () => {
  test.each([
    ['肇庆第一季度重大项目', ['肇庆', '第一', '季度', '重大', '项目']],
    ['希音项目', ['希音=shein', '项目']],
    ['regina miracle项目', ['regina miracle=regina', '项目']],
    ['shein2023', ['shein=shein', '2023']],
    ['的项目', ['的', '项目']],
    ['', []],
    ['，。', []],
  ])('%j: %j', (text, expected) => expect(units(text)).toEqual(expected));
});

describe('letters that the index does not hold are read as pinyin', () => {
  test.each([
    ['guanxu', ['guanxu~冠旭=g']],
    ['gxdz', ['gxdz~冠旭电子=g']],
    ['guanx', ['guanx~冠旭=g']],
    ['xiyin', ['xiyin~希音=shein~吸引']],
    ['xiangmu', ['xiangmu~项目']],
    ['liangchaowei', ['liangchaowei~梁朝伟']],
    ['xiyinxinnengyuan', ['xiyinxinnengyuan~希音 新能源']],
    ['cui1', ['cui1~崔1']],
    ['肇庆guanxu', ['肇庆', 'guanxu~冠旭=g']],
    ['guanxu xiangmu', ['guanxu~冠旭=g', 'xiangmu~项目']],
    ['project', ['project']],
    ['q', ['q']],
    ['x5', ['x5']],
    ['2017mv', ['2017mv']],
  ])('%s: %j', (text, expected) => expect(units(text)).toEqual(expected));

  test.each([
    ['gongsi', ['gongsi']],
    ['led', ['led']],
    ['shein', ['shein=shein']],
    ['weizhenni', ['weizhenni~维珍妮=regina']],
  ])('%s is held: nothing but names that are spelt so in full: %j', (text, expected) =>
    expect(units(text)).toEqual(expected),
  );

  test('Hanzi have no readings', () => {
    for (const text of ['吸引', '项目', '冠旭', '西音', '第一季度']) {
      for (const { readings } of cut(text).units) expect(readings).toEqual([]);
    }
  });
});

test.each([
  ['26万m2厂房', '26万m2', '26万平方米', '厂房'],
  ['占地390亩', '390亩', '26万平方米', '占地'],
  ['20200101m2', '20200101m2', '20200101平方米', undefined],
])('%s: a quantity is one unit with its other spellings', (text, typed, other, beside) => {
  const found = cut(text).units;
  const unit = found.find(({ phrase }) => phrase.text === typed);
  expect(unit?.readings.map((reading) => reading.text)).toContain(other);
  expect(found.flatMap(({ phrase }) => (phrase.text === typed ? [] : phrase.text))).toEqual(
    beside === undefined ? [] : [beside],
  );
});

test('a unit that a word goes on behind belongs to that word', () =>
  expect(units('30万吨级码头')[0]).toMatch(/^30万~/));

describe('a name in Hanzi and letters', () => {
  test.each([
    ['冠xu', ['冠xu~冠旭=g']],
    ['希yin项目', ['希yin~希音=shein', '项目']],
    ['肇庆冠xu项目', ['肇庆', '冠xu~冠旭=g', '项目']],
    ['项目gx', ['项目', 'gx~冠旭=g']],
    ['希yin 项目', ['希yin~希音=shein', '项目']],
    ['gx电子', ['gx电子~冠旭电子=g']],
    ['冠旭dz', ['冠旭dz~冠旭电子=g']],
    ['冠 xu', ['冠', 'xu~旭']],
    ['希音led', ['希音=shein', 'led']],
    ['冠，xu', ['冠', 'xu~旭']],
  ])('%s: %j', (text, expected) => expect(units(text)).toEqual(expected));

  test('its mark is the whole of it', () =>
    expect(cut('项目 冠xu 签约').units.map(({ mark }) => '项目 冠xu 签约'.slice(...mark))).toEqual([
      ...['项目', '冠xu', '签约'],
    ]));
});

describe('terms', () => {
  const terms = (text: string) =>
    cut(text).terms.map(
      ({ kind, term, unless }) => `${kind} ${term}${unless === undefined ? '' : ` !${unless}`}`,
    );

  test('what letters read adds to the score as if it had been typed', () => {
    const typed = terms('guanxu');
    expect(typed).toContain('word guanxu');
    for (const term of terms('冠旭')) expect(typed).toContain(term);
    expect(typed).toContain('concept company:g');
  });

  test('of a text without names: words, pairs and characters', () =>
    expect(termsOf('项目', pieces('项目'), [])).toEqual([
      { kind: 'word', term: '项目' },
      { kind: 'char', term: '项' },
      { kind: 'char', term: '目' },
      { kind: 'gram', term: '项目' },
    ]));

  test('a pair that reaches over the edge of a name is nobody’s', () => {
    const text = '希音项目';
    const found = termsOf(text, pieces(text), recognize(text, pieces(text), language.dictionary));
    expect(found.map(({ term }) => term)).not.toContain('音项');
    expect(found.find(({ term }) => term === '希音')).toEqual({
      kind: 'word',
      term: '希音',
      unless: 'company:shein',
    });
  });
});

test('of any text: nothing throws, and units stand in order without overlap', () =>
  fc.assert(
    fc.property(
      fc.oneof(anyString, fc.string({ unit: fc.constantFrom(...'guanxizeqy冠旭希1 '), maxLength: 30 })),
      (q) => {
        const { text } = fold(q);
        let before = 0;
        for (const { mark, phrase, readings } of cut(text).units) {
          expect(mark[0]).toBeGreaterThanOrEqual(before);
          expect(mark[1]).toBeGreaterThan(mark[0]);
          before = mark[1];
          expect(phrase.parts.length).toBeGreaterThan(0);
          for (const reading of readings) {
            expect(reading.phrases.length).toBeGreaterThan(0);
            // A unit of measure is the only thing in Latin letters that anything is read as.
            expect(reading.text).toMatch(/^[\p{Script=Han}\d ,.]+(?:[ckm]?m[23]?|k[gvw]|[mg]w|[kmg]wh)?$/u);
          }
        }
        expect(before).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 500 },
  ));
