/** `npm run sizes`: prints what the box and the pages cost, and writes it into the files that the tests hold. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { exclusively, install, ROOT, runMain } from './prepare.mjs';

const STEPS = [
  ['src/setup/bundle.mjs', '--sizes'],
  ['node_modules/vitest/vitest.mjs', 'run', '--root', ROOT, '--config', 'tests/sizes/vitest.config.ts'],
];

await runMain(async () => {
  await exclusively(install);
  for (const [script = '', ...args] of STEPS) {
    const { status } = spawnSync(process.execPath, [join(ROOT, script), ...args], {
      cwd: ROOT,
      stdio: 'inherit',
    });
    if (status !== 0) return 1;
  }
  return 0;
});
