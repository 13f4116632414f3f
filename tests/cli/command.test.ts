import { describe, expect, test } from 'vitest';
import { type Command, parseArguments } from '../../src/cli/command.ts';
import { allCommands } from '../../src/cli/commands.ts';
import { helpText, overview } from '../../src/cli/help.ts';
import { variableOf } from '../../src/config/settings.ts';

const COMMANDS = await allCommands();

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
    expect(help).toContain('--config');
    expect(help).toMatch(/退出码.*\n.*0 .*1 .*2 /);
  });

  test('names the variable of every option that has one', () => {
    for (const [name, { setting }] of Object.entries(command.options)) {
      if (setting !== undefined)
        expect(help).toMatch(new RegExp(`^ {2}--${name} +${variableOf(setting)}`, 'm'));
    }
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

describe('settings', () => {
  const PORT: Command = {
    ...TOY,
    options: { port: { type: 'string', default: '8080', setting: 'port', help: 'port' } },
  };
  const settings = { of: () => ({ text: '81', place: 'x.json port' }) };

  test('a setting stands in for an option before its default, a flag before both', () => {
    const asked: (string | undefined)[] = [];
    const load = (file: string | undefined) => {
      asked.push(file);
      return settings;
    };
    expect(parseArguments(PORT, ['one', '--config', 'x.json'], load).text('port')).toBe('81');
    expect(parseArguments(PORT, ['one', '--port', '82'], load).given('port')).toEqual({
      text: '82',
      place: '--port',
    });
    expect(asked).toEqual(['x.json', undefined]);
    expect(parseArguments(PORT, ['one']).text('port')).toBe('8080');
    expect(parseArguments(PORT, ['one']).given('port')).toBeUndefined();
  });

  test('are not asked where the option has none, nor where help is wanted', () => {
    expect(parseArguments(TOY, ['one'], () => settings).text('limit')).toBe('10');
    const never = () => {
      throw new Error('asked');
    };
    expect(parseArguments(PORT, ['--help'], never).help).toBe(true);
  });
});

test('the overview lists every command once, and shows examples that are right usage', () => {
  const text = overview(COMMANDS);
  for (const { name, summary } of COMMANDS)
    expect(text).toMatch(new RegExp(`^ {2}${name} +${summary.slice(0, 4)}`, 'm'));
  expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length);
  for (const [, name, rest = ''] of text.matchAll(/^ {2}npx xiangxun (\S+)(.*)$/gm)) {
    const command = COMMANDS.find((candidate) => candidate.name === name) as Command;
    expect(() => parseArguments(command, rest.trim().split(' '))).not.toThrow();
  }
});
