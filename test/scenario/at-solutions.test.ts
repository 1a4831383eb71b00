import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allGates, catalogueWith } from '../../src/domain/catalogue.ts'
import { holding, pipeline } from '../../src/domain/columns.ts'
import { type Cause, causes } from '../../src/domain/gate.ts'
import { nodeLoad } from '../../src/run/load.ts'
import { realStages } from '../../src/run/stages.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { causeSum, slippedBy, sumOf } from '../helpers/held-orders.ts'
import { type Watch, watch } from '../helpers/watch.ts'

const trials = 24
const file = join(import.meta.dirname, '../../scenarios/at-solutions.yaml')
const columns = [
  holding.avoidable,
  holding.slipped,
  holding.resolved,
  holding.stillOpen,
  pipeline.placed,
  pipeline.bookings,
]

const read = async (set: readonly string[] = []): Promise<Scenario> => {
  const found = await realStages.read(file, nodeLoad(file, process.cwd()), { set })
  return found.ok ? { ...found.scenario, metrics: [], statements: [] } : expect.unreachable()
}

const play = (scenario: Scenario, without?: Cause): ReadonlyMap<string, Watch> =>
  watch(scenario, columns, { trials, catalogue: catalogueWith(allGates.filter(({ cause }) => cause !== without)) })

const noRemedies = causes.map(cause => `gates.${cause}.remedy.by=none`)

describe('the partner that does not place its order, as shipped', () => {
  it('cannot place it on the line as it stands in any strategy without a remedy, and can where the line is raised', async () => {
    const seen = play(await read(noRemedies))
    expect([...seen.keys()]).toEqual(expect.arrayContaining(['asksOrder', 'never', 'monthly', 'weekly', 'ahead']))
    for (const [id, one] of seen) {
      // the others come to $880k, all together
      const bookings = one(pipeline.bookings, { paper: 'partner' })
      const all = Array.from({ length: trials }, (_, i) => sumOf(bookings, i)).filter(sum => sum >= 1e6).length
      if (id === 'ahead') expect(all).toBeGreaterThan(0)
      else expect(all, id).toBe(0)
    }
  })

  // Brute force: a run of the same world in which that gate is open for every order.
  it('has a table of what one gate alone would avoid that such runs bear out, but for trials in which orders share the line', async () => {
    const scenario = await read()
    const all = play(scenario)
    const met = { alike: 0, otherwise: 0, avoided: 0 }
    for (const cause of causes) {
      const fixed = play(scenario, cause)
      for (const [id, one] of all) {
        const again = fixed.get(id) ?? expect.unreachable()
        for (let i = 0; i < trials; i++) {
          const avoidable = causeSum(one, holding.avoidable, cause, i)
          met.avoided += avoidable
          const fewer = sumOf(one(holding.slipped), i) - sumOf(again(holding.slipped), i)
          if (avoidable === fewer) met.alike++
          else {
            met.otherwise++
            // a gate opened for one order lets it take up the line, or count for the target, before another
            expect(sumOf(one(pipeline.placed), i), `${id} ${cause} ${i}`).toBeGreaterThan(1)
          }
        }
      }
    }
    expect(met.avoided).toBeGreaterThan(trials)
    expect(met.otherwise / met.alike).toBeLessThan(0.05)
  })

  it('has causes that add up to what slipped: each order under the gate that opened last, or is still shut', async () => {
    for (const [id, one] of play(await read()))
      for (let i = 0; i < trials; i++) {
        const labelled = causes.reduce((sum, cause) => sum + slippedBy(one, cause, i), 0)
        expect(labelled, `${id} ${i}`).toBe(sumOf(one(holding.slipped), i))
      }
  })
})

it('meets never where it says so: nothing is told, and what it says is no error', async () => {
  const told = async (id: string, set: readonly string[]): Promise<number> => {
    const seen = watch(await read(set), [holding.disclosed], { trials })
    const path = seen.get(id)?.(holding.disclosed) ?? expect.unreachable()
    return path.reduce((sum, step) => sum + step.reduce((a, b) => a + b, 0), 0)
  }
  expect(await told('weekly', [])).toBeGreaterThan(0)
  expect(await told('weekly', ['strategies.weekly.cadence.every=none'])).toBe(0)
  // where nobody says how often, either
  expect(await told('never', ['strategies.never.cadence.every=none'])).toBe(0)
})
