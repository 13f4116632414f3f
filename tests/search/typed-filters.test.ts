import { describe, expect, test } from 'vitest';
import { withFilters } from '../../src/search/typed-filters.ts';
import { requestOf } from './fixture.ts';

describe('withFilters', () => {
  test('lists add up', () => {
    const request = withFilters(requestOf('x', { region: ['肇庆'] }), { region: ['四会'], stage: ['投产'] });
    expect(request.region).toEqual(['肇庆', '四会']);
    expect(request.stage).toEqual(['投产']);
  });

  test.each([
    [{ from: '2023-01-01' }, { from: '2023-06-01' }, { from: '2023-06-01' }],
    [{ from: '2023-06-01' }, { from: '2023-01-01' }, { from: '2023-06-01' }],
    [{ to: '2023-12-31' }, { to: '2023-06-01' }, { to: '2023-06-01' }],
    [{ minYi: 5 }, { minYi: 10 }, { minYi: 10 }],
    [{ maxYi: 5 }, { maxYi: 10 }, { maxYi: 5 }],
    [{}, { minYi: 10 }, { minYi: 10 }],
  ])('the narrower bound holds: %j and %j', (asked, typed, wanted) => {
    expect(withFilters(requestOf('x', asked), typed)).toMatchObject(wanted);
  });

  test('what neither names stays open', () => {
    const request = withFilters(requestOf('x'), {});
    for (const bound of ['from', 'to', 'minYi', 'maxYi']) expect(request).not.toHaveProperty(bound);
  });
});
