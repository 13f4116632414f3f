import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { alnumParts, pieces, tokenize, views } from '../../src/analysis/analyzer.ts';
import { scriptRuns } from '../../src/analysis/script-run.ts';
import { useDictionary } from '../../src/analysis/segmenter.ts';
import type { TokenKind } from '../../src/analysis/token.ts';
import { anyString, newsText } from './sample-text.ts';

beforeAll(() => useDictionary(['维珍妮国际']));

const terms = (text: string, kind: TokenKind) =>
  tokenize(text)
    .filter((token) => token.kind === kind)
    .map(({ term }) => term);

describe('views', () => {
  test.each([
    ['肇慶ＳＨＥＩＮ', ['肇庆shein']],
    ['头部季度', ['头部季度', '第一季度']],
    ['头部企业', ['头部企业']],
    ['', ['']],
  ])('%s', (text, expected) => expect(views(text).map((view) => view.text)).toEqual(expected));
});

describe('parts of an alphanumeric run', () => {
  test.each([
    ['2017mv', ['2017', 'mv']],
    ['m123', ['m', '123']],
    ['rtx4090ti', ['rtx', '4090', 'ti']],
    ['v2.0.1', ['v', '2.0.1']],
    ['20200101', ['2020', '202001']],
    ['19991231', ['1999', '199912']],
    ['30200101', []],
    ['202001011', []],
    ['2020', []],
    ['shein', []],
    ['12346.66', []],
  ])('%s', (whole, parts) => {
    const found = alnumParts(whole);
    expect(found.map(({ term }) => term)).toEqual(parts);
    for (const { term, start } of found) expect(whole.startsWith(term, start)).toBe(true);
  });
});

describe('tokens', () => {
  test('words, pairs and characters of a headline', () => {
    const text = '维珍妮国际(一期)2017mv投产';
    expect(terms(text, 'word')).toEqual(['维珍妮国际', '一期', '2017mv', '2017', 'mv', '投产']);
    expect(terms(text, 'gram')).toEqual(['维珍', '珍妮', '妮国', '国际', '一期', '投产']);
    expect(terms(text, 'char').join('')).toBe('维珍妮国际一期投产');
  });

  test.each([
    ['肇庆 德庆', ['肇庆', '德庆']],
    ['肇,庆', []],
    ['肇a庆', []],
    ['肇1庆区', ['庆区']],
    ['𠀀庆𬬻', ['𠀀庆', '庆𬬻']],
    ['天天天', ['天天', '天天']],
    ['庆', []],
  ])('pairs of %s', (text, pairs) => expect(terms(text, 'gram')).toEqual(pairs));

  test('a run-on date is found by its year and its month', () =>
    expect(terms('20200101', 'word')).toEqual(['20200101', '2020', '202001']));

  test('of any text: the slice at the offsets is the term, and the pieces tile the runs', () =>
    fc.assert(
      fc.property(fc.oneof(anyString, newsText), (original) => {
        for (const { text } of views(original)) {
          const cut = pieces(text);
          const tokens = tokenize(text, cut);
          for (const { term, start, end } of tokens) expect(text.slice(start, end)).toBe(term);
          const join = (spans: readonly { start: number; end: number }[]) =>
            spans.map(({ start, end }) => text.slice(start, end)).join('');
          expect(join(cut)).toBe(join(scriptRuns(text)));
          const cjk = scriptRuns(text).filter(({ script }) => script === 'cjk');
          expect(join(tokens.filter(({ kind }) => kind === 'char'))).toBe(join(cjk));
          const neighbours = cjk.flatMap(({ start, end }) => {
            const run = [...text.slice(start, end)];
            return run.slice(1).map((c, i) => `${run[i]}${c}`);
          });
          expect(tokens.filter(({ kind }) => kind === 'gram').map(({ term }) => term)).toEqual(neighbours);
        }
      }),
      { numRuns: 300 },
    ));
});
