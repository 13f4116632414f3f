/** `npm run bench`: install and build as `npm start` does, the rivals and the bench too, then measure. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, exclusively, install, ROOT, runMain } from './prepare.mjs';
import { ensureBenchBuilt, ensureRivals } from './rivals.mjs';

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
function runBench(args) {
  const child = spawn(process.execPath, [join(ROOT, '.tmp/bench/tests/bench/main.js'), ...args], {
    stdio: 'inherit',
  });
  const stop = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

await runMain(async () => {
  await exclusively(install);
  await exclusively(build);
  await exclusively((onSpawn) => ensureRivals(ROOT, { native: true, onSpawn }));
  await exclusively((onSpawn) => ensureBenchBuilt(ROOT, onSpawn));
  return runBench(process.argv.slice(2));
});
