/** What must be on the machine before set-up can do anything: Node itself and the tools for native addons. */
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const MINIMUM_NODE = [20, 18];

/**
 * @param {string} version as in `process.versions.node`
 * @returns {string | undefined} what to tell the user; undefined where the version will do
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = MINIMUM_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return undefined;
  const need = MINIMUM_NODE.join('.');
  return `需要 Node ${need} 或更新版本，现在是 ${version}。从 https://nodejs.org 安装新版后重试 (Node >= ${need} required)`;
}

/**
 * @typedef {object} Tool
 * @property {string} name what the user knows it by
 * @property {string[]} commands any one of them will do, best first
 * @property {string} override environment variable that names another command
 */

/** @type {Tool[]} */
const TOOLS = [
  { name: 'python3', commands: ['python3', 'python'], override: 'PYTHON' },
  { name: 'make', commands: ['make', 'gmake'], override: 'MAKE' },
  { name: 'g++', commands: ['g++', 'c++', 'clang++'], override: 'CXX' },
];

/**
 * @param {string} command
 * @param {string} path a PATH value
 */
function isOnPath(command, path) {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .some((folder) => {
      try {
        const file = join(folder, command);
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
      } catch {
        return false;
      }
    });
}

/**
 * The tools that building a native addon needs and that are not there, by name.
 * @param {NodeJS.ProcessEnv} env
 */
export function missingTools(env) {
  const path = env['PATH'] ?? '';
  return TOOLS.filter((tool) => !env[tool.override] && !tool.commands.some((c) => isOnPath(c, path))).map(
    (tool) => tool.name,
  );
}

/**
 * The compiler for node-gyp where it is not the `g++` that node-gyp takes by itself.
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ CXX: string } | undefined}
 */
export function compilerChoice(env) {
  const path = env['PATH'] ?? '';
  if (env['CXX'] || isOnPath('g++', path)) return undefined;
  const other = ['c++', 'clang++'].find((command) => isOnPath(command, path));
  return other === undefined ? undefined : { CXX: other };
}

/**
 * How each family of systems installs things: the command before the names, and the names that differ.
 * @type {Record<string, { command: string, names: Record<string, string> }>}
 */
const INSTALLERS = {
  debian: { command: 'apt-get install -y', names: {} },
  alpine: { command: 'apk add', names: {} },
  fedora: { command: 'dnf install -y', names: { 'g++': 'gcc-c++' } },
  suse: { command: 'zypper install -y', names: { 'g++': 'gcc-c++' } },
  arch: { command: 'pacman -S --needed', names: { python3: 'python', 'g++': 'gcc' } },
};

/**
 * The family of a Linux system, a key of INSTALLERS where it is a known one.
 * @param {string} osRelease text of /etc/os-release
 */
export function linuxFamily(osRelease) {
  const value = (/** @type {string} */ key) =>
    new RegExp(`^${key}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1]?.toLowerCase() ?? '';
  const ids = [value('ID'), ...value('ID_LIKE').split(' ')];
  /** @type {Record<string, string>} */
  const cousins = { ubuntu: 'debian', rhel: 'fedora', centos: 'fedora', opensuse: 'suse' };
  return ids.map((id) => cousins[id] ?? id).find((id) => id in INSTALLERS) ?? '';
}

/**
 * One line that names what is missing and how to get it.
 * @param {string[]} missing names from {@link missingTools}
 * @param {{ platform: NodeJS.Platform, family: string, root: boolean }} system
 */
export function toolMessage(missing, system) {
  const list = missing.join('、');
  const english = `(missing build tools: ${missing.join(', ')})`;
  if (system.platform === 'darwin') {
    return `编译 nodejieba 缺少 ${list}。请先运行: xcode-select --install ${english}`;
  }
  const installer = INSTALLERS[system.family];
  if (installer === undefined) {
    return `编译 nodejieba 缺少 ${list}。请先用系统的包管理器安装 ${list} ${english}`;
  }
  const names = missing.map((name) => installer.names[name] ?? name).join(' ');
  return `编译 nodejieba 缺少 ${list}。请先运行: ${system.root ? '' : 'sudo '}${installer.command} ${names} ${english}`;
}

/** The system this process runs on, as {@link toolMessage} wants it. */
export function thisSystem() {
  let family = '';
  try {
    family = linuxFamily(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    // No such file outside Linux; the message then names no command.
  }
  return { platform: process.platform, family, root: process.getuid?.() === 0 };
}
