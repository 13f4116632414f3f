/** The steps every command needs first: the right Node, the packages, the compiled program. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { nodeProblem } from './requirements.mjs';
import { withSetupLock } from './setup-lock.mjs';
import { SetupError } from './step.mjs';

/** Top folder of the project. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');

/** What a user can put right by himself, by the system's error code. */
const REMEDIES = new Map([
  ['EACCES', '没有权限; 检查它和上级文件夹属于谁 (no permission: check who owns it)'],
  ['EPERM', '没有权限; 检查它和上级文件夹属于谁 (no permission: check who owns it)'],
  ['EROFS', '磁盘只读; 把项目放到可写的地方 (read-only disk)'],
  ['ENOSPC', '磁盘已满; 腾出空间后重试 (disk full)'],
]);

/**
 * Runs set-up steps while no other set-up of this clone is running.
 * @template T
 * @param {(onSpawn: (pid: number) => void) => Promise<T>} work
 * @returns {Promise<T>} rejects with a SetupError wherever the user can do something about it
 */
export async function exclusively(work) {
  const problem = nodeProblem(process.versions.node);
  if (problem !== undefined) throw new SetupError(problem);
  try {
    return await withSetupLock(join(ROOT, '.tmp/setup.lock'), work, (pid) =>
      console.log(`另一个进程 (pid ${pid}) 正在准备，等待它完成 … (waiting for another set-up)`),
    );
  } catch (error) {
    const { code = '', path } = /** @type {NodeJS.ErrnoException} */ (error);
    const remedy = REMEDIES.get(code);
    throw remedy === undefined ? error : new SetupError(`无法写入 ${path ?? ROOT}: ${remedy}`);
  }
}

/** @param {(pid: number) => void} onSpawn */
export async function install(onSpawn) {
  await ensureInstalled(ROOT, onSpawn);
}

/** @param {(pid: number) => void} onSpawn */
export async function build(onSpawn) {
  await ensureBuilt(ROOT, onSpawn);
}

/**
 * Runs a command of set-up to its exit code; a SetupError is shown as its message alone.
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
