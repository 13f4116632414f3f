import { describe, expect, test } from 'vitest';
import {
  type Concept,
  ConceptDictionary,
  companyConcept,
  nameKey,
  synonymConcept,
} from '../../src/entities/concept.ts';

const shein = companyConcept({
  id: 'c001',
  name: '希音',
  aliases: ['SHEIN', 'Shein', 'ＳＨＥＩＮ', ' shein '],
});
const grandsun = companyConcept({ id: 'c002', name: '冠旭电子', fullName: '深圳市冠旭电子股份有限公司' });
const other = companyConcept({ id: 'c009', name: '冠旭実業', aliases: ['冠旭'] });
const short = companyConcept({ id: 'c010', name: '冠旭', aliases: ['X'] });
const hulk = synonymConcept({ terms: ['Hulk', '浩克', 'HULK'] }, 3);
const dictionary = new ConceptDictionary([shein, grandsun, other, short, hulk]);
const keys = (concepts: readonly Concept[]) => concepts.map(({ key }) => key);

test.each([
  ['ＳＨＥＩＮ', 'shein'],
  [' Regina\u3000 Miracle\n', 'regina miracle'],
  ['小鵬汽車', '小鹏汽车'],
  ['維珍妮國際（控股）', '维珍妮国际(控股)'],
  ['\u3000', ''],
  ['__proto__', '__proto__'],
])('the key of %j is %j', (name, key) => expect(nameKey(name)).toBe(key));

test('of names that differ in case, width or blanks only, the first stays', () => {
  expect(shein).toMatchObject({ key: 'company:c001', kind: 'company', id: 'c001', terms: ['希音', 'SHEIN'] });
  expect(grandsun.terms).toEqual(['冠旭电子', '深圳市冠旭电子股份有限公司']);
  expect(hulk).toEqual({ key: 'synonym:3', kind: 'synonym', name: 'Hulk', terms: ['Hulk', '浩克'] });
});

describe('dictionary', () => {
  test.each([
    ['希音', ['company:c001']],
    ['shein', ['company:c001']],
    ['SHEIN', []],
    ['冠旭', ['company:c009', 'company:c010']],
    ['hulk', ['synonym:3']],
    ['constructor', []],
    ['', []],
  ])('%j stands for %j: one name may mean several', (name, expected) =>
    expect(keys(dictionary.named(name))).toEqual(expected),
  );

  test('names at a place, longest first, none of one unit', () => {
    expect(dictionary.namesAt('在冠旭电子', 1)).toEqual(['冠旭电子', '冠旭']);
    expect(dictionary.namesAt('在冠旭电子', 0)).toEqual([]);
    expect(dictionary.namesAt('x', 0)).toEqual([]);
    expect(dictionary.namesAt('ax', 1)).toEqual([]);
    expect(dictionary.namesAt('', 0)).toEqual([]);
  });

  test('by key, and all names folded', () => {
    expect(dictionary.get('company:c002')).toBe(grandsun);
    expect(dictionary.get('company:c003')).toBeUndefined();
    const names = [
      '希音',
      'shein',
      '冠旭电子',
      '深圳市冠旭电子股份有限公司',
      '冠旭实业',
      '冠旭',
      'x',
      'hulk',
      '浩克',
    ];
    expect([...dictionary.names()]).toEqual(names);
  });

  test('a name twice in one concept is one, and names of Object are names like others', () => {
    const odd = new ConceptDictionary([
      {
        key: 'company:__proto__',
        kind: 'company',
        id: '__proto__',
        name: '__proto__',
        terms: ['__proto__', '__PROTO__'],
      },
      { key: 'k', kind: 'synonym', name: 'constructor', terms: ['constructor', ''] },
    ]);
    expect(keys(odd.named('__proto__'))).toEqual(['company:__proto__']);
    expect(keys(odd.named('constructor'))).toEqual(['k']);
    expect(odd.named('')).toEqual([]);
  });
});
