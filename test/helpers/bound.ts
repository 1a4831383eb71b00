import { bindingOf } from '../../src/compile/bindings.ts'
import { copulasOf } from '../../src/compile/copula.ts'
import type { Binding } from '../../src/compile/structure.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'

/** What the compiler binds a path to, in each strategy; of an element `*` stands in the field's own path. */
export const boundAt = (scenario: Scenario, path: string, template = path): readonly Binding[] => {
  const { fields } = catalogue
  const field = fields.find(one => one.path === template)
  if (field === undefined) throw new Error(`there is no field "${template}"`)
  const world = {
    scenario,
    seed: 'seed',
    fields,
    copulas: copulasOf(scenario, 'seed', fields),
    made: new Map(),
    defaults: new Map(),
  }
  return scenario.strategies.map(strategy => bindingOf(world, strategy, { field, path }))
}
