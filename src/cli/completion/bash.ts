/** Completions for bash, from version 3.2 on. */
import { type CompletedCommand, GLOBAL_WORDS, type Slot } from './completion-table.ts';

export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name);
  const values = commands.flatMap(({ name, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map((option) => `    ${name}/--${option.name}) ${reply(option)} return ;;`),
  );
  const operands = commands.map(({ name, options, operands: slots }) => {
    const flags = options.map((option) => `--${option.name}`).join(' ');
    const slot = slots[0] ?? { words: [] };
    return `    ${name}) if [[ $cur == -* ]]; then ${words(flags)} else ${reply(slot)} fi ;;`;
  });
  return `# xiangxun, completions for bash: source <(npx xiangxun completion bash)
_xiangxun() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} IFS=$'\\n'
  COMPREPLY=()
  # bash takes --name=value apart at the equals sign
  if [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if [[ $cur == = ]]; then cur=; fi
  if ((COMP_CWORD == 1)); then
    ${words([...names, ...GLOBAL_WORDS].join(' '))}
    return
  fi
  case \${COMP_WORDS[1]}/$prev in
${values.join('\n')}
  esac
  case \${COMP_WORDS[1]} in
${operands.join('\n')}
  esac
}
complete -F _xiangxun xiangxun
`;
}

function words(list: string): string {
  return `IFS=' '; COMPREPLY=($(compgen -W '${list}' -- "$cur"));`;
}

function reply({ words: list, path }: Slot): string {
  if (list.length > 0) return words(list.join(' '));
  if (path === undefined) return ':;';
  const kind = path === 'folder' ? 'd' : 'f';
  return `compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -${kind} -- "$cur"));`;
}
