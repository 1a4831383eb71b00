import { describe, expect, it } from 'vitest'
import { acceptBaseline } from '../../src/check/accept.ts'
import { compareBaseline } from '../../src/check/compare-baseline.ts'
import { type Fixture, makeBaseline } from '../../src/check/make-baseline.ts'
import { type Futures, outcomeOf } from './made-up-outcome.ts'

const list = (value: number): number[] => Array.from({ length: 120 }, () => value)

const before: Futures = {
  grow: { 'partner.value': list(10_000), 'vendor.bookings': list(5_000) },
  today: { 'partner.value': list(1_000), 'vendor.bookings': list(500) },
}
const after: Futures = {
  grow: { 'partner.value': list(20_000), 'vendor.bookings': list(6_000) },
  today: { 'partner.value': list(2_000), 'vendor.bookings': list(500) },
}
const files = { 'it.yaml': 'a: 1\n' }
const changed = { hash: 'b'.repeat(64) }

const own = [{ metric: 'partner.*', abs: 1, rel: 0.1, why: 'our own' }]
const first = makeBaseline(outcomeOf(before), files)
const old: Fixture = { ...first, baseline: { ...first.baseline, tolerances: own } }
const next = makeBaseline(outcomeOf(after, changed), { 'it.yaml': 'a: 2\n' })
const reason = 'the list price rose'

const accepted = (...only: string[]): Fixture => {
  const done = acceptBaseline(old, next, { only, reason })
  if (!done.ok) throw new Error(done.refusal.message)
  return { baseline: done.baseline, samples: done.samples }
}

const refusedFor = (old_: Fixture | null, next_: Fixture, only: readonly string[], why = reason): string => {
  const done = acceptBaseline(old_, next_, { only, reason: why })
  if (done.ok) throw new Error('it was accepted')
  return `${done.refusal.message}; ${done.refusal.help}`
}

describe('accepting everything', () => {
  const { baseline, samples } = accepted()

  it('takes the figures, futures and files of the run', () => {
    expect(baseline.levels).toEqual(next.baseline.levels)
    expect(baseline.files).toEqual(next.baseline.files)
    expect(baseline.scenario.hash).toBe(changed.hash)
    expect(samples).toEqual(next.samples)
  })

  it('keeps the reason and what every figure that changed was', () => {
    expect(baseline.accepted).toEqual([
      {
        reason,
        tool: next.baseline.tool,
        changed: [
          { strategy: 'grow', metric: 'partner.value', was: 10_000, is: 20_000 },
          { strategy: 'grow', metric: 'vendor.bookings', was: 5_000, is: 6_000 },
          { strategy: 'today', metric: 'partner.value', was: 1_000, is: 2_000 },
        ],
      },
    ])
  })

  it('keeps tolerances as they were written, and adds those of what none fits', () => {
    expect(baseline.tolerances.map(({ metric, why }) => [metric, why.slice(0, 7)])).toEqual([
      ['partner.*', 'our own'],
      ['vendor.bookings', 'default'],
    ])
  })

  it('then the same run passes to the bit', () => {
    const report = compareBaseline(baseline, samples, outcomeOf(after, changed), next.baseline.files)
    expect([report.mode, report.passed]).toEqual(['exact', true])
  })

  it('what was accepted before stays in the history', () => {
    const twice = acceptBaseline({ baseline, samples }, old, { reason: 'and back' })
    expect(twice.ok && twice.baseline.accepted.map(one => one.reason)).toEqual([reason, 'and back'])
  })
})

describe('accepting a part moves nothing else', () => {
  it.each<[string, string[], Record<string, Record<string, number>>]>([
    [
      'a metric, of every strategy',
      ['partner.value'],
      {
        grow: { 'partner.value': 20_000, 'vendor.bookings': 5_000 },
        today: { 'partner.value': 2_000, 'vendor.bookings': 500 },
      },
    ],
    [
      'a metric of one strategy',
      ['grow/partner.value'],
      {
        grow: { 'partner.value': 20_000, 'vendor.bookings': 5_000 },
        today: { 'partner.value': 1_000, 'vendor.bookings': 500 },
      },
    ],
    [
      'two',
      ['grow/vendor.bookings', 'today/partner.value'],
      {
        grow: { 'partner.value': 10_000, 'vendor.bookings': 6_000 },
        today: { 'partner.value': 2_000, 'vendor.bookings': 500 },
      },
    ],
  ])('%s', (_name, only, means) => {
    const { baseline, samples } = accepted(...only)
    for (const [strategy, metrics] of Object.entries(means))
      for (const [metric, mean] of Object.entries(metrics)) {
        expect(baseline.levels[strategy][metric].mean).toBe(mean)
        expect([...new Set(samples[strategy][metric])]).toEqual([mean])
      }
    const { levels: _, accepted: __, tolerances: ___, ...rest } = baseline
    const { levels: ____, accepted: _____, tolerances: ______, ...oldRest } = old.baseline
    expect(rest).toEqual(oldRest)
  })

  it('a name that begins like another is not the other', () => {
    const of = (value: number) => {
      const figures = { 'partner.ebitda': list(value), 'partner.ebitda.last12': list(value) }
      return makeBaseline(outcomeOf({ today: figures }), files)
    }
    for (const only of ['partner.ebitda', 'partner.ebitda.last12', 'today/partner.ebitda']) {
      const done = acceptBaseline(of(1), of(2), { only: [only], reason })
      if (!done.ok) throw new Error(done.refusal.message)
      const moved = Object.entries(done.baseline.levels['today']).filter(([, { mean }]) => mean === 2)
      expect(moved.map(([metric]) => metric)).toEqual([only.replace('today/', '')])
    }
  })

  it('the rest goes on to fail', () => {
    const { baseline, samples } = accepted('partner.value')
    const { rows } = compareBaseline(baseline, samples, outcomeOf(after, changed), files)
    expect(rows.map(({ strategy, metric, verdict }) => [strategy, metric, verdict])).toEqual([
      ['grow', 'vendor.bookings', 'changed'],
      ['grow', 'partner.value', 'same'],
      ['today', 'partner.value', 'same'],
      ['today', 'vendor.bookings', 'same'],
    ])
  })

  it('a metric that is gone goes, with its futures, unit and tolerance', () => {
    const gone = makeBaseline(
      outcomeOf({ grow: { 'partner.value': list(1) }, today: { 'partner.value': list(1) } }),
      files,
    )
    const done = acceptBaseline(first, gone, { only: ['vendor.bookings'], reason })
    if (!done.ok) throw new Error(done.refusal.message)
    expect(done.baseline.levels['today']).toEqual({ 'partner.value': first.baseline.levels['today']['partner.value'] })
    expect(Object.keys(done.samples['today'])).toEqual(['partner.value'])
    expect(done.baseline.units).toEqual({ 'partner.value': 'USD' })
    expect(done.baseline.tolerances.map(({ metric }) => metric)).toEqual(['partner.value'])
    expect(done.baseline.accepted[0].changed).toContainEqual({
      strategy: 'today',
      metric: 'vendor.bookings',
      was: 500,
      is: null,
    })
  })

  it('a metric that is new comes, with its unit', () => {
    const done = acceptBaseline(
      makeBaseline(outcomeOf({ today: { 'partner.value': list(1) } }), files),
      makeBaseline(
        outcomeOf(
          { today: { 'partner.value': list(9), 'partner.utilisation': list(0.5) } },
          { units: { 'partner.utilisation': '1' } },
        ),
        files,
      ),
      { only: ['partner.utilisation'], reason },
    )
    if (!done.ok) throw new Error(done.refusal.message)
    expect(done.baseline.levels['today']['partner.value'].mean).toBe(1)
    expect(done.baseline.levels['today']['partner.utilisation'].mean).toBe(0.5)
    expect(done.baseline.units).toEqual({ 'partner.utilisation': '1', 'partner.value': 'USD' })
  })
})

describe('what is not accepted', () => {
  it.each<[string, string, RegExp]>([
    ['without a reason', refusedFor(old, next, [], ' '), /reason is empty; say in a sentence/],
    [
      'a part of what nobody knows',
      refusedFor(old, next, ['partner.valeu']),
      /has "partner.valeu"; did you mean "partner.value"/,
    ],
    ['a part into nothing', refusedFor(null, next, ['partner.value']), /no baseline.*leave --only out/],
    [
      'a part of a run with another seed',
      refusedFor(old, makeBaseline(outcomeOf(after, { seed: 'other' }), files), ['partner.value']),
      /other luck; play the seed "it" with 120 futures/,
    ],
  ])('%s', (_name, said, pattern) => {
    expect(said).toMatch(pattern)
  })
})

it('the first of all is kept with its reason', () => {
  const done = acceptBaseline(null, next, { reason })
  expect(done.ok && done.baseline.accepted).toEqual([{ changed: [], reason, tool: next.baseline.tool }])
})
