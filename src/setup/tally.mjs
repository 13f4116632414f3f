/** The outcome of a test run as one line, counted from vitest's JSON report. */

/**
 * The parts of the report that are read.
 * @typedef {object} Report
 * @property {{ name: string, status: string, message?: string, assertionResults: { fullName: string, status: string }[] }[]} testResults
 */

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} notes one line each on what the counts alone do not say
 */

const UNFINISHED = new Set(['skipped', 'todo', 'pending', 'disabled']);

/**
 * Counts tests. Also counted as failed, one each: a file that did not load or whose hook failed; a run that
 * ended badly though no test failed (an unhandled error, no test found, no report); and, where `strict`,
 * every test that was skipped or left to do.
 * @param {Report | undefined} report undefined where there is none or it cannot be read
 * @param {{ exitCode: number, strict: boolean }} run
 * @returns {Tally}
 */
export function tally(report, run) {
  /** @type {Tally} */
  const total = { passed: 0, failed: 0, notes: [] };
  for (const file of report?.testResults ?? []) {
    let failedHere = 0;
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') total.passed += 1;
      else if (status === 'failed') failedHere += 1;
      else if (UNFINISHED.has(status)) {
        if (run.strict) failedHere += 1;
        total.notes.push(`没有运行 (${status}): ${file.name} > ${fullName}`);
      }
    }
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')) {
      failedHere += 1;
      total.notes.push(`整个文件失败: ${file.name}${file.message ? `: ${file.message.split('\n')[0]}` : ''}`);
    }
    total.failed += failedHere;
  }
  if (report === undefined || (run.exitCode !== 0 && total.failed === 0)) {
    total.failed += 1;
    total.notes.push(
      report === undefined
        ? '测试没有留下报告 (no report)'
        : `没有测试失败，但运行以 ${run.exitCode} 结束: 有未处理的错误，或没有找到测试 (unhandled error or no tests)`,
    );
  }
  return total;
}

/**
 * @param {string} text
 * @returns {Report | undefined}
 */
export function parseReport(text) {
  try {
    const value = JSON.parse(text);
    return Array.isArray(value?.testResults) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** @param {{ passed: number, failed: number }} counts */
export function resultLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
