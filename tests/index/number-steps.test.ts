import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToLongSteps, bytesToSteps, stepsToBytes } from '../../src/index/number-steps.ts';

const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });

test('numbers go through bytes, whatever their order', () =>
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(200), uint32)), (values) => {
      const numbers = Uint32Array.from(values);
      expect(bytesToSteps(stepsToBytes(numbers))).toEqual(numbers);
    }),
  ));

test('so do those of long files', () =>
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(200), fc.integer({ min: 0, max: 2 ** 52 - 1 }))), (values) => {
      const numbers = Float64Array.from(values);
      expect(bytesToLongSteps(stepsToBytes(numbers))).toEqual(numbers);
    }),
  ));

test.each([
  [[], '00'],
  [[0, 0, 63], '0300007e'],
  [[64], '018001'],
  [[5, 4, 4], '030a0100'],
])('%j is %s', (values, hex) =>
  expect(Buffer.from(stepsToBytes(Uint32Array.from(values))).toString('hex')).toBe(hex),
);
