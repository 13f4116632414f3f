import { describe, expect, test } from 'vitest';
import { withoutVisits } from '../../src/extraction/visit-day.ts';
import { findingsOf } from './fixture.ts';

const left = (text: string) => withoutVisits(findingsOf(text, '2024-03-29')).dates.map(({ date }) => date);

describe('a day that dates nothing', () => {
  test.each([
    '新华社海口3月28日电，希音项目动工。',
    '记者3月28日走访看到，希音项目动工。',
    '截至3月28日，希音项目动工。',
  ])('%s', (text) => expect(left(text)).toEqual([]));
});

test('a day of what is told is left', () => expect(left('3月28日，希音项目动工。')).toEqual(['2024-03-28']));
