import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { tokenize, views } from '../../src/analysis/analyzer.ts';
import { fold } from '../../src/analysis/char-filter.ts';
import { useDictionary } from '../../src/analysis/segmenter.ts';
import { ConceptDictionary, companyConcept } from '../../src/entities/concept.ts';
import {
  articleTexts,
  companyTexts,
  countTerms,
  fieldLength,
  pairKey,
  pairOf,
  projectTexts,
} from '../../src/index/document.ts';

const dictionary = new ConceptDictionary([
  companyConcept({ id: 'c001', name: '希音', aliases: ['SHEIN'] }),
  companyConcept({ id: 'c003', name: '维珍妮国际' }),
]);
const PIECES = [
  '希音',
  '维珍妮国际',
  '肇庆',
  '第一季度',
  '𠀀',
  '𠀀𬬻',
  'ひ',
  '가',
  '，',
  ' ',
  'SHEIN',
  '2017mv',
  '20200101',
  '😀',
  '的',
];
beforeAll(() => useDictionary(['希音', '维珍妮国际']));

describe('the texts of a record', () => {
  test('an article', () => {
    const article = {
      id: 'a',
      title: '题',
      text: '文',
      regions: ['肇庆市'],
      industries: ['电子'],
      tags: ['快讯'],
    };
    const expected = {
      title: ['题'],
      names: ['希音'],
      labels: ['肇庆市', '电子', '快讯'],
      body: ['文'],
      context: [],
    };
    expect(articleTexts(article, ['希音'])).toEqual(expected);
    const bare = { title: ['题'], names: [], labels: [], body: [''], context: [] };
    expect(articleTexts({ id: 'a', title: '题', text: '' }, [])).toEqual(bare);
  });

  test('a project, by its companies or by the name that is given', () => {
    const project = { id: 'p', name: '一期', company: '某公司', aliases: ['首期'], stage: '投产' as const };
    const names = (companies: string[]) => projectTexts(project, companies).names;
    expect(names(['希音'])).toEqual(['首期', '希音']);
    expect(names([])).toEqual(['首期', '某公司']);
    expect(projectTexts(project, [])).toMatchObject({ title: ['一期'], labels: ['投产'], body: [] });
    expect(projectTexts({ id: 'p', name: '一期' }, [])).toEqual({
      title: ['一期'],
      names: [],
      labels: [],
      body: [],
      context: [],
    });
    expect(projectTexts(project, [], ['一期投产。']).context).toEqual(['一期投产。']);
  });

  test('a company', () => {
    const company = {
      id: 'c',
      name: '希音',
      fullName: '希音公司',
      aliases: ['SHEIN'],
      industry: '电商',
      regions: ['南京市'],
    };
    const expected = {
      title: ['希音'],
      names: ['希音公司', 'SHEIN'],
      labels: ['南京市', '电商'],
      body: [],
      context: [],
    };
    expect(companyTexts(company)).toEqual(expected);
  });
});

describe('counts', () => {
  const counts = (text: string) => {
    const { words, pairs, characters, concepts } = countTerms(views(text), dictionary);
    const named = (code: number) => String.fromCodePoint(code);
    return {
      word: words,
      gram: new Map([...pairs].map(([key, n]) => [pairOf(key).map(named).join(''), n])),
      char: new Map([...characters].map(([code, n]) => [named(code), n])),
      concept: concepts,
    };
  };

  test('of words, pairs, characters and names', () => {
    const { word, gram, char, concept } = counts('希音SHEIN，维珍妮国际2017mv；希音');
    expect(Object.fromEntries(word)).toEqual({
      希音: 2,
      shein: 1,
      维珍妮国际: 1,
      '2017mv': 1,
      2017: 1,
      mv: 1,
    });
    expect(gram.get('希音')).toBe(2);
    expect(gram.get('珍妮')).toBe(1);
    expect(gram.has('音维')).toBe(false);
    expect(char.get('音')).toBe(2);
    expect(Object.fromEntries(concept)).toEqual({ 'company:c001': 3, 'company:c003': 1 });
  });

  test('of two views the larger holds, and both are there', () => {
    const { char, gram, concept } = counts('头部季度，季度，希音');
    expect(char.get('季')).toBe(2);
    expect([gram.get('头部'), gram.get('第一')]).toEqual([1, 1]);
    expect(concept.get('company:c001')).toBe(1);
  });

  test('are those of the tokens that a query is cut into', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (parts) => {
        const text = fold(parts.join(''));
        const { words, pairs, characters } = countTerms([text], dictionary);
        const code = (term: string, at = 0) => [...term][at]?.codePointAt(0) as number;
        const expected = { words: new Map(), pairs: new Map(), characters: new Map() };
        const count = <K>(map: Map<K, number>, key: K) => map.set(key, (map.get(key) ?? 0) + 1);
        for (const { kind, term } of tokenize(text.text)) {
          if (kind === 'word') count(expected.words, term);
          if (kind === 'gram') count(expected.pairs, pairKey(code(term), code(term, 1)));
          if (kind === 'char') count(expected.characters, code(term));
        }
        expect({ words, pairs, characters }).toEqual(expected);
      }),
    ));

  test('of names of Object', () => {
    expect(counts('constructor __proto__ constructor').word.get('constructor')).toBe(2);
    expect(counts('').word.size).toBe(0);
  });
});

test.each([
  [['肇庆市'], 3],
  [['肇庆市', '德庆'], 5],
  [['SHEIN'], 2],
  [['希音 (SHEIN) 2017mv'], 6],
  [['头部季度'], 4],
  [['，。'], 0],
  [[''], 0],
  [[], 0],
])('the length of %j is %i', (texts, length) => expect(fieldLength(texts)).toBe(length));

test('a pair is one whole number and back', () =>
  fc.assert(
    fc.property(fc.nat(0x10ffff), fc.nat(0x10ffff), (first, second) => {
      expect(Number.isSafeInteger(pairKey(first, second))).toBe(true);
      expect(pairOf(pairKey(first, second))).toEqual([first, second]);
    }),
  ));
