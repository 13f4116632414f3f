import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/analysis/char-filter.ts';
import { alnumRunAt, classOf, scriptRuns } from '../../src/analysis/script-run.ts';
import { anyString, newsText } from './sample-text.ts';

const shown = (text: string) =>
  scriptRuns(text).map(({ script, start, end }) => `${script} ${text.slice(start, end)}`);

describe('runs', () => {
  test.each([
    ['m123', ['alnum m123']],
    ['2017mv', ['alnum 2017mv']],
    ['12346.66', ['alnum 12346.66']],
    ['3.5亿', ['alnum 3.5', 'cjk 亿']],
    ['v2.0.1', ['alnum v2.0.1']],
    ['约3。5', ['cjk 约', 'alnum 3', 'alnum 5']],
    ['a.5', ['alnum a', 'alnum 5']],
    ['第5.', ['cjk 第', 'alnum 5']],
    ['.5', ['alnum 5']],
    ['希音（SHEIN）签约', ['cjk 希音', 'alnum SHEIN', 'cjk 签约']],
    ['SHEIN希音供应链', ['alnum SHEIN', 'cjk 希音供应链']],
    ['カタカナ漢字ひらがなー々〆〇', ['cjk カタカナ漢字ひらがなー々〆〇']],
    ['한국어 회사', ['cjk 한국어', 'cjk 회사']],
    ['ㄅㄆ', ['cjk ㄅㄆ']],
    ['中南高科·肇庆', ['cjk 中南高科', 'cjk 肇庆']],
    ['navier-stokes', ['alnum navier', 'alnum stokes']],
    ['cafe\u0301', ['alnum cafe\u0301']],
    ['Ünïcödé', ['alnum Ünïcödé']],
    ['𠀀𬬻a', ['cjk 𠀀𬬻', 'alnum a']],
    ['😀，\u0000\ud800', []],
    ['', []],
  ])('%j', (text, runs) => expect(shown(text)).toEqual(runs));

  test.each([
    ['肇', 'cjk'],
    ['ー', 'cjk'],
    ['・', 'other'],
    ['a', 'letter'],
    ['７', 'digit'],
    ['Ⅷ', 'digit'],
    ['。', 'other'],
    ['😀', 'other'],
  ])('%s is of class %s', (character, name) =>
    expect(classOf(character.codePointAt(0) as number)).toBe(name),
  );
});

test('of any folded text: runs rise, cut no pair, and what is between them is never searched', () =>
  fc.assert(
    fc.property(anyString, (original) => {
      const { text } = fold(original);
      let at = 0;
      const runs = scriptRuns(text);
      for (const [i, { script, start, end }] of runs.entries()) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end).isWellFormed()).toBe(true);
        for (const character of text.slice(start, end)) {
          const kind = classOf(character.codePointAt(0) as number);
          if (character === '.') expect(script).toBe('alnum');
          else expect(kind === 'cjk' ? 'cjk' : kind === 'other' ? 'none' : 'alnum').toBe(script);
        }
        if (i > 0 && start === at) expect(runs[i - 1]?.script).not.toBe(script);
        for (const c of text.slice(at, start)) expect(classOf(c.codePointAt(0) as number)).toBe('other');
        at = end;
      }
      for (const c of text.slice(at)) expect(classOf(c.codePointAt(0) as number)).toBe('other');
    }),
    { numRuns: 300 },
  ));

test('the run at a place is that of all runs', () =>
  fc.assert(
    fc.property(fc.oneof(anyString, newsText), (original) => {
      const { text } = fold(original);
      for (const { script, start, end } of scriptRuns(text)) {
        if (script !== 'alnum') continue;
        for (let at = start; at < end; at++) {
          if (/[\udc00-\udfff]/.test(text[at] as string)) continue;
          expect(alnumRunAt(text, at)).toEqual({ start, end });
        }
      }
    }),
    { numRuns: 500 },
  ));
