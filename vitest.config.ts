import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/bench/**', '**/node_modules/**'],
    globalSetup: ['tests/clean-up.ts'],
    setupFiles: ['tests/seed.ts'],
    // Most tests wait for a build or a browser of their own: one beside another, also on two cores.
    maxWorkers: 2,
    // Sites and browsers take seconds on a small machine; the limit only ends what hangs.
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
