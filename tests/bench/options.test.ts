import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { benchCommand } from '../../src/cli/bench-command.ts';
import { parseArguments } from '../../src/cli/command.ts';
import { benchOptions } from './options.ts';
import { CONTESTANTS } from './rivals/all.ts';

const read = (...argv: string[]) => benchOptions(parseArguments(benchCommand, argv));

test('without options: generated text, three runs of everything, everyone', () => {
  expect(read()).toEqual({
    size: 20_000,
    runs: 3,
    builds: 3,
    seconds: 5,
    only: CONTESTANTS,
    profile: false,
    json: false,
  });
});

test('a file is read whole unless a size is given', () => {
  expect(read('--corpus', 'x.jsonl')).toMatchObject({ corpus: resolve('x.jsonl'), size: 999_999_999 });
  expect(read('--corpus', 'x.jsonl', '--size', '7').size).toBe(7);
});

test('indexing as often as asked, in the order of the tables', () => {
  const { runs, builds, only } = read('--runs', '5', '--builds', '1', '--only', 'orama-words, xiangxun');
  expect([runs, builds, only]).toEqual([5, 1, ['xiangxun', 'orama-words']]);
});

test('sizes to grow through, which rise', () => {
  expect(read('--growth', '100, 300,900').growth).toEqual([100, 300, 900]);
  expect(read().growth).toBeUndefined();
});

describe('what is wrong is named', () => {
  test.each([
    [['--size', '0'], '--size'],
    [['--runs', 'x'], '--runs'],
    [['--seconds', '-1'], '--seconds'],
    [['--only', 'lucene'], 'lucene'],
    [['--growth', '300,100'], '300,100'],
    [['--growth', '100'], '--growth'],
    [['--growth', '100,x'], '--growth'],
  ])('%j', (argv, named) => {
    const [name = '', value = ''] = argv;
    expect(() => read(`${name}=${value}`)).toThrow(
      expect.objectContaining({ code: 'invalid_usage', message: expect.stringContaining(named) }),
    );
  });
});
