/** `setup`: compiles the word segmenter where the package was installed without running install scripts. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from './command.ts';

/** Plain JavaScript, shared with the set-up of a clone. */
const PROGRAM = fileURLToPath(new URL('../../src/setup/addon.mjs', import.meta.url));

export const setupCommand: Command = {
  name: 'setup',
  summary: '编译分词组件 nodejieba, 已能用就什么也不做 (compile the segmenter where it is missing)',
  operands: [],
  options: {},
  examples: ['setup'],
  notes: [
    '作为包安装时用: npm install --ignore-scripts xiangxun, 然后 npx xiangxun setup (for the installed package)',
    '需要 python3、make、g++; 缺哪样会说明怎么装 (what is missing is named)',
  ],
  async run() {
    const addon = dirname(createRequire(import.meta.url).resolve('nodejieba/package.json'));
    const child = spawn(process.execPath, [PROGRAM, addon], { stdio: 'inherit' });
    const stop = (signal: NodeJS.Signals) => child.kill(signal);
    process.on('SIGINT', stop).on('SIGTERM', stop);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? 1));
    });
  },
};
