import { defineConfig } from 'vitest/config';

/** The long forms: not part of `npm test`, which asserts no times. One at a time, so that nothing else runs. */
export default defineConfig({
  test: {
    include: ['tests/torture/**/*.torture.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
