import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, most of them in processes that they start: begun last, one of them would run alone. */
const long =
  /\/test\/(?:docs|cli\/(?:process|new)|hostile\/hostile|study\/(?:invariance|answers)|run\/threads|notebooks\/notebooks)\.test\.ts$/

/** Long files first, also in a fresh copy, where vitest knows no times and goes by the size of a file. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [true, false].flatMap(isLong => sorted.filter(({ moduleId }) => long.test(moduleId) === isLong))
  }
}

/** `unit` is what `npm test` runs; `system` looks at the pages in a browser; `nightly` is the same promises at the sizes that take minutes. */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    sequence: { sequencer: LongFirst },
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
          testTimeout: 240_000,
        },
      },
      { test: { name: 'system', include: ['test/system/**/*.system.test.ts'], testTimeout: 120_000 } },
      { test: { name: 'nightly', include: ['test/nightly/**/*.nightly.test.ts'], testTimeout: 1_800_000 } },
    ],
  },
})
