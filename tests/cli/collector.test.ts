import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { COLLECTOR_FLAGS } from '../../src/cli/collector.ts';
import { compiled } from './fixture.ts';

compiled();

const MODULE = new URL('../../dist/cli/collector.js', import.meta.url).href;

function node(...options: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, options, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

test.each(COLLECTOR_FLAGS)('V8 knows %s', (flag) => {
  const name = flag.replace(/^--(no-)?/, '').replace(/=.*/, '');
  expect(node('--v8-options')).toMatch(new RegExp(`^ {2}--${name} `, 'm'));
});

test('set while the process runs, they hold: the next collection comes at three times what was left', () => {
  const program = `
    import { collectSeldom } from '${MODULE}';
    collectSeldom();
    globalThis.kept = Array.from({ length: 500_000 }, (_, i) => ({ i }));
    globalThis.gc();`;
  const told = node('--expose-gc', '--trace-gc-verbose', '--input-type=module', '-e', program);
  expect(told.match(/\[HeapController\] Limit: .*\((\d\.\d)\)/g)?.at(-1)).toContain('(3.0)');
});
