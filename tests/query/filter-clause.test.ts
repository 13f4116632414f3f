import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STAGES } from '../../src/contract/record.ts';
import { QUERY_FIELDS, readFilter, STAGE_WORDS } from '../../src/query/filter-clause.ts';
import { anyString } from '../analysis/sample-text.ts';

const read = (field: string, value: string) =>
  readFilter({
    ...{ kind: 'field', negated: false, field, value },
    ...{ start: 0, end: value.length, outerStart: 0, outerEnd: value.length },
  });

describe('lists', () => {
  test.each(['company', 'region', 'industry', 'source', 'tag'] as const)('%s takes any value', (field) =>
    expect(read(field, '冠旭')).toEqual({ filters: { [field]: ['冠旭'] }, kind: field }),
  );

  test.each<[word: string, stage: string]>([
    ...STAGES.map((stage): [string, string] => [stage, stage]),
    ['动工', '开工'],
    ['奠基', '开工'],
    ['建成', '竣工'],
    ['完工', '竣工'],
    ['量产', '投产'],
    ['扩产', '增资扩产'],
  ])('stage:%s is %s', (word, stage) =>
    expect(read('stage', word)).toEqual({ filters: { stage: [stage] }, kind: 'stage' }),
  );

  test.each(['', '停产', '投 产', '__proto__', 'constructor'])('stage:%s is none', (word) =>
    expect(read('stage', word)).toBeUndefined(),
  );

  test('every other word for a stage means one that there is', () => {
    for (const stage of STAGE_WORDS.values()) expect(STAGES).toContain(stage);
  });
});

describe('days', () => {
  test.each(['2024-02-29', '2023-12-31', '0001-01-01'])('%s', (day) => {
    expect(read('after', day)).toEqual({ filters: { from: day }, kind: 'date' });
    expect(read('before', day)).toEqual({ filters: { to: day }, kind: 'date' });
  });

  test.each([
    '2023-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-04-31',
    '2023-1-1',
    '2023-02',
    '2023',
    '昨天',
    '2023-02-01T00:00',
    '',
  ])('%j is no day', (value) => {
    expect(read('after', value)).toBeUndefined();
    expect(read('before', value)).toBeUndefined();
  });
});

describe('amounts in 亿元', () => {
  test.each([
    ['>10', { minYi: 10.0001 }],
    ['>=10', { minYi: 10 }],
    ['<10', { maxYi: 9.9999 }],
    ['<=10.5', { maxYi: 10.5 }],
    ['10', { minYi: 10, maxYi: 10 }],
    ['=10', { minYi: 10, maxYi: 10 }],
    ['3.5-10', { minYi: 3.5, maxYi: 10 }],
    ['<0', { maxYi: 0 }],
    ['>0', { minYi: 0.0001 }],
  ])('yi:%s', (value, filters) => expect(read('yi', value)).toEqual({ filters, kind: 'amount' }));

  test.each(['', '>', '10亿', '-5', '1e3', '>1-5', '1.', '.5', '1-2-3', 'NaN', '>>1', '=>1'])(
    'yi:%s is none',
    (value) => expect(read('yi', value)).toBeUndefined(),
  );
});

test('every field that is announced is read, and no other', () => {
  const values = ['冠旭', '投产', '2024-01-01', '10'];
  for (const field of QUERY_FIELDS)
    expect(
      values.some((value) => read(field, value)),
      field,
    ).toBe(true);
  for (const field of ['title', '', '__proto__', 'constructor']) expect(read(field, '冠旭')).toBeUndefined();
});

test('no value throws', () =>
  fc.assert(
    fc.property(fc.constantFrom(...QUERY_FIELDS, 'other'), anyString, (field, value) => {
      read(field, value);
    }),
  ));
