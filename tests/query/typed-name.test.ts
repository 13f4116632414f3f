import { describe, expect, test } from 'vitest';
import { pieces } from '../../src/analysis/analyzer.ts';
import { companyConcept } from '../../src/entities/concept.ts';
import { typedNames } from '../../src/query/typed-name.ts';
import { languageOf } from './language.ts';

const language = await languageOf(
  [companyConcept({ id: 'c1', name: '冠旭' }), companyConcept({ id: 'c2', name: '宁德时代' })],
  ['冠旭电子', '新能源汽车', 'new energy', '宁德时代投产'],
);

function namesIn(text: string): [string, readonly string[]][] {
  return [...typedNames(text, pieces(text), language)].map(([start, { end, texts }]) => [
    text.slice(start, end),
    texts,
  ]);
}

describe('a name in several pieces', () => {
  test.each([
    ['guan xu', [['guan xu', ['冠旭']]]],
    ['ning  de shi dai', [['ning  de shi dai', ['宁德时代']]]],
    ['guan xu 签约', [['guan xu', ['冠旭']]]],
    ['冠xu', [['冠xu', ['冠旭']]]],
    [
      '宁de时代 guan xu',
      [
        ['宁de时代', ['宁德时代']],
        ['guan xu', ['冠旭']],
      ],
    ],
  ])('%s', (text, names) => {
    expect(namesIn(text).sort()).toEqual([...names].sort());
  });
});

test.each(['guan', 'guan, xu', 'new energy', '冠 xu 1', 'xu guan', '', '冠旭'])('%j has none', (text) => {
  expect(namesIn(text)).toEqual([]);
});
