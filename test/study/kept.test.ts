import { describe, expect, it, test } from 'vitest'
import { asksFor, buildCharts } from '../../src/chart/index.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { followed } from '../../src/domain/headlines.ts'
import { findingSentences } from '../../src/report/finding.ts'
import { precisionMethod } from '../../src/report/precision.ts'
import { comparisonResults, strategyResults } from '../../src/study/assemble.ts'
import { keptBy } from '../../src/study/kept.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { inProcess } from '../../src/study/runner.ts'
import { figureIds } from '../../src/study/study.ts'
import { studyOf } from '../../src/study/study-of.ts'
import { buildScenario } from '../helpers/build-scenario.ts'
import { realistic } from '../helpers/realistic.ts'

// Published: 10 million numbers, 131,072 trials.
const hundred = Array.from({ length: 100 }, (_, n) => (n === 7 ? 'vendor.contribution' : `f${n}`))
test.each<[what: string, strategies: number, trials: number, kept: ReturnType<typeof keptBy>]>([
  ['10 million numbers are all kept', 1, 100_000, 'all'],
  ['of more, those that are looked at future by future', 1, 100_001, [7, 9]],
  ['strategies count', 2, 50_001, [7, 9]],
  ['so they do where there is room', 2, 50_000, 'all'],
  ['beyond 131,072 trials nothing is', 1, 131_073, []],
])('%s', (_what, strategies, trials, kept) => {
  const charts = [{ kind: 'difference', subject: 'f9' } as const, { kind: 'fan', subject: 'f8' } as const]
  expect(keptBy({ ids: hundred, strategies, trials }, charts)).toEqual(kept)
})

test('as many trials of few figures as ever are kept', () =>
  expect(keptBy({ ids: ['a', 'b'], strategies: 3, trials: 131_072 })).toBe('all'))

const scenario = buildScenario({ ...realistic, steps: 14 })

describe('a study that is too large to keep every figure', () => {
  const large = studyOf(scenario, { trials: 131_072 })
  const ids = figureIds(large)

  it('keeps those that are looked at future by future, or all where it is told to', () => {
    if (large.kept === 'all') throw new Error('it has room for all')
    expect(large.kept.map(place => ids[place]).sort()).toEqual([...followed].filter(id => ids.includes(id)).sort())
    expect(studyOf(scenario, { trials: 131_072, keepsFutures: true }).kept).toBe('all')
    expect(studyOf(scenario, { trials: 131_073, keepsFutures: true }).kept).toEqual([])
  })

  // The second implementation: the same futures, all of them kept.
  it('has those exactly, of the rest the same means and quantiles within 0.1 %', async () => {
    const all = { ...large, trials: 3000, kept: 'all' as const }
    const some = { ...all, kept: large.kept }
    const [exact, sketched] = await Promise.all(
      [all, some].map(async study => {
        const state = await inProcess(study, catalogue, { blockSize: 1024 })
        return {
          levels: strategyResults(study, catalogue, state, new Map()),
          changes: comparisonResults(study, catalogue, state),
        }
      }),
    )
    let sketches = 0
    const look = (one: Readonly<Record<string, object>>, other: Readonly<Record<string, object>>): void => {
      for (const id of ids) {
        if ((followed as readonly string[]).includes(id)) expect(other[id]).toEqual(one[id])
        for (const [figure, value] of Object.entries(one[id])) {
          const found = (other[id] as Record<string, number | null>)[figure]
          if (!/^p\d\d$/.test(figure) || value === null) expect(found, `${id} ${figure}`).toEqual(value)
          else {
            // a bucket of 9 bits, and as much again of the gap to the next value where a quantile is between two
            expect(Math.abs((found as number) - value), `${id} ${figure}`).toBeLessThanOrEqual(0.002 * Math.abs(value))
            if (found !== value) sketches++
          }
        }
      }
    }
    exact.levels.forEach(({ metrics }, v) => {
      look(metrics, sketched.levels[v].metrics)
    })
    exact.changes.forEach(({ metrics }, p) => {
      look(metrics, sketched.changes[p].metrics)
    })
    expect(sketches).toBeGreaterThan(100)
  })
})

// The invariant: findings and charts take single futures of nothing else.
it('findings and charts of a run are the same where only those are kept', async () => {
  const outcome = await runStudy(scenario, { trials: 1000 })
  const samples = Object.fromEntries(
    Object.entries(outcome.samples).map(([id, metrics]) => [
      id,
      Object.fromEntries(
        Object.entries(metrics).filter(([metric]) => (followed as readonly string[]).includes(metric)),
      ),
    ]),
  )
  const told = (one: typeof outcome) => [
    findingSentences(one),
    precisionMethod(one),
    buildCharts(one, asksFor(one, [])).charts,
  ]
  expect(told({ ...outcome, samples })).toEqual(told(outcome))
})
