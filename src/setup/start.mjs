/** `npm start`: install, build, index, serve; each of the first three only where it is due. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { indexArguments } from './index-arguments.mjs';
import { build, exclusively, install, ROOT, runMain } from './prepare.mjs';
import { SetupError } from './step.mjs';

/** npm, the shell and the terminal may each pass the same signal on; a later one is meant as such. */
const SAME_SIGNAL_MS = 1_000;

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCode(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

/**
 * @param {readonly string[]} args
 * @param {(pid: number) => void} onSpawn
 * @returns {Promise<number>} exit code
 */
function bringIndexUpToDate(args, onSpawn) {
  const cli = [join(ROOT, 'dist/cli.js'), 'index', '--if-stale', ...indexArguments(args)];
  const child = spawn(process.execPath, cli, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  if (child.pid !== undefined) onSpawn(child.pid);
  const stop = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(exitCode(code, signal));
    });
  });
}

/**
 * The server in a process group of its own, so that a signal reaches it once, through here. It stops by
 * itself should this process be killed (see follow-parent.mjs).
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
function serve(args) {
  const follow = new URL('./follow-parent.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', follow, join(ROOT, 'dist/cli.js'), 'serve', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  });
  let asked = 0;
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    const now = Date.now();
    if (asked === 0) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    else if (now - asked > SAME_SIGNAL_MS) child.kill('SIGKILL');
    if (asked === 0) asked = now;
  };
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(exitCode(code, signal)));
  });
}

await runMain(async () => {
  const args = process.argv.slice(2);
  const indexed = await exclusively(async (onSpawn) => {
    await install(onSpawn);
    await build(onSpawn);
    return bringIndexUpToDate(args, onSpawn);
  });
  if (indexed !== 0)
    throw new SetupError('索引没有建成，服务未启动。原因见上 (indexing failed, not serving)');
  return serve(args);
});
