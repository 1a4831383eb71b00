import { expect, test } from 'vitest'
import { catalogueWith } from '../../../src/domain/catalogue.ts'
import { pipeline } from '../../../src/domain/columns.ts'
import type { Gate, Order } from '../../../src/domain/gate.ts'
import { money } from '../../../src/kernel/field.ts'
import { last } from '../../../src/kernel/mechanism.ts'
import { uniformAt } from '../../../src/kernel/philox.ts'
import { buildScenario } from '../../helpers/build-scenario.ts'
import { watch } from '../../helpers/watch.ts'

const scenario = buildScenario({
  steps: 12,
  set: {
    'segments.only.dealSize': 100,
    'segments.only.cycle': 0,
    'partner.sales.reps': 1,
    'partner.sales.ramp': 0,
    'partner.sales.mix.only': 1,
    'partner.sales.winRate': 1,
    'partner.sales.incrementality': 1,
    'partner.sales.opportunities': { value: 3, per: 'month' },
  },
})

const play = (...gates: Gate[]) => {
  const columns = [pipeline.won, pipeline.placed, pipeline.waiting]
  const seen = watch(scenario, columns, { trials: 256, first: 1024, catalogue: catalogueWith(gates) }).get('only')
  return seen ?? expect.unreachable()
}

const sum = (steps: readonly Float64Array[], i: number, to = steps.length): number =>
  steps.slice(0, to).reduce((all, step) => all + step[i], 0)

test('a gate has parameters, reads and draws of its own, and sees what the step placed before', () => {
  const line = money({ path: 'partner.testLine', label: 'most that a step places', default: { value: 0 } })
  const seen: Order[] = []
  const credit: Gate = {
    name: 'credit',
    params: { line },
    reads: { waiting: last(pipeline.waiting) },
    draws: { mood: 'partner' },
    shut: (order, { params, reads, draws, i, t, trial, placed }) => {
      if (t === 0) expect(reads.waiting[i]).toBe(0)
      expect(trial).toBe(1024 + i)
      expect(uniformAt(draws.mood, trial, order.born, order.ordinal)).toBeGreaterThan(0)
      if (seen.length < 5) seen.push({ ...order })
      return placed + order.amount > params.line.data[i & params.line.mask] + 200
    },
  }
  const column = play(credit)
  const [won, placed, waiting] = [pipeline.won, pipeline.placed, pipeline.waiting].map(c => column(c))
  for (let i = 0; i < 256; i++)
    for (let t = 0; t < 12; t++) {
      // two orders of $100 fit under $200 a step; the rest waits, and none is lost
      const before = t === 0 ? 0 : waiting[t - 1][i]
      expect(placed[t][i]).toBe(Math.min(2, before + won[t][i]))
      expect(sum(won, i, t + 1)).toBe(sum(placed, i, t + 1) + waiting[t][i])
    }
  // sources in the order of their names: base, engine
  expect(seen[0]).toMatchObject({ source: 1, segment: 0, amount: 100 })
})

test('every gate is asked about every order, also when another one holds it already', () => {
  const asked = { first: 0, second: 0 }
  const gate = (name: 'first' | 'second', until: number): Gate => ({
    name,
    shut: (_order, { t }) => {
      asked[name]++
      return t < until
    },
  })
  const column = play(gate('first', 3), gate('second', 5))
  expect(asked.first).toBe(asked.second)
  expect(asked.first).toBeGreaterThan(0)
  const placed = column(pipeline.placed)
  for (let i = 0; i < 256; i++) {
    expect(sum(placed, i, 5)).toBe(0)
    expect(sum(placed, i, 6)).toBe(sum(column(pipeline.won), i, 6)) // placed in the first step in which all are open
  }
})
