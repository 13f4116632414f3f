/**
 * One set-up at a time in one clone. The lock is a file that names the processes at work, one a line: the
 * set-up itself and the installer or compiler it has running, which may outlive it. It is held while any
 * of them lives, so a killed set-up leaves nothing to clean by hand.
 */
import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;
/** A lock without a readable line, or a take-over under way, is that old at most unless its maker died. */
const GRACE_MS = 5_000;

/**
 * Tells a process from a later one with the same number; empty where the system does not say.
 * @param {number} pid
 */
function startTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/**
 * @param {number} pid
 * @returns {string} the line that stands for a process in the lock
 */
export function processLine(pid) {
  return `${pid} ${startTime(pid)}\n`;
}

/** @param {string} line */
function isAlive(line) {
  const [pid = '', start = ''] = line.split(' ');
  if (!/^\d+$/.test(pid)) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false;
  }
  return start === '' || startTime(Number(pid)) === start;
}

/**
 * Who holds the lock.
 * @param {string} file
 * @returns {{ state: 'free' | 'stale' } | { state: 'held', pid: string }}
 */
export function lockHolder(file) {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
    if (text === '' && Date.now() - statSync(file).mtimeMs < GRACE_MS) return { state: 'held', pid: '?' };
  } catch {
    return { state: 'free' };
  }
  const alive = text.split('\n').find(isAlive);
  return alive === undefined ? { state: 'stale' } : { state: 'held', pid: alive.split(' ')[0] ?? '?' };
}

/**
 * @param {string} file
 * @param {string} content
 * @returns {boolean} whether the file was made, by this call
 */
function createExclusively(file, content) {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes a lock whose processes are all dead. Two may try at once: only the one that made the guard file
 * looks again and removes, so a lock made in between is never taken away.
 * @param {string} file
 */
function removeStale(file) {
  const guard = `${file}.takeover`;
  if (!createExclusively(guard, '')) {
    try {
      if (Date.now() - statSync(guard).mtimeMs > GRACE_MS) rmSync(guard, { force: true });
    } catch {
      // Its maker has finished.
    }
    return;
  }
  try {
    if (lockHolder(file).state === 'stale') rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

/**
 * Runs `work` while holding the lock, waiting for it first.
 * @template T
 * @param {string} file
 * @param {(note: (pid: number) => void) => Promise<T>} work is given a function that adds a process to the lock
 * @param {(pid: string) => void} [onWait] called once where somebody else holds the lock
 * @returns {Promise<T>}
 */
export async function withSetupLock(file, work, onWait) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!createExclusively(file, processLine(process.pid))) {
    const holder = lockHolder(file);
    if (holder.state === 'stale') removeStale(file);
    if (holder.state === 'held') {
      if (!told) onWait?.(holder.pid);
      told = true;
      await sleep(POLL_MS);
    }
  }
  try {
    return await work((pid) => appendFileSync(file, processLine(pid)));
  } finally {
    rmSync(file, { force: true });
  }
}
