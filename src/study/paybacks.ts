import { type PaybackState, paybackQuantile, payingTrials } from '../compare/payback.ts'
import type { Structure } from '../compile/structure.ts'
import type { Payback, Paybacks } from './beyond-levels.ts'

/** What is asked when it is paid back: the timeline of resale alone, and of the business with its services. */
const asked = { resale: 'partner.resaleNet', withServices: 'partner.ebitda' } as const

const names = Object.keys(asked) as (keyof typeof asked)[]

const placeOf = ({ timelines }: Pick<Structure, 'timelines'>, name: keyof typeof asked): number =>
  timelines.findIndex(({ id }) => id === asked[name])

/** Places of those timelines that a structure has. */
export const paybackTimelines = (structure: Pick<Structure, 'timelines'>): readonly number[] =>
  names.map(name => placeOf(structure, name)).filter(place => place >= 0)

const paybackOf = (state: PaybackState, months: number): Payback | null => {
  const paying = payingTrials(state)
  if (paying === 0) return null
  const at = (p: number): number | null => {
    const steps = paybackQuantile(state, p)
    return steps === null ? null : steps * months
  }
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9), never: state.never / paying }
}

/** When a pair's difference is paid back, from its states in the order of `paybackTimelines`. */
export const paybacksOf = (structure: Structure, states: readonly PaybackState[]): Paybacks => {
  const places = paybackTimelines(structure)
  const found = (name: keyof typeof asked): Payback | null => {
    const state = states[places.indexOf(placeOf(structure, name))]
    return state ? paybackOf(state, structure.months) : null
  }
  return { resale: found('resale'), withServices: found('withServices') }
}
