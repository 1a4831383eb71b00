import { describe, expect, test } from 'vitest'
import { comparisonText } from '../../src/report/comparison-text.ts'
import { reportHtml } from '../../src/report/html.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { inputShare, toldOutcome } from './told-fixture.ts'

/** Five strategies, each of whose beliefs hangs on one input. */
const outcome = (): Outcome => {
  const made = toldOutcome()
  const statements = made.result.statements.map(one => ({
    ...one,
    results: one.results.map(found => ({ ...found, hangsOn: inputShare('inputs.captureShare', 'J', 0.41) })),
  }))
  return { ...made, result: { ...made.result, statements } }
}

const count = (text: string, word: string): number => text.split(word).length - 1

describe('what says the same of every strategy', () => {
  test('is said once, however many blocks of columns there are', () => {
    for (const width of [60, 80, 120]) {
      const text = comparisonText(outcome(), { width, color: false, unicode: true }).replace(/\n +/g, ' ')
      expect(count(text, 'why: the owner retires')).toBe(1)
      expect(count(text, 'hangs on captureShare (J, about 41\u00a0%)')).toBe(2)
    }
    const narrow = comparisonText(outcome(), { width: 60, color: false, unicode: true })
    expect(count(narrow, '\nPARTNER')).toBeGreaterThan(1)
  })

  test('goes across the table of the page', () => {
    const html = reportHtml(outcome(), [])
    const rows = html.match(/<tr class="change"><th scope="row" colspan="6">hangs on captureShare[^<]*<\/th><\/tr>/g)
    expect(rows).toHaveLength(2)
  })
})
