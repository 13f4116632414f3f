import { describe, expect, test } from 'vitest';
import { parseReport, resultLine, tally } from '../../src/setup/tally.mjs';

/** A file of a report: its tests by status, and whether vitest calls the file failed. */
const file = (statuses: string[], failed = statuses.includes('failed'), message = '') => ({
  name: '/project/tests/a.test.ts',
  status: failed ? 'failed' : 'passed',
  message,
  assertionResults: statuses.map((status, n) => ({ fullName: `test ${n}`, status })),
});

const LENIENT = { exitCode: 0, strict: false };

describe('tally counts', () => {
  test.each([
    ['passes', [file(['passed', 'passed']), file(['passed'])], LENIENT, [3, 0]],
    ['failures', [file(['passed', 'failed', 'failed'])], { exitCode: 1, strict: false }, [1, 2]],
    [
      'a file that did not load',
      [file([], true, 'Cannot find module')],
      { exitCode: 1, strict: false },
      [0, 1],
    ],
    [
      'a failed hook, whose tests were skipped',
      [file(['skipped'], true)],
      { exitCode: 1, strict: false },
      [0, 1],
    ],
    ['skipped and todo tests as nothing', [file(['passed', 'skipped', 'todo'])], LENIENT, [1, 0]],
    [
      'skipped and todo tests as failures on CI',
      [file(['passed', 'skipped', 'todo', 'pending'])],
      { exitCode: 0, strict: true },
      [1, 3],
    ],
    ['an unhandled error', [file(['passed'])], { exitCode: 1, strict: false }, [1, 1]],
    [
      'an unhandled error beside failures no further',
      [file(['failed'])],
      { exitCode: 1, strict: false },
      [0, 1],
    ],
    ['a run that found no test', [], { exitCode: 1, strict: false }, [0, 1]],
  ] as const)('%s', (_, testResults, run, [passed, failed]) => {
    expect(tally({ testResults: [...testResults] }, run)).toMatchObject({ passed, failed });
  });

  test('a run without a report as one failure, whatever its exit code', () => {
    expect(tally(undefined, LENIENT)).toMatchObject({ passed: 0, failed: 1 });
  });
});

test('tests that did not run, and files that did not load, are named', () => {
  const report = { testResults: [file(['todo']), file([], true, 'Cannot find module x\n  at y')] };
  expect(tally(report, { exitCode: 1, strict: true }).notes).toEqual([
    '没有运行 (todo): /project/tests/a.test.ts > test 0',
    '整个文件失败: /project/tests/a.test.ts: Cannot find module x',
  ]);
});

test.each(['', '{', 'null', '[]', '{"testResults":{}}'])('parseReport(%j) is no report', (text) => {
  expect(parseReport(text)).toBeUndefined();
});

test('the result line is the plain closing line', () => {
  expect(resultLine({ passed: 12, failed: 0 })).toBe('12 passed, 0 failed');
});
