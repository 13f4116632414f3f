/** Before `npm pack`: install and build as `npm start` does, so that the package holds this very source, compiled. */
import { build, exclusively, install, runMain } from './prepare.mjs';

// Standard output belongs to npm, which may be asked for JSON.
console.log = console.error;

await runMain(async () => {
  await exclusively(install);
  await exclusively(build);
  return 0;
});
