import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAmount } from '../../src/query/amount-words.ts';
import { anyString } from '../analysis/sample-text.ts';

describe('bounds in 亿元', () => {
  test.each([
    ['10亿以上', { minYi: 10 }],
    ['10亿元以上', { minYi: 10 }],
    ['10亿元及以上', { minYi: 10 }],
    ['10亿人民币以上', { minYi: 10 }],
    ['10亿起', { minYi: 10 }],
    ['1.5亿以上', { minYi: 1.5 }],
    ['超10亿', { minYi: 10 }],
    ['超过10亿元', { minYi: 10 }],
    ['超5000万元', { minYi: 0.5 }],
    ['不少于1亿', { minYi: 1 }],
    ['不低于1亿', { minYi: 1 }],
    ['至少1亿', { minYi: 1 }],
    ['大于1亿', { minYi: 1 }],
    ['>1亿', { minYi: 1 }],
    ['>=1亿', { minYi: 1 }],
    ['≥1亿', { minYi: 1 }],
    ['5千万以上', { minYi: 0.5 }],
    ['3百万以上', { minYi: 0.03 }],
    ['1.2万亿以上', { minYi: 12_000 }],
    ['百亿以上', { minYi: 100 }],
    ['超千亿', { minYi: 1_000 }],
    ['十亿元以上', { minYi: 10 }],
    ['1万以上', { minYi: 0.0001 }],
    ['0亿以上', { minYi: 0 }],
    ['0.1亿以上', { minYi: 0.1 }],
    ['3333万以上', { minYi: 0.3333 }],
    ['10亿以下', { maxYi: 10 }],
    ['10亿元以内', { maxYi: 10 }],
    ['10亿及以下', { maxYi: 10 }],
    ['不超过5000万', { maxYi: 0.5 }],
    ['不高于1亿', { maxYi: 1 }],
    ['至多1亿', { maxYi: 1 }],
    ['小于1亿元', { maxYi: 1 }],
    ['低于1亿', { maxYi: 1 }],
    ['<1亿', { maxYi: 1 }],
    ['<=1亿', { maxYi: 1 }],
    ['≤1亿', { maxYi: 1 }],
    ['百亿以内', { maxYi: 100 }],
    ['1-5亿', { minYi: 1, maxYi: 5 }],
    ['1至5亿元', { minYi: 1, maxYi: 5 }],
    ['1亿到5亿', { minYi: 1, maxYi: 5 }],
    ['1亿元~5亿元', { minYi: 1, maxYi: 5 }],
    ['1.5—2.5亿', { minYi: 1.5, maxYi: 2.5 }],
    ['5000万-1亿', { minYi: 0.5, maxYi: 1 }],
    ['3000-5000万元', { minYi: 0.3, maxYi: 0.5 }],
    ['5-5亿', { minYi: 5, maxYi: 5 }],
  ])('%s', (text, expected) => expect(readAmount(text)).toEqual(expected));
});

test.each([
  ...[
    '',
    '10',
    '10亿',
    '10亿元',
    '1.5亿',
    '百亿',
    '亿',
    '亿以上',
    '以上',
    '元以上',
    '10以上',
    '10元以上',
    '10个以上',
    '10年以上',
  ],
  ...[
    '500亩',
    '500亩以上',
    '100人以上',
    '约10亿',
    '近10亿',
    '上亿',
    '数十亿以上',
    '十几亿',
    '百亿级',
    '一亿以上',
  ],
  ...[
    '10亿以上项目',
    '项目10亿以上',
    '投资超10亿',
    '10亿以上的',
    '超10亿以上',
    '-10亿以上',
    '10.亿以上',
    '.5亿以上',
    '1,000万以上',
  ],
  ...['5-1亿', '1亿-5000万', '1-5', '1-5个', '1-2-3亿', '1亿-', '-5亿', '至5亿'],
  ...[
    '2023年',
    '2023年2月',
    '一年级',
    '第一季度',
    '10％以上',
    `${'9'.repeat(400)}亿以上`,
    '1234567890亿以上',
  ],
])('%j bounds nothing', (text) => expect(readAmount(text)).toBeUndefined());

const WORDS = [
  ...[
    '0',
    '1',
    '5',
    '10',
    '999999999',
    '.',
    '0.5',
    '亿',
    '万',
    '千万',
    '百万',
    '万亿',
    '十亿',
    '百亿',
    '元',
    '人民币',
  ],
  ...[
    '以上',
    '及以上',
    '以下',
    '以内',
    '起',
    '超',
    '超过',
    '不少于',
    '不超过',
    '大于',
    '<',
    '>',
    '=',
    '≥',
    '≤',
    '-',
    '~',
    '至',
    '到',
  ],
];
const amountLike = fc.array(fc.constantFrom(...WORDS), { maxLength: 7 }).map((parts) => parts.join(''));

test('of any text: nothing throws, bounds are amounts, and the lower is not above the upper', () =>
  fc.assert(
    fc.property(fc.oneof(amountLike, anyString), (text) => {
      const read = readAmount(text);
      if (!read) return;
      const { minYi, maxYi } = read;
      expect(minYi ?? maxYi).toBeDefined();
      for (const bound of [minYi, maxYi]) {
        if (bound === undefined) continue;
        expect(bound).toBeGreaterThanOrEqual(0);
        expect(String(bound)).toMatch(/^\d+(?:\.\d+)?$/);
      }
      if (minYi !== undefined && maxYi !== undefined) expect(minYi).toBeLessThanOrEqual(maxYi);
    }),
    { numRuns: 5_000 },
  ));

test('万 and 亿 of the same amount are the same bound', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), (wan) => {
      const yi = wan / 10_000;
      expect(readAmount(`${wan}万以上`)).toEqual({ minYi: yi });
      expect(readAmount(`${yi.toFixed(4)}亿以上`)).toEqual({ minYi: yi });
    }),
  ));
