import { describe, expect, test } from 'vitest';
import { findBrands } from '../../src/extraction/brand.ts';
import { Passage, type Span } from '../../src/extraction/passage.ts';
import { findProjectNames } from '../../src/extraction/project-name.ts';
import { findStages } from '../../src/extraction/stage.ts';
import { knowledge } from './fixture.ts';

/** The companies that the signs of an article tell; `known`: a name that is a company already. */
function brands(text: string, known?: string): string[] {
  const passage = new Passage('text', text);
  const at = known === undefined ? -1 : passage.text.indexOf(known);
  const taken: Span[] = at < 0 ? [] : [{ start: at, end: at + (known ?? '').length }];
  const { named } = findProjectNames(passage, { barriers: [], companies: taken, places: [] });
  return findBrands(
    [{ passage, named, dates: [], stages: findStages(passage.text, passage.sentences) }],
    () => taken,
    knowledge.tree,
  ).map(({ span }) => passage.quote(span));
}

describe('a name is a company where enough speaks for it', () => {
  test.each([
    ['officers', '奇妙岛创始人陈树铭当起了解说员。奇妙岛分两期。', '奇妙岛'],
    [
      'an act of a word of the language with its trade, and again',
      '金厦建材计划投资1.8亿元。金厦建材董事长来了。',
      '金厦建材',
    ],
    ['an act of an unknown word', '麓璟计划投资3亿元。', '麓璟'],
    ['the beginning of a project', '罗定市的麓璟南药提取项目封顶。', '麓璟'],
    ['a role', '怀集县与骐骥竹材签约。', '骐骥竹材'],
  ])('%s', (_, text, name) => expect(brands(text)).toContain(name));
});

describe('nothing is a company', () => {
  test.each([
    ['where too little speaks for it', '超高清显示、绿色石化发展很快。'],
    ['that is a person', '董事长廖劲松计划投资3亿元。'],
    ['that is a road', '怀阳高速项目开工。'],
    ['that is a place', '与清远英德签约。'],
    ['that is a word for everything', '企业计划投资3亿元。集团落户。'],
    ['in nothing', ''],
  ])('%s', (_, text) => expect(brands(text)).toEqual([]));

  test('that is known already', () => expect(brands('麓璟计划投资3亿元。', '麓璟')).toEqual([]));
});
