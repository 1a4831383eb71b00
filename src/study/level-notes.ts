import type { Structure } from '../compile/structure.ts'
import { stepsIn } from '../kernel/calendar.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { saidOf } from './marketing/counterfactuals.ts'
import type { StrategyResult } from './result.ts'

/** The levels of the program from the lowest, where the file says for certain what each asks for. */
const ladderOf = ({ axes, settings }: Scenario): readonly string[] | undefined => {
  const levels = axes.level.map(name => ({ name, quantity: settings.get(`program.tiers.${name}.from`)?.quantity }))
  const certain = levels.flatMap(({ name, quantity }) =>
    quantity?.kind === 'constant' ? [{ name, from: quantity.value }] : [],
  )
  if (certain.length < levels.length) return undefined
  return certain.sort((a, b) => a.from - b.from).map(({ name }) => name)
}

/** Whether a review of levels takes effect within the horizon, in some strategy; a lag that moves is not looked into. */
const isReviewed = (scenario: Scenario, { steps, months, clocks }: Horizon): boolean => {
  return scenario.strategies.some(strategy => {
    const review = saidOf(scenario, strategy, 'program.levels.review')
    const lag = saidOf(scenario, strategy, 'program.levels.lag')
    const byQuarters = review?.kind === 'choice' && review.value === 'vendorQuarter'
    const late = lag?.kind === 'constant' && lag.value > 0 ? stepsIn(lag.value, months) : 0
    return clocks[byQuarters ? 'vendorQuarter' : 'vendorYear'].ends.slice(0, Math.max(0, steps - late)).includes(true)
  })
}

type Horizon = Pick<Structure, 'steps' | 'months' | 'clocks'>

/** Levels that no future of any strategy comes to be of, so that what they give counts for nothing. */
export const levelNotes = (scenario: Scenario, strategies: readonly StrategyResult[], horizon: Horizon): string[] => {
  const ladder = ladderOf(scenario)
  const highest = strategies.map(({ metrics }) => metrics['partner.level.highest']?.max ?? 0)
  const unreached = ladder?.slice(Math.max(0, ...highest)) ?? []
  if (unreached.length === 0 || strategies.length === 0) return []
  const names = unreached.map(name => `“${name}”`)
  const list = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
  const what = names.length === 1 ? 'the level' : 'the levels'
  const why = isReviewed(scenario, horizon)
    ? 'what is asked for is more than what is sold'
    : 'no review of levels takes effect within the horizon'
  return [`no future of any strategy is ever of ${what} ${list}: ${why}`]
}
