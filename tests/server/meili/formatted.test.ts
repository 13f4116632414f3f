import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../../src/contract/search.ts';
import { cropped } from '../../../src/server/meili/crop.ts';
import {
  type Formatting,
  formattedOf,
  formattingOf,
  matchesPosition,
} from '../../../src/server/meili/formatted.ts';

const DOCUMENT = {
  id: 'a1',
  title: '<b>希音</b> & "SHEIN"',
  size: 7,
  regions: ['广东省', '肇庆市'],
  events: [{ stage: '开工', n: 1 }],
  none: null,
};
const MARKS = [
  { path: ['title'], marks: [[3, 5]] as Mark[] },
  { path: ['regions', 1], marks: [[0, 2]] as Mark[] },
  { path: ['events', 0, 'stage'], marks: [[0, 2]] as Mark[] },
];
const all = () => true;
const formatting = (search: Parameters<typeof formattingOf>[0]) => formattingOf(search) as Formatting;

describe('_formatted', () => {
  test('is for a page where the tags are markup: all else is escaped', () => {
    expect(formattedOf(DOCUMENT, MARKS, formatting({ attributesToHighlight: ['*'] }), all)).toEqual({
      id: 'a1',
      title: '&lt;b&gt;<em>希音</em>&lt;/b&gt; &amp; &quot;SHEIN&quot;',
      size: '7',
      regions: ['广东省', '<em>肇庆</em>市'],
      events: [{ stage: '<em>开工</em>', n: '1' }],
      none: null,
    });
  });

  test('is plain text where the tags are placeholders that the client replaces when it has escaped', () => {
    const search = {
      attributesToHighlight: ['title'],
      highlightPreTag: '__ais-highlight__',
      highlightPostTag: '__/ais-highlight__',
    };
    const shown = formattedOf(DOCUMENT, MARKS, formatting(search), (name) => name === 'title');
    expect(shown).toEqual({ title: '<b>__ais-highlight__希音__/ais-highlight__</b> & "SHEIN"' });
  });

  test('marks only what was asked for, and shows what is marked though it was not', () => {
    const shown = formattedOf(
      DOCUMENT,
      MARKS,
      formatting({ attributesToHighlight: ['regions'] }),
      (name) => name === 'id',
    );
    expect(shown).toEqual({ id: 'a1', regions: ['广东省', '<em>肇庆</em>市'] });
  });

  test('is cut around what was found', () => {
    const text = `${'前面的话。'.repeat(40)}希音开工${'后面的话。'.repeat(40)}`;
    const marks = [{ path: ['text'], marks: [[200, 204]] as Mark[] }];
    const search = { attributesToCrop: ['text:6'], attributesToHighlight: ['text'], cropMarker: '[…]' };
    const { text: cut } = formattedOf({ text }, marks, formatting(search), all) as { text: string };
    expect(cut).toMatch(/^\[…\].*<em>希音开工<\/em>.*\[…\]$/);
    expect(cut.length).toBeLessThan(50);
  });

  test('is nothing where it was not asked for', () => {
    expect(formattingOf({ cropLength: 3 })).toBeUndefined();
  });

  test('holds no markup but the tags, whatever the texts', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'a', '希') }),
        fc.nat(5),
        fc.nat(5),
        (text, a, b) => {
          const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
          const marks = end > start ? [{ path: ['t'], marks: [[start, end]] as Mark[] }] : [];
          const { t } = formattedOf(
            { t: text },
            marks,
            formatting({ attributesToHighlight: ['*'] }),
            all,
          ) as { t: string };
          expect(t.replaceAll(/<\/?em>/g, '')).not.toMatch(/[<>"']/);
        },
      ),
    );
  });
});

test('_matchesPosition counts bytes, and the places of a list', () => {
  expect(matchesPosition(DOCUMENT, MARKS)).toEqual({
    title: [{ start: 3, length: 6 }],
    regions: [{ start: 0, length: 6, indices: [1] }],
    'events.stage': [{ start: 0, length: 6, indices: [0] }],
  });
});

describe('a cut', () => {
  test('any text: inside it, no character torn, and the first of the marks in it', () => {
    const texts = fc.string({
      unit: fc.constantFrom('𠮷', '希', '音', ' ', '。', 'word', '😀', 'é'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(texts, fc.nat(200), fc.integer({ min: 1, max: 20 }), (text, at, words) => {
        const characters = [...text];
        const start = characters.slice(0, at % (characters.length + 1)).join('').length;
        const first = [...text.slice(start)][0];
        const marks: Mark[] = first === undefined ? [] : [[start, start + first.length]];
        const cut = cropped(text, marks, words);
        if (cut === undefined) return;
        const [from, to] = cut;
        expect(from).toBeLessThanOrEqual(to);
        expect(text.slice(from, to).isWellFormed()).toBe(true);
        expect(to - from).toBeLessThan(text.length);
        for (const [low] of marks) expect(low >= from && low < to).toBe(true);
      }),
    );
  });

  test('a short text is left whole', () => {
    expect(cropped('两个 words', [[0, 2]], 10)).toBeUndefined();
    expect(cropped('', [], 10)).toBeUndefined();
  });
});
