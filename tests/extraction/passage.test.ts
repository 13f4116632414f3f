import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlapping, Passage } from '../../src/extraction/passage.ts';
import { anyString } from '../analysis/sample-text.ts';

const sentences = (text: string) => {
  const passage = new Passage('text', text);
  return passage.sentences.map((span) => passage.quote(span).trim());
};

describe('sentences', () => {
  test.each([
    ['甲项目动工。乙项目投产。', ['甲项目动工。', '乙项目投产。']],
    ['总投资3.5亿元。占地12.5亩。', ['总投资3.5亿元。', '占地12.5亩。']],
    ['他说：“项目动工了。”随后离开。', ['他说：“项目动工了。”', '随后离开。']],
    ['动工！投产？', ['动工！', '投产？']],
    ['甲项目动工；乙项目投产。', ['甲项目动工；', '乙项目投产。']],
    ['甲项目动工，乙项目投产', ['甲项目动工，乙项目投产']],
    ['第一段说的是一个很长很长的句子没有句号就换了行，而且很长\n第二段。', 2],
    ['', []],
    [' \n \n', []],
  ] as const)('%j', (text, expected) => {
    const found = sentences(text);
    if (typeof expected === 'number') expect(found).toHaveLength(expected);
    else expect(found).toEqual(expected);
  });

  test('a line with a colon heads what stands below', () =>
    expect(sentences('希音智慧产业园项目\n投产项目：\n')).toEqual(['希音智慧产业园项目', '投产项目：']));

  test('a line that a phone broke goes on', () =>
    expect(sentences('希音湾区大旺智慧产业园项\n目动工。\n')).toEqual([
      '希音湾区大旺智慧产业园项\n目动工。',
    ]));

  test('a title is one, whatever it holds', () => {
    const title = new Passage('title', '签约！动工；投产。');
    expect(title.sentences.map((span) => title.quote(span))).toEqual(['签约！动工；投产。']);
  });
});

test('read folded, quoted as printed', () => {
  const passage = new Passage('text', '希音（ＳＨＥＩＮ）園區動工');
  expect(passage.text).toBe('希音(shein)园区动工');
  expect(passage.quote({ start: 2, end: 9 })).toBe('（ＳＨＥＩＮ）');
  expect(passage.range({ start: 9, end: 11 })).toEqual({ field: 'text', start: 9, end: 11 });
  expect(passage.quote({ start: 9, end: 13 })).toBe('園區動工');
});

test('of any text: sentences lie inside it in order, and every span has printed words', () =>
  fc.assert(
    fc.property(anyString, fc.constantFrom('title', 'text'), (printed, field) => {
      const passage = new Passage(field, printed);
      let last = 0;
      for (const span of passage.sentences) {
        expect(span.start).toBeGreaterThanOrEqual(last);
        expect(span.end).toBeLessThanOrEqual(passage.text.length);
        last = span.end;
        const { start, end } = passage.range(span);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(printed.length);
        expect(passage.quote(span)).toBe(printed.slice(start, end));
      }
      for (const { start, end } of passage.pieces) {
        expect(passage.beginsWord(start)).toBe(true);
        expect(passage.endsWord(end)).toBe(true);
      }
    }),
    { numRuns: 300 },
  ));

describe('overlap', () => {
  const spans = [
    { start: 2, end: 4 },
    { start: 6, end: 9 },
  ];
  test.each([
    [0, 2, undefined],
    [0, 3, 2],
    [3, 7, 2],
    [4, 6, undefined],
    [7, 8, 6],
    [9, 12, undefined],
  ])('%d to %d', (start, end, expected) => expect(overlapping(spans, { start, end })?.start).toBe(expected));
});

test('the item of a list goes on no line before it', () => {
  const { sentences } = new Passage('text', '潜水泵项目\n【在建】\n专用车基地\n1.智能锻造项目');
  expect(sentences).toHaveLength(4);
});
