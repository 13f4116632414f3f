/** `npm run screenshots`: install and build as `npm start` does, then take the pictures of the README anew. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, exclusively, install, ROOT, runMain } from './prepare.mjs';

await runMain(async () => {
  await exclusively(install);
  await exclusively(build);
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--root', ROOT, 'tests/screenshots'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PICTURES: join(ROOT, '.readme') },
  });
  return status ?? 1;
});
