import type { Catalogue } from '../domain/catalogue.ts'
import { periodClock, stepEnds, yearEnds } from '../kernel/calendar.ts'
import { periodYears } from '../kernel/unit.ts'
import type { Scenario, Strategy } from '../scenario/scenario.ts'
import { bindingOf } from './bindings.ts'
import { copulasOf } from './copula.ts'
import { sortedSets } from './elements.ts'
import { instantiate } from './instances.ts'
import { pointsFor, saidIn } from './points.ts'
import { isActive, type Said, saidBy, saysAny } from './says.ts'
import { slotTable } from './slots.ts'
import type { Structure, Variant } from './structure.ts'
import { watched } from './watched.ts'
import { checkLags, depthsOf, inOrder } from './wiring.ts'

export type CompileOptions = {
  readonly seed?: string
  /** Ids of the strategies that become variants; all by default. */
  readonly strategies?: readonly string[]
  /** Whether inputs take their uniforms from scrambled Sobol points. */
  readonly isSobol?: boolean
}

/** A scenario as a structure with one variant for each of its strategies. */
export type Compiled = { readonly structure: Structure; readonly variants: readonly Variant[] }

/** Whether a scenario speaks of what something is about. */
const isSpokenBy =
  (said: Said) =>
  ({ about }: { readonly about?: readonly string[] }): boolean =>
    about === undefined || saysAny(said, about)

/** The steps in time: their length, their last days, and which of them end a fiscal year. */
const calendarOf = ({ time }: Scenario) => {
  const { step, steps } = time
  const months = step === 'month' ? 1 : step === 'quarter' ? 3 : periodYears[step] * 12
  const stepsOfYear = Math.ceil(12 / months) + 1
  const ends = stepEnds(time.start, step, steps + stepsOfYear)
  const dates = ends.slice(0, steps)
  const clockOf = (firstMonth: number, length: 1 | 3 | 12) =>
    periodClock(dates, ends.slice(steps), firstMonth, length, months)
  return {
    steps,
    years: months / 12,
    months,
    dates,
    partnerYearEnds: yearEnds(dates, ends[steps], time.partnerYear),
    vendorYearEnds: yearEnds(dates, ends[steps], time.vendorYear),
    clocks: {
      partnerQuarter: clockOf(time.partnerYear, 3),
      partnerYear: clockOf(time.partnerYear, 12),
      vendorMonth: clockOf(1, 1),
      vendorQuarter: clockOf(time.vendorYear, 3),
      vendorYear: clockOf(time.vendorYear, 12),
    },
  }
}

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
  options: CompileOptions = {},
): Compiled & { readonly bind: (strategy: Strategy) => Variant } => {
  const seed = options.seed ?? scenario.run.seed
  const sets = sortedSets(scenario)
  const said = saidBy(scenario)
  const active = catalogue.mechanisms.filter(mechanism => isActive(said, mechanism))
  const slots = slotTable(sets)
  const { nodes, params } = instantiate(active, sets, slots, seed)
  const { fields } = catalogue
  const world = { scenario, seed, fields, copulas: copulasOf(scenario, seed, fields) }
  const before = scenario.strategies.find(({ id }) => id === scenario.against)
  const bind = (strategy: Strategy): Variant => ({
    id: strategy.id,
    bindings: params.map(param => bindingOf(world, (param.field.before && before) || strategy, param)),
  })
  const variants = scenario.strategies.filter(({ id }) => options.strategies?.includes(id) ?? true).map(bind)

  const calendar = calendarOf(scenario)
  const isSpoken = isSpokenBy(said)
  const looked = watched(
    { ...catalogue, identities: catalogue.identities.filter(isSpoken) },
    isSpoken,
    slots,
    scenario,
    sets,
  )
  const instances = nodes.map(node => node.instance(calendar.months))
  checkLags(instances, variants, params)
  const depths = depthsOf(slots, instances, looked.identities, params, calendar)
  const structure: Structure = {
    ...calendar,
    chance: scenario.time.chance !== false,
    // of all strategies, so that whoever plays some of them meets the same luck
    ...(options.isSobol === true ? { points: pointsFor(scenario.strategies.map(bind), saidIn(scenario)) } : {}),
    ...looked,
    slots: slots.names().map((slot, n) => ({ ...slot, depth: depths[n] })),
    params: params.map(({ field, path }) => ({
      path: field.before ? `${path} before the start` : path,
      event: field.draw === 'event',
      range: field.range,
    })),
    work: inOrder(
      instances,
      nodes.map(({ name }) => name),
      slots.sums(),
    ),
  }
  return { structure, variants, bind }
}
