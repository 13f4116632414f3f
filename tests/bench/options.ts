/** The options of the bench, checked; the table of them is that of the command. */
import { resolve } from 'node:path';
import { type Arguments, usageError } from '../../src/cli/command.ts';
import { CONTESTANTS } from './rivals/all.ts';

export interface BenchOptions {
  /** Absent: generated text. */
  readonly corpus?: string;
  readonly queries?: string;
  readonly judged?: string;
  readonly size: number;
  /** Rising sizes to measure in turn, in place of `size`. */
  readonly growth?: readonly number[];
  readonly runs: number;
  readonly builds: number;
  /** Of each HTTP load; 0: none. */
  readonly seconds: number;
  readonly only: readonly string[];
  /** Absent: tests/bench/results. */
  readonly out?: string;
  /** Also draw where the time goes. */
  readonly profile: boolean;
  readonly json: boolean;
}

/** Throws `invalid_usage` naming the option. */
export function benchOptions(args: Arguments): BenchOptions {
  const whole = (name: string, text: string, least: number) => {
    if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
    throw usageError(
      `--${name}: 须为不小于 ${least} 的整数, 得到 ${text} (a whole number, ${least} or more)`,
    );
  };
  const path = (name: string) => {
    const value = args.optional(name);
    return value === undefined ? {} : { [name]: resolve(value) };
  };
  const runs = whole('runs', args.text('runs'), 1);
  const corpus = path('corpus');
  // Without a limit a file is read whole; generated text has no end.
  const size = args.optional('size') ?? ('corpus' in corpus ? '999999999' : '20000');
  return {
    ...corpus,
    ...path('queries'),
    ...path('judged'),
    ...path('out'),
    size: whole('size', size, 1),
    ...sizes(args.optional('growth'), whole),
    runs,
    builds: whole('builds', args.optional('builds') ?? String(runs), 1),
    seconds: whole('seconds', args.text('seconds'), 0),
    only: chosen(args.optional('only')),
    profile: args.flag('profile'),
    json: args.flag('json'),
  };
}

function sizes(
  text: string | undefined,
  whole: (name: string, text: string, least: number) => number,
): { growth?: readonly number[] } {
  if (text === undefined) return {};
  const numbers = text.split(',').map((one) => whole('growth', one.trim(), 1));
  if (numbers.length > 1 && numbers.every((n, i) => i === 0 || n > (numbers[i - 1] as number))) {
    return { growth: numbers };
  }
  throw usageError(
    `--growth: 须为两个以上递增的篇数, 如 10000,30000; 得到 ${text} (two or more rising sizes)`,
  );
}

function chosen(text: string | undefined): readonly string[] {
  if (text === undefined) return CONTESTANTS;
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !CONTESTANTS.includes(name));
  if (unknown === undefined) return CONTESTANTS.filter((name) => names.includes(name));
  throw usageError(`--only: 没有 ${unknown}; 可用: ${CONTESTANTS.join(', ')} (no such contestant)`);
}
