import type { Outcome } from '../../study/outcome.ts'
import type { StrategyResult } from '../../study/result.ts'
import { shownOf } from '../best.ts'
import { meanPath } from '../mean-path.ts'
import { percentText, valueText } from '../number.ts'
import { datesOf } from '../quarters.ts'
import { shortTitle } from '../text.ts'
import { coloursOf, muted, sourceText } from '../theme.ts'
import { monthName } from '../words.ts'

/** What the bench does with its hours, from the bottom up; together they are its capacity. */
export const uses = ['billed', 'presales', 'training', 'meetings', 'build', 'elsewhere', 'idle'] as const
export type Use = (typeof uses)[number]

/**
 * Some steps together: from `t` to `until` in milliseconds since 1970 (UTC). Hours are hours a month, means over the
 * trials; the backlog is that at the end, in months of capacity (null where there is none).
 */
export type BenchSpell = {
  readonly t: number
  readonly until: number
  readonly capacity: number
  readonly hours: Readonly<Record<Use, number>>
  readonly subcontracted: number
  readonly backlog: number | null
}

/** Load of the bench against its capacity under one strategy. */
export type BenchRecord = {
  readonly kind: 'bench'
  readonly title: string
  readonly colour: string
  readonly trials: number
  readonly source: string
  /** How many months of the calendar a spell takes together. */
  readonly every: 1 | 3 | 12
  readonly spells: readonly BenchSpell[]
  /** Over the whole run: hours of capacity, and of it the share of each use. */
  readonly capacity: number
  readonly shares: Readonly<Record<Use, number>>
  /** Hours of subcontractors for each hour of capacity. */
  readonly subcontracted: number
  readonly mostBacklog: { readonly t: number; readonly months: number } | null
  readonly finding: string
}

/** At most so many spells stand side by side. */
const mostSpells = 36

const everyOf = (months: number, stepMonths: number): 1 | 3 | 12 =>
  months / 1 <= mostSpells && stepMonths < 1.5 ? 1 : months / 3 <= mostSpells + 4 ? 3 : 12

/** The number of the spell of the calendar that a day is in. */
const spellOf = (date: string, every: number): number =>
  Math.floor((12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1) / every)

const moment = (date: string): number => Date.parse(`${date}T00:00:00Z`)

const spellsOf = (strategy: StrategyResult, every: 1 | 3 | 12, months: number): BenchSpell[] => {
  const dates = datesOf(strategy)
  const stepMonths = months / dates.length
  const path = (id: string) => meanPath(strategy, id)
  const hours = Object.fromEntries(uses.map(use => [use, path(`bench.${use}`)])) as Record<Use, readonly number[]>
  const [capacity, subcontracted, backlog] = [
    path('bench.capacity'),
    path('services.subcontractHours'),
    path('services.backlogHours'),
  ]
  const steps = new Map<number, number[]>()
  dates.forEach((date, t) => {
    const spell = spellOf(date, every)
    steps.set(spell, [...(steps.get(spell) ?? []), t])
  })
  return [...steps.values()].map(own => {
    const [first, last] = [own[0]!, own.at(-1)!]
    const aMonth = (values: readonly number[]) =>
      own.reduce((sum, t) => sum + values[t]!, 0) / (own.length * stepMonths)
    const able = aMonth(capacity)
    const before = dates[first - 1]
    const until = moment(dates[last]!)
    return {
      t: before === undefined ? until - own.length * stepMonths * 30.4375 * 86_400_000 : moment(before),
      until,
      capacity: able,
      hours: Object.fromEntries(uses.map(use => [use, aMonth(hours[use])])) as Record<Use, number>,
      subcontracted: aMonth(subcontracted!),
      backlog: able > 0 ? backlog![last]! / able : null,
    }
  })
}

const otherUses = ['presales', 'training', 'meetings', 'build'] as const

const findingOf = ({ title, shares, mostBacklog, capacity }: Omit<BenchRecord, 'finding'>): string => {
  if (capacity === 0) return `There is no bench with ${title}`
  const other = otherUses.reduce((sum, use) => sum + shares[use], 0)
  const parts = [
    `the bench bills ${percentText(shares.billed)} of the hours it can`,
    ...(other >= 0.005 ? [`gives ${percentText(other)} to work that is not billed`] : []),
    ...(shares.elsewhere >= 0.005 ? [`works ${percentText(shares.elsewhere)} for others`] : []),
    shares.idle > 0 ? `has ${percentText(shares.idle)} idle` : 'has none idle',
  ]
  const list = `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
  const waits =
    mostBacklog === null || mostBacklog.months < 0.05
      ? 'no work waits'
      : `work that waits reaches ${valueText(mostBacklog.months, 'months')} of capacity on average, in ${monthName(mostBacklog.t)}`
  return `${title}: ${list}; ${waits}`
}

/** What the chart of the bench shows of a strategy: the one named, else the best for the owner. No bench, no spells. */
export const benchRecord = (outcome: Outcome, of?: string): BenchRecord => {
  const { result, against, horizonMonths: months } = outcome
  const id = shownOf(outcome, of)
  const shown = result.strategies.find(strategy => strategy.id === id)
  const sum = (column: string) =>
    shown === undefined ? 0 : meanPath(shown, column).reduce((all, value) => all + value, 0)
  const capacity = sum('bench.capacity')
  const steps = shown === undefined ? 0 : datesOf(shown).length
  const every = everyOf(months, steps > 0 ? months / steps : 1)
  const spells = shown === undefined || capacity === 0 ? [] : spellsOf(shown, every, months)
  const share = (column: string) => (capacity > 0 ? sum(column) / capacity : 0)
  const most = spells.reduce<BenchSpell | undefined>(
    (a, b) => ((b.backlog ?? -1) > (a?.backlog ?? -1) ? b : a),
    undefined,
  )
  const told = {
    kind: 'bench' as const,
    title: shortTitle(shown?.title ?? id),
    colour: coloursOf(result, against).get(id) ?? muted,
    trials: result.trials,
    source: sourceText(result),
    every,
    spells,
    capacity,
    shares: Object.fromEntries(uses.map(use => [use, share(`bench.${use}`)])) as Record<Use, number>,
    subcontracted: share('services.subcontractHours'),
    mostBacklog: most === undefined || most.backlog === null ? null : { t: most.until, months: most.backlog },
  }
  return { ...told, finding: findingOf(told) }
}
