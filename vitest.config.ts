import { defineConfig } from 'vitest/config';

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'hono/jsx' },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Every answer of the server is held against the description that it serves.
    setupFiles: ['tests/openapi/watch.ts'],
    // nodejieba is a native addon: it wants a process of its own, not a thread.
    pool: 'forks',
    maxWorkers: 2,
    // Against hanging, not against slowness: the machine may be busy with other things.
    testTimeout: 120_000,
    hookTimeout: 400_000,
    // A browser beside other work takes its time.
    expect: { poll: { timeout: 30_000 } },
  },
});
