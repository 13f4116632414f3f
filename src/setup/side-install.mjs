/** Packages that only one command needs: a folder with a package.json and a lock of its own, installed on demand. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from './install.mjs';
import { npmCommand, npmEnvironment } from './npm.mjs';
import { runStep } from './step.mjs';

/**
 * @param {string} file
 * @returns {import('./install.mjs').Lock}
 */
function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/**
 * What the lock of the folder names is in its node_modules afterwards. No script of a package runs.
 * @param {string} root top folder of the project
 * @param {string} folder below it
 * @param {{ title: string, onSpawn: (pid: number) => void }} options
 * @returns {Promise<void>} rejects with a SetupError that says what to do
 */
export async function ensureSideInstalled(root, folder, { title, onSpawn }) {
  const at = join(root, folder);
  const complete = isInstalled(
    readLock(join(at, 'package-lock.json')),
    readLock(join(at, 'node_modules/.package-lock.json')),
    process,
  );
  if (complete) return;
  const [command, ...args] = npmCommand(process.env);
  await runStep(
    {
      command,
      env: npmEnvironment(process.env, process.execPath),
      onSpawn,
      title: `${title} (npm ci, ${folder})`,
      cwd: at,
      args: [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'],
      log: join(root, `.tmp/setup-${folder.replaceAll('/', '-')}.log`),
    },
    process.stderr,
  );
}
