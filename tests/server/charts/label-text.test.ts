import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fittedText, labelText, textWidth } from '../../../src/server/charts/label-text.ts';

test.each([
  ['肇庆市', '肇庆市'],
  ['  a\n\tb ', 'a b'],
  ['甲\u202e乙\u2066丙\u0000', '甲乙丙'],
  ['\ud800甲', '甲'],
  ['__proto__', '__proto__\u00a0'],
  ['constructor', 'constructor\u00a0'],
  ['Constructor', 'Constructor'],
])('%j is drawn as %j', (text, drawn) => {
  expect(labelText(text)).toBe(drawn);
});

test.each([
  ['希音', 24],
  ['SHEIN', 36],
  ['𠮷', 12],
  ['', 0],
])('%s takes %d pixels', (text, width) => {
  expect(textWidth(text, 12)).toBeCloseTo(width);
});

test.each([
  ['跨境电商与服装供应链', 60, '跨境电商…'],
  ['跨境电商', 60, '跨境电商'],
  ['𠮷𠮷𠮷', 24, '𠮷…'],
  ['长', 1, '…'],
])('%s in %d pixels is %s', (text, room, fitted) => {
  expect(fittedText(text, room, 12)).toBe(fitted);
});

test('whatever the text, it fits and holds nothing that turns it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 12, max: 400 }), (text, room) => {
      const fitted = fittedText(text, room, 12);
      expect(textWidth(fitted, 12)).toBeLessThanOrEqual(room);
      expect(fitted).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }),
  );
});
