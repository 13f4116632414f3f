/** A phrase stands in the tokens of a text exactly where it is an occurrence of the text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alnumParts } from '../../src/analysis/analyzer.ts';
import { scriptRuns } from '../../src/analysis/script-run.ts';
import { type StreamPhrase, streamPhrases, tokenStream } from '../../src/opensearch/token-stream.ts';
import { occurrences, type Phrase, phraseOf } from '../../src/query/phrase.ts';

/** As the cluster looks for it: tokens side by side. */
function stands(tokens: readonly string[], { tokens: wanted, prefix, pattern }: StreamPhrase): boolean {
  const last = (token: string | undefined) =>
    token !== undefined &&
    (prefix === undefined || token.startsWith(prefix)) &&
    (pattern === undefined || new RegExp(`^(?:${pattern})$`).test(token));
  return tokens.some(
    (_, at) =>
      wanted.every((token, i) => tokens[at + i] === token) &&
      ((prefix === undefined && pattern === undefined) || last(tokens[at + wanted.length])),
  );
}

/** Runs of letters and digits and their parts: the words of the embedded engine that a phrase asks for. */
function words(text: string): Set<string> {
  const runs = scriptRuns(text).filter(({ script }) => script === 'alnum');
  return new Set(
    runs.flatMap(({ start, end }) => {
      const run = text.slice(start, end);
      return [run, ...alnumParts(run).map(({ term }) => term)];
    }),
  );
}

function agrees(text: string, phrase: Phrase): boolean | undefined {
  const ways = streamPhrases(phrase);
  if (!ways) return undefined;
  const tokens = tokenStream(text).split(' ');
  const known = words(text);
  const isKnown = phrase.parts.every(({ script, text: part }) => script === 'cjk' || known.has(part));
  const found = isKnown && ways.some((way) => stands(tokens, way));
  return found === (isKnown && occurrences(text, phrase).length > 0);
}

describe('a phrase among tokens', () => {
  test.each([
    ['深 圳市与深圳市', '深圳市', true],
    ['深 圳市', '深圳市', false],
    ['x5g基站', '5g基站', false],
    ['用5g 基站', '5g基站', true],
    ['5g，基站', '5g基站', false],
    ['第2.5期', '第2', true],
    ['厂房500m2', 'm2', true],
    ['于20200101开工', '202001', true],
    ['于20200101开工', '20200', false],
    ['中南高科·肇庆', '中南高科肇庆', false],
  ])('%s holds %s: %s', (text, asked, isThere) => {
    const phrase = phraseOf(asked) as Phrase;
    const tokens = tokenStream(text).split(' ');
    // 2 stands alone nowhere, so that only the cluster's words, not its places, leave 第2 out.
    expect(streamPhrases(phrase)?.some((way) => stands(tokens, way))).toBe(isThere);
  });

  test('texts of all that runs and gaps are made of, and phrases that stand in them or nearly', () => {
    const piece = fc.constantFrom(
      '深',
      '圳',
      '市',
      '深圳',
      'ab',
      'c',
      '5',
      '20',
      '2.5',
      '20200101',
      'm2',
      'g',
      ' ',
      '·',
      '-',
      '，',
      '。',
      '.',
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''));
    let told = 0;
    let found = 0;
    fc.assert(
      fc.property(text, fc.nat(20), fc.integer({ min: 1, max: 8 }), text, (of, start, length, other) => {
        for (const asked of [of.slice(start, start + length), other.slice(0, 4)]) {
          const phrase = phraseOf(asked);
          if (!phrase) continue;
          const agreed = agrees(of, phrase);
          if (agreed === undefined) continue;
          told++;
          if (occurrences(of, phrase).length > 0) found++;
          expect(agreed, JSON.stringify([of, asked])).toBe(true);
        }
      }),
      { numRuns: 20_000, seed: 3 },
    );
    expect(found).toBeGreaterThan(told / 10);
  });
});
