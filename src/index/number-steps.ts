/**
 * Arrays of numbers as files, each number as its step from the one before: where terms and texts end takes little more
 * than a byte a number in place of four or eight.
 */
import { ByteReader, ByteWriter } from './posting-codec.ts';

/** How many there are, then the steps, those up and down in turn (zigzag) so that small ones of either kind are short. */
export function stepsToBytes(numbers: Uint32Array | Float64Array): Uint8Array {
  const writer = new ByteWriter();
  writer.number(numbers.length);
  let before = 0;
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number;
    writer.number(number < before ? (before - number) * 2 - 1 : (number - before) * 2);
    before = number;
  }
  return writer.bytes();
}

/** Numbers below 2³². */
export function bytesToSteps(bytes: Uint8Array): Uint32Array {
  const reader = new ByteReader(bytes, 0);
  const numbers = new Uint32Array(reader.number());
  reader.stepsInto(numbers);
  return numbers;
}

/** Whole numbers below 2⁵². */
export function bytesToLongSteps(bytes: Uint8Array): Float64Array {
  const reader = new ByteReader(bytes, 0);
  const numbers = new Float64Array(reader.number());
  reader.stepsInto(numbers);
  return numbers;
}
