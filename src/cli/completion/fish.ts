/** Completions for fish. */
import type { CompletedCommand, CompletedOption, Slot } from './completion-table.ts';

export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ name, help, options, operands }) => {
    const on = `complete -c xiangxun -n '__fish_seen_subcommand_from ${name}'`;
    const [operand] = operands;
    return [
      `complete -c xiangxun -n __fish_use_subcommand -a ${name} -d '${help}'`,
      ...(operand && (operand.words.length > 0 || operand.path) ? [`${on}${source(operand)}`] : []),
      ...options.map((option) => `${on} -l ${option.name}${valueText(option)} -d '${option.help}'`),
    ];
  });
  return `# xiangxun, completions for fish: npx xiangxun completion fish | source
complete -c xiangxun -f
complete -c xiangxun -n __fish_use_subcommand -l help -d '显示帮助 (help)'
complete -c xiangxun -n __fish_use_subcommand -l version -d '版本 (version)'
${lines.join('\n')}
`;
}

function valueText(option: CompletedOption): string {
  if (!option.takesValue) return '';
  return option.path === 'file' && option.words.length === 0 ? ' -r -F' : ` -x${source(option)}`;
}

function source({ words, path }: Slot): string {
  if (words.length > 0) return ` -a '${words.join(' ')}'`;
  if (path === undefined) return '';
  return path === 'folder' ? " -a '(__fish_complete_directories)'" : ' -F';
}
