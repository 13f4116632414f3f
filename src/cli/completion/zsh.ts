/** Completions for zsh: as a file `_xiangxun` on the fpath, or sourced. */
import { type CompletedCommand, type CompletedOption, GLOBAL_WORDS, type Slot } from './completion-table.ts';

export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name, help }) => `      '${name}:${help}'`);
  const cases = commands.map(({ name, options, operands }) => {
    const specs = [
      ...options.map(optionSpec),
      ...operands.map((slot, at) => `'${at + 1}:${slot.path ?? 'value'}:${action(slot)}'`),
    ];
    return `    ${name})\n      _arguments \\\n        ${specs.join(' \\\n        ')} ;;`;
  });
  return `#compdef xiangxun
# xiangxun, completions for zsh: source <(npx xiangxun completion zsh)
_xiangxun() {
  if ((CURRENT == 2)); then
    local -a commands
    commands=(
${names.join('\n')}
    )
    _describe command commands
    compadd -- ${GLOBAL_WORDS.join(' ')}
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = _xiangxun ]; then
  _xiangxun "$@"
else
  compdef _xiangxun xiangxun
fi
`;
}

function optionSpec(option: CompletedOption): string {
  const { name, help, takesValue, isRepeatable } = option;
  const value = takesValue ? `:${option.path ?? 'value'}:${action(option)}` : '';
  return `'${isRepeatable ? '*' : ''}--${name}${takesValue ? '=' : ''}[${help}]${value}'`;
}

function action({ words, path }: Slot): string {
  if (words.length > 0) return `(${words.join(' ')})`;
  if (path === undefined) return ' ';
  return path === 'folder' ? '_files -/' : '_files';
}
