import { describe, expect, it } from 'vitest'
import { type Leaf, leavesOf } from '../../../src/compile/leaves.ts'
import type { Binding } from '../../../src/compile/structure.ts'
import { readScenario } from '../../../src/scenario/read-scenario.ts'
import type { Correlation } from '../../../src/scenario/scenario.ts'
import type { InputShare } from '../../../src/study/beyond-levels.ts'
import { kinOf } from '../../../src/study/influence/kin.ts'
import { runStudy } from '../../../src/study/run-study.ts'

const stream = (k0: number) => ({ k0, k1: 0, c3: 0 })
const trial = (path: string, low = 0): Leaf => ({
  kind: 'trial',
  path,
  law: { kind: 'uniform', params: [low, low + 1] },
  stream: stream(path.length),
})
const row = (path: string, table: number): Leaf => ({ kind: 'row', path, values: [1, 2], stream: stream(table) })
const constant: Binding = { kind: 'constant', value: 1 }
const unit = { kind: 'constant', params: [1] } as const

describe('what a variant draws once per trial', () => {
  it('is found wherever it stands, each path once, in the order of the paths', () => {
    const bindings: Binding[] = [
      { kind: 'event', law: unit, times: trial('typical') },
      { kind: 'event', law: { kind: 'uniform', params: [0, 1] } },
      { kind: 'formula', expr: { kind: 'number', value: 1 }, of: [trial('b'), constant, trial('a')] },
      {
        kind: 'schedule',
        pieces: [
          { from: 0, binding: constant },
          { from: 3, binding: trial('late', 1) },
          { from: 6, binding: trial('late', 2) },
        ],
      },
      row('table', 9),
      trial('a'),
    ]
    const found = leavesOf({ bindings })
    expect(found.map(({ path }) => path)).toEqual(['a', 'b', 'late', 'table', 'typical'])
    expect(found[2]).toEqual(trial('late', 1)) // the first piece that is uncertain
  })
})

describe('draws that hang together', () => {
  const place = { file: { name: 'a', text: '' }, start: 0, end: 0 }
  const pairs = (paths: readonly string[], rank: readonly (readonly number[])[]): Correlation => ({
    paths,
    rank,
    place,
  })
  const leaves = ['a', 'b', 'c', 'd', 'e'].map(path => trial(path))

  it('are chains of correlations, and those of rank 0 are none', () => {
    const chain = [
      pairs(
        ['a', 'c'],
        [
          [1, 0.5],
          [0.5, 1],
        ],
      ),
      pairs(
        ['c', 'e', 'b'],
        [
          [1, -0.3, 0],
          [-0.3, 1, 0],
          [0, 0, 1],
        ],
      ),
    ]
    expect(kinOf(leaves, chain)).toEqual([[0, 2, 4], [1], [3]])
    expect(kinOf(leaves.slice(0, 2), chain)).toEqual([[0], [1]])
    expect(kinOf(leaves, [])).toEqual([[0], [1], [2], [3], [4]])
  })

  it('are columns of one row, not those of another table', () => {
    expect(kinOf([row('x', 1), trial('m'), row('y', 2), row('z', 1)], [])).toEqual([[0, 3], [1], [2]])
  })
})

const file = `
tandem: 1
time: {start: 2026-01, step: month, horizon: 2 years}
run: {trials: 1500, seed: leaves}
segments: {only: {dealSize: {typical: {uniform: {low: $10k, high: $200k}}, spread: 20%}, churn: 0% per year}}
vendor: {cogs: 20%, direct: {wonDeals: 10 per month, mix: {only: 100%}}}
strategies: {today: {title: Today}}
`

const inputsOf = async (
  text: string,
  tables: Readonly<Record<string, string>> = {},
): Promise<readonly InputShare[]> => {
  const found = await readScenario('a.yaml', name => ({ ok: true, name, text: tables[name] ?? text }))
  if (!found.ok) throw new Error(found.issues.map(({ message }) => message).join('; '))
  const { result } = await runStudy(found.scenario)
  return result.influence.find(({ metric }) => metric === 'vendor.contribution')?.inputs ?? []
}

describe('in a scenario', () => {
  it('the typical size of deals counts, which is drawn once, and not their spread, which is chance', async () => {
    const [first] = await inputsOf(file)
    expect(first.paths).toEqual(['segments.only.dealSize'])
    expect(first.share).toBeGreaterThan(0.8)
  })
})
