import fc from 'fast-check';
import { expect, test } from 'vitest';
import { occurs, type Phrase, phraseOf } from '../../src/query/phrase.ts';
import { Budget } from '../../src/search/budget.ts';
import { PhraseMatcher } from '../../src/search/phrase-matcher.ts';
import { article, snapshotOf } from './fixture.ts';

/** Few characters, so that pairs stand where the phrase does not; some of them together are words. */
const text = fc
  .array(fc.constantFrom('中', '国', '人', '民', '银', '行', '，', 'a5'), { maxLength: 24 })
  .map((parts) => parts.join(''));

test('gives the documents that hold the phrase, twice, and of some documents those', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 6 }),
      fc.array(text, { minLength: 1, maxLength: 4 }),
      fc.nat(63),
      async (texts, typed, some) => {
        const snapshot = await snapshotOf({
          articles: texts.map((body, i) => article(`a${i}`, { title: '题', text: body || '空' })),
        });
        const all = Array.from({ length: snapshot.size }, (_, document) => document);
        const within = Uint32Array.from(all.filter((document) => (some >> document) & 1));
        const phrases = typed.flatMap((one) => phraseOf(one) ?? []);
        const matcher = new PhraseMatcher(snapshot, new Budget(Number.POSITIVE_INFINITY));
        const holders = (phrase: Phrase) => all.filter((document) => occurs(snapshot.text(document), phrase));
        for (const phrase of phrases) {
          const expected = holders(phrase);
          const inside = expected.filter((document) => within.includes(document));
          expect(Array.from(await matcher.documents(phrase, within))).toEqual(inside);
          for (const _ of ['looked for', 'known']) {
            expect(Array.from(await matcher.documents(phrase))).toEqual(expected);
            expect(Array.from(await matcher.documents(phrase, within))).toEqual(inside);
          }
          expect(Array.from(matcher.candidates(phrase))).toEqual(expect.arrayContaining(expected));
        }
      },
    ),
    { numRuns: 60 },
  ));

test('what was cut short is not kept', async () => {
  const articles = [article('a', { title: '题', text: '国人中国民。中国人' })];
  const snapshot = await snapshotOf({ articles });
  const phrase = phraseOf('中国人') as Phrase;
  const spent = new PhraseMatcher(snapshot, new Budget(0));
  expect(await spent.documents(phrase)).toHaveLength(0);
  const other = new PhraseMatcher(snapshot, new Budget(Number.POSITIVE_INFINITY));
  expect(await other.documents(phrase)).toHaveLength(1);
});
