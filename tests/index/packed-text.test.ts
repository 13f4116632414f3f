import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BytesPacker, PackedText, packedTexts, textBytes } from '../../src/index/packed-text.ts';
import { SoughtText } from '../../src/index/sought-text.ts';
import { anyString, wellFormed } from '../analysis/sample-text.ts';

function packed(texts: readonly string[]): PackedText {
  const packer = new BytesPacker();
  for (const text of texts) packer.add(textBytes(text));
  return new PackedText(packer.bytes(), packer.ends());
}

test('texts come back as they were, lone surrogates too', () =>
  fc.assert(
    fc.property(fc.array(anyString, { maxLength: 12 }), (texts) => {
      const store = packed(texts);
      expect(store.length).toBe(texts.length);
      expect(texts.map((_, i) => store.get(i))).toEqual(texts);
      expect(texts.map((_, i) => store.slice(i))).toEqual(texts.map(textBytes));
    }),
  ));

test('a part of a text is its units', () =>
  fc.assert(
    fc.property(
      fc.array(anyString, { minLength: 1, maxLength: 4 }),
      fc.nat(8),
      fc.nat(8),
      (texts, from, length) => {
        const store = packed(texts);
        for (const [i, text] of texts.entries()) {
          const start = Math.min(from, text.length);
          const end = Math.min(start + length, text.length);
          expect(store.part(i, start, end - start)).toBe(text.slice(start, end));
        }
      },
    ),
  ));

test('a phrase is found where the text holds it, and nowhere else', () =>
  fc.assert(
    fc.property(
      fc.array(wellFormed, { minLength: 1, maxLength: 4 }),
      fc.nat(3),
      fc.nat(40),
      fc.integer({ min: 1, max: 6 }),
      wellFormed,
      (texts, which, from, length, other) => {
        const store = packed(texts);
        const inner = (texts[which % texts.length] as string).slice(from, from + length);
        for (const phrase of [inner, other].filter((text) => text !== '')) {
          const sought = new SoughtText(phrase);
          expect(texts.map((_, i) => store.includes(i, sought))).toEqual(
            texts.map((text) => text.includes(phrase)),
          );
        }
      },
    ),
    { numRuns: 300 },
  ));

test.each([
  // Of the bytes 07 30 30 4e those in the middle are U+3030, but at no border of a character.
  ['〇丰', '\u3030', false],
  ['a\u0000b', '\u0000b', true],
  ['肇庆', '庆肇', false],
])('%j holds %j: %s', (text, phrase, holds) =>
  expect(packed(['前', text, '后']).includes(1, new SoughtText(phrase))).toBe(holds),
);

test('many texts are packed at once as one by one', () => {
  const texts = ['肇庆', '', 'SHEIN', '𠀁'];
  const at = packedTexts(texts);
  expect(at.bytes.equals(packed(texts).bytes)).toBe(true);
  expect(texts.map((_, number) => at.get(number))).toEqual(texts);
});

test('two texts are ordered as strings are', () =>
  fc.assert(
    fc.property(fc.array(anyString, { minLength: 2, maxLength: 6 }), (texts) => {
      const store = packed(texts);
      for (const [a, one] of texts.entries())
        for (const [b, other] of texts.entries())
          expect(Math.sign(store.compare(a, b))).toBe(one < other ? -1 : one > other ? 1 : 0);
    }),
  ));
