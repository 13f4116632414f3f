import { describe, expect, test } from 'vitest';
import { type Command, parseArguments } from '../../src/cli/command.ts';
import { requestOf, SEARCH_OPTIONS } from '../../src/cli/search-arguments.ts';
import { DEFAULT_REQUEST, SEARCH_PARAMETERS } from '../../src/contract/search-params.ts';

const SEARCH: Command = {
  name: 'search',
  summary: '',
  operands: [],
  options: SEARCH_OPTIONS,
  examples: [],
  run: async () => 0,
};
const read = (q: string, ...argv: string[]) => requestOf(q, parseArguments(SEARCH, argv));

test('options are named as the parameters of the API', () => {
  expect(SEARCH_PARAMETERS).toEqual(expect.arrayContaining(Object.keys(SEARCH_OPTIONS)));
});

test.each([
  [[], {}],
  [['--type', 'article', '--type', 'project'], { type: ['article', 'project'] }],
  [
    ['--company', '希音', '--region', '肇庆', '--stage', '投产'],
    { company: ['希音'], region: ['肇庆'], stage: ['投产'] },
  ],
  [['--industry', 'a', '--source', 'b', '--tag', 'c'], { industry: ['a'], source: ['b'], tag: ['c'] }],
  [
    ['--from', '2024-02-01', '--to', '2024-02-29', '--dateField', 'event'],
    { from: '2024-02-01', to: '2024-02-29', dateField: 'event' },
  ],
  [['--minYi', '0.5', '--maxYi', '10', '--sort', 'amount'], { minYi: 0.5, maxYi: 10, sort: 'amount' }],
  [
    ['--matching', 'any', '--limit', '100', '--offset', '20', '--literal', '--duplicates', 'show'],
    { matching: 'any', limit: 100, offset: 20, literal: true, duplicates: 'show' },
  ],
] as const)('%j', (argv, fields) => {
  expect(read('肇庆', ...argv)).toEqual({ ...DEFAULT_REQUEST, q: '肇庆', ...fields });
});

describe('wrong values are wrong usage, and each is named', () => {
  test.each([
    [['--limit', '0'], ['--limit']],
    [
      ['--from', '2023-02-29', '--sort', 'best'],
      ['--from', '--sort'],
    ],
    [['--from', '2024-03-01', '--to', '2024-02-01'], ['--from']],
    [['--type', 'person'], ['--type']],
    [['--minYi', 'x'], ['--minYi']],
  ])('%j', (argv, named) => {
    for (const name of named) expect(() => read('', ...argv)).toThrow(name);
    expect(() => read('', ...argv)).toThrow(expect.objectContaining({ code: 'invalid_usage' }));
  });

  test('a query that is too long', () => {
    expect(() => read('字'.repeat(257))).toThrow('256');
  });
});
