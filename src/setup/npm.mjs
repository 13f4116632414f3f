/** npm as the steps of set-up run it. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compilerChoice } from './requirements.mjs';

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
