import { describe, expect, it } from 'vitest'
import { pipeline } from '../../../src/domain/columns.ts'
import { buildScenario } from '../../helpers/build-scenario.ts'
import { watch } from '../../helpers/watch.ts'

/** Orders of one trial by month, of a partner that has met its target of the year and keeps all that it may keep. */
const placedBy = (window: number): number[] => {
  const deals = Array.from({ length: 12 }, (_, month) => `in${month}`)
  const scenario = buildScenario({
    steps: 14,
    deals,
    set: {
      'segments.only.dealSize': 1,
      'partner.kpi.target': 1e6,
      'partner.kpi.reached': 'yes',
      'partner.kpi.holds': 1,
      'partner.kpi.window': window,
      'gates.kpi.remedy.by': 'none',
      ...Object.fromEntries(
        deals.flatMap((name, month) => [
          [`deals.${name}.amount`, 1000],
          [`deals.${name}.customerOrder`, month + 0.5],
        ]),
      ),
    },
  })
  const seen = watch(scenario, [pipeline.placed], { trials: 1 }).get('only') ?? expect.unreachable()
  return seen(pipeline.placed).map(([count]) => count)
}

// By hand: an order a month, and a year that ends with the twelfth.
describe('the time before the end of a period in which orders are kept for the next', () => {
  it('keeps none where it is no time at all', () => {
    expect(placedBy(0)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0])
  })

  it('keeps those of the last step where it is a part of it', () => {
    expect(placedBy(0.1)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0])
  })
})
