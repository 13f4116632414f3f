/** The text of `--help`: of one command, laid out as a manual page is, and of all. */
import { SETTINGS, type SettingName, variableOf } from '../config/settings.ts';
import { COMMON_OPTIONS, type Command } from './command.ts';

const LEFT = 32;
const EXIT = '  0 成功 (done)  1 失败 (failed)  2 用法有误 (wrong usage)';

export function helpText(command: Command): string {
  const rows = Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(([name, option]) => {
    const left = `  --${name}${option.value ? ` ${option.value}` : ''}`;
    const fallback = option.default === undefined ? '' : ` [${option.default}]`;
    return `${left.padEnd(LEFT)}${option.help}${fallback}`;
  });
  return [
    `${command.summary}\n`,
    `用法 (usage): npx xiangxun ${[command.name, ...command.operands].join(' ')} [options]\n`,
    '选项 (options):',
    ...rows,
    ...settingLines(command),
    '\n例 (examples):',
    ...command.examples.map((example) => `  npx xiangxun ${example}`),
    ...(command.notes ?? []).map((note) => `\n${note}`),
    `\n退出码 (exit status):\n${EXIT}`,
    '',
  ].join('\n');
}

function settingLines({ options }: Command): string[] {
  const rows = Object.entries(options).flatMap(([name, { setting }]) =>
    setting === undefined
      ? []
      : [`  ${`--${name}`.padEnd(LEFT - 2)}${variableOf(setting)}${keyOf(name, setting)}`],
  );
  const head = '\n没有写选项时, 先看环境变量, 再看配置文件里的同名一项 (else the variable, else the file):';
  return rows.length === 0 ? [] : [head, ...rows];
}

/** Where the key of the file is not the name of the flag. */
function keyOf(name: string, setting: SettingName): string {
  return name === setting ? '' : `, "${setting}"`;
}

export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`);
  return [
    '项讯 xiangxun: 中文区域项目新闻检索 (search for Chinese regional project news)\n',
    '用法 (usage): npx xiangxun <command> [options]',
    '              npx xiangxun --version\n',
    '命令 (commands):',
    ...rows,
    '\n例 (examples):',
    '  npx xiangxun index --corpus corpus',
    '  npx xiangxun search 冠旭 --type project',
    '  npx xiangxun serve --port 8081',
    '\n每个命令的选项 (options of a command): npx xiangxun <command> --help',
    `配置 (settings): xiangxun.json, --config, XIANGXUN_…: ${Object.keys(SETTINGS).length} 项 (settings)`,
    '颜色和进度只在终端里有; NO_COLOR 关闭颜色 (colour and progress on a terminal only)',
    `\n退出码 (exit status):\n${EXIT}\n`,
  ].join('\n');
}
