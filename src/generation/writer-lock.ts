/**
 * One writer per index folder, without cleaning up by hand after a crash.
 *
 * `LOCK` names its owner by pid and process start time. A dead owner's lock is not deleted but
 * succeeded: the taker creates `LOCK.<hash of the dead lock>`, which only one can do, sees that the dead
 * lock still stands (else its claim is void) and renames the claim over `LOCK`. A taker that dies between
 * the two leaves a claim that is succeeded in the same way, so the owner is always the end of the chain.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { kill, pid } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../contract/error.ts';
import { errorCode, syncFolder, writing } from './durable-file.ts';
import { sha256 } from './manifest.ts';

const LOCK_FILE = 'LOCK';
const MAX_ATTEMPTS = 60;
/** A lock that cannot be read may be in the making; so many attempts later it counts as dead. */
const UNREADABLE_ATTEMPTS = 10;
const RETRY_MILLIS = 10;

/** Proof that the caller holds the lock of `root`. */
export interface WriterLock {
  readonly root: string;
}

interface Owner {
  readonly pid: number;
  /** Clock ticks from boot to the start of the process, from /proc; null where there is no /proc. */
  readonly startTime: string | null;
}

/** State and start time of a process; undefined where /proc does not show it. */
async function processState(id: number): Promise<{ zombie: boolean; startTime: string } | undefined> {
  try {
    const stat = await readFile(`/proc/${id}/stat`, 'utf8');
    // The second field is the program's name, which may hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTime] = [fields[0], fields[19]];
    return startTime === undefined ? undefined : { zombie: state === 'Z' || state === 'X', startTime };
  } catch {
    return undefined;
  }
}

async function isAlive(owner: Owner): Promise<boolean> {
  try {
    kill(owner.pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
  }
  const state = await processState(owner.pid);
  if (state === undefined) return true;
  return !state.zombie && (owner.startTime === null || owner.startTime === state.startTime);
}

function parseOwner(text: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value)) return undefined;
    const startTime = 'startTime' in value && typeof value.startTime === 'string' ? value.startTime : null;
    const id = value.pid;
    return typeof id === 'number' && Number.isInteger(id) && id > 0 ? { pid: id, startTime } : undefined;
  } catch {
    return undefined;
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new AppError(
      'file_unreadable',
      `${path} 无法读取 (${errorCode(error)})。检查权限 (cannot be read)`,
    );
  }
}

/** Creates `path` with its whole content at once; false where it exists already. */
async function createExclusive(path: string, text: string): Promise<boolean> {
  const draft = `${path}.new-${randomUUID()}`;
  return writing(path, async () => {
    try {
      await writeFile(draft, text, { flag: 'wx' });
      await link(draft, path);
      return true;
    } catch (error) {
      const code = errorCode(error);
      // ENOENT: the owner swept our draft away.
      if (code === 'EEXIST' || code === 'ENOENT') return false;
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code)) throw error;
      return await createWithoutLinks(path, text);
    } finally {
      await rm(draft, { force: true });
    }
  });
}

async function createWithoutLinks(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

interface Link {
  readonly path: string;
  readonly text: string;
}

/** From `LOCK` over the claims on dead locks to the one that counts; undefined where there is no lock. */
async function lastLink(root: string): Promise<Link | undefined> {
  let last: Link | undefined;
  let path = join(root, LOCK_FILE);
  for (;;) {
    const text = await readIfThere(path);
    if (text === undefined) return last;
    last = { path, text };
    path = claimPath(root, text);
  }
}

function claimPath(root: string, text: string): string {
  return join(root, `${LOCK_FILE}.${sha256(text).slice(0, 32)}`);
}

async function sweepClaims(root: string): Promise<void> {
  const left = (await readdir(root)).filter((name) => name.startsWith(`${LOCK_FILE}.`));
  for (const name of left) await rm(join(root, name), { force: true });
}

/** Takes the place of a dead owner; false where somebody else was quicker. */
async function succeed(root: string, dead: Link, text: string): Promise<boolean> {
  const claim = claimPath(root, dead.text);
  if (!(await createExclusive(claim, text))) return false;
  if ((await lastLink(root))?.path !== claim) {
    await rm(claim, { force: true });
    return false;
  }
  await writing(claim, () => rename(claim, join(root, LOCK_FILE)));
  return true;
}

async function acquire(root: string, text: string): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    if (await createExclusive(join(root, LOCK_FILE), text)) return;
    const last = await lastLink(root);
    if (last === undefined) continue;
    const owner = parseOwner(last.text);
    if (owner !== undefined && (await isAlive(owner))) {
      throw new AppError(
        'index_locked',
        `进程 ${owner.pid} 正在写 ${root}。等它结束再试，或用 --out 换一个目录 (locked by process ${owner.pid})`,
      );
    }
    const dead = owner !== undefined || attempt >= UNREADABLE_ATTEMPTS;
    if (dead && (await succeed(root, last, text))) return;
    await sleep(RETRY_MILLIS);
  }
  throw new AppError('index_locked', `${root} 的写锁争用太多，稍后再试 (too many writers; try again later)`);
}

async function release(root: string, text: string): Promise<void> {
  const path = join(root, LOCK_FILE);
  if ((await readIfThere(path)) === text) await rm(path, { force: true });
}

/**
 * Runs `fn` as the only writer of `root` (made if missing) on this machine.
 * Throws `index_locked` at once if a living process holds the lock, this one included.
 */
export async function withWriterLock<T>(root: string, fn: (lock: WriterLock) => Promise<T>): Promise<T> {
  const made = await writing(root, () => mkdir(root, { recursive: true }));
  if (made !== undefined) for (const path of new Set([made, root])) await syncFolder(dirname(path));
  const startTime = (await processState(pid))?.startTime ?? null;
  const text = `${JSON.stringify({ pid, startTime, nonce: randomUUID() })}\n`;
  await acquire(root, text);
  try {
    await writing(root, () => sweepClaims(root));
    return await fn({ root });
  } finally {
    // A release that fails must not hide what `fn` threw; the lock is stale as soon as this process ends.
    await release(root, text).catch(() => undefined);
  }
}
