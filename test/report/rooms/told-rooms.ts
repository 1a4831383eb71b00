import type { Unit } from '../../../src/kernel/unit.ts'
import type { Result } from '../../../src/study/result.ts'
import { figuresOf, lifelikeOutcome, plans } from '../outcome-fixture.ts'

const { result: before } = lifelikeOutcome({}, plans.slice(0, 3))

/** A result of three strategies (`today`, `supportOnly`, `resell`) with these means besides its own figures. */
export const resultWith = (
  means: Readonly<Record<string, readonly [Unit, number, number, number]>>,
  over: Partial<Result> = {},
): Result => ({
  ...before,
  strategies: before.strategies.map((one, n) => ({
    ...one,
    metrics: {
      ...one.metrics,
      ...Object.fromEntries(
        Object.entries(means).map(([id, [unit, ...values]]) => [id, figuresOf(Float64Array.of(values[n]), unit)]),
      ),
    },
  })),
  ...over,
})
