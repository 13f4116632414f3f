import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SoughtText } from '../../src/index/sought-text.ts';

const units = (text: string) => Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
/** Few different units, so that parts of what is sought are everywhere; two of them share their last ten bits. */
const text = (least: number, most: number) =>
  fc
    .array(fc.constantFrom('中', '国', '人', '\u522d', 'a'), { minLength: least, maxLength: most })
    .map((characters) => characters.join(''));

test('stands where the text says so, in any part of it', () =>
  fc.assert(
    fc.property(text(1, 4), text(0, 40), fc.nat(10), fc.nat(10), (sought, whole, before, behind) => {
      const end = Math.max(whole.length - behind, 0);
      const from = Math.min(before, end);
      expect(new SoughtText(sought).isIn(units(whole), from, end)).toBe(
        whole.slice(from, end).includes(sought),
      );
    }),
    { numRuns: 2000 },
  ));

test('long ones too', () =>
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 12 }),
      fc.string(),
      fc.string(),
      (sought, head, tail) => {
        const found = new SoughtText(sought);
        for (const whole of [head + sought + tail, head + tail])
          expect(found.isIn(units(whole), 0, whole.length)).toBe(whole.includes(sought));
      },
    ),
  ));
