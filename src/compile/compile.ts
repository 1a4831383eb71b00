import type { Catalogue } from '../domain/catalogue.ts'
import type { Scenario, Strategy } from '../scenario/scenario.ts'
import { bindingOf } from './bindings.ts'
import { copulasOf } from './copula.ts'
import { pointsFor, saidIn } from './points.ts'
import type { Binding, Structure, Variant } from './structure.ts'
import { type Known, wire } from './wire.ts'
import { checkLags } from './wiring.ts'

export type CompileOptions = {
  readonly seed?: string
  /** Ids of the strategies that become variants; all by default. */
  readonly strategies?: readonly string[]
  /**
   * Whether what none of the catalogue's figures, paths and identities reads is left out: it is neither worked nor drawn,
   * and moves no bit of the others.
   */
  readonly onlyRead?: boolean
  /** Whether what is left out is drawn all the same, so that a number out of its range stops this as it stops a run. */
  readonly bindsAll?: boolean
  /** Whether inputs take their uniforms from scrambled Sobol points. */
  readonly isSobol?: boolean
  /** What was wired before for scenarios that differ in numbers alone; moves no bit. */
  readonly known?: Known
}

/** What nothing looks at is bound to: no luck and no formula. */
const unread = (event: boolean): Binding =>
  event ? { kind: 'event', law: { kind: 'constant', params: [0] } } : { kind: 'constant', value: 0 }

/** A scenario as a structure with one variant for each of its strategies. */
export type Compiled = { readonly structure: Structure; readonly variants: readonly Variant[] }

/**
 * Wires the mechanisms that the scenario speaks of: slots for what they write, sums for what they read, an order in
 * which each works after what it reads, and the numbers of each strategy. Errors are ours: a scenario was checked.
 */
export const compile = (scenario: Scenario, catalogue: Catalogue, options: CompileOptions = {}): Compiled => {
  const { structure, variants } = compileWithBind(scenario, catalogue, options)
  return { structure, variants }
}

/** The same, with a function that makes another variant over that structure: of a strategy that says something else. */
export const compileWithBind = (
  scenario: Scenario,
  catalogue: Catalogue,
  { strategies, known, isSobol, onlyRead = false, bindsAll = !onlyRead, ...options }: CompileOptions = {},
): Compiled & { readonly bind: (strategy: Strategy) => Variant } => {
  const seed = options.seed ?? scenario.run.seed
  const wired = wire(scenario, catalogue, { seed, onlyRead }, known)
  const { params, instances, used, defaults } = wired
  const { fields } = catalogue
  const world = { scenario, seed, fields, copulas: copulasOf(scenario, seed, fields), made: new Map(), defaults }
  const before = scenario.strategies.find(({ id }) => id === scenario.against)
  const bind = (strategy: Strategy): Variant => ({
    id: strategy.id,
    bindings: params.map((param, n) =>
      !bindsAll && !used.has(n)
        ? unread(param.field.draw === 'event')
        : bindingOf(world, (param.field.before && before) || strategy, param),
    ),
  })
  const variants = scenario.strategies.filter(({ id }) => strategies?.includes(id) ?? true).map(bind)
  checkLags(instances, variants, params)
  // of all strategies, so that whoever plays some of them meets the same luck
  const points = isSobol === true ? { points: pointsFor(scenario.strategies.map(bind), saidIn(scenario)) } : undefined
  const structure: Structure = points ? { ...wired.structure, ...points } : wired.structure
  return { structure, variants, bind }
}
