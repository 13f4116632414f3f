/** Where the keys are: `--keys`, else the variable, else a folder beside the index. */
import { variableOf } from '../config/limits.ts';
import type { Arguments, Option } from './command.ts';

const FALLBACK = 'key-data';

export const KEYS_OPTION: Option = {
  type: 'string',
  value: '<dir>',
  help: `密钥和操作记录的目录 (folder of keys and audit) [${FALLBACK}; ${variableOf('keys')}]`,
};

export function keysFolder(args: Arguments): string {
  return args.optional('keys') ?? process.env[variableOf('keys')] ?? FALLBACK;
}
