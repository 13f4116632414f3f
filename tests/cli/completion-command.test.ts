/** Completions: bash does what it should; those of the other shells hold the same table and parse where the shell is. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMON_OPTIONS } from '../../src/cli/command.ts';
import { allCommands } from '../../src/cli/commands.ts';
import { completionCommand } from '../../src/cli/completion-command.ts';
import { runHere } from './fixture.ts';

const COMMANDS = await allCommands();
const command = completionCommand(allCommands);
const scriptFor = async (shell: string) => (await runHere(command, [shell])).out;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangxun-complete-'));
  await mkdir(join(folder, 'news corpus'));
  await mkdir(join(folder, 'other'));
  await writeFile(join(folder, 'news.log'), '');
  await writeFile(join(folder, 'xiangxun.bash'), await scriptFor('bash'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What bash offers for the last of the words. */
function offered(...words: string[]): string[] {
  const script = `source ./xiangxun.bash
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_xiangxun
for word in "\${COMPREPLY[@]}"; do printf '%s\\n' "$word"; done`;
  const run = spawnSync('bash', ['--norc', '-c', script, 'bash', ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  return run.stdout.split('\n').filter((word) => word !== '');
}

describe('bash', () => {
  test('commands', () => {
    expect(offered('xiangxun', '')).toEqual([...COMMANDS.map(({ name }) => name), '--help', '--version']);
    expect(offered('xiangxun', 'se')).toEqual(['serve', 'search', 'setup']);
    expect(offered('xiangxun', 'nothing')).toEqual([]);
  });

  test.each(COMMANDS)('options of $name', ({ name, options }) => {
    const all = Object.keys({ ...options, ...COMMON_OPTIONS }).map((option) => `--${option}`);
    expect(offered('xiangxun', name, '--')).toEqual(all);
  });

  test.each([
    [
      ['search', 'x', '--type', ''],
      ['article', 'project', 'company'],
    ],
    [['search', 'x', '--type', '=', 'p'], ['project']],
    [
      ['search', 'x', '--type', '='],
      ['article', 'project', 'company'],
    ],
    [['search', 'x', '--stage', '投'], ['投产']],
    [['search', 'x', '--limit', ''], []],
    [['search', ''], []],
    [
      ['keys', 'r'],
      ['rotate', 'revoke'],
    ],
    [
      ['keys', 'add', '--kind', ''],
      ['site', 'admin'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [
      ['index', '--corpus', ''],
      ['news corpus', 'other'],
    ],
    [['index', '--corpus', 'news'], ['news corpus']],
    [
      ['report', 'news'],
      ['news corpus', 'news.log'],
    ],
    [['serve', '--config', 'news.'], ['news.log']],
    [['index', '--skip-bad', '--j'], ['--json']],
    [['unknown', ''], []],
  ])('%j → %j', (words, expected) => {
    expect(offered('xiangxun', ...words).sort()).toEqual([...expected].sort());
  });
});

describe.each([
  ['bash', (name: string) => `--${name}`],
  ['zsh', (name: string) => `--${name}`],
  ['fish', (name: string) => `-l ${name} `],
])('%s', (shell, flag) => {
  test('names every command and every option, with quotes that close', async () => {
    const script = await scriptFor(shell);
    for (const { name, options } of COMMANDS) {
      expect(script).toMatch(new RegExp(`\\b${name}\\b`));
      for (const option of Object.keys(options)) expect(script).toContain(flag(option));
    }
    for (const line of script.split('\n')) {
      if (!line.startsWith('#')) expect(line.split("'").length % 2, line).toBe(1);
    }
  });

  test('is read without complaint where that shell is on this machine', async () => {
    const found = spawnSync(shell, ['--version']).error === undefined;
    expect(found || shell !== 'bash').toBe(true);
    if (!found) return;
    const { status, stderr } = spawnSync(shell, ['-n'], { input: await scriptFor(shell), encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

test('another shell is wrong usage, naming those that there are', async () => {
  await expect(runHere(command, ['tcsh'])).rejects.toThrow(/tcsh.*bash, zsh, fish/);
});
