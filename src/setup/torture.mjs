/** `npm run torture [name …]`: install and build as `npm start` does, then the long forms of the tests, one by one. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, exclusively, install, ROOT, runMain } from './prepare.mjs';
import { ensureSideInstalled } from './side-install.mjs';
import { resultLine } from './tally.mjs';

/** @type {readonly (readonly [name: string, env: Record<string, string>, ...args: string[]])[]} */
const RUNS = [
  ['kills', { N: '200' }, 'tests/generation/crash.test.ts'],
  ['calls', {}, 'tests/generation/faults.test.ts'],
  ['damage', { N: '500' }, 'tests/indexer/corruption.test.ts'],
  ['locks', { N: '50' }, 'tests/generation/writer-lock.test.ts'],
  ['model', { N: '500' }, 'tests/indexer/model.test.ts'],
  ['swap', { N: '20', CLIENTS: '50' }, 'tests/cli/live-swap.test.ts'],
  ['fuzz', { N: '20000' }, 'tests/server/hostile-requests.test.ts'],
  ['drain', { N: '20' }, 'tests/server/drain.test.ts'],
  ['cost', {}, '--config', 'tests/torture/vitest.config.ts', 'query-cost'],
  ['slow', {}, '--config', 'tests/torture/vitest.config.ts', 'slow-clients'],
  ['overload', {}, '--config', 'tests/torture/vitest.config.ts', 'overload'],
  ['soak', {}, '--config', 'tests/torture/vitest.config.ts', 'soak'],
  ['nodes', { N: '2000' }, 'tests/opensearch/engine-loss', '--project', 'cluster'],
  ['cluster', {}, '--config', 'tests/torture/vitest.config.ts', 'cluster'],
  ['disk', { DOCUMENTS: '300' }, '--config', 'tests/torture/vitest.config.ts', 'disk'],
  ['regexes', {}, '--config', 'tests/torture/vitest.config.ts', 'regexes'],
  ['proxy', {}, '--config', 'tests/torture/vitest.config.ts', 'proxy'],
];

await runMain(async () => {
  const wanted = process.argv.slice(2);
  const runs = RUNS.filter(([name]) => wanted.length === 0 || wanted.includes(name));
  await exclusively(install);
  await exclusively(build);
  if (runs.some(([name]) => name === 'regexes')) {
    const title = '安装检查正则的程序';
    await exclusively((onSpawn) => ensureSideInstalled(ROOT, 'tests/torture/tools', { title, onSpawn }));
  }
  let failed = runs.length === 0 ? 1 : 0;
  for (const [name, env, ...args] of runs) {
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
    const { status } = spawnSync(process.execPath, [vitest, 'run', '--root', ROOT, ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      // What is set by hand wins.
      env: { ...env, ...process.env },
    });
    if (status !== 0) failed += 1;
    console.log(`${status === 0 ? '✓' : '✗'} ${name}`);
  }
  console.log(resultLine({ passed: Math.max(0, runs.length - failed), failed }));
  return failed === 0 ? 0 : 1;
});
