import { describe, expect, it } from 'vitest'
import { allGates, catalogueWith } from '../../../src/domain/catalogue.ts'
import { books, holding, incentives, pipeline } from '../../../src/domain/columns.ts'
import type { Cause } from '../../../src/domain/gate.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { asked, atSolutions, causeSum, day, everything, slippedBy, sumOf } from '../../helpers/held-orders.ts'
import { watch } from '../../helpers/watch.ts'

const trials = 40
const columns = [...Object.values(holding), pipeline.placed, pipeline.waiting, pipeline.meetingHours]
const yearEnd = 91 // 31 December

const strategies = {
  never: {},
  asksOrder: { 'cadence.every': day, 'cadence.since': 82 * day, 'cadence.asks': asked('order') },
  weekly: { 'cadence.every': 7 * day, 'cadence.asks': everything },
  monthly: { 'cadence.every': 1, 'cadence.asks': everything },
}

const play = (more: Readonly<Record<string, Said>> = {}, gates = allGates, built: Partial<Built> = {}) => {
  const scenario = buildScenario({ ...atSolutions, strategies, ...built, set: { ...atSolutions.set, ...more } })
  const seen = watch(scenario, [...columns, books.payable, incentives.meetingCost], {
    trials,
    catalogue: catalogueWith(gates),
  })
  return (id: string) => seen.get(id) ?? expect.unreachable()
}

const noRemedies = Object.fromEntries(
  ['bench', 'credit', 'kpi'].map(cause => [`gates.${cause}.remedy.by`, 'none' as const]),
)
const inTime = (seen: ReturnType<ReturnType<typeof play>>): number => {
  let all = 0
  for (let i = 0; i < trials; i++) all += sumOf(seen(pipeline.placed), i, yearEnd + 1)
  return all / trials
}

// The order costs $900k at 10 % margin; $350k of the line is free at the start, and all of it is $600k.
describe('the one big order', () => {
  const bare = play(noRemedies)
  const remedied = play()

  it.each(Object.keys(strategies))('%s: cannot be placed on the line as it stands without a remedy', id => {
    const seen = bare(id)
    expect(Math.max(...seen(pipeline.placed).flatMap(step => [...step]))).toBe(0)
    for (let i = 0; i < trials; i++) expect(seen(pipeline.waiting)[181][i]).toBe(1)
  })

  it('can with one, in every trial, sooner the sooner the need is known', () => {
    for (const id of Object.keys(strategies))
      for (let i = 0; i < trials; i++) expect(sumOf(remedied(id)(pipeline.placed), i), id).toBe(1)
    const [never, asksOrder, monthly, weekly] = ['never', 'asksOrder', 'monthly', 'weekly'].map(id =>
      inTime(remedied(id)),
    )
    expect(never).toBe(0)
    // ten calls that ask nothing bring out a gate now and then, seldom all three
    expect(asksOrder).toBeLessThan(0.1)
    expect(monthly).toBeGreaterThan(0.3)
    expect(weekly).toBeGreaterThan(0.9)
  })

  it('decides the club, not the quota: without it $4.3M is booked, with it $5.3M', () => {
    for (const id of Object.keys(strategies)) {
      const seen = remedied(id)
      const booked = seen(holding.quotaBooked)
      for (let i = 0; i < trials; i++)
        expect(booked[181][i]).toBe(4.3e6 + 1e6 * sumOf(seen(pipeline.placed), i, yearEnd + 1))
      expect(sumOf(seen(holding.quotaYears), 0)).toBe(1)
    }
  })

  it('is in the forecast while nobody speaks: the manager counts on it, and is $1M too high', () => {
    const seen = remedied('never')
    const open = bare('weekly')
    for (let i = 0; i < trials; i++) {
      expect(seen(holding.forecast)[yearEnd][i]).toBe(1e6)
      expect(seen(holding.booked)[yearEnd][i]).toBe(0)
      expect(seen(holding.missed)[yearEnd][i]).toBe(1e6)
      // what is told and cannot pass is not in it
      const isTold = causeSum(open, holding.disclosed, 'credit', i) > 0
      expect(open(holding.forecast)[yearEnd][i]).toBe(isTold ? 0 : 1e6)
    }
  })

  it('costs both sides their hour a week, and nothing where nobody meets', () => {
    const seen = play({ 'cadence.hours': 1, 'vendor.manager.cost': 90 })
    for (let i = 0; i < trials; i++) {
      expect(sumOf(seen('weekly')(holding.meetings), i)).toBe(26)
      expect(sumOf(seen('weekly')(pipeline.meetingHours), i)).toBe(26)
      expect(sumOf(seen('weekly')(incentives.meetingCost), i)).toBeCloseTo(26 * 90, 9)
      expect(sumOf(seen('monthly')(holding.meetings), i)).toBe(6)
      expect(sumOf(seen('asksOrder')(holding.meetings), i)).toBe(100)
      expect(sumOf(seen('never')(incentives.meetingCost), i)).toBe(0)
    }
  })

  it('owes what the partner has of its line at the start', () => {
    // payables fall as they are paid: by the first-order delay of a month
    const owed = bare('never')(books.payable)
    expect(owed[0][0]).toBeCloseTo(250_000 * Math.exp(-day), 6)
  })
})

// The oracle is a run without that gate: what it places in time and the other does not is what the gate alone held.
describe('"if only X were fixed" agrees with a run in which X is open', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, Said>>])[] = [
    ['all three hold it', noRemedies],
    ['credit alone', { ...noRemedies, 'deals.big.hours': 0, 'partner.kpi.holds': 0 }],
    ['the bench alone', { ...noRemedies, 'partner.credit.line': 1e6 + 25e4, 'partner.kpi.holds': 0 }],
    ['the target alone', { ...noRemedies, 'partner.credit.line': 2e6, 'deals.big.hours': 0 }],
    [
      'one after the other',
      { ...noRemedies, 'partner.credit.line': 2e6, 'gates.legal.needed': 0.5, 'partner.bench.busyUntil': 85 * day },
    ],
    ['with remedies', { 'gates.legal.needed': 0.5 }],
  ]
  it.each(cases)('%s', (_name, more) => {
    const some = { steps: 110, strategies: { asksOrder: strategies.asksOrder, weekly: strategies.weekly } }
    const all = play(more, allGates, some)
    for (const cause of ['bench', 'credit', 'kpi', 'legal'] as const satisfies readonly Cause[]) {
      const fixed = play(
        more,
        allGates.filter(gate => gate.cause !== cause),
        some,
      )
      for (const id of Object.keys(some.strategies))
        for (let i = 0; i < trials; i++) {
          const [before, after] = [all(id), fixed(id)].map(one => sumOf(one(pipeline.placed), i, yearEnd + 1))
          expect(causeSum(all(id), holding.avoidable, cause, i), `${id} ${cause} ${i}`).toBe(after - before)
        }
    }
  })

  it('and the labels are of the gate that opened last', () => {
    const seen = play()('never')
    for (let i = 0; i < trials; i++) {
      const labels = (['bench', 'credit', 'kpi'] as const).map(cause => slippedBy(seen, cause, i))
      expect(labels.reduce((a, b) => a + b)).toBe(1)
      expect(labels[2], 'the target ends with the year').toBe(0)
      // the bench is free on 7 January or as soon as a later start is agreed; the line takes its own time from 1 January
      const placed = seen(pipeline.placed).findIndex(step => step[i] > 0)
      if (labels[0] === 1) expect(placed).toBeLessThanOrEqual(98)
      if (placed > 98) expect(labels[1]).toBe(1)
    }
  })
})
