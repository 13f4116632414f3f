/** `npm run check`: the checks that read the code without running it; the last line is the outcome. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { exclusively, install, ROOT, runMain } from './prepare.mjs';
import { resultLine } from './tally.mjs';

/** @type {readonly (readonly [name: string, script: string, ...args: string[]])[]} */
const CHECKS = [
  [
    '格式与规则 (biome)',
    '@biomejs/biome/bin/biome',
    'ci',
    '--config-path=.biome.json',
    '--diagnostic-level=warn',
  ],
  ['类型: src (tsc)', 'typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'],
  ['类型: tests, src/setup (tsc)', 'typescript/bin/tsc', '--noEmit', '-p', 'tests/tsconfig.json'],
  ['无用代码 (knip)', 'knip/bin/knip.js', '--no-progress'],
  ['依赖方向 (dependency-cruiser)', 'vitest/vitest.mjs', 'run', '--reporter=dot', 'tests/architecture'],
];

await runMain(async () => {
  await exclusively(install);
  let failed = 0;
  for (const [name, script, ...args] of CHECKS) {
    const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
      cwd: ROOT,
      stdio: 'inherit',
    });
    if (status !== 0) failed += 1;
    console.log(`${status === 0 ? '✓' : '✗'} ${name}`);
  }
  console.log(resultLine({ passed: CHECKS.length - failed, failed }));
  return failed === 0 ? 0 : 1;
});
