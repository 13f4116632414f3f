import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/analysis/char-filter.ts';
import { bodyPlace, decodeBody, encodeBody } from '../../src/index/body.ts';
import { textBytes } from '../../src/index/packed-text.ts';
import { anyString, newsText } from '../analysis/sample-text.ts';

/** What a store of folded texts holds of a document whose body stands behind other texts. */
function stored(before: string, text: string) {
  const folded = fold(text);
  const head = `${before}\u0000`;
  const bytes = encodeBody(text, folded, head.length, true);
  const document = textBytes(`${head}${folded.text}\u0001尾`);
  const others = textBytes('另一篇');
  return { bytes, folded, texts: Buffer.concat([others, document]), from: others.length, start: head.length };
}

test('a text comes back unit by unit, or is left to be kept whole', () =>
  fc.assert(
    fc.property(fc.oneof(newsText, anyString), fc.string({ maxLength: 5 }), (text, before) => {
      const { bytes, folded, texts, from, start } = stored(before, text);
      expect(bytes === undefined).toBe(folded.offsets !== undefined);
      if (!bytes) return;
      expect(decodeBody(bytes, texts, from)).toBe(text);
      expect(bodyPlace(bytes)).toEqual({ start, length: text.length, single: true });
    }),
    { numRuns: 400 },
  ));

describe('what is stored of a text', () => {
  test.each([
    ['肇庆德庆签约', 0, 'nothing where folding changes nothing'],
    ['肇庆，德庆。', 1, 'a full-width comma'],
    ['SHEIN（希音）', 7, 'capitals and brackets'],
    ['\ud800肇庆', 1, 'a lone surrogate'],
  ])('%j: %i units, %s', (text, changed) => expect(stored('', text).bytes).toHaveLength(2 + changed * 3));

  test.each(['26万㎡', '等…', '½'])('%j is kept whole: folding makes it longer', (text) =>
    expect(stored('', text).bytes).toBeUndefined(),
  );
});

test('a long text, far from the beginning of the texts', () => {
  const text = 'ＡＢ，肇庆'.repeat(20_000);
  const { bytes, texts, from } = stored('题'.repeat(300), text);
  expect(decodeBody(bytes as Uint8Array, texts, from)).toBe(text);
});

test('whether it is the only view is kept', () => {
  const folded = fold('头部季度');
  expect(bodyPlace(encodeBody('头部季度', folded, 3, false) as Uint8Array).single).toBe(false);
});
