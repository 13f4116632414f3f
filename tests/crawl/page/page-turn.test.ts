import { describe, expect, test } from 'vitest';
import { joinedText, storyOf } from '../../../src/crawl/journal/issue.ts';
import type { Piece } from '../../../src/crawl/journal/page-state.ts';
import { readTurns } from '../../../src/crawl/page/page-turn.ts';

describe('turns on one page', () => {
  test.each<[string, string[], string[]]>([
    ['in mid-sentence', ['冷库用电的下转03版▲▲紧接01版三成来自光伏。'], ['冷库用电的三成来自光伏。']],
    ['with brackets', ['冷库用电的（下转A03版）（上接A01版）三成来自光伏。'], ['冷库用电的三成来自光伏。']],
    [
      'over two paragraphs',
      ['冷库用电的（下转第3版）', '▲紧接第1版 三成来自光伏。', '二期。'],
      ['冷库用电的三成来自光伏。', '二期。'],
    ],
    ['none', ['一段。', '二段。'], ['一段。', '二段。']],
  ])('%s', (_name, lines, joined) => {
    expect(readTurns(lines, [])).toEqual({ lines: joined });
  });
});

test.each<[string, string[], string[], object]>([
  ['goes on elsewhere', ['冷库用电的（下转03版）'], ['当前版: A01版'], { page: 1, to: 3 }],
  ['comes from elsewhere', ['▲▲紧接01版', '三成来自光伏。'], ['当前版: A03版'], { page: 3, from: 1 }],
  ['both', ['（上接1版）中间一段（下转4版）'], ['第03版'], { page: 3, to: 4, from: 1 }],
])('a turn that leads off the page: %s', (_name, lines, page, turn) => {
  expect(readTurns(lines, page).turn).toEqual(turn);
});

test('words that only look like one', () => {
  const lines = ['项目由第1版方案改为第3版方案。', '排版和出版各一家。'];
  expect(readTurns(lines, [])).toEqual({ lines });
});

const piece = (id: string, fields: Partial<Piece>): Piece => ({
  id,
  issue: 'i',
  title: '冷链园开园',
  text: `${id}。`,
  record: {},
  ...fields,
});

describe('the parts of a story', () => {
  const first = piece('a', { page: 1, to: 3, text: '冷库用电的' });
  const second = piece('b', { page: 3, from: 1, to: 4, text: '三成来自光伏。' });
  const third = piece('c', { page: 4, from: 3, text: '二期。' });
  const other = piece('x', { page: 1, to: 3, title: '算力中心开工', text: '机房' });
  const otherRest = piece('y', { page: 3, from: 1, title: '算力中心开工', text: '明年建成。' });

  test('from any of them the whole, in order', () => {
    for (const start of [first, second, third])
      expect(storyOf(start, [third, first, second]).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(joinedText([first, second, third])).toBe('冷库用电的三成来自光伏。\n二期。');
  });

  test('two stories that turn to the same page are told apart by their titles', () => {
    expect(storyOf(first, [first, second, other, otherRest]).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(storyOf(otherRest, [first, second, other, otherRest]).map(({ id }) => id)).toEqual(['x', 'y']);
  });

  test('a rest under another title is taken only if nothing else fits', () => {
    const renamed = { ...second, title: '紧接01版' };
    expect(storyOf(first, [first, renamed]).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(storyOf(first, [first, renamed, other]).map(({ id }) => id)).toEqual(['a']);
  });

  test('a circle ends', () => {
    const round = [piece('a', { page: 1, to: 2, from: 2 }), piece('b', { page: 2, to: 1, from: 1 })];
    expect(storyOf(round[0] as Piece, round)).toHaveLength(2);
  });
});
