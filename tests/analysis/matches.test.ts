import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matches } from '../../src/analysis/matches.ts';
import { beginningsOf, patternOf } from '../../src/analysis/pattern-syntax.ts';
import { anyString, newsText } from './sample-text.ts';

/** What patterns are made of: each takes one character or more. */
const ATOMS = [
  ...['项目', '签约', '季度', '第一', '肇', 'shein', '2', '\\.', '\\(', '😀', '𠀀'],
  ...[
    '\\d',
    '\\D',
    '\\w',
    '\\W',
    '\\s',
    '\\S',
    '.',
    '\\p{Script=Han}',
    '\\P{L}',
    '\\u8087',
    '\\u{20000}',
    '\\n',
  ],
  ...['[，。]', '[^，。\\n]', '[\\p{Script=Han}a-z0-9]', '[^\\p{L}\\]]', '[一二三]', '[a-z-]', '[\\d.]'],
];
const LOOKS = ['(?=季)', '(?!度)', '(?<=的)', '(?<!\\d|[a-z])', '^', '$', '\\b', '(?=$|[，。])'];
const SIGNS = ['?', '*', '+', '{2}', '{1,2}', '{0,3}', '{1,}', '??', '*?', '+?', '{0,2}?'];
/** Of groups: an unbounded one around another would take for ever. */
const BOUNDED = ['?', '{2}', '{1,2}', '??', '{0,2}?'];

const { pattern: inner } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
  pattern: fc
    .array(
      fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((parts) => parts.join('|')),
  part: fc.oneof(
    { depthSize: 'xsmall', maxDepth: 3 },
    fc.constantFrom(...ATOMS),
    fc.constantFrom(...LOOKS),
    fc
      .tuple(
        fc.constantFrom(...ATOMS.filter((atom) => atom.length !== 2 || /\\/.test(atom))),
        fc.constantFrom(...SIGNS),
      )
      .map((p) => p.join('')),
    tie('pattern').map((p) => `(?:${p})`),
    tie('pattern').map((p) => `(${p})`),
    fc.tuple(tie('pattern'), fc.constantFrom(...BOUNDED)).map(([p, sign]) => `(?:${p})${sign}`),
    tie('pattern').map((p) => `(?!${p})`),
    tie('pattern').map((p) => `(?<=${p})`),
  ),
}));

const plain = (found: Iterable<RegExpExecArray>) =>
  Array.from(found, (m) => ({ index: m.index, all: [...m], groups: { ...m.groups } }));

describe('the matches are those of matchAll', () => {
  test(
    'of any pattern in any text',
    () =>
      fc.assert(
        fc.property(
          inner,
          fc.constantFrom('gu', 'g', 'gus', 'gum'),
          fc.oneof(anyString, newsText),
          (source, flags, text) => {
            let pattern: RegExp;
            try {
              pattern = new RegExp(source, flags);
            } catch {
              return fc.pre(false);
            }
            if (beginningsOf(patternOf(pattern), 3).some(({ length }) => length === 0)) {
              expect(() => matches(pattern, text)).toThrow(SyntaxError);
              return;
            }
            expect(plain(matches(pattern, text))).toEqual(plain(text.matchAll(pattern)));
          },
        ),
        { numRuns: 400, seed: 3 },
      ),
    120_000,
  );

  test.each([
    ['names of groups', /(?<一>项目)|(?<other>签约)/gu, '项目签约'],
    ['the end of the text', /项目(?:组)?|约|一期/gu, '签约项目'],
    ['two halves that are no character', /[^a]/gu, '\udc00\ud800a\ud83d\ude00'],
    ['a class and a text behind it', /(?:(?![新老])\p{Script=Han}){2}厂/gu, '新水泥厂𠀀泥厂水𠀀厂'],
  ])('%s', (_name, pattern, text) =>
    expect(plain(matches(pattern, text))).toEqual(plain(text.matchAll(pattern))),
  );
});

test.each([
  ['what ignores case', /a/giu],
  ['what may match nothing', /(?:项目)?/gu],
  ['what refers to a group', /(项)\1/gu],
])('%s is refused', (_name, pattern) => expect(() => matches(pattern, '项目')).toThrow(SyntaxError));
