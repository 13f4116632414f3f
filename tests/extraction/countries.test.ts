import { describe, expect, test } from 'vitest';
import { countryAhead, isCountry } from '../../src/extraction/countries.ts';
import { read } from './fixture.ts';

const names = (text: string) => read(text).companies.map(({ quote }) => quote);

test('states are known by their short names', () => {
  expect(isCountry('博茨瓦纳')).toBe(true);
  expect(isCountry('德庆')).toBe(false);
  expect(countryAhead('印度尼西亚盾')).toBe('印度尼西亚'.length);
  expect(countryAhead('德庆县')).toBe(0);
});

describe('whose country it is, is no part of the name', () => {
  test.each([
    ['此次签约的德国Brenauten公司主营新材料。', ['Brenauten公司']],
    ['新加坡璟曜集团拟在此投资建厂。', ['璟曜集团']],
    ['据了解，多家美国风投公司前来考察。', []],
    ['博茨瓦纳交通部代表出席。', []],
  ])('%s', (text, wanted) => expect(names(text)).toEqual(wanted));
});
