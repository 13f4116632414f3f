import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { pieces } from '../../src/analysis/analyzer.ts';
import { fold } from '../../src/analysis/char-filter.ts';
import { useDictionary } from '../../src/analysis/segmenter.ts';
import { ConceptDictionary, companyConcept, nameKey, synonymConcept } from '../../src/entities/concept.ts';
import { recognize } from '../../src/entities/recognizer.ts';
import { anyString } from '../analysis/sample-text.ts';

const concepts = [
  companyConcept({ id: 'shein', name: '希音', aliases: ['SHEIN'] }),
  companyConcept({ id: 'regina', name: '维珍妮', aliases: ['维珍妮国际', 'Regina Miracle', 'RM Ltd.'] }),
  companyConcept({ id: 'haili', name: '海力' }),
  companyConcept({ id: 'g1', name: '冠旭电子', aliases: ['冠旭'] }),
  companyConcept({ id: 'g2', name: '冠旭实业', aliases: ['冠旭'] }),
  companyConcept({ id: 'xpeng', name: '小鹏汽车', aliases: ['XPeng', '小鹏'] }),
  companyConcept({ id: 'ext', name: '庆𬬻' }),
  companyConcept({ id: 'full', name: '肇庆小鹏(控股)有限公司' }),
  synonymConcept({ terms: ['Hulk', '浩克'] }, 1),
];
const dictionary = new ConceptDictionary(concepts);
beforeAll(() => useDictionary(concepts.flatMap(({ terms }) => terms.map(nameKey))));

function named(original: string): string[] {
  const { text } = fold(original);
  return recognize(text, pieces(text), dictionary).map(
    ({ concept, start, end }) => `${concept.key.replace('company:', '')}=${text.slice(start, end)}`,
  );
}

describe('mentions', () => {
  test.each([
    ['希音签约', ['shein=希音']],
    ['SHEIN希音供应链', ['shein=shein', 'shein=希音']],
    ['ＳＨＥＩＮ落户', ['shein=shein']],
    ['维珍妮国际投产', ['regina=维珍妮国际']],
    ['维珍妮投产', ['regina=维珍妮']],
    ['REGINA MIRACLE International', ['regina=regina miracle']],
    ['Regina\u3000Miracle', ['regina=regina miracle']],
    ['小鵬汽車(XPeng)', ['xpeng=小鹏汽车', 'xpeng=xpeng']],
    ['冠旭落户', ['g1=冠旭', 'g2=冠旭']],
    ['冠旭电子落户', ['g1=冠旭电子']],
    ['肇庆小鹏（控股）有限公司成立', ['full=肇庆小鹏(控股)有限公司']],
    ['与RM Ltd.签约', ['regina=rm ltd.']],
    ['浩克与hulk', ['synonym:1=浩克', 'synonym:1=hulk']],
    ['', []],
  ])('in %j: longest first, any case and width, every meaning of a name', (text, expected) =>
    expect(named(text)).toEqual(expected),
  );
});

describe('edges of words', () => {
  test.each([
    ['上海力推重大项目', []],
    ['海力签约', ['haili=海力']],
    ['sheinx', []],
    ['xshein', []],
    ['sheinside', []],
    ['shein-x', ['shein=shein']],
    ['SHEIN2023', ['shein=shein']],
    ['2023SHEIN', ['shein=shein']],
    ['2023SHEIN5', ['shein=shein']],
    ['Hulks', []],
    ['xpengxpeng', []],
    ['Regina Miracles', []],
    ['维珍', []],
  ])('in %j', (text, expected) => expect(named(text)).toEqual(expected));
});

test('a name that ends in a character outside the BMP ends at the edge of a word, too', () => {
  const text = '庆𬬻业';
  const piece = (start: number, end: number) => ({ script: 'cjk' as const, start, end });
  expect(recognize(text, [piece(0, 4)], dictionary)).toEqual([]);
  expect(recognize(text, [piece(0, 3), piece(3, 4)], dictionary)).toHaveLength(1);
});

test('of any text: mentions do not overlap, rise, and each is a name of its concept at a start of a word', () =>
  fc.assert(
    fc.property(anyString, (original) => {
      const { text } = fold(original);
      const cut = pieces(text);
      let free = 0;
      let last = { start: -1, end: -1 };
      for (const { concept, start, end } of recognize(text, cut, dictionary)) {
        if (start !== last.start || end !== last.end) expect(start).toBeGreaterThanOrEqual(free);
        expect(concept.terms.map(nameKey)).toContain(text.slice(start, end));
        expect(cut.some((piece) => piece.start <= start && start < piece.end)).toBe(true);
        free = end;
        last = { start, end };
      }
    }),
    { numRuns: 300 },
  ));
