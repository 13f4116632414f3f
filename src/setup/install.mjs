/** node_modules as the lock file names it, with nodejieba built for the Node that runs this. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compilerChoice, missingTools, thisSystem, toolMessage } from './requirements.mjs';
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
 * Loads the built addon in a process of its own: one built for another Node may do worse than throw.
 * @param {string} root
 */
function addonLoads(root) {
  const addon = join(root, 'node_modules/nodejieba/build/Release/nodejieba.node');
  if (!existsSync(addon)) return false;
  return spawnSync(process.execPath, ['-e', 'require(process.argv[1])', addon]).status === 0;
}

/**
 * npm as a command and its first arguments: the npm that runs this, else the one on the PATH.
 * @param {NodeJS.ProcessEnv} env
 * @returns {[command: string, ...args: string[]]}
 */
export function npmCommand(env) {
  const path = env['npm_execpath'];
  return path !== undefined && /npm-cli\.c?js$/.test(path) ? [process.execPath, path] : ['npm'];
}

/**
 * The environment npm needs so that nodejieba builds without a question asked or a header downloaded.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} execPath of the running Node
 * @returns {NodeJS.ProcessEnv}
 */
export function npmEnvironment(env, execPath) {
  const prefix = resolve(dirname(execPath), '..');
  const headers = existsSync(join(prefix, 'include/node/node.h'));
  return {
    ...env,
    npm_config_yes: 'true',
    ...(headers ? { npm_config_nodedir: prefix } : {}),
    ...compilerChoice(env),
  };
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
  if (!complete || !addonLoads(root)) {
    const missing = platform === 'win32' ? [] : missingTools(process.env);
    if (missing.length > 0) throw new SetupError(toolMessage(missing, thisSystem()));
    const [command, ...args] = npmCommand(process.env);
    const env = npmEnvironment(process.env, process.execPath);
    const common = { command, cwd: root, env, onSpawn };
    if (!complete) {
      await runStep({
        ...common,
        title: '安装依赖 (npm ci)',
        args: [...args, 'ci', '--include=dev', '--ignore-scripts'],
        log: join(root, '.tmp/setup-install.log'),
      });
    }
    // Not the package's own install script: that one has npx fetch a node-pre-gyp that the lock file does not
    // name, and with it a binary that nothing vouches for. No other package needs its script.
    await runStep({
      ...common,
      title: '编译分词组件 nodejieba',
      args: [...args, 'exec', '--call', 'node-pre-gyp install --build-from-source -C node_modules/nodejieba'],
      log: join(root, '.tmp/setup-nodejieba.log'),
    });
    if (!addonLoads(root)) {
      throw new SetupError(
        'nodejieba 编译后仍无法加载，见 .tmp/setup-nodejieba.log；删除 node_modules 后重试 (nodejieba does not load)',
      );
    }
  }
  if (readStamp(stampFile) !== stamp) writeStamp(stampFile, stamp);
}
