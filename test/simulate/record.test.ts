import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import type { Catalogue } from '../../src/domain/catalogue.ts'
import type { Column } from '../../src/kernel/column.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import { mechanism } from '../../src/kernel/mechanism.ts'
import { type Identity, metric } from '../../src/kernel/metric.ts'
import { simulateBlock } from '../../src/simulate/simulate.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'

const x: Column = { name: 'x', kind: 'flow', unit: 'USD', label: 'x', over: [] }
const y: Column = { ...x, name: 'y' }

/** x is what `of` says of step and trial; y the same. */
const model = (of: (t: number, trial: number) => number, more: Partial<Catalogue> = {}): Catalogue => ({
  mechanisms: [
    mechanism({
      name: 'x',
      writes: { x, y },
      step({ first, t, writes }) {
        for (const column of [writes.x, writes.y]) for (let i = 0; i < column.length; i++) column[i] = of(t, first + i)
      },
    }),
  ],
  fields: [],
  metrics: [],
  timelines: {},
  identities: [],
  ...more,
})

const windows = ['total', 'last12', 'end', 'low'] as const
const metrics = windows.map(window =>
  metric({
    id: window,
    unit: 'USD',
    label: window,
    meaning: window,
    needs: { x: { target: x, window } },
    value: n => n.x,
  }),
)

const play = (catalogue: Catalogue, time: Pick<Built, 'step' | 'steps'>, first = 0, count = 3) => {
  const { structure, variants } = compile(buildScenario({ ...time, set: {} }), catalogue)
  return simulateBlock(structure, catalogue, variants, { first, count })[0]
}

const reading = (of: (t: number, trial: number) => number, time: Pick<Built, 'step' | 'steps'>) => {
  const { metrics: found } = play(model(of, { metrics }), time)
  return Object.fromEntries(windows.map((window, n) => [window, found[n][0]]))
}

// By hand: sums of arithmetic series.
describe('the windows of a metric', () => {
  it('are the whole, the last twelve months, the end and the lowest', () => {
    const of = (t: number): number => (t + 1 === 5 ? -100 : t + 1)
    expect(reading(of, { steps: 15 })).toEqual({ total: 120 - 105, last12: 114 - 105, end: 15, low: -100 })
  })

  it('know twelve months by steps of any length', () => {
    const one = (): number => 1
    expect(reading(one, { step: 'quarter', steps: 9 }).last12).toBe(4)
    expect(reading(one, { step: 'week', steps: 80 }).last12).toBe(52)
    expect(reading(one, { step: 'day', steps: 400 }).last12).toBe(365)
  })

  it('have no last twelve months in a shorter run, and all of one that is as long', () => {
    expect(reading(t => t, { steps: 11 }).last12).toBeNaN()
    expect(reading(() => 1, { steps: 12 }).last12).toBe(12)
  })
})

describe('a timeline', () => {
  it('is the column in each step and trial, by the trial’s number', () => {
    const { timelines } = play(
      model((t, trial) => 100 * t + trial, { timelines: { x } }),
      { steps: 3 },
      512,
      4,
    )
    expect(timelines[0].map(step => [...step])).toEqual(
      [0, 1, 2].map(t => [512, 513, 514, 515].map(trial => 100 * t + trial)),
    )
  })
})

describe('what must hold in every step', () => {
  const equal: Identity = {
    name: 'x = y',
    terms: [
      { column: x, when: 'now', sign: 1 },
      { column: y, when: 'now', sign: -1 },
    ],
  }
  const still: Identity = {
    name: 'x stays',
    terms: [
      { column: x, when: 'now', sign: 1 },
      { column: x, when: 'last', sign: -1 },
    ],
  }
  const failing = (catalogue: Catalogue): string => {
    try {
      play(catalogue, { steps: 4 }, 256, 3)
      return 'nothing failed'
    } catch (error) {
      expect(isFailure(error)).toBe(true)
      return (error as Error).message
    }
  }

  it('passes when it does, up to rounding', () => {
    expect(failing(model(t => t / 3, { identities: [equal] }))).toBe('nothing failed')
    expect(failing(model(() => 0, { identities: [still] }))).toBe('nothing failed')
  })

  it('fails with what, by how much, where and when', () => {
    expect(failing(model((t, trial) => (t === 2 && trial === 257 ? 5 : 0), { identities: [still] }))).toBe(
      'the books do not balance: x stays is off by 5 in strategy "only", trial 257, 2026-03-31',
    )
  })

  it('fails at a billionth of the amounts, and at what is no number', () => {
    expect(failing(model(t => 1e9 + t * 0.5, { identities: [{ ...still, terms: [...equal.terms] }] }))).toBe(
      'nothing failed',
    )
    expect(failing(model(t => (t === 0 ? 0 : 1e-8), { identities: [still] }))).toMatch(/off by 1e-8/)
    expect(failing(model(t => (t === 0 ? 0 : 1e-10), { identities: [still] }))).toBe('nothing failed')
    expect(failing(model(t => (t === 1 ? Number.NaN : 0), { identities: [equal] }))).toMatch(/off by NaN .* 2026-02-28/)
    expect(failing(model(t => (t === 1 ? Infinity : 0), { identities: [equal] }))).toMatch(/2026-02-28/)
  })

  it('lets no infinite figure through', () => {
    expect(failing(model(() => 1e308, { metrics }))).toBe('total is not finite in strategy "only", trial 256')
  })

  it('lets no figure through that has no variance: its square is infinite', () => {
    const told = failing(model(() => 1e200, { metrics }))
    expect(told).toMatch(/^total is \d\.?\d*e\+20\d in strategy "only", trial 256, and may be 1e\+150 at most$/)
    expect(failing(model(() => 1e140, { metrics }))).toBe('nothing failed')
  })
})
