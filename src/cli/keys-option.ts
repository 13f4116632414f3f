/** Where the keys are: `--keys`, else the setting, else a folder beside the index. */
import { settingOption } from './command.ts';

export const KEYS_OPTION = settingOption('keys', '<dir>', '密钥和操作记录的目录 (folder of keys and audit)');
