import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/analysis/char-filter.ts';
import { phraseOf } from '../../src/query/phrase.ts';
import { fragment, SNIPPET_LENGTH } from '../../src/snippet/fragment.ts';
import { findPlaces, mergeMarks } from '../../src/snippet/marker.ts';
import { wellFormed } from '../analysis/sample-text.ts';

const placesOf = (text: string, words: readonly string[]) =>
  findPlaces(
    text,
    words.flatMap((word) => phraseOf(fold(word).text) ?? []),
  );

function shown(text: string, words: readonly string[], length?: number, weights = words.map(() => 1)) {
  const { text: part, marks } = fragment(text, placesOf(text, words), weights, length);
  return marks.reduceRight(
    (out, [start, end]) => `${out.slice(0, start)}[${out.slice(start, end)}]${out.slice(end)}`,
    part,
  );
}

test('a cut falls behind a clause or a word, not inside one', () => {
  const text = '肇庆高新区集中签约新能源汽车零部件项目总投资超过一百亿元'.repeat(3);
  for (let length = 12; length < 60; length++) {
    const { text: part } = fragment(text, placesOf(text, ['集中']), [1], length);
    for (const word of ['签约', '零部件', '项目', '投资', '超过']) {
      for (let cut = 1; cut < word.length; cut++) {
        expect(part.endsWith(word.slice(0, cut)) && !part.endsWith(word)).toBe(false);
      }
    }
  }
});

describe('what is shown', () => {
  const story =
    '2月6日上午举行活动。希音签约落户肇庆新区，拟建园区；冠旭电子的项目均在建设中。维珍妮预计6月投产！';

  test.each([
    [
      'all of a short text',
      ['2月6日', '冠旭'],
      120,
      story.replace('2月6日', '[2月6日]').replace('冠旭', '[冠旭]'),
    ],
    ['from the sentence of the place to the end of one', ['冠旭'], 16, '[冠旭]电子的项目均在建设中。'],
    ['a place deep in its sentence', ['肇庆'], 12, '希音签约落户[肇庆]新区，'],
    ['two phrases rather than one', ['签约', '园区'], 20, '希音[签约]落户肇庆新区，拟建[园区]；'],
    ['the earlier of equals', ['签约', '预计'], 9, '希音[签约]落户肇庆'],
    ['the beginning where nothing matches', ['没有'], 16, '2月6日上午举行活动。'],
    ['the end of a text', ['投产'], 8, '6月[投产]！'],
  ])('%s', (_name, words, length, expected) => expect(shown(story, words, length)).toBe(expected));

  test('the heavier of two that do not fit together', () => {
    const text = `${'甲'.repeat(30)}肇庆${'乙'.repeat(30)}签约${'丙'.repeat(30)}`;
    expect(shown(text, ['肇庆', '签约'], 20, [1, 2])).toContain('[签约]');
    expect(shown(text, ['肇庆', '签约'], 20, [2, 1])).toContain('[肇庆]');
    expect(shown(text, ['肇庆', '签约'], 20, [1, 1])).toContain('[肇庆]');
  });

  test.each([
    ['', [], ''],
    [' \n\u3000', [], ''],
    ['\u3000\n肇庆 \n', ['肇庆'], '[肇庆]'],
    ['无句号'.repeat(50), [], '无句号'.repeat(40)],
    ['😀'.repeat(100), [], '😀'.repeat(60)],
    [`一${'😀'.repeat(100)}`, [], `一${'😀'.repeat(59)}`],
    [`${'abcde '.repeat(30)}`, [], 'abcde '.repeat(20).trim()],
    [`xy ${'abcde '.repeat(30)}`, [], `xy ${'abcde '.repeat(19).trim()}`],
    ['x'.repeat(300), [], 'x'.repeat(120)],
  ])('of %j', (text, words, expected) => expect(shown(text, words)).toBe(expected));

  test('a place that is longer than a snippet is shown whole', () => {
    const long = '肇庆市重大项目集中签约'.repeat(15);
    const text = `${'前文。'.repeat(40)}${long}${'后文。'.repeat(40)}`;
    const { text: part, marks } = fragment(text, placesOf(text, [long]), [1]);
    expect(part).toBe(long);
    expect(marks).toEqual([[0, long.length]]);
  });

  test('of a long text with very many places it is found at once', () => {
    const text = '的'.repeat(200_000);
    const places = Array.from({ length: 20_000 }, (_, i) => ({ start: i * 10, end: i * 10 + 1, phrase: 0 }));
    expect(fragment(text, places, [1]).text).toHaveLength(SNIPPET_LENGTH);
  });
});

test.each(['𐀀\u0000重大项目。', '𐀀\uFFFD臺灣。<mark>', '𐀀𐀀𐀀𐀀𐀀𐀀'])('%j is never cut inside a pair', (text) => {
  for (let length = 4; length < 9; length++) {
    expect(fragment(text, [], [], length).text.isWellFormed()).toBe(true);
  }
});

const isLatin = (c: string | undefined) => /[A-Za-z0-9]/.test(c ?? '');

describe('of any text', () => {
  const article = fc.array(wellFormed, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('。'));

  test('it is a substring within the length that holds a place and cuts no pair', () =>
    fc.assert(
      fc.property(
        article,
        fc.nat(200),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 4, max: 60 }),
        (text, from, size, length) => {
          const words = [
            [...text].slice(from % text.length, (from % text.length) + size).join(''),
            '肇庆',
            'shein',
            '第一季度',
          ];
          const needles = words.flatMap((word) => phraseOf(fold(word).text) ?? []);
          const places = findPlaces(text, needles);
          const result = fragment(text, places, [1, 1, 1, 1], length);
          const longest = Math.max(0, ...places.map(({ start, end }) => end - start));
          expect(text).toContain(result.text);
          expect(result.text.length).toBeLessThanOrEqual(Math.max(length, longest));
          expect(result.text.isWellFormed()).toBe(true);
          expect(result.text.trim()).toBe(result.text);
          if (places.length > 0) expect(result.marks.length).toBeGreaterThan(0);
          const marksFrom = (at: number) =>
            mergeMarks(places.filter(({ start, end }) => start >= at && end <= at + result.text.length)).map(
              ([start, end]) => [start - at, end - at],
            );
          expect([...allIndexes(text, result.text)].map(marksFrom)).toContainEqual(result.marks);
        },
      ),
      { numRuns: 1_000 },
    ));

  const latin = fc
    .array(fc.constantFrom('shein', 'Regina', 'x', '2023', '肇庆', '签约', ' ', ' ', '，', '。'), {
      minLength: 10,
      maxLength: 80,
    })
    .map((parts) => parts.join(''));

  test('it neither begins nor ends inside a Latin word that has a border within the length', () =>
    fc.assert(
      fc.property(latin, fc.constantFrom('肇庆', '签约'), (text, word) => {
        const places = placesOf(text, [word]);
        const { text: part, marks } = fragment(text, places, [1], 40);
        // Which of several equal parts it is does not matter: one of them must be well cut.
        const cuts = [...allIndexes(text, part)].filter((at) => {
          const end = at + part.length;
          const start = isLatin(text[at - 1]) && isLatin(text[at]);
          const last = marks.at(-1)?.[1] ?? 0;
          const border = /[^A-Za-z0-9]/.test(part.slice(last));
          return !start && !(isLatin(text[end - 1]) && isLatin(text[end]) && border);
        });
        expect(cuts.length, part).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    ));
});

function* allIndexes(text: string, part: string): Generator<number> {
  for (let at = text.indexOf(part); at >= 0 && at <= text.length; at = text.indexOf(part, at + 1)) {
    yield at;
    if (part === '') return;
  }
}
