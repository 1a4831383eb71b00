import type { Catalogue } from '../domain/catalogue.ts'
import { periodClock, stepEnds, yearEnds } from '../kernel/calendar.ts'
import { periodYears } from '../kernel/unit.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { KeptBindings } from './bindings.ts'
import { sortedSets } from './elements.ts'
import { instantiate, type ParamRef } from './instances.ts'
import { neededOf } from './needed.ts'
import { isActive, type Said, saidBy, saysAny } from './says.ts'
import { slotTable } from './slots.ts'
import type { Instance, Structure } from './structure.ts'
import { refsOf, watched } from './watched.ts'
import { depthsOf, inOrder } from './wiring.ts'

/** What of a scenario its structure is made of: no number that a strategy, an input or the file sets is in it. */
type Made = {
  readonly catalogue: Catalogue
  readonly seed: string
  readonly onlyRead: boolean
  readonly said: Said
  /** What stands in the model because it is spoken of. */
  readonly present: string
  /** Elements, time, and the figures that formulas and charts ask for, as text. */
  readonly rest: string
}

/** A structure, the parameters that strategies are bound to, and what it was made of. */
export type Wired = {
  readonly structure: Structure
  readonly params: readonly ParamRef[]
  /** Places of the parameters that something at work looks at. */
  readonly used: ReadonlySet<number>
  readonly instances: readonly Instance[]
  /** What strategies were bound to that nobody said: filled as they are. */
  readonly defaults: KeptBindings
  readonly made: Made
}

/**
 * What was wired before, for whoever compiles scenarios that differ in numbers alone; no part of what is compiled. The
 * first of it stays, for it is what others are compared with.
 */
export type Known = Wired[]

const mostKnown = 4

/** On which seed a scenario is wired, and whether what nobody reads is left out. */
export type Wiring = { readonly seed: string; readonly onlyRead: boolean }

/** Whether a scenario speaks of what something is about. */
const isSpokenBy =
  (said: Said) =>
  ({ about }: { readonly about?: readonly string[] }): boolean =>
    about === undefined || saysAny(said, about)

const madeOf = (scenario: Scenario, catalogue: Catalogue, { seed, onlyRead }: Wiring): Made => {
  const { axes, time, charts } = scenario
  const said = saidBy(scenario)
  const { mechanisms, identities, metrics, means = [] } = catalogue
  const isSpoken = isSpokenBy(said)
  const marks = [
    ...mechanisms.map(one => isActive(said, one)),
    ...[identities, metrics, means].flatMap(list => list.map(isSpoken)),
  ]
  return {
    catalogue,
    seed,
    onlyRead,
    said,
    present: marks.map(is => (is ? '1' : '0')).join(''),
    rest: JSON.stringify([axes, time, refsOf(scenario), charts ?? []]),
  }
}

const isAlike = (a: Made, b: Made): boolean =>
  a.catalogue === b.catalogue &&
  a.seed === b.seed &&
  a.onlyRead === b.onlyRead &&
  a.present === b.present &&
  a.rest === b.rest

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
 * Wires the mechanisms that a scenario speaks of. What is known to be made of the same is given back as it is: then memory
 * that was laid out for its structure serves again.
 */
export const wire = (scenario: Scenario, catalogue: Catalogue, wiring: Wiring, known: Known = []): Wired => {
  const made = madeOf(scenario, catalogue, wiring)
  const before = known.find(one => isAlike(one.made, made))
  if (before) return before
  const { said } = made
  const sets = sortedSets(scenario)
  const active = catalogue.mechanisms.filter(mechanism => isActive(said, mechanism))
  const slots = slotTable(sets)
  const { nodes, params } = instantiate(active, sets, slots, wiring.seed)
  const calendar = calendarOf(scenario)
  const isSpoken = isSpokenBy(said)
  const looked = watched(
    { ...catalogue, identities: catalogue.identities.filter(isSpoken) },
    isSpoken,
    slots,
    scenario,
    sets,
  )
  const all = nodes.map(node => node.instance(calendar.months))
  const ordered = inOrder(
    all,
    nodes.map(({ name }) => name),
    slots.sums(),
  )
  const work = wiring.onlyRead ? neededOf(ordered, looked) : ordered
  const instances = work.filter(one => 'mechanism' in one)
  const depths = depthsOf(slots, instances, looked.identities, params, calendar)
  const structure: Structure = {
    ...calendar,
    chance: scenario.time.chance !== false,
    ...looked,
    slots: slots.names().map((slot, n) => ({ ...slot, depth: depths[n] })),
    params: params.map(({ field, path }) => ({
      path: field.before ? `${path} before the start` : path,
      event: field.draw === 'event',
      range: field.range,
    })),
    work,
  }
  const used = new Set(instances.flatMap(one => Object.values(one.params).flat()))
  const wired: Wired = { structure, params, used, instances, defaults: new Map(), made }
  if (known.length >= mostKnown) known.splice(1, 1)
  known.push(wired)
  return wired
}
