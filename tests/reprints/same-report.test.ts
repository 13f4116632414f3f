import { describe, expect, test } from 'vitest';
import { publishedDay } from '../../src/entities/day.ts';
import { comparedText } from '../../src/reprints/body.ts';
import { type ComparedText, compared, sameness } from '../../src/reprints/same-report.ts';
import { DIFFERENT, type Print, SAME } from './pairs.ts';

function comparedPrint({ text, title = '标题', published, companies = [] }: Print): ComparedText {
  return compared({
    text: comparedText(text),
    title: comparedText(title),
    companies,
    days: published === undefined ? [] : [publishedDay(published)],
  });
}

const both = (a: Print, b: Print) => [
  sameness(comparedPrint(a), comparedPrint(b)),
  sameness(comparedPrint(b), comparedPrint(a)),
];

test('there are pairs enough to judge by', () => {
  expect(SAME.length).toBeGreaterThan(30);
  expect(DIFFERENT.length).toBeGreaterThan(20);
});

describe('the same report', () => {
  test.each(SAME)('%s', (_, a, b) => {
    const [one, other] = both(a, b);
    expect(one).toBeGreaterThan(0.3);
    expect(one).toBeLessThanOrEqual(1);
    expect(other).toBe(one);
  });
});

describe('another report', () => {
  test.each(DIFFERENT)('%s', (_, a, b) => expect(both(a, b)).toEqual([0, 0]));
});
