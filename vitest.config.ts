import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    pool: 'forks',
    // one embedded database a worker process, not one a file
    isolate: false,
    maxWorkers: 2,
    // what was made of a file is kept by its content: the next run begins in half the time
    experimental: { fsModuleCache: true },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // a busy machine is slow, not wrong
    expect: { poll: { timeout: 15_000 } },
  },
});
