import { expect, test } from 'vitest'
import { checkTexts } from '../../src/report/verdict-text.ts'
import type { CheckResult } from '../../src/study/result.ts'

/** With blanks that break where there are some that do not. */
const spaced = (text: string): string => text.replaceAll('\u00a0', ' ')

test.each([
  [{ value: 546e3, ci95: [457e3, 636e3] }, 'it is $23.8M, more than the other side by $546k ($457–636k)'],
  [{ value: -546e3, ci95: [-636e3, -457e3] }, 'it is $23.8M, less than the other side by $546k ($457–636k)'],
] as const)('means that are compared say by how much they are apart: %j', (apart, found) => {
  const check: CheckResult = {
    that: 'mean(a of b) > mean(a of c)',
    severity: 'error',
    unit: 'USD',
    from: 'it.yaml:1',
    results: [{ strategy: null, value: 23.8e6, ci95: [23e6, 24e6], apart, holds: true, close: false }],
  }
  const [text] = checkTexts({ strategies: [], checks: [check] })
  expect({ ...text, found: spaced(text.found) }).toMatchObject({ verdict: 'holds', found })
})
