import { expect, test } from 'vitest';
import { presetRange, rangeOf } from '../../src/box/day.ts';

test.each([
  ['days7', '2024-03-02T10:00:00Z', '2024-02-25', '2024-03-02'],
  ['days30', '2024-03-02T10:00:00Z', '2024-02-02', '2024-03-02'],
  ['year', '2024-03-02T10:00:00Z', '2024-01-01', '2024-03-02'],
  // Already the next day, and the next year, in Shanghai.
  ['days7', '2023-12-31T16:00:00Z', '2023-12-26', '2024-01-01'],
  ['year', '2023-12-31T16:00:00Z', '2024-01-01', '2024-01-01'],
  ['year', '2023-12-31T15:59:59Z', '2023-01-01', '2023-12-31'],
] as const)('%s at %s', (preset, now, from, to) => {
  expect(presetRange(preset, Date.parse(now))).toEqual({ from, to });
});

test.each([
  ['2024-01-02', '2024-01-05', { from: '2024-01-02', to: '2024-01-05' }],
  ['2024-01-05', '2024-01-02', { from: '2024-01-02', to: '2024-01-05' }],
  ['', '2024-01-02', { from: '', to: '2024-01-02' }],
  ['2024-01-02', '', { from: '2024-01-02', to: '' }],
  ['', '', { from: '', to: '' }],
  ['0202-01-02', '', undefined],
  ['2024-01-02', '<b>', undefined],
])('%s … %s', (one, other, range) => {
  expect(rangeOf(one, other)).toEqual(range);
});
