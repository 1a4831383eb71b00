import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { type Catalogue, catalogue } from '../../src/domain/catalogue.ts'
import { nodeLoad } from '../../src/run/load.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { simulateBlock } from '../../src/simulate/simulate.ts'

const shipped = async (name: string): Promise<Scenario> => {
  const file = `scenarios/${name}.yaml`
  const read = await readScenario(file, nodeLoad(file, process.cwd()))
  if (!read.ok) throw new Error(`${file} cannot be read`)
  return { ...read.scenario, metrics: [], statements: [], charts: [] }
}

/** A catalogue of one figure, which is looked at by itself. */
const only = (id: string, identities: Catalogue['identities'] = []): Catalogue => ({
  ...catalogue,
  metrics: catalogue.metrics.filter(one => one.id === id),
  timelines: {},
  means: [],
  identities,
})

const block = { first: 0, count: 3 }

const played = (scenario: Scenario, model: Catalogue, onlyRead: boolean) => {
  const { structure, variants } = compile(scenario, model, { onlyRead })
  return { structure, variants, figures: simulateBlock(structure, model, variants, block).map(one => one.metrics) }
}

// The oracle is the whole of what a scenario brings into play.
describe('what nobody reads is left out', () => {
  it.each(['uv-partners', 'one-partnership'])('and no figure of %s is another one, to the bit', async name => {
    const scenario = await shipped(name)
    const whole = played(scenario, { ...catalogue, timelines: {}, means: [] }, false)
    const ids = whole.structure.metrics.map(({ id }) => id)
    const least = { work: whole.structure.work.length, id: '' }
    // every seventh figure of the catalogue, which stands for all mechanisms from leads to the value of a firm
    for (const { id } of catalogue.metrics.filter((_, n) => n % 7 === 3)) {
      const { structure, figures } = played(scenario, only(id), true)
      for (const [m, metric] of structure.metrics.entries())
        expect(
          figures.map(one => one[m]),
          metric.id,
        ).toEqual(whole.figures.map(one => one[ids.indexOf(metric.id)]))
      if (structure.work.length < least.work) Object.assign(least, { work: structure.work.length, id })
    }
    expect(least.work, least.id).toBeLessThan(whole.structure.work.length / 2)
  })

  it('is neither worked nor drawn: the number of orders hangs on no multiple of a sale', async () => {
    const scenario = await shipped('one-partnership')
    const namesOf = (model: Catalogue, onlyRead: boolean) =>
      compile(scenario, model, { onlyRead }).structure.work.flatMap(one => ('mechanism' in one ? one.mechanism : []))
    const orders = only('orders.due')
    expect(namesOf(orders, false)).toContain('valuation/sale')
    expect(namesOf(orders, true)).not.toContain('valuation/sale')
    expect(namesOf(only('partner.ownerValue'), true)).toContain('valuation/sale')
    const luckIn = (model: Catalogue) => {
      const { structure, variants } = compile(scenario, model, { onlyRead: true })
      return variants[0].bindings[structure.params.findIndex(({ path }) => path === 'valuation.luck')]
    }
    expect(luckIn(orders)).toEqual({ kind: 'constant', value: 0 })
    expect(luckIn(only('partner.ownerValue'))).not.toEqual({ kind: 'constant', value: 0 })
  })

  it('but the books are kept where they have to balance', async () => {
    const scenario = await shipped('uv-partners')
    const balanced = compile(scenario, only('orders.due', catalogue.identities), { onlyRead: true }).structure
    const unbalanced = compile(scenario, only('orders.due'), { onlyRead: true }).structure
    expect(balanced.work.length).toBeGreaterThan(unbalanced.work.length)
    expect(balanced.identities.length).toBeGreaterThan(10)
  })
})
