/** One step of set-up: a child process with its output in a log file, and one line about it for the user. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

const LOG_TAIL_LINES = 30;

/** A failure whose message is all the user needs: no stack is shown. */
export class SetupError extends Error {}

/**
 * @typedef {object} Step
 * @property {string} title shown to the user
 * @property {string} command
 * @property {readonly string[]} args
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} [env] whole environment of the child
 * @property {string} log file for the child's output; shown in part where it fails
 * @property {(pid: number) => void} [onSpawn]
 */

/**
 * Shows `title …` and the seconds: counting up on a terminal, once at the end elsewhere.
 * @param {string} title
 * @param {NodeJS.WriteStream} out
 */
function progressLine(title, out) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  out.write(`${title} …`);
  const timer = out.isTTY ? setInterval(() => out.write(`\r${title} … ${seconds()} 秒`), 1000) : undefined;
  return (/** @type {boolean} */ ok) => {
    clearInterval(timer);
    const end = `${seconds()} 秒${ok ? '' : ' 失败 (failed)'}\n`;
    out.write(out.isTTY ? `\r${title} … ${end}` : ` ${end}`);
  };
}

/**
 * @param {string} file
 * @returns {string} its last lines
 */
function tail(file) {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n');
}

/**
 * Runs the step to its end. A signal to this process ends the child first, so that no orphan goes on writing.
 * @param {Step} step
 * @param {NodeJS.WriteStream} [out]
 * @returns {Promise<void>} rejects with a SetupError that holds the end of the log
 */
export async function runStep(step, out = process.stdout) {
  mkdirSync(dirname(step.log), { recursive: true });
  const log = openSync(step.log, 'w');
  const finish = progressLine(step.title, out);
  /** @type {NodeJS.Signals | undefined} */
  let asked;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    asked = signal;
    child?.kill(signal);
  };
  // Before the child: a signal in between would end this process and leave the child.
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    const started = spawn(step.command, step.args, {
      cwd: step.cwd,
      env: step.env ?? process.env,
      stdio: ['ignore', log, log],
    });
    child = started;
    if (started.pid !== undefined) step.onSpawn?.(started.pid);
    /** @type {string | undefined} */
    const problem = await new Promise((resolve) => {
      started.once('error', (error) => resolve(error.message));
      started.once('close', (code, signal) => resolve(code === 0 ? undefined : `${signal ?? code}`));
    });
    finish(problem === undefined);
    if (asked !== undefined) throw new SetupError(`已中止: ${step.title} (stopped by ${asked})`);
    if (problem === undefined) return;
    throw new SetupError(
      `${tail(step.log)}\n${step.title} 未完成: ${problem}。完整记录见 ${step.log} (step failed, see the log)`,
    );
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    closeSync(log);
  }
}
