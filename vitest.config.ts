import { defineConfig } from 'vitest/config';

const WITH_CLUSTER = 'tests/**/*.cluster.test.ts';

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'hono/jsx' },
  test: {
    environment: 'node',
    // Every answer of the server is held against the description that it serves.
    setupFiles: ['tests/openapi/watch.ts'],
    // nodejieba is a native addon: it wants a process of its own, not a thread.
    pool: 'forks',
    // Against hanging, not against slowness: the machine may be busy with other things.
    testTimeout: 120_000,
    hookTimeout: 400_000,
    // A browser beside other work takes its time.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [WITH_CLUSTER, '**/node_modules/**'],
          maxWorkers: 2,
        },
      },
      {
        // After all others and one file at a time: they share one cluster, and some kill its nodes.
        extends: true,
        test: {
          name: 'cluster',
          include: [WITH_CLUSTER],
          globalSetup: ['tests/opensearch/cluster/global-setup.ts'],
          maxWorkers: 1,
          testTimeout: 900_000,
          hookTimeout: 900_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
