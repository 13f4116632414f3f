/**
 * nodejieba's addon, built from the source that its package holds. Shared by the set-up of a clone and by
 * `xiangxun setup`, which runs it as `node addon.mjs <folder of nodejieba>`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmCommand, npmEnvironment } from './npm.mjs';
import { missingTools, thisSystem, toolMessage } from './requirements.mjs';
import { runStep, SetupError } from './step.mjs';

/**
 * Loads the built addon in a process of its own: one built for another Node may do worse than throw.
 * @param {string} folder of nodejieba
 */
export function addonLoads(folder) {
  const addon = join(folder, 'build/Release/nodejieba.node');
  if (!existsSync(addon)) return false;
  return spawnSync(process.execPath, ['-e', 'require(process.argv[1])', addon]).status === 0;
}

/**
 * Not the package's own install script: that one has npx fetch a node-pre-gyp that no lock file names, and with
 * it a binary that nothing vouches for.
 * @param {{ folder: string, log: string, onSpawn?: (pid: number) => void }} options folder: of nodejieba
 * @returns {Promise<void>} rejects with a SetupError that says what to do
 */
export async function buildAddon({ folder, log, onSpawn }) {
  const missing = process.platform === 'win32' ? [] : missingTools(process.env);
  if (missing.length > 0) throw new SetupError(toolMessage(missing, thisSystem()));
  const [command, ...args] = npmCommand(process.env);
  await runStep({
    command,
    title: '编译分词组件 nodejieba',
    args: [...args, 'exec', '--call', 'node-pre-gyp install --build-from-source -C node_modules/nodejieba'],
    cwd: resolve(folder, '../..'),
    env: npmEnvironment(process.env, process.execPath),
    log,
    ...(onSpawn ? { onSpawn } : {}),
  });
  if (addonLoads(folder)) return;
  throw new SetupError(
    `nodejieba 编译后仍无法加载，见 ${log}；删除 node_modules 后重试 (nodejieba does not load)`,
  );
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const [folder = ''] = process.argv.slice(2);
  try {
    if (addonLoads(folder)) console.log('nodejieba: 已能用 (ready)');
    else await buildAddon({ folder, log: join(tmpdir(), `xiangxun-nodejieba-${process.pid}.log`) });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
