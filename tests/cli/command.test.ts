import { describe, expect, test } from 'vitest';
import { checkCommand } from '../../src/cli/check-command.ts';
import { type Command, helpText, parseArguments } from '../../src/cli/command.ts';
import { evalCommand } from '../../src/cli/eval-command.ts';
import { explainCommand } from '../../src/cli/explain-command.ts';
import { indexCommand } from '../../src/cli/index-command.ts';
import { keysCommand } from '../../src/cli/keys-command.ts';
import { reportCommand } from '../../src/cli/report-command.ts';
import { searchCommand } from '../../src/cli/search-command.ts';
import { serveCommand } from '../../src/cli/serve-command.ts';

const COMMANDS = [
  indexCommand,
  serveCommand,
  keysCommand,
  reportCommand,
  searchCommand,
  explainCommand,
  checkCommand,
  evalCommand,
];

const TOY: Command = {
  name: 'toy',
  summary: '玩具 (a toy)',
  operands: ['<one>'],
  options: {
    limit: { type: 'string', default: '10', value: '<n>', help: '条数' },
    type: { type: 'string', multiple: true, value: '<type>', help: '类型' },
    json: { type: 'boolean', help: 'JSON' },
  },
  examples: ['toy one'],
  run: async () => 0,
};

describe('reading of arguments', () => {
  test('operands, values, repeated options, flags and defaults', () => {
    const args = parseArguments(TOY, ['--type', 'a', 'one', '--type=b', '--json']);
    expect(args.positionals).toEqual(['one']);
    expect(args.list('type')).toEqual(['a', 'b']);
    expect(args.flag('json')).toBe(true);
    expect(args.text('limit')).toBe('10');
    expect(args.help).toBe(false);
  });

  test('what is not given', () => {
    const args = parseArguments(TOY, ['one']);
    expect(args.list('type')).toEqual([]);
    expect(args.flag('json')).toBe(false);
    expect(args.optional('nothing')).toBeUndefined();
  });

  test('after -- all are operands; --help asks for nothing more', () => {
    expect(parseArguments(TOY, ['--', '--json']).positionals).toEqual(['--json']);
    expect(parseArguments(TOY, ['--help']).help).toBe(true);
    expect(parseArguments(TOY, ['-h', 'too', 'many']).help).toBe(true);
  });

  test.each([
    [['one', '--colour'], '--colour'],
    [['one', '--limit'], '--limit'],
    [['one', '--json=yes'], '--json'],
    [['one', '-x'], '-x'],
    [[], '<one>'],
    [['one', 'two'], '2'],
  ])('%j is wrong usage and names %s', (argv, named) => {
    const refused = () => parseArguments(TOY, argv);
    expect(refused).toThrow(expect.objectContaining({ code: 'invalid_usage' }));
    expect(refused).toThrow(named);
    expect(refused).toThrow('toy --help');
  });
});

describe.each(COMMANDS)('help of $name', (command) => {
  const help = helpText(command);

  test('says what it does, how it is used, and every option', () => {
    expect(help).toContain(command.summary);
    expect(help).toContain(`npx xiangxun ${[command.name, ...command.operands].join(' ')} [options]`);
    for (const [name, option] of Object.entries(command.options)) {
      const row = help.split('\n').find((line) => line.startsWith(`  --${name} `)) ?? '';
      expect(row, name).toContain(option.help);
      if (option.default !== undefined) expect(row).toContain(`[${option.default}]`);
    }
    expect(help).toContain('--help');
  });

  test('its examples are right usage', () => {
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) {
      const [name, ...argv] = example.split(' ');
      expect(name).toBe(command.name);
      expect(() => parseArguments(command, argv)).not.toThrow();
    }
  });

  test('no line is wider than a terminal of 120 columns', () => {
    const width = (line: string) =>
      [...line].reduce((sum, c) => sum + (/[\u2e80-\uffef]/u.test(c) ? 2 : 1), 0);
    for (const line of help.split('\n')) expect(width(line), line).toBeLessThanOrEqual(120);
  });
});
