/** `completion`: what a shell needs to complete commands, options and their values. */
import { type Command, usageError } from './command.ts';
import { bashCompletion } from './completion/bash.ts';
import { completionTable } from './completion/completion-table.ts';
import { fishCompletion } from './completion/fish.ts';
import { zshCompletion } from './completion/zsh.ts';

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

/** @param commands all commands, this one among them */
export function completionCommand(commands: () => Promise<readonly Command[]>): Command {
  return {
    name: 'completion',
    summary: '让 bash、zsh、fish 补全命令和选项 (completions for a shell)',
    operands: [`<${Object.keys(SHELLS).join('|')}>`],
    options: {},
    examples: ['completion bash', 'completion zsh', 'completion fish'],
    notes: [
      '补全的是名为 xiangxun 的命令; 没有全局安装时先写: alias xiangxun="npx xiangxun" (an alias will do)',
      '长期有效: 写进 ~/.bashrc、~/.zshrc 一行 source <(npx xiangxun completion bash), 或存到\n' +
        '~/.config/fish/completions/xiangxun.fish (put it into the file that your shell reads)',
    ],
    async run(args, terminal) {
      const [shell = ''] = args.positionals;
      if (!Object.hasOwn(SHELLS, shell)) {
        throw usageError(
          `completion: 没有 ${shell}; 可用: ${Object.keys(SHELLS).join(', ')} (no such shell)`,
        );
      }
      terminal.out(SHELLS[shell as keyof typeof SHELLS](completionTable(await commands())));
      return 0;
    },
  };
}
