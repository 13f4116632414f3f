/** `npm test`: install and build as `npm start` does, then every test; the last line is the outcome. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, exclusively, install, ROOT, runMain } from './prepare.mjs';
import { SetupError } from './step.mjs';
import { parseReport, resultLine, tally } from './tally.mjs';

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
function runVitest(args) {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', ...args], { cwd: ROOT, stdio: 'inherit' });
  const stop = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
async function runTests(args) {
  const strict = ['true', '1'].includes(process.env['CI'] ?? '');
  const folder = mkdtempSync(join(tmpdir(), 'xiangxun-test-'));
  try {
    const file = join(folder, 'report.json');
    const reporters = [strict ? 'default' : 'dot', 'json'].map((name) => `--reporter=${name}`);
    const exitCode = await runVitest([...reporters, `--outputFile.json=${file}`, ...args]);
    let text = '';
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      // Counted as a failure: a run without a report.
    }
    return tally(parseReport(text), { exitCode, strict });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
async function main(args) {
  /** @type {import('./tally.mjs').Tally} */
  const failure = { passed: 0, failed: 1, notes: [] };
  if (!(await succeeds(() => exclusively(install)))) return failure;
  const built = await succeeds(() => exclusively(build));
  const tests = await runTests(args);
  // The tests that need no build still tell something where it failed.
  return built
    ? tests
    : { ...tests, failed: tests.failed + 1, notes: [...tests.notes, '编译失败 (build failed)'] };
}

/**
 * @param {() => Promise<void>} step
 * @returns {Promise<boolean>} false where it failed in a way it could explain, and did
 */
async function succeeds(step) {
  try {
    await step();
    return true;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    return false;
  }
}

await runMain(async () => {
  const total = await main(process.argv.slice(2));
  for (const note of total.notes) console.log(note.replaceAll(`${ROOT}/`, ''));
  console.log(resultLine(total));
  return total.failed === 0 ? 0 : 1;
});
