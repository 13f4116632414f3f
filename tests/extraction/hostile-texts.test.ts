/** Texts that no newspaper prints: the reader must come to an end, and quote what is there. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extract } from '../../src/extraction/extraction.ts';
import { knowledge } from './fixture.ts';

function ranges(title: string, text: string): void {
  const fields = { title, text };
  const { companies, places, dates, sums, projects } = extract(fields, knowledge);
  const ofProjects = projects.flatMap(({ events, figures }) => [...events, ...figures]);
  for (const { field, start, end, quote } of [...companies, ...places, ...dates, ...sums, ...ofProjects]) {
    if (fields[field].slice(start, end) !== quote)
      throw new Error(`${field} ${start}–${end} is not ${quote}`);
  }
}

const REPEATED = [
  ...[
    '项目',
    '公司',
    '亿',
    '（',
    '）',
    '1,',
    '1.',
    '集团',
    '由',
    '、',
    '，',
    '。',
    '“',
    '“”',
    '第',
    '的',
    'A',
    '👨‍👩‍👧',
    '\ud800',
    '\udc00',
  ],
  ...[
    '1亿元',
    '占地1亩',
    '年产1亿',
    '2023年',
    '1月',
    '肇庆',
    '高新区',
    '开工',
    '33个项目',
    '动工仪式',
    '基地项目',
  ],
  ...[
    '一',
    '希音、',
    '公司（',
    '（以下简称',
    '正在，',
    '预计2024年',
    '总投资1亿元，',
    '莱檬科技有限公司，',
    '\n',
    'a\n',
    ' ',
    '\u3000',
  ],
];

describe('the same words over and over, as text and as title', () => {
  test.each(REPEATED)('%j', (words) => {
    const long = words.repeat(Math.ceil(8_000 / words.length));
    ranges('快讯', long);
    ranges(long.slice(0, 2_000), '');
  });
});

test.each([
  ['项目', 5_000],
  ['亿', 9_999],
  ['（', 5_000],
  ['1,', 5_000],
  ['公司', 5_000],
] as const)('%s × %d', (words, times) => ranges('快讯', words.repeat(times)));

test('20,000 characters of news, with and without punctuation', () => {
  const sentence =
    '2023年5月11日，希音（SHEIN）湾区智慧产业园项目在肇庆高新区动工，总投资56亿元，占地390亩，预计2024年投产。';
  const long = sentence.repeat(Math.ceil(20_000 / sentence.length));
  ranges('快讯', long);
  ranges('快讯', long.replaceAll(/[，。（）]/gu, ''));
});

test('two or three words that come again and again', () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...REPEATED), { minLength: 2, maxLength: 3 }),
      fc.constantFrom('title', 'text'),
      (words, field) => {
        const long = words.join('').repeat(200);
        ranges(field === 'title' ? long : '快讯', field === 'text' ? long : '');
      },
    ),
    { numRuns: 60 },
  ));

test('only punctuation, only control characters, every character once', () => {
  ranges('！', '，。；：？！、“”‘’（）《》【】…—·'.repeat(100));
  ranges('\u0000', '\u0000\u0001\u200b\ufeff\u2028'.repeat(200));
  const all = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
  for (let at = 0; at < all.length; at += 8_192) ranges('快讯', all.slice(at, at + 8_192).join(''));
  expect(all).toHaveLength(0x10000);
});
