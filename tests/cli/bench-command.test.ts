/** What the command hands on to the program in the source; the program itself is tested in tests/bench. */
import { expect, test } from 'vitest';
import { benchCommand, handedOn } from '../../src/cli/bench-command.ts';
import { parseArguments } from '../../src/cli/command.ts';

test.each([
  [[], ['--runs=3', '--seconds=5']],
  [
    ['--json', '--corpus', '-', '--only=a,b'],
    ['--corpus=-', '--runs=3', '--seconds=5', '--only=a,b', '--json'],
  ],
])('%j', (argv, wanted) => {
  const handed = handedOn(parseArguments(benchCommand, argv));
  expect(handed).toEqual(wanted);
  // Read again, nothing is lost or added.
  expect(handedOn(parseArguments(benchCommand, handed))).toEqual(handed);
});

test('an option that is not there is refused before anything is installed', () => {
  expect(() => parseArguments(benchCommand, ['--colour', 'red'])).toThrow(
    expect.objectContaining({ code: 'invalid_usage', message: expect.stringContaining('--colour') }),
  );
});
