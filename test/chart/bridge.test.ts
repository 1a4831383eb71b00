import { describe, expect, test } from 'vitest'
import { bridgeRecord } from '../../src/chart/bridge/record.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import type { Bridge } from '../../src/study/result.ts'
import { fakeOutcome, threePlans } from './outcome-fixture.ts'
import { withValue } from './value-fixture.ts'

const of = 'partner.ownerValue'

const steps = (sizes: Readonly<Record<string, number | null>>): Bridge['steps'] =>
  Object.entries(sizes).map(([id, mean]) => ({
    id,
    label: id,
    mean,
    difference: null,
    ...(id === 'bounds' ? { reaches: 'partner.value' } : id === 'paid out' ? { reaches: of } : {}),
  }))

/** By hand: 4.0 - 1.0 + 0 = 3.0 and - 0.8 + 0.3 = 2.5; with resale 9.0 - 2.5 - 0.1 = 6.4 and - 2.0 + 0.1 = 4.5. */
const bridges: readonly Bridge[] = [
  {
    strategy: 'today',
    of,
    total: 2_500_000,
    difference: null,
    steps: steps({ size: 4e6, recurring: -1e6, bounds: 0, tax: -800_000, 'paid out': 300_000 }),
  },
  {
    strategy: 'resell',
    of,
    total: 4_500_000,
    difference: 2e6,
    steps: steps({ size: 9e6, recurring: -2.5e6, bounds: -100_000, tax: -2e6, 'paid out': 100_000 }),
  },
]

const outcomeOf = (found: readonly Bridge[]): Outcome => {
  const outcome = fakeOutcome({ trials: 20 })
  return { ...outcome, result: { ...outcome.result, bridges: found } }
}

describe('bridgeRecord', () => {
  test('of one strategy against another: how each step differs, from one figure to the other', () => {
    const { rows, finding, unmoved } = bridgeRecord(outcomeOf(bridges), of, 'resell', 'today')!
    expect(rows.map(({ kind, label, from, to }) => [kind, label, from, to])).toEqual([
      ['figure', 'Today', 0, 2.5e6],
      ['step', 'size', 2.5e6, 7.5e6],
      ['step', 'recurring', 7.5e6, 6e6],
      ['step', 'bounds', 6e6, 5.9e6],
      ['step', 'tax', 5.9e6, 4.7e6],
      ['step', 'paid out', 4.7e6, 4.5e6],
      ['figure', 'Resell with services', 0, 4.5e6],
    ])
    expect(unmoved).toBe(0)
    expect(finding).toBe(
      'Resell with services brings mean value to the partner\u2019s owner to $4.5M, $2.0M more than Today; largest steps: size +$5.0M, recurring \u2212$1.5M',
    )
  })

  test('the other way round every step turns', () => {
    const { rows, finding } = bridgeRecord(outcomeOf(bridges), of, 'today', 'resell')!
    expect(rows[1]).toEqual({ kind: 'step', label: 'size', from: 4.5e6, to: -500_000 })
    expect(finding).toContain(
      'to $2.5M, $2.0M less than Resell with services; largest steps: size \u2212$5.0M, recurring +$1.5M',
    )
  })

  test('of a strategy alone: from its earnings, with a figure wherever the steps reach one', () => {
    const { rows, finding, unmoved, against } = bridgeRecord(outcomeOf(bridges), of, 'today', 'today')!
    expect(rows.map(({ kind, label, to }) => [kind, label, to])).toEqual([
      ['figure', 'size', 4e6],
      ['step', 'recurring', 3e6],
      ['figure', 'price of the firm', 3e6],
      ['step', 'tax', 2.2e6],
      ['step', 'paid out', 2.5e6],
      ['figure', 'value to the partner\u2019s owner', 2.5e6],
    ])
    expect([unmoved, against]).toEqual([1, null])
    expect(finding).toBe(
      'Today: mean value to the partner\u2019s owner is $2.5M; largest steps: recurring \u2212$1.0M, tax \u2212$800k',
    )
  })

  test('every row begins where the one before it ends, however many are folded into one', () => {
    const outcome = withValue(fakeOutcome({ trials: 200 }))
    for (const b of threePlans.map(({ id }) => id))
      for (const a of threePlans.map(({ id }) => id)) {
        const { rows } = bridgeRecord(outcome, of, b, a)!
        const greatest = Math.max(...rows.map(({ to }) => Math.abs(to)))
        rows.forEach(({ kind, from, to }, i) => {
          const before = rows[i - 1]?.to ?? to
          expect(Math.abs((kind === 'figure' ? to : from) - before) / greatest).toBeLessThan(1e-12)
        })
        // and the last is the mean of the samples
        const values = outcome.samples[b]![of]!
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length
        expect(Math.abs(rows.at(-1)!.to - mean) / mean).toBeLessThan(1e-12)
        expect(rows.length).toBeLessThanOrEqual(16)
      }
  })

  test('two strategies alike, a step without a value, no bridge at all', () => {
    const twin = [bridges[0]!, { ...bridges[0]!, strategy: 'resell' }]
    const same = bridgeRecord(outcomeOf(twin), of, 'resell', 'today')!
    expect(same.rows.map(({ kind }) => kind)).toEqual(['figure', 'figure'])
    expect(same.finding).toBe(
      'Resell with services leaves mean value to the partner\u2019s owner where it is with Today: $2.5M',
    )
    const broken = { ...bridges[1]!, steps: steps({ size: 9e6, recurring: null, bounds: 0 }) }
    expect(bridgeRecord(outcomeOf([bridges[0]!, broken]), of, 'resell', 'today')).toBeUndefined()
    expect(bridgeRecord(outcomeOf([]), of, 'resell', 'today')).toBeUndefined()
    expect(bridgeRecord(outcomeOf(bridges), of, 'resell', 'supportOnly')).toBeUndefined()
  })
})
