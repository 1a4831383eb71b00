import type { Variant } from '../../compile/structure.ts'
import type { Quantity, Scenario, Setting, Strategy } from '../../scenario/scenario.ts'

const place = { file: { name: 'counterfactual', text: '' }, start: 0, end: 0 }

const certain = (path: string, value: number): Setting => ({ path, quantity: { kind: 'constant', value }, place })

/** A strategy in which some fields take other values, by path. */
export const withValues = (strategy: Strategy, values: Readonly<Record<string, number>>): Strategy => ({
  ...strategy,
  settings: new Map([
    ...strategy.settings,
    ...Object.entries(values).map(([path, value]) => [path, certain(path, value)] as const),
  ]),
})

/** What a strategy says of a path, or the file. */
export const saidOf = ({ settings }: Scenario, strategy: Strategy, path: string): Quantity | undefined =>
  (strategy.settings.get(path) ?? (strategy.removed.has(path) ? undefined : settings.get(path)))?.quantity

const isNothing = (quantity: Quantity): boolean =>
  quantity.kind === 'schedule'
    ? quantity.pieces.every(piece => isNothing(piece.quantity))
    : quantity.kind === 'constant' && quantity.value === 0

/** Activities that the plan of a strategy names at some time. */
export const plannedIn = (scenario: Scenario, strategy: Strategy): readonly string[] =>
  scenario.axes.activity.filter(name => {
    const plan = saidOf(scenario, strategy, `mdf.plan.${name}`)
    return plan !== undefined && !isNothing(plan)
  })

/** Of these the relationships, which steer direct deals. */
export const steeringIn = (scenario: Scenario, strategy: Strategy): readonly string[] =>
  plannedIn(scenario, strategy).filter(name => {
    const kind = saidOf(scenario, strategy, `mdf.activities.${name}.kind`)
    const steers = saidOf(scenario, strategy, `mdf.activities.${name}.steers.upTo`)
    return kind?.kind === 'choice' && kind.value === 'relationship' && steers !== undefined && !isNothing(steers)
  })

/** More of its own money that the partner puts into an activity, to see what the next dollar brings. */
export const more = 0.1

/** A strategy as it is, and as it would be: places among the variants that are played. */
export type Plays = {
  readonly strategy: Strategy
  readonly base: number
  /** The same, begun without what was spent before the start; `without`, `more` and `unsteered` are of that world. */
  readonly fresh: number
  readonly activities: readonly { readonly name: string; readonly without: number; readonly more: number }[]
  /** With every relationship's incrementality at 0 and at 1; none where nothing is steered. */
  readonly phi: readonly [number, number] | null
  /** With nothing steered, to see what margin and what rebates go with it; none where nothing is. */
  readonly unsteered: number | null
}

/** What was spent before the start, as far as anybody says it, at nothing. */
const nothingBefore = (scenario: Scenario, strategy: Strategy): Readonly<Record<string, number>> =>
  Object.fromEntries(
    scenario.axes.activity
      .flatMap(name => ['before', 'trust.start'].map(key => `mdf.activities.${name}.${key}`))
      .filter(path => !isNothing(saidOf(scenario, strategy, path) ?? { kind: 'constant', value: 0 }))
      .map(path => [path, 0]),
  )

/**
 * What each activity brings is told by the same world in which it is paid for and has no effect: its leads become no
 * opportunities and it steers nothing. So the money of the fund goes where it went, and only the effect is gone. What was
 * spent before the start is nobody's money of now: it is left out of both worlds.
 */
export const playsOf = (
  scenario: Scenario,
  strategies: readonly Strategy[],
  bind: (strategy: Strategy) => Variant,
): { readonly plays: readonly Plays[]; readonly variants: readonly Variant[] } => {
  const variants: Variant[] = []
  const add = (strategy: Strategy, values: Readonly<Record<string, number>> = {}): number =>
    variants.push(bind(withValues(strategy, values))) - 1
  const plays = strategies.map((strategy): Plays => {
    const steering = steeringIn(scenario, strategy)
    const ofAll = (field: string, value: number, also: Readonly<Record<string, number>> = {}): number =>
      add(strategy, {
        ...also,
        ...Object.fromEntries(steering.map(name => [`mdf.activities.${name}.${field}`, value])),
      })
    const steers = steering.length > 0
    const none = nothingBefore(scenario, strategy)
    const base = add(strategy)
    return {
      strategy,
      base,
      fresh: Object.keys(none).length === 0 ? base : add(strategy, none),
      activities: plannedIn(scenario, strategy).map(name => {
        const room = `mdf.activities.${name}`
        const own = saidOf(scenario, strategy, `${room}.ownMoney`)
        const before = own?.kind === 'constant' ? own.value : 0
        return {
          name,
          without: add(strategy, { ...none, [`${room}.converts`]: 0, [`${room}.steers.upTo`]: 0 }),
          more: add(strategy, { ...none, [`${room}.ownMoney`]: before + more * (1 + before) }),
        }
      }),
      phi: steers ? [ofAll('incrementality', 0), ofAll('incrementality', 1)] : null,
      unsteered: steers ? ofAll('steers.upTo', 0, none) : null,
    }
  })
  return { plays, variants }
}
