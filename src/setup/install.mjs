/** node_modules as the lock file names it, with nodejieba built for the Node that runs this. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addonLoads, buildAddon } from './addon.mjs';
import { npmCommand, npmEnvironment } from './npm.mjs';
import { missingTools, thisSystem, toolMessage } from './requirements.mjs';
import { installStamp, readStamp, writeStamp } from './stamp.mjs';
import { runStep, SetupError } from './step.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 */

/** @typedef {{ packages?: Record<string, LockedPackage> }} Lock */

/**
 * Whether npm has already installed what the lock file names, going by the list npm leaves in node_modules.
 * @param {Lock} lock package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json
 * @param {{ platform: string, arch: string }} system
 */
export function isInstalled(lock, installed, system) {
  const wanted = lock.packages ?? {};
  const present = installed.packages;
  if (present === undefined) return false;
  const same = (/** @type {string} */ name) =>
    present[name]?.version === wanted[name]?.version && present[name]?.integrity === wanted[name]?.integrity;
  const needed = Object.entries(wanted).filter(
    ([name, entry]) =>
      name !== '' &&
      entry.libc === undefined &&
      (entry.os === undefined || entry.os.includes(system.platform)) &&
      (entry.cpu === undefined || entry.cpu.includes(system.arch)) &&
      !(entry.optional && entry.os === undefined && entry.cpu === undefined),
  );
  return needed.every(([name]) => same(name)) && Object.keys(present).every(same);
}

/** @param {string} file */
function readLock(file) {
  try {
    return /** @type {Lock} */ (JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

/**
 * @param {string} root top folder of the project
 * @param {(pid: number) => void} onSpawn told of every process started
 * @returns {Promise<void>} rejects with a SetupError that says what to do
 */
export async function ensureInstalled(root, onSpawn) {
  const lockFile = join(root, 'package-lock.json');
  const stampFile = join(root, 'node_modules/.xiangxun-stamp');
  const { platform, arch, versions } = process;
  const stamp = installStamp(readFileSync(lockFile, 'utf8'), { modules: versions.modules, platform, arch });
  const complete =
    readStamp(stampFile) === stamp ||
    isInstalled(readLock(lockFile), readLock(join(root, 'node_modules/.package-lock.json')), process);
  const addon = join(root, 'node_modules/nodejieba');
  if (!complete) {
    const missing = platform === 'win32' ? [] : missingTools(process.env);
    if (missing.length > 0) throw new SetupError(toolMessage(missing, thisSystem()));
    const [command, ...args] = npmCommand(process.env);
    await runStep({
      title: '安装依赖 (npm ci)',
      command,
      args: [...args, 'ci', '--include=dev', '--ignore-scripts'],
      cwd: root,
      env: npmEnvironment(process.env, process.execPath),
      log: join(root, '.tmp/setup-install.log'),
      onSpawn,
    });
  }
  // No other package needs its install script.
  if (!addonLoads(addon))
    await buildAddon({ folder: addon, log: join(root, '.tmp/setup-nodejieba.log'), onSpawn });
  if (readStamp(stampFile) !== stamp) writeStamp(stampFile, stamp);
}
