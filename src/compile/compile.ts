import type { Catalogue } from '../domain/catalogue.ts'
import { stepEnds, stepsIn, yearEnds } from '../kernel/calendar.ts'
import { periodYears } from '../kernel/unit.ts'
import type { Scenario, Strategy } from '../scenario/scenario.ts'
import { bindingOf } from './bindings.ts'
import { sortedSets } from './elements.ts'
import { instantiate, type ParamRef } from './instances.ts'
import { inReadingOrder } from './order.ts'
import { slotTable } from './slots.ts'
import type { Instance, Structure, Variant } from './structure.ts'

/** A scenario as a structure with one variant for each of its strategies. */
export type Compiled = { readonly structure: Structure; readonly variants: readonly Variant[] }

/** Whether anything is said at or under one of the paths. */
const isAbout = (scenario: Scenario, strategies: readonly Strategy[], about: readonly string[]): boolean => {
  const said = [scenario.settings, ...strategies.map(s => s.settings)].flatMap(settings => [...settings.keys()])
  return about.length === 0 || about.some(path => said.some(key => key === path || key.startsWith(`${path}.`)))
}

/** The most steps that a parameter can look back: as its field allows, so that every variant finds its memory. */
const mostBack = ({ field }: ParamRef, months: number, steps: number): number =>
  Math.min(stepsIn(field.range[1], months), steps + 1)

/** A lag is one certain number in every variant. */
const checkLags = (instances: readonly Instance[], variants: readonly Variant[], params: readonly ParamRef[]): void => {
  for (const { reads } of instances)
    for (const { back } of Object.values(reads))
      if (typeof back === 'object' && variants.some(({ bindings }) => bindings[back.param].kind !== 'constant'))
        throw new Error(`"${params[back.param].path}" must be one certain number`)
}

/**
 * Wires the mechanisms that the scenario speaks of: slots for what they write, sums for what they read, an order in
 * which each works after what it reads, and the numbers of each strategy. Errors are ours: a scenario was checked.
 */
export const compile = (
  scenario: Scenario,
  catalogue: Catalogue,
  options: { readonly seed?: string; readonly strategies?: readonly string[] } = {},
): Compiled => {
  const seed = options.seed ?? scenario.run.seed
  const sets = sortedSets(scenario)
  const active = catalogue.mechanisms.filter(({ about }) => isAbout(scenario, scenario.strategies, about))
  const slots = slotTable(sets)
  const { nodes, params } = instantiate(active, sets, slots, seed)
  const wanted = scenario.strategies.filter(s => options.strategies?.includes(s.id) ?? true)
  const variants = wanted.map(strategy => ({
    id: strategy.id,
    bindings: params.map(param => bindingOf(scenario, strategy, seed, catalogue.fields, param)),
  }))

  const { step, steps } = scenario.time
  const months = step === 'month' ? 1 : step === 'quarter' ? 3 : periodYears[step] * 12
  const metrics = catalogue.metrics.map(({ id, needs }) => ({
    id,
    needs: Object.fromEntries(
      Object.entries(needs).map(([name, { target, window }]) => [name, { slot: slots.find(target, {}), window }]),
    ),
  }))
  const timelines = Object.entries(catalogue.timelines).map(([id, column]) => ({ id, slot: slots.find(column, {}) }))
  const identities = catalogue.identities.map(({ name, terms }) => ({
    name,
    terms: terms.map(({ column, when, sign }) => ({
      slot: slots.find(column, {}),
      back: when === 'last' ? (1 as const) : (0 as const),
      sign,
    })),
  }))

  const backOf = (back: Instance['reads'][string]['back']): number =>
    typeof back === 'number' ? back : mostBack(params[back.param], months, steps)
  const instances = nodes.map(node => node.instance(months))
  checkLags(instances, variants, params)
  const depths = slots.names().map(() => 1)
  const deepen = (slot: number, back: number): void => {
    depths[slot] = Math.max(depths[slot], back + 1)
  }
  for (const { reads } of instances)
    for (const { slots: looked, back } of Object.values(reads)) for (const slot of looked) deepen(slot, backOf(back))
  for (const { terms } of identities) for (const { slot, back } of terms) deepen(slot, back)

  const sums = slots.sums()
  const work = [...instances, ...sums.map(({ into, of }) => ({ into, of }))]
  const writer = new Map<number, number>()
  instances.forEach(({ writes }, n) => {
    for (const { slots: written } of Object.values(writes)) for (const slot of written) writer.set(slot, n)
  })
  sums.forEach(({ into }, n) => {
    writer.set(into, instances.length + n)
  })
  const writersOf = (looked: readonly number[]): number[] => [
    ...new Set(looked.map(slot => writer.get(slot)).filter(n => n !== undefined)),
  ]
  const order = inReadingOrder([
    ...instances.map(({ reads }, n) => ({
      name: nodes[n].name,
      after: writersOf(Object.values(reads).flatMap(({ slots: looked, back }) => (back === 0 ? looked : []))),
    })),
    ...sums.map(({ name, of }) => ({ name, after: writersOf(of) })),
  ])

  const dates = stepEnds(scenario.time.start, step, steps + 1)
  const ends = dates.slice(0, steps)
  const structure: Structure = {
    steps,
    years: months / 12,
    months,
    dates: ends,
    partnerYearEnds: yearEnds(ends, dates[steps], scenario.time.partnerYear),
    vendorYearEnds: yearEnds(ends, dates[steps], scenario.time.vendorYear),
    slots: slots.names().map((slot, n) => ({ ...slot, depth: depths[n] })),
    params: params.map(({ field, path }) => ({ path, event: field.draw === 'event', range: field.range })),
    work: order.map(n => work[n]),
    metrics,
    timelines,
    identities,
  }
  return { structure, variants }
}
