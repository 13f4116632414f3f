/** The compiled program in a process of its own. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { COMMAND_NAMES } from '../../src/cli/commands.ts';
import { CORPUS } from '../search/fixture.ts';
import { CLI, compiled, folder, runCli } from './fixture.ts';

// On a loaded machine an index takes its time.
vi.setConfig({ testTimeout: 180_000 });

compiled();
const at = folder();

describe('help', () => {
  test.each([['--help'], ['-h'], ['help']])('%s lists every command', async (argument) => {
    const { code, out, err } = await runCli([argument]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const command of COMMAND_NAMES) expect(out).toMatch(new RegExp(`^ {2}${command} +\\S`, 'm'));
  });

  test.each(COMMAND_NAMES)('%s --help', async (command) => {
    const { code, out, err } = await runCli([command, '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`npx xiangxun ${command}`);
    expect(out).toContain('--help');
  });

  test('--version is that of the package', async () => {
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await runCli(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});

describe('exit codes: 2 for wrong usage, 1 for what failed; the reason goes to standard error', () => {
  test.each([
    [[], 2, '缺少命令'],
    [['serach'], 2, 'serach'],
    [['search'], 2, '<query>'],
    [['search', 'a', 'b'], 2, '<query>'],
    [['search', 'x', '--colour', 'red'], 2, '--colour'],
    [['search', 'x', '--limit'], 2, '--limit'],
    [['search', 'x', '--limit', '0'], 2, '--limit'],
    [['explain', 'x'], 2, '<id>'],
    [['eval'], 2, '--queries'],
    [['serve', '--port', '70000'], 2, '--port'],
    [['serve', '--port', 'http'], 2, '--port'],
    [['serve', '--engine', 'other'], 2, '--engine'],
    [['search', 'x', '--index', 'no-such-folder'], 1, 'npx xiangxun index'],
    [['check', '--index', 'no-such-folder'], 1, 'npx xiangxun index'],
    [['serve', '--port', '0', '--index', 'no-such-folder'], 1, 'npx xiangxun index'],
    [['index', '--corpus', 'no-such-folder', '--out', 'out'], 1, '--corpus'],
  ] as const)('%j → %i', async (argv, wanted, named) => {
    const { code, out, err } = await runCli([...argv], { cwd: at.root });
    expect(code).toBe(wanted);
    expect(out).toBe('');
    expect(err).toContain(named);
    expect(err).not.toMatch(/\n\s+at |node:internal/);
  });

  test.each([
    [['search', 'x', '--sort', 'best', '--json'], 2, 'invalid_usage'],
    [['check', '--json', '--index', 'no-such-folder'], 1, 'index_missing'],
    [['explain', '希音', 'a3', '--json'], 1, 'record_not_found'],
  ] as const)('%j with --json: the error as JSON', async (argv, wanted, name) => {
    const where = argv.includes('--index' as never) ? [] : ['--index', at.index];
    const { code, out, err } = await runCli([...argv, ...where], { cwd: at.root });
    expect({ code, out }).toEqual({ code: wanted, out: '' });
    expect(JSON.parse(err)).toEqual({ error: { code: name, message: expect.stringMatching(/./) } });
  });
});

test('index, check, search and explain, one after the other, in the folder they are run in', {
  timeout: 120_000,
}, async () => {
  const made = await runCli(['index', '--out', 'own-index'], { cwd: at.root });
  expect(made).toMatchObject({ code: 0, err: '', out: expect.stringContaining('3 篇新闻') });
  expect((await runCli(['check', '--index', 'own-index'], { cwd: at.root })).code).toBe(0);
  const found = await runCli(['search', 'SHEIN', '--index', 'own-index', '--json'], { cwd: at.root });
  const { hits } = JSON.parse(found.out) as { hits: { id: string; score: number }[] };
  expect(hits.map(({ id }) => id)).toEqual(['c1', 'p1', 'a1']);
  const tree = await runCli(['explain', 'SHEIN', 'a1', '--index', 'own-index', '--json'], { cwd: at.root });
  expect((JSON.parse(tree.out) as { value: number }).value).toBeCloseTo(hits[2]?.score ?? 0, 9);
});

describe('the real corpus', () => {
  const index = (name: string) => join(at.root, name);
  beforeAll(async () => {
    const made = ['one', 'two'].map((name) => runCli(['index', '--corpus', CORPUS, '--out', index(name)]));
    for (const { code } of await Promise.all(made)) expect(code).toBe(0);
  });

  test('indexed by two processes, it gives the same bytes', async () => {
    // A manifest holds the checksum of every file and nothing of the run.
    const [one, two] = await Promise.all(
      ['one', 'two'].map((name) => readFile(join(index(name), 'gen-000001', 'manifest.json'), 'utf8')),
    );
    expect(two).toBe(one);
  });

  test('a reader that goes away is no failure', { timeout: 120_000 }, async () => {
    const argv = [
      CLI,
      'search',
      '项目',
      '--type',
      'article',
      '--limit',
      '100',
      '--json',
      '--index',
      index('one'),
    ];
    const whole = await runCli(argv, { command: [process.execPath] });
    // More than a pipe holds, so that the writer is still writing when the reader leaves.
    expect(Buffer.byteLength(whole.out)).toBeGreaterThan(100_000);
    const piped = 'set -o pipefail; "$0" "$@" | head -c 1';
    const cut = await runCli(argv, { command: ['bash', '-c', piped, process.execPath] });
    expect(cut).toEqual({ code: 0, out: '{', err: '' });
  });
});

describe('the terminal', () => {
  /** Runs it with a terminal for its standard output and error. */
  const onTerminal = (env: NodeJS.ProcessEnv, ...argv: string[]) => {
    const script = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';
    return runCli(argv, { command: ['python3', '-c', script, process.execPath, CLI], env });
  };

  test('colour on a terminal', async () => {
    const { code, out } = await onTerminal({ NO_COLOR: '' }, 'search', '希音', '--index', at.index);
    expect(code).toBe(0);
    expect(out).toContain('\u001b[1;33m希音\u001b[0m');
  });

  test('no colour with NO_COLOR, and none into a pipe', { timeout: 120_000 }, async () => {
    const quiet = await onTerminal({ NO_COLOR: '1' }, 'search', '希音', '--index', at.index);
    expect(quiet.out).toContain('希音');
    expect(quiet.out).not.toContain('\u001b');
    const piped = await runCli(['search', '希音', '--index', at.index], { env: { NO_COLOR: '' } });
    expect(piped.out).not.toContain('\u001b');
  });

  test('a progress bar on a terminal, none into a pipe', { timeout: 120_000 }, async () => {
    const out = join(at.root, 'bar');
    const bar = await onTerminal({}, 'index', '--corpus', at.corpus, '--out', out);
    expect(bar.code).toBe(0);
    expect(bar.out).toContain('100%');
    const piped = await runCli(['index', '--corpus', at.corpus, '--out', out]);
    expect(piped).toMatchObject({ code: 0, err: '', out: expect.not.stringContaining('%') });
  });
});
