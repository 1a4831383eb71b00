import { defineConfig } from 'vitest/config'

/** `unit` is what `npm test` runs; `system` looks at the pages in a browser; `nightly` is the same promises at the sizes that take minutes. */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    reporters: process.env['CI'] ? ['default', 'json'] : ['default'],
    outputFile: { json: 'out/test-results.json' },
    projects: [
      {
        test: {
          name: 'unit',
          // No test leaves anything behind in a module, so the modules are loaded once for all of them.
          isolate: false,
          globalSetup: 'test/helpers/global-setup.ts',
          setupFiles: 'test/helpers/equal-numbers.ts',
          include: ['test/**/*.test.ts'],
          exclude: ['test/nightly/**', 'test/system/**'],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'system', include: ['test/system/**/*.system.test.ts'], testTimeout: 120_000 } },
      { test: { name: 'nightly', include: ['test/nightly/**/*.nightly.test.ts'], testTimeout: 1_800_000 } },
    ],
  },
})
