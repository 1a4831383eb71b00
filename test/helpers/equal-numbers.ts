import { expect } from 'vitest'

/**
 * Two arrays of floats, as `toEqual` takes them: as long, and each number the same (NaN is NaN, 0 is not -0). Vitest
 * walks such arrays as it walks any object, a hundred times as slowly; whatever else is compared is left to it.
 */
const sameFloats = (a: unknown, b: unknown): boolean | undefined => {
  if (!(a instanceof Float64Array && b instanceof Float64Array)) return undefined
  return a.length === b.length && a.every((x, i) => Object.is(x, b[i]))
}

// A set-up file runs before each test file, while what it tells `expect` stays with the worker.
const told = Symbol.for('tandem: expect compares floats')
const worker = globalThis as { [told]?: true }
if (worker[told] === undefined) expect.addEqualityTesters([sameFloats])
worker[told] = true
